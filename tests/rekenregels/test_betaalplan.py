"""Het betaalplan, de stand ervan, de reservering en de ronden; gevallen en eigenschappen."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.werkdagen import is_werkdag
from trajecten.rekenregels.betaalplan import (
    Stand,
    bereken_betaalplan,
    bereken_stand,
    betaaldag,
    is_achterstand,
    nog_open,
)
from trajecten.rekenregels.reservering import Openstaand, bereken_reservering, verdeel_ronde

START = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("start", "nummer", "dag"),
    [
        (date(2026, 11, 2), 1, date(2026, 12, 2)),
        (date(2026, 12, 1), 1, date(2027, 1, 4)),  # nieuwjaar op vrijdag, dan weekend
        (date(2026, 10, 31), 1, date(2026, 11, 30)),  # 31 november bestaat niet
        (date(2026, 11, 25), 1, date(2026, 12, 28)),  # kerst tot en met het weekend
        (date(2026, 2, 28), 12, date(2027, 3, 1)),  # zondag
    ],
)
def test_betaaldag_is_een_werkdag(start: date, nummer: int, dag: date) -> None:
    assert betaaldag(start, nummer) == dag


def test_plan_verdeelt_de_kosten_zonder_verschil() -> None:
    plan = bereken_betaalplan(start=START, maanden=18, maandbedrag=D("100.05"), kostenpercentage=D(9))
    assert len(plan) == 18
    assert sum(t.bedrag for t in plan) == D("1800.90")
    assert sum(t.voor_schuldeisers for t in plan) == D("1800.90") - D("162.08")


def test_betalingsregeling_stopt_als_alles_betaald_is() -> None:
    plan = bereken_betaalplan(start=START, maanden=36, maandbedrag=D(100), hoogstens=D("250.50"))
    assert [t.bedrag for t in plan] == [D(100), D(100), D("50.50")]


def test_zonder_capaciteit_is_er_geen_plan() -> None:
    assert bereken_betaalplan(start=START, maanden=18, maandbedrag=D(0)) == ()


TERMIJNEN = [(date(2026, 12, 2), D(100)), (date(2027, 1, 4), D(100)), (date(2027, 2, 2), D(100))]


@pytest.mark.parametrize(
    ("ontvangen", "op", "achterstand", "sinds"),
    [
        ("0", date(2026, 12, 2), "0", None),  # op de dag zelf is niemand te laat
        ("0", date(2026, 12, 3), "100", date(2026, 12, 2)),
        ("100", date(2027, 1, 4), "0", None),
        ("150", date(2027, 1, 5), "50", date(2027, 1, 4)),
        ("150", date(2027, 2, 3), "150", date(2027, 1, 4)),
        ("400", date(2027, 2, 3), "0", None),  # vooruit betaald
    ],
)
def test_stand(ontvangen: str, op: date, achterstand: str, sinds: date | None) -> None:
    stand = bereken_stand(TERMIJNEN, D(ontvangen), op)
    assert (stand.achterstand, stand.open_sinds) == (D(achterstand), sinds)


@pytest.mark.parametrize(
    ("maanden", "op", "alarm"),
    [
        (1, date(2027, 1, 1), False),
        (1, date(2027, 1, 2), True),
        (2, date(2027, 1, 2), False),
        (0, date(2026, 12, 2), True),
    ],
)
def test_alarm_pas_na_de_drempel(maanden: int, op: date, alarm: bool) -> None:
    stand = Stand(D(100), D(0), D(100), date(2026, 12, 2))
    assert is_achterstand(stand, maanden=maanden, op=op) is alarm


def test_kosten_alleen_over_vaste_termijnen() -> None:
    r = bereken_reservering(
        vast=D(1000), incidenteel=D(300), krediet=D(0), kostenpercentage=D("9.00"), uitgekeerd=D(500)
    )
    assert (r.kosten, r.voor_schuldeisers, r.saldo) == (D("90.00"), D("1210.00"), D("710.00"))
    assert "9% kosten" in r.toelichting[1]


def test_wie_is_overgeslagen_haalt_in() -> None:
    """In ronde 1 had B geen rekening; in ronde 2 krijgt hij ook wat hem toen toekwam."""
    eerste = verdeel_ronde(D(100), [Openstaand("a", D(500), False, D(0)), Openstaand("b", D(500), False, D(0))])
    assert eerste.bedragen == (D(50), D(50))
    tweede = verdeel_ronde(D(150), [Openstaand("a", D(500), False, D(50)), Openstaand("b", D(500), False, D(0))])
    assert tweede.bedragen == (D(50), D(100))


def test_preferent_krijgt_over_alle_ronden_het_dubbele() -> None:
    eerste = verdeel_ronde(D(30), [Openstaand("p", D(100), True, D(0)), Openstaand("c", D(100), False, D(0))])
    tweede = verdeel_ronde(D(30), [Openstaand("p", D(100), True, D(20)), Openstaand("c", D(100), False, D(10))])
    assert eerste.bedragen == tweede.bedragen == (D(20), D(10))


bedragen = st.integers(0, 2_000_00).map(lambda c: D(c) / 100)


@given(
    st.lists(st.tuples(st.integers(1, 5_000_00).map(lambda c: D(c) / 100), st.booleans()), min_size=1, max_size=8),
    st.lists(bedragen, min_size=1, max_size=6),
    st.data(),
)
def test_ronden_betalen_nooit_te_veel_en_verdelen_alles(
    vorderingen: list[tuple[D, bool]], potten: list[D], data: st.DataObject
) -> None:
    """Ook met overslaan: niemand krijgt meer dan zijn vordering, en elke cent is terug te vinden."""
    betaald = [D("0.00")] * len(vorderingen)
    saldo = D("0.00")
    for pot in potten:
        saldo += pot
        stand = [Openstaand(str(i), v, p, betaald[i]) for i, (v, p) in enumerate(vorderingen)]
        ronde = verdeel_ronde(saldo, stand)
        assert sum(ronde.bedragen) + ronde.restant == saldo
        overslaan = data.draw(st.sets(st.integers(0, len(vorderingen) - 1)))
        for i, bedrag in enumerate(ronde.bedragen):
            assert 0 <= bedrag <= vorderingen[i][0] - betaald[i]
            if i not in overslaan:
                betaald[i] += bedrag
                saldo -= bedrag
    assert sum(betaald) + saldo == sum(potten)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_elke_betaaldag_is_een_werkdag_en_schuift_niet_ver(start: date, nummer: int) -> None:
    dag = betaaldag(start, nummer)
    assert is_werkdag(dag)
    assert dag - betaaldag(start, nummer, frozenset()) <= timedelta(days=5)


@given(
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2027, 1, 1)), bedragen), max_size=12),
    bedragen,
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.randoms(),
)
def test_volgorde_van_termijnen_maakt_niet_uit(
    termijnen: list[tuple[date, D]], ontvangen: D, op: date, toeval: object
) -> None:
    door_elkaar = list(termijnen)
    toeval.shuffle(door_elkaar)  # type: ignore[attr-defined]
    stand = bereken_stand(termijnen, ontvangen, op)
    assert bereken_stand(door_elkaar, ontvangen, op) == stand
    assert (stand.achterstand == 0) == (stand.open_sinds is None)


@given(st.lists(bedragen, max_size=12), bedragen)
def test_wat_nog_open_is_telt_op(maandbedragen: list[D], ontvangen: D) -> None:
    termijnen = [(START + timedelta(days=30 * n), bedrag) for n, bedrag in enumerate(maandbedragen)]
    open_ = nog_open(termijnen, ontvangen)
    assert sum(open_) == max(sum(maandbedragen) - ontvangen, 0)
    assert all(0 <= over <= bedrag for over, bedrag in zip(open_, maandbedragen, strict=True))
