"""Waaraan een regelperiode opging: elke dag telt één keer, en een pauze gaat voor."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.rekenregels.regelduur import Waarop, verdeel_regelperiode

START = date(2026, 1, 1)


def dag(n: int) -> date:
    return START + timedelta(days=n)


S, W, R, P = Waarop.SCHULDEISERS, Waarop.ONS, Waarop.RECHTER, Waarop.PAUZE


@pytest.mark.parametrize(
    ("standen", "vragen", "pauzes", "verwacht"),
    [
        ([(0, "inventarisatie")], [], [], {W: 100}),
        ([(0, "inventarisatie")], [(5, 45)], [], {W: 60, S: 40}),
        ([(0, "inventarisatie")], [(5, 45), (30, 60)], [], {W: 45, S: 55}),
        ([(0, "inventarisatie"), (50, "voorstel")], [(10, 40)], [], {W: 20, S: 80}),
        ([(0, "inventarisatie"), (50, "voorstel"), (80, "geen_akkoord")], [], [], {W: 70, S: 30}),
        ([(0, "voorstel"), (30, "geen_akkoord")], [(35, 49)], [], {W: 56, S: 44}),
        ([(0, "geen_akkoord"), (20, "dwangakkoord"), (70, "akkoord")], [], [], {W: 50, R: 50}),
        ([(0, "voorstel")], [], [(10, 30)], {S: 80, P: 20}),
        ([(0, "inventarisatie"), (0, "voorstel")], [], [], {S: 100}),
    ],
)
def test_gevallen(
    standen: list[tuple[int, str]],
    vragen: list[tuple[int, int]],
    pauzes: list[tuple[int, int]],
    verwacht: dict[Waarop, int],
) -> None:
    uit = verdeel_regelperiode(
        start=START,
        tot=dag(100),
        standen=[(dag(n), stand) for n, stand in standen],
        vragen=[(dag(van), dag(tot)) for van, tot in vragen],
        pauzes=[(dag(van), dag(tot)) for van, tot in pauzes],
    )
    assert {w: n for w, n in uit.dagen.items() if n} == verwacht
    assert uit.duur == 100


perioden = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150)), max_size=4)


@given(st.integers(-5, 150), perioden, perioden)
def test_de_dagen_tellen_altijd_op(lengte: int, vragen: list[tuple[int, int]], pauzes: list[tuple[int, int]]) -> None:
    uit = verdeel_regelperiode(
        start=START,
        tot=dag(lengte),
        standen=[(dag(0), "inventarisatie"), (dag(60), "voorstel")],
        vragen=[(dag(a), dag(b)) for a, b in vragen],
        pauzes=[(dag(a), dag(b)) for a, b in pauzes],
    )
    assert sum(uit.dagen.values()) == uit.duur == max(lengte, 0)
