"""Elke stap op een verwijzing: als knop wanneer hij kan, en anders met de reden waarom niet."""

from typing import Any

from django.urls import reverse

from ketenpartners.models import Verwijzing
from ketenpartners.permissions import check_verwijzen
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker

# (naam, adres, overgang, soort knop); de volgorde bepaalt welke knop vooraan staat.
STAPPEN: list[tuple[str, str, str, str]] = [
    ("Vervolg kiezen", "vervolg", "settle", ""),
    ("Partner neemt aan", "aangenomen", "accept", ""),
    ("Tussenbericht vastleggen", "tussenbericht", "report", ""),
    ("Partner is klaar", "afgerond", "complete", ""),
    ("Partner weigert", "geweigerd", "refuse", "tweede"),
    ("Verwijzing intrekken", "intrekken", "withdraw", "subtiel"),
]


def acties_voor(rij: Verwijzing, user: Medewerker) -> list[dict[str, Any]]:
    """De stappen in volgorde van wat nu het meest voor de hand ligt."""
    return [_actie(rij, user, *stap) for stap in STAPPEN]


def _actie(rij: Verwijzing, user: Medewerker, naam: str, adres: str, overgang: str, soort: str) -> dict[str, Any]:
    reden = waarom_niet(rij, overgang) or _geweigerd(rij, user)
    url = reverse(f"ketenpartners:verwijzing-{adres}", args=[rij.pk])
    return {"naam": naam, "url": url, "toegestaan": not reden, "reden": reden, "soort": soort}


def _geweigerd(rij: Verwijzing, user: Medewerker) -> str:
    try:
        check_verwijzen(user, rij.gemeente)
    except Geweigerd as fout:
        return fout.melding
    return ""
