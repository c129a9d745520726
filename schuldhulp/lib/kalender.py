"""De kalender van deze installatie: ingebouwde gelijkgestelde dagen plus de dagen die de beheerder toevoegde."""

from datetime import date, datetime

from django.utils import timezone

from schuldhulp.lib.models import GelijkgesteldeDag
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN


def gelijkgestelde_dagen() -> frozenset[date]:
    """Alle dagen die met een feestdag zijn gelijkgesteld (art. 3 lid 3 Algemene termijnenwet)."""
    return GELIJKGESTELDE_DAGEN | frozenset(GelijkgesteldeDag.objects.values_list("datum", flat=True))


def dag_van(op: datetime) -> date:
    """De Nederlandse kalenderdag van een tijdstip."""
    return timezone.localdate(op)
