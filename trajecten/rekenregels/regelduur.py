"""Waaraan de dagen van een regelperiode opgingen: wachten op schuldeisers, op ons, op de rechter, of stilstaan.

NVVK, module Schuldregeling: 120 dagen voor het tot stand brengen. Elke dag telt één keer; een pauze gaat voor alles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Periode = tuple[date, date]


class Waarop(StrEnum):
    """Op wie of wat een dag wachtte."""

    SCHULDEISERS = "schuldeisers"
    ONS = "ons"
    RECHTER = "rechter"
    PAUZE = "pauze"


# Deze standen wachten altijd op hetzelfde; in de andere hangt het af van of er een vraag bij schuldeisers ligt.
VAST: Mapping[str, Waarop] = {"voorstel": Waarop.SCHULDEISERS, "dwangakkoord": Waarop.RECHTER}


@dataclass(frozen=True)
class Regelduur:
    """Hele dagen van `start` tot `tot` (die dag zelf niet), per reden; samen zijn zij de duur."""

    start: date
    tot: date
    dagen: Mapping[Waarop, int]

    @property
    def duur(self) -> int:
        return (self.tot - self.start).days


def verdeel_regelperiode(
    *,
    start: date,
    tot: date,
    standen: Sequence[tuple[date, str]],
    vragen: Sequence[Periode] = (),
    pauzes: Sequence[Periode] = (),
) -> Regelduur:
    """Telt de dagen per reden.

    `standen` zijn de wissels van het traject als (dag, nieuwe status), in volgorde. `vragen` zijn de periodes waarin
    ten minste één vraag bij een schuldeiser openstond (begin, einde); zij mogen overlappen. De laatste dag telt niet.
    """
    dagen = dict.fromkeys(Waarop, 0)
    stand, volgende = "", 0
    dag = start
    while dag < tot:
        while volgende < len(standen) and standen[volgende][0] <= dag:
            stand = standen[volgende][1]
            volgende += 1
        dagen[_waarop(dag, stand, vragen, pauzes)] += 1
        dag += timedelta(days=1)
    return Regelduur(start, max(start, tot), dagen)


def _waarop(dag: date, stand: str, vragen: Sequence[Periode], pauzes: Sequence[Periode]) -> Waarop:
    if _valt_in(dag, pauzes):
        return Waarop.PAUZE
    if stand in VAST:
        return VAST[stand]
    return Waarop.SCHULDEISERS if _valt_in(dag, vragen) else Waarop.ONS


def _valt_in(dag: date, periodes: Sequence[Periode]) -> bool:
    return any(begin <= dag < einde for begin, einde in periodes)
