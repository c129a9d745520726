"""Werk na de transactie: inschrijven in dezelfde transactie, later één voor één en herhaalbaar uitvoeren."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from schuldhulp.lib.models import Gebeurtenis

logger = logging.getLogger(__name__)

MAX_POGINGEN = 8
Verwerker = Callable[[dict[str, Any], datetime], None]
_verwerkers: dict[str, Verwerker] = {}


def verwerker(soort: str) -> Callable[[Verwerker], Verwerker]:
    """Decorator: deze functie verwerkt gebeurtenissen van deze soort. Zij moet tweemaal mogen draaien.

    Fout: RuntimeError als een andere functie deze soort al verwerkt; die zou anders stil wegvallen.
    """

    def registreer(functie: Verwerker) -> Verwerker:
        if _verwerkers.get(soort, functie) is not functie:
            raise RuntimeError(f"Gebeurtenis {soort} heeft al een verwerker.")
        _verwerkers[soort] = functie
        return functie

    return registreer


def meld(soort: str, sleutel: str, *, op: datetime, **gegevens: Any) -> None:
    """Schrijft een gebeurtenis in; een tweede met dezelfde sleutel verandert niets. `gegevens`: ids en datums."""
    Gebeurtenis.objects.bulk_create(
        [Gebeurtenis(soort=soort, sleutel=sleutel, gegevens=gegevens, aangemaakt_op=op)], ignore_conflicts=True
    )


def verwerk(*, op: datetime, maximum: int = 200, soorten: Collection[str] | None = None) -> int:
    """Verwerkt openstaande gebeurtenissen, oudste eerst, elk in een eigen transactie. Geeft het aantal terug.

    `soorten` beperkt de ronde tot die soorten; zonder is het alles waarvoor een verwerker bestaat.
    """
    gedaan = 0
    vanaf = 0
    for _ in range(maximum):
        volgende = _verwerk_een(op, vanaf, soorten or _verwerkers)
        if volgende is None:
            break
        vanaf = volgende
        gedaan += 1
    return gedaan


def _verwerk_een(op: datetime, vanaf: int, soorten: Collection[str]) -> int | None:
    with transaction.atomic():
        gebeurtenis = (
            Gebeurtenis.objects.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
            .filter(Q(opnieuw_op__isnull=True) | Q(opnieuw_op__lte=op), verwerkt_op__isnull=True, id__gt=vanaf)
            .filter(soort__in=soorten)
            .order_by("id")
            .first()
        )
        if gebeurtenis is None:
            return None
        try:
            with transaction.atomic():
                _verwerkers[gebeurtenis.soort](gebeurtenis.gegevens, op)
        except Exception as fout:  # elke fout telt als poging; de rij blijft staan en komt later opnieuw
            _stel_uit(gebeurtenis, op, fout)
        else:
            gebeurtenis.verwerkt_op = op
            gebeurtenis.fout = ""
        gebeurtenis.save()
        return gebeurtenis.id


def _stel_uit(gebeurtenis: Gebeurtenis, op: datetime, fout: Exception) -> None:
    gebeurtenis.pogingen += 1
    gebeurtenis.fout = type(fout).__name__
    wachttijd = timedelta(minutes=2 ** min(gebeurtenis.pogingen, MAX_POGINGEN))
    gebeurtenis.opnieuw_op = op + wachttijd
    logger.exception("Gebeurtenis %s (%s) mislukt, poging %s", gebeurtenis.id, gebeurtenis.soort, gebeurtenis.pogingen)
