"""Wat wij anders willen dan allauth: geen eigen registratie, en een versleutelde tweede factor."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from schuldhulp.lib.slot import slot

TWEEDE_FACTOR = "tweede factor"


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
        return slot(TWEEDE_FACTOR).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """De tekst die `encrypt` kreeg."""
        return slot(TWEEDE_FACTOR).decrypt(encrypted_text.encode()).decode()
