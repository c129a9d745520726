"""Elke stap op een deelname: als knop wanneer hij kan, en anders met de reden waarom niet."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from intake.choices.workshop import DeelnameStatus
from intake.models import Deelname
from intake.permissions import check_behandelen
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker

GESLOTEN = "Deze deelname is afgesloten."
# (naam, adres, overgang, soort knop, met POST); de volgorde bepaalt welke knop vooraan staat.
STAPPEN: list[tuple[str, str, str, str, bool]] = [
    ("Inwoner komt", "deelname-bevestigen", "confirm", "", True),
    ("Van de wachtlijst uitnodigen", "deelname-uitnodigen", "invite", "", True),
    ("Reeks afronden", "deelname-afronden", "complete", "", False),
    ("Naar individuele intake", "deelname-intake", "start_intake", "tweede", False),
    ("Verder in een andere reeks", "deelname-andere-reeks", "switch_reeks", "tweede", False),
    ("Stoppen met de workshop", "deelname-stoppen", "stop", "subtiel", False),
]


def acties_voor(rij: Deelname, user: Medewerker) -> list[dict[str, Any]]:
    """De stappen in volgorde van wat nu het meest voor de hand ligt."""
    geen_recht = _geweigerd(rij, user)
    vast = GESLOTEN if not rij.is_open else geen_recht
    acties = [_actie(rij, _waarom_niet(rij, overgang) or geen_recht, *rest) for *rest, overgang in _stappen(rij)]
    dossier = _actie(rij, vast, "Dossier bijwerken", "deelname-dossier", "", False)
    signaal = _actie(rij, vast, "GGZ-signaal vastleggen", "ggz-nieuw", "tweede", False)
    plek = 0 if rij.status == DeelnameStatus.BEZIG else 1
    eerst = [] if vast else _eerst(rij)
    return [*eerst, *acties[:plek], dossier, *acties[plek:-1], signaal, acties[-1]]


def _waarom_niet(rij: Deelname, overgang: str) -> str:
    """De reden uit de statusmachine; afronden kan bovendien pas als er geen bijeenkomst meer komt."""
    reden = waarom_niet(rij, overgang)
    if not reden and overgang == "complete" and rij.reeks.eind_op and rij.reeks.eind_op > timezone.now():
        return "Er komt nog een bijeenkomst. Afronden kan daarna."
    return reden


def _eerst(rij: Deelname) -> list[dict[str, Any]]:
    """Wat nu open staat gaat voor alles: een signaal, en wie wegbleef."""
    open_: list[dict[str, Any]] = []
    if signaal := rij.ggzsignalen.filter(opvolging="").order_by("opvolg_uiterlijk_datum").first():  # type: ignore[attr-defined]
        open_.append({"naam": "GGZ-signaal opvolgen", "url": reverse("intake:ggz-opvolgen", args=[rij.pk, signaal.pk])})
    weg = rij.aanwezigheden.filter(opvolg_uiterlijk_datum__isnull=False)  # type: ignore[attr-defined]
    if gemist := weg.order_by("opvolg_uiterlijk_datum").first():
        url = reverse("intake:deelname-opvolgen", args=[rij.pk, gemist.pk])
        open_.append({"naam": "Vastleggen waarom niet gekomen", "url": url})
    return [{**actie, "toegestaan": True, "reden": ""} for actie in open_]


def _stappen(rij: Deelname) -> list[tuple[Any, ...]]:
    return [(naam, adres, soort, post, overgang) for naam, adres, overgang, soort, post in STAPPEN]


def _actie(rij: Deelname, reden: str, naam: str, adres: str, soort: str, post: bool) -> dict[str, Any]:
    actie = {"naam": naam, "url": reverse(f"intake:{adres}", args=[rij.pk]), "toegestaan": not reden, "reden": reden}
    return actie | ({"soort": soort} if soort else {}) | ({"methode": "post"} if post else {})


def _geweigerd(rij: Deelname, user: Medewerker) -> str:
    try:
        check_behandelen(user, rij.gemeente)
    except Geweigerd as fout:
        return fout.melding
    return ""
