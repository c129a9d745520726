"""De regelperiode van 120 dagen, met de pauzes van het traject erbij geteld.

NVVK, module Schuldregeling. De dag waarop de pauze begint telt nog mee, de laatste dag van de pauze niet.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from intake.termijnen import Termijn, TermijnSoort, bereken_termijn
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN, dag_voluit

Pauze = tuple[date, date]


def bereken_regelperiode(
    start: date, *, pauzes: Sequence[Pauze] = (), gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> Termijn:
    """De laatste dag om de schuldregeling tot stand te brengen, met elke pauze (begin, einde) erbij en uitgelegd."""
    basis = bereken_termijn(TermijnSoort.REGELPERIODE, start, gelijkgesteld=gelijkgesteld)
    extra = sum((tot - begin).days for begin, tot in pauzes)
    if not extra:
        return basis
    regels = [
        f"Pauze van {_dagen((tot - begin).days)}, telt niet mee: na {dag_voluit(begin)} tot en met {dag_voluit(tot)}."
        for begin, tot in sorted(pauzes)
        if tot > begin
    ]
    uiterlijk = basis.uiterlijk + timedelta(days=extra)
    regels.append(f"Samen komt er {_dagen(extra)} bij: tot en met {dag_voluit(uiterlijk)}.")
    return replace(basis, uiterlijk=uiterlijk, streefdatum=uiterlijk, toelichting=(*basis.toelichting[:2], *regels))


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
