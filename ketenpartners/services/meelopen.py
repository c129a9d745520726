"""Verwijzingen lopen mee met wat er in een traject of aanmelding gebeurt; aangeroepen uit de outbox."""

from datetime import datetime

from intake.models import Behandelaarswissel
from ketenpartners.models import Verwijzing


def meld_einde_traject(traject_id: str, *, op: datetime) -> int:
    """Zet open verwijzingen van een beëindigd traject op gewijzigd: de partner ziet het bij zijn volgende vraag."""
    return Verwijzing.objects.open().filter(traject_id=traject_id, gewijzigd_op__lt=op).update(gewijzigd_op=op)


def follow_behandelaar(wissel_id: int) -> int:
    """Geeft de open verwijzingen van een inwoner aan zijn nieuwe consulent. Een tweede keer doet niets.

    Het telt niet nog eens als overdracht: dat deed het werk waar de verwijzing bij hoort al.
    """
    wissel = Behandelaarswissel.objects.get(pk=wissel_id)
    rijen = Verwijzing.objects.open().filter(client=wissel.client_id, behandelaar=wissel.van_id)
    return rijen.update(behandelaar=wissel.naar_id)
