"""De kalender van deze installatie: ingebouwde gelijkgestelde dagen plus de dagen die de beheerder toevoegde."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

from schuldhulp.lib.models import GelijkgesteldeDag
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN

_vast: ContextVar[frozenset[date] | None] = ContextVar("vaste_kalender", default=None)


@contextmanager
def vaste_kalender() -> Iterator[None]:
    """Binnen dit blok komt er geen dag bij: de kalender wordt één keer gelezen. Voor werk in bulk."""
    teken = _vast.set(_lees())
    try:
        yield
    finally:
        _vast.reset(teken)


def gelijkgestelde_dagen() -> frozenset[date]:
    """Alle dagen die met een feestdag zijn gelijkgesteld (art. 3 lid 3 Algemene termijnenwet)."""
    vast = _vast.get()
    return _lees() if vast is None else vast


def _lees() -> frozenset[date]:
    return GELIJKGESTELDE_DAGEN | frozenset(GelijkgesteldeDag.objects.values_list("datum", flat=True))


def dag_van(op: datetime) -> date:
    """De Nederlandse kalenderdag van een tijdstip."""
    return timezone.localdate(op)
