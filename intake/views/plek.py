"""Waar een inwoner in het kwadrant staat, en langs welke weg hij daar kwam."""

from datetime import date
from typing import NamedTuple

from intake.kwadrant import Uitkomst, Vragenlijst
from intake.models import Aanmelding, Screening
from schuldhulp.lib.kalender import dag_van
from schuldhulp.views.formulier import StafRequest


class Plek(NamedTuple):
    """Wat `{% kwadrant %}` en `{% kwadrant_pad %}` tekenen: punten van 0 tot 100, het berekende vak, de drempels."""

    punten_schuld: int
    punten_persoon: int
    kwadrant: str
    drempel_schuld: int
    drempel_persoon: int
    op: date | None = None


def plek_van(screening: Screening) -> Plek:
    """De berekende plaats van een bewaarde screening, met de weging van toen."""
    lijst = screening.lijst
    return Plek(
        screening.schuld_punten,
        screening.persoon_punten,
        screening.berekend,
        lijst.drempel_schuldsituatie,
        lijst.drempel_schuldenaar,
        dag_van(screening.op),
    )


def plek_van_uitkomst(uitkomst: Uitkomst, lijst: Vragenlijst) -> Plek:
    """De plaats van een berekening die niet is bewaard."""
    drempels = lijst.drempel_schuldsituatie, lijst.drempel_schuldenaar
    return Plek(uitkomst.punten_schuld, uitkomst.punten_persoon, uitkomst.kwadrant, *drempels)


def pad_van(request: StafRequest, rij: Aanmelding) -> list[Plek]:
    """De plaatsen van alle screeningen van deze inwoner tot en met deze aanmelding, de oudste eerst."""
    rijen = Screening.objects.visible_to(request.user).filter(
        aanmelding__client=rij.client_id, aanmelding__gemeld_op__lte=rij.gemeld_op
    )
    return [plek_van(screening) for screening in rijen.order_by("op", "id")]
