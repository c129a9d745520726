"""Leesbare nummers, oplopend per jaar."""

from django.db import transaction
from django.db.models import F

from schuldhulp.lib.models import Nummerreeks


@transaction.atomic
def volgend_nummer(reeks: str, jaar: int) -> str:
    """Geeft het volgende nummer van de reeks, bijvoorbeeld "SHV-2026-00412". Twee aanroepen krijgen nooit hetzelfde."""
    Nummerreeks.objects.get_or_create(reeks=reeks, jaar=jaar)
    Nummerreeks.objects.filter(reeks=reeks, jaar=jaar).update(laatste=F("laatste") + 1)
    laatste = Nummerreeks.objects.values_list("laatste", flat=True).get(reeks=reeks, jaar=jaar)
    return f"{reeks}-{jaar}-{laatste:05d}"
