"""Werk na de transactie: inschrijven in dezelfde transactie, later één voor één en herhaalbaar uitvoeren."""

import logging
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from schuldhulp.lib.models import Gebeurtenis

logger = logging.getLogger(__name__)

MAX_POGINGEN = 8
BROK = 200
Verwerker = Callable[[dict[str, Any], datetime], None]
VerwerkerVanVelen = Callable[[list[dict[str, Any]], datetime], None]
_verwerkers: dict[str, VerwerkerVanVelen] = {}
_in_brokken: set[str] = set()


def verwerker(soort: str) -> Callable[[Verwerker], Verwerker]:
    """Decorator: deze functie verwerkt gebeurtenissen van deze soort, één voor één. Zij moet tweemaal mogen draaien.

    Fout: RuntimeError als een andere functie deze soort al verwerkt; die zou anders stil wegvallen.
    """

    def registreer(functie: Verwerker) -> Verwerker:
        def een_voor_een(alle: list[dict[str, Any]], op: datetime) -> None:
            for gegevens in alle:
                functie(gegevens, op)

        _registreer(soort, een_voor_een)
        return functie

    return registreer


def verwerker_van_velen(soort: str) -> Callable[[VerwerkerVanVelen], VerwerkerVanVelen]:
    """Als `verwerker`, maar de functie krijgt een lijst. Mislukt een brok, dan komt elk ervan alleen aan de beurt."""

    def registreer(functie: VerwerkerVanVelen) -> VerwerkerVanVelen:
        _registreer(soort, functie)
        _in_brokken.add(soort)
        return functie

    return registreer


def _registreer(soort: str, functie: VerwerkerVanVelen) -> None:
    if soort in _verwerkers:
        raise RuntimeError(f"Gebeurtenis {soort} heeft al een verwerker.")
    _verwerkers[soort] = functie


def meld(soort: str, sleutel: str, *, op: datetime, **gegevens: Any) -> None:
    """Schrijft een gebeurtenis in; een tweede met dezelfde sleutel verandert niets. `gegevens`: ids en datums."""
    meld_alle(soort, [(sleutel, gegevens)], op=op)


def meld_alle(soort: str, wat: Iterable[tuple[str, dict[str, Any]]], *, op: datetime) -> None:
    """Als `meld`, voor veel gebeurtenissen van één soort in één opdracht: elk een sleutel en haar gegevens."""
    Gebeurtenis.objects.bulk_create(
        [Gebeurtenis(soort=soort, sleutel=sleutel, gegevens=gegevens, aangemaakt_op=op) for sleutel, gegevens in wat],
        ignore_conflicts=True,
    )


def verwerk(*, op: datetime, maximum: int = 200, soorten: Collection[str] | None = None) -> int:
    """Verwerkt openstaande gebeurtenissen, oudste eerst, per stuk of brok in een transactie. Geeft het aantal terug.

    `soorten` beperkt de ronde tot die soorten; zonder is het alles waarvoor een verwerker bestaat.
    """
    gedaan = 0
    while gedaan < maximum:
        aantal = _verwerk_brok(op, soorten or _verwerkers)
        if not aantal:
            break
        gedaan += aantal
    return gedaan


def _verwerk_brok(op: datetime, soorten: Collection[str]) -> int:
    with transaction.atomic():
        eerste = _open(op).filter(soort__in=soorten).first()
        if eerste is None:
            return 0
        brok = [eerste]
        if eerste.soort in _in_brokken:
            brok += _open(op).filter(soort=eerste.soort, id__gt=eerste.id)[: BROK - 1]
        if not _probeer(brok, op):
            for gebeurtenis in brok:
                _probeer([gebeurtenis], op)
        return len(brok)


def _open(op: datetime) -> QuerySet[Gebeurtenis]:
    """Wat nu aan de beurt is, op slot; wat een ander al vasthoudt, slaat deze ronde over."""
    skip_locked = connection.features.has_select_for_update_skip_locked
    aan_de_beurt = Q(opnieuw_op__isnull=True) | Q(opnieuw_op__lte=op)
    rijen = Gebeurtenis.objects.select_for_update(skip_locked=skip_locked)
    return rijen.filter(aan_de_beurt, verwerkt_op__isnull=True).order_by("id")


def _probeer(brok: list[Gebeurtenis], op: datetime) -> bool:
    """Verwerkt de brok heel of niet. Een enkele die mislukt, wordt uitgesteld; een mislukte brok wordt gesplitst."""
    try:
        with transaction.atomic():
            _verwerkers[brok[0].soort]([gebeurtenis.gegevens for gebeurtenis in brok], op)
    except Exception as fout:  # elke fout telt als poging; de rij blijft staan en komt later opnieuw
        if len(brok) == 1:
            _stel_uit(brok[0], op, fout)
        return len(brok) == 1
    Gebeurtenis.objects.filter(pk__in=[gebeurtenis.pk for gebeurtenis in brok]).update(verwerkt_op=op, fout="")
    return True


def _stel_uit(gebeurtenis: Gebeurtenis, op: datetime, fout: Exception) -> None:
    gebeurtenis.pogingen += 1
    gebeurtenis.fout = type(fout).__name__
    wachttijd = timedelta(minutes=2 ** min(gebeurtenis.pogingen, MAX_POGINGEN))
    gebeurtenis.opnieuw_op = op + wachttijd
    logger.exception("Gebeurtenis %s (%s) mislukt, poging %s", gebeurtenis.id, gebeurtenis.soort, gebeurtenis.pogingen)
    gebeurtenis.save()
