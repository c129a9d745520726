"""Uit wat getoond wordt volgt nooit een aantal van 1 tot en met 9: met de hand en met willekeurige tabellen."""

from decimal import Decimal as D
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapportage.meten import Eenheid
from rapportage.onderdrukking import DREMPEL, is_klein, mag_totaal, onderdelen, onderdruk

A, P, G = Eenheid.AANTAL, Eenheid.PROCENT, Eenheid.DAGEN
aantallen = st.integers(0, 60).map(D)


@pytest.mark.parametrize(
    ("eenheid", "teller", "noemer", "waarde", "tekst"),
    [
        (A, 0, None, 0, ""),
        (A, 1, None, None, "minder dan 10"),
        (A, 9, None, None, "minder dan 10"),
        (A, 10, None, 10, ""),
        (P, 0, 0, None, "niets te meten"),
        (P, 5, 9, None, "niet getoond: minder dan 10 gevallen"),
        (P, 0, 10, 0, ""),
        (P, 20, 40, 50, ""),
        (P, 3, 40, None, "minder dan 25 %"),
        (P, 37, 40, None, "meer dan 75 %"),
        (P, 6, 12, None, "niet getoond"),
        (P, 1, 11, None, "niet getoond"),
        (G, 300, 9, None, "niet getoond: minder dan 10 gevallen"),
        (G, 300, 10, 30, ""),
    ],
)
def test_een_meting(eenheid, teller, noemer, waarde, tekst) -> None:
    echte = D(teller) if eenheid == A else (D(teller) / noemer * (100 if eenheid == P else 1) if noemer else None)
    getoond = onderdruk(eenheid, echte, D(teller), None if noemer is None else D(noemer))
    assert (getoond.waarde, getoond.tekst) == (waarde, tekst)
    assert getoond.is_verborgen == (getoond.waarde is None and noemer != 0)


@settings(deadline=None, max_examples=60)
@given(aantallen, aantallen)
def test_wat_getoond_wordt_past_bij_meer_dan_een_klein_aantal(teller, rest) -> None:
    """Is teller of rest klein, dan zijn er bij wat getoond wordt andere aantallen mogelijk."""
    noemer = teller + rest

    def beeld(t: D, n: D) -> object:
        return onderdruk(P, t / n * 100 if n else None, t, n)

    if not (is_klein(teller) or is_klein(rest)):
        return
    gezien = beeld(teller, noemer)
    mogelijk = {(t, n) for n in map(D, range(1, 130)) for t in map(D, range(int(n) + 1)) if beeld(t, n) == gezien}
    assert len({t for t, _ in mogelijk}) > 1 and len({n - t for t, n in mogelijk}) > 1


def _gezien(eenheid: Eenheid, teller: D, noemer: D | None) -> object:
    waarde = teller if eenheid == A else (teller / noemer if noemer else None)
    return onderdruk(eenheid, waarde, teller, noemer)


@given(st.lists(st.integers(0, 14), min_size=1, max_size=4))
def test_uit_een_totaal_volgt_geen_verborgen_aantal(rijen) -> None:
    """Zoek alle tabellen die er hetzelfde uitzien: elk verborgen aantal kan dan nog iets anders zijn."""
    if not mag_totaal([(D(n),) for n in rijen]):
        return
    kandidaten = [[k for k in range(15) if _gezien(A, D(k), None) == _gezien(A, D(n), None)] for n in rijen]
    zelfde = [t for t in product(*kandidaten) if sum(t) == sum(rijen)]
    for i, n in enumerate(rijen):
        assert not is_klein(n) or len({tabel[i] for tabel in zelfde}) > 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 30)), min_size=1, max_size=3))
def test_ook_niet_uit_het_totaal_van_een_percentage(rijen) -> None:
    """Zelfs voor wie alle noemers kent, volgt uit totaal en zichtbare rijen geen kleine teller of rest."""
    if not mag_totaal([tuple(map(D, rij)) for rij in rijen]):
        return
    kandidaten = [
        [t for t in range(t0 + r0 + 1) if _gezien(P, D(t), D(t0 + r0)) == _gezien(P, D(t0), D(t0 + r0))]
        for t0, r0 in rijen
    ]
    zelfde = [tabel for tabel in product(*kandidaten) if sum(tabel) == sum(t for t, _ in rijen)]
    for i, rij in enumerate(rijen):
        assert not any(map(is_klein, rij)) or len({tabel[i] for tabel in zelfde}) > 1


@pytest.mark.parametrize(
    ("rijen", "mag"),
    [
        ([(20,), (30,)], True),
        ([(20,), (5,)], False),  # het verschil zou de 5 verraden
        ([(20,), (1,), (1,)], False),  # som 2 van twee rijen: elk 1
        ([(20,), (6,), (7,)], True),
        ([(20,), (0,), (5,)], False),
        ([(20, 30), (3, 40), (15, 15)], False),
        ([(20, 30), (3, 40), (7, 50)], True),
        ([(20, 30), (9, 40), (9, 50)], False),  # som 18 van twee: elk 9
        ([(20, 30), (2, 3), (4, 40)], False),  # de enige verborgen noemer volgt uit het totaal
    ],
)
def test_totaal_van_gemeenten(rijen, mag) -> None:
    assert mag_totaal([tuple(map(D, rij)) for rij in rijen]) is mag


def test_onderdelen_zijn_de_mensen_achter_het_cijfer() -> None:
    assert onderdelen(A, D(7), None) == (7,)
    assert onderdelen(P, D(7), D(30)) == (7, 23)
    assert onderdelen(G, D(123), D(12)) == (12,)
    assert DREMPEL == 10
