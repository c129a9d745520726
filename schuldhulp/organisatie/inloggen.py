"""Inlogformulieren: die van allauth, met onze meldingen. En hulp voor wie in de demo inlogt."""

import time
from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django import forms
from django.conf import settings

from schuldhulp.formulieren import melding_verplicht
from schuldhulp.organisatie.models.medewerker import Aanstelling
from schuldhulp.organisatie.rollen import Rol

UITLEG_CODE = "De code van 6 cijfers uit de app op uw telefoon, of een van uw herstelcodes."
PERIODE_SECONDEN = 30


class _Meldingen:
    """Zet de melding bij een leeg veld om in wat er moet gebeuren."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for naam, label in {"login": "E-mailadres", "password": "Wachtwoord", "code": "Code"}.items():
            if naam in self.fields:
                self.fields[naam].label = label
        for veld in self.fields.values():
            veld.error_messages["required"] = melding_verplicht(veld)


class InlogFormulier(_Meldingen, LoginForm):
    """E-mailadres en wachtwoord. Een nieuw wachtwoord geeft de functioneel beheerder, dus zonder link daarvoor."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class CodeFormulier(_Meldingen, AuthenticateForm):
    """De tweede stap: een code uit de app of een herstelcode."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = UITLEG_CODE


class HercontroleFormulier(_Meldingen, ReauthenticateForm):
    """Nog een keer de code, voor iets gevoeligs."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = UITLEG_CODE


class InstelFormulier(_Meldingen, ActivateTOTPForm):
    """De eerste code uit de app bewijst dat de tweede stap werkt."""


def is_demo() -> bool:
    """Draait dit als demo met verzonnen personen?"""
    return bool(getattr(settings, "DEMO", False))


def demo_logins() -> list[dict[str, str]]:
    """Van elke rol één demomedewerker om mee in te loggen; leeg buiten de demo."""
    if not is_demo():
        return []
    per_rol: dict[str, dict[str, str]] = {}
    aanstellingen = Aanstelling.objects.filter(medewerker__is_active=True).select_related("medewerker")
    for aanstelling in aanstellingen.order_by("medewerker_id"):
        persoon = {"rol": aanstelling.get_rol_display(), "email": aanstelling.medewerker.email}
        per_rol.setdefault(aanstelling.rol, persoon)
    return [per_rol[rol] for rol in Rol.values if rol in per_rol]


def demo_code() -> str:
    """De code die nu geldt voor alle demogebruikers; leeg buiten de demo.

    Demogebruikers delen één bekend geheim (DEMO_TOTP_GEHEIM), zodat een bezoeker zonder telefoon kan inloggen.
    """
    geheim = getattr(settings, "DEMO_TOTP_GEHEIM", "")
    if not is_demo() or not geheim:
        return ""
    return format_hotp_value(hotp_value(geheim, int(time.time()) // PERIODE_SECONDEN))
