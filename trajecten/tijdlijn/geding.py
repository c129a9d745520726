"""Wat er met een crisis en een verzoek aan de rechter gebeurde: leesbare regels en brieven."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse

from intake.tijdlijn import wissels_van
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Crisis, Geding, Traject

OVERGANGEN_CRISIS = {
    "begin": "Dreiging gemeld",
    "retry": "Contact over de dreiging, nog geen antwoord",
    "agree": "Uitstel afgesproken",
    "refuse": "Geen uitstel gekregen",
    "avert": "Dreiging afgewend",
    "give_up": "Dreiging niet afgewend",
    "lapse": "Crisis vervallen",
}
OVERGANGEN_GEDING = {
    "begin": "Verzoek aan de rechter gedaan",
    "plan_zitting": "Zitting gepland",
    "hold_zitting": "Zitting geweest",
    "grant": "Door de rechter toegewezen",
    "reject": "Door de rechter afgewezen",
    "withdraw": "Verzoek aan de rechter ingetrokken",
    "end": "Bescherming voorbij",
    "report": "Verslag aan de rechtbank",
}
OVERGANGEN_ZAAK = {"trajecten.crisis": OVERGANGEN_CRISIS, "trajecten.geding": OVERGANGEN_GEDING}
ZAAK_GOED, ZAAK_FOUT = {"agree", "avert", "grant"}, {"give_up"}


def wissels_van_zaak(rij: Crisis | Geding) -> list[dict[str, Any]]:
    """De statuswissels van één crisis of geding, de nieuwste eerst."""
    return wissels_van(rij, OVERGANGEN_ZAAK[rij._meta.label_lower])


def sleutels_van_zaken(trajecten: Iterable[Traject]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Het adres en de naam van elke crisis en elk geding in deze trajecten."""
    adressen: dict[UUID, str] = {}
    namen: dict[UUID, str] = {}
    for model in (Crisis, Geding):
        for rij in model.objects.filter(traject__in=trajecten):  # type: ignore[attr-defined]
            adressen[rij.pk], namen[rij.pk] = rij.get_absolute_url(), str(rij)
    return adressen, namen


def brieven_van(user: Medewerker, doel: str, pk: UUID) -> list[tuple[str, str]]:
    """Titel en adres van elke brief bij deze crisis of dit geding; hun sleutel begint met doel en id."""
    brieven = Brief.objects.visible_to(user).filter(sleutel__startswith=f"{doel}:{pk}:").defer("gegevens")
    return [
        (f"{BRIEVEN[b.soort].titel}, aan {b.aan_naam}", reverse("brieven:brief", args=[b.pk]))
        for b in brieven.order_by("aangemaakt_op", "sleutel")
    ]
