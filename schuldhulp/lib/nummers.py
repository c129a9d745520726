"""Leesbare nummers, oplopend per jaar."""

from django.db import transaction
from django.db.models import F

from schuldhulp.lib.models import Nummerreeks


@transaction.atomic
def volgend_nummer(reeks: str, jaar: int) -> str:
    """Geeft het volgende nummer van de reeks, bijvoorbeeld "SHV-2026-00412". Twee aanroepen krijgen nooit hetzelfde."""
    return volgende_nummers(reeks, jaar, 1)[0]


@transaction.atomic
def volgende_nummers(reeks: str, jaar: int, aantal: int) -> list[str]:
    """Geeft in één keer de volgende `aantal` nummers van de reeks, oplopend."""
    Nummerreeks.objects.get_or_create(reeks=reeks, jaar=jaar)
    Nummerreeks.objects.filter(reeks=reeks, jaar=jaar).update(laatste=F("laatste") + aantal)
    laatste = Nummerreeks.objects.values_list("laatste", flat=True).get(reeks=reeks, jaar=jaar)
    return [f"{reeks}-{jaar}-{nummer:05d}" for nummer in range(laatste - aantal + 1, laatste + 1)]
