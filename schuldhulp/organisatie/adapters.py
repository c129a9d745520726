"""Wat wij anders willen dan allauth: geen eigen registratie, en een versleutelde tweede factor."""

from base64 import urlsafe_b64encode
from functools import lru_cache

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest


class InlogAdapter(DefaultAccountAdapter):
    """Accounts komen van de functioneel beheerder; meldingen zijn in onze woorden."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account staat uit. Vraag de functioneel beheerder om hulp.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Kijk ze allebei na.",
        "enter_current_password": "Vul het wachtwoord in dat u nu gebruikt.",
        "incorrect_code": "Deze code klopt niet. Kijk op uw telefoon en vul de nieuwste code in.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "too_many_login_attempts": "Er is te vaak een fout wachtwoord ingevuld. Probeer het over een uur opnieuw.",
        "rate_limited": "Dat ging even te snel. Wacht een minuut en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nooit: er is geen openbare registratie."""
        return False


class TweedeFactorAdapter(DefaultMFAAdapter):
    """Versleutelt TOTP-geheimen en herstelcodes: wie alleen de database heeft, kan er niet mee inloggen."""

    def encrypt(self, text: str) -> str:
        """Versleuteld onder een sleutel die uit CODE_SLEUTEL volgt."""
        return _slot(settings.CODE_SLEUTEL).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """De tekst die `encrypt` kreeg."""
        return _slot(settings.CODE_SLEUTEL).decrypt(encrypted_text.encode()).decode()


@lru_cache(maxsize=2)
def _slot(sleutel: str) -> Fernet:
    afgeleid = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"schuldhulp tweede factor").derive(sleutel.encode())
    return Fernet(urlsafe_b64encode(afgeleid))
