"""Wat nieuwe normen met een vtlb doen. Bedragen in euro's per maand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from trajecten.rekenregels.afloscapaciteit import bereken_afloscapaciteit
from trajecten.rekenregels.normering import Normen, alle_normen
from trajecten.rekenregels.vtlb import Correctie, Situatie, Vtlb, bereken_vtlb


@dataclass(frozen=True)
class NieuwVtlb:
    """De bedragen onder de nieuwe normen; een schatting als het oude vtlb uit een rapport kwam en alleen verschoof."""

    beslagvrije_voet: Decimal
    vtlb: Decimal
    afloscapaciteit: Decimal
    is_schatting: bool


def wijzigingen() -> tuple[Normen, ...]:
    """De normen waarvoor er eerdere zijn om mee te vergelijken, de nieuwste eerst."""
    return alle_normen()[:0:-1]


def herbereken(situatie: Situatie, correcties: Sequence[Correctie], peildatum: date) -> Vtlb:
    """Dezelfde situatie en correcties op een andere dag. Fout (Rekenfout): geen normen op die dag."""
    return bereken_vtlb(replace(situatie, peildatum=peildatum), correcties)


def schat(situatie: Situatie, *, oud_vtlb: Decimal, oude_voet: Decimal, peildatum: date) -> NieuwVtlb:
    """Verschuift een overgenomen vtlb met de beslagvrije voet mee: een schatting, tot er een nieuw rapport is."""
    voet = herbereken(situatie, (), peildatum).beslagvrije_voet
    vtlb = max(oud_vtlb + voet - oude_voet, voet)
    capaciteit = bereken_afloscapaciteit(inkomen=situatie.inkomen, vtlb=vtlb).bedrag
    return NieuwVtlb(voet, vtlb, capaciteit, is_schatting=True)


def nieuw_vtlb(situatie: Situatie, correcties: Sequence[Correctie], peildatum: date) -> NieuwVtlb:
    """Het opgebouwde vtlb onder de nieuwe normen."""
    uit = herbereken(situatie, correcties, peildatum)
    return NieuwVtlb(uit.beslagvrije_voet, uit.bedrag, uit.afloscapaciteit, is_schatting=False)
