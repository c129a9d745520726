"""De beslistermijn met stilstand: dagen komen erbij, meer dan eens, en nooit tegelijk."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.beslistermijn import Stilstand, bereken_beslistermijn, bereken_hersteltermijn, tellende_stilstanden
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.werkdagen import is_werkdag

START = date(2026, 11, 2)  # acht weken later: maandag 28 december 2026


def stil(van: date, tot: date) -> Stilstand:
    return Stilstand(van, tot)


@pytest.mark.parametrize(
    ("weken", "stilstanden", "uiterlijk"),
    [
        (8, [], date(2026, 12, 28)),
        # 10 dagen erbij: 7 januari 2027, een gewone donderdag
        (8, [stil(date(2026, 11, 10), date(2026, 11, 20))], date(2027, 1, 7)),
        # 4 dagen erbij: vrijdag 1 januari is Nieuwjaarsdag, dan het weekend, dus maandag 4 januari
        (8, [stil(date(2026, 11, 10), date(2026, 11, 14))], date(2027, 1, 4)),
        # twee keer: 10 en 14 dagen
        (
            8,
            [stil(date(2026, 12, 1), date(2026, 12, 15)), stil(date(2026, 11, 10), date(2026, 11, 20))],
            date(2027, 1, 21),
        ),
        # dezelfde dag compleet: niets erbij
        (8, [stil(date(2026, 11, 10), date(2026, 11, 10))], date(2026, 12, 28)),
        # verordening van 6 weken: 14 december plus 12 dagen is zaterdag tweede kerstdag; die schuift niet
        (6, [stil(date(2026, 11, 10), date(2026, 11, 22))], date(2026, 12, 26)),
        # over de jaargrens stil
        (8, [stil(date(2026, 12, 24), date(2027, 1, 7))], date(2027, 1, 11)),
    ],
)
def test_dagen_dat_de_termijn_stilstond_komen_erbij(weken: int, stilstanden: list[Stilstand], uiterlijk: date) -> None:
    termijn = bereken_beslistermijn(START, weken=weken, stilstanden=stilstanden)
    assert termijn.uiterlijk == uiterlijk
    tekst = " ".join(termijn.toelichting)
    assert tekst.count("art. 4:15 Awb") == len(stilstanden)
    assert "art. 4a lid 3 Wgs" in tekst


@pytest.mark.parametrize(
    ("stilstanden", "uiterlijk"),
    [
        # een dag na 28 december: te laat
        ([stil(date(2026, 12, 29), date(2027, 1, 12))], date(2026, 12, 28)),
        # op de laatste dag zelf nog wel
        ([stil(date(2026, 12, 28), date(2027, 1, 11))], date(2027, 1, 11)),
        # de eerste telt (tot 7 januari), de tweede is daarna
        (
            [stil(date(2026, 11, 10), date(2026, 11, 20)), stil(date(2027, 1, 8), date(2027, 1, 22))],
            date(2027, 1, 7),
        ),
    ],
)
def test_een_termijn_die_voorbij_is_herleeft_niet_door_een_verzoek_om_papieren(
    stilstanden: list[Stilstand], uiterlijk: date
) -> None:
    termijn = bereken_beslistermijn(START, weken=8, stilstanden=stilstanden)
    assert termijn.uiterlijk == uiterlijk
    te_laat = len(stilstanden) - len(tellende_stilstanden(START, weken=8, stilstanden=stilstanden))
    assert " ".join(termijn.toelichting).count("was toen al voorbij") == te_laat


@pytest.mark.parametrize(
    ("stilstanden", "melding"),
    [
        ([stil(date(2026, 11, 10), date(2026, 11, 20)), stil(date(2026, 11, 15), date(2026, 11, 25))], "al stil"),
        ([stil(date(2026, 11, 10), date(2026, 11, 9))], "niet eindigen"),
        ([stil(date(2026, 11, 1), date(2026, 11, 9))], "na het eerste gesprek"),
    ],
)
def test_overlappende_of_onmogelijke_stilstand_wordt_geweigerd(stilstanden: list[Stilstand], melding: str) -> None:
    with pytest.raises(Rekenfout) as fout:
        bereken_beslistermijn(START, weken=8, stilstanden=stilstanden)
    assert melding in str(fout.value)


def test_aansluitende_verzoeken_mogen() -> None:
    dag = date(2026, 11, 20)
    twee = [stil(date(2026, 11, 10), dag), stil(dag, date(2026, 11, 30))]
    assert bereken_beslistermijn(START, weken=8, stilstanden=twee).uiterlijk == date(2027, 1, 18)


@settings(deadline=None)
@given(st.dates(date(2024, 1, 1), date(2028, 6, 1)), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30))))
def test_meer_stilstand_is_nooit_een_eerdere_datum(start: date, stukken: list[tuple[int, int]]) -> None:
    dag, stilstanden, vorige = start, [], bereken_termijn(TermijnSoort.BESCHIKKING, start).uiterlijk
    for tussen, lang in stukken:
        begin = dag + timedelta(days=tussen)
        dag = begin + timedelta(days=lang)
        stilstanden.append(stil(begin, dag))
        nu = bereken_beslistermijn(start, weken=8, stilstanden=stilstanden).uiterlijk
        assert nu >= vorige
        assert is_werkdag(nu)
        vorige = nu


@pytest.mark.parametrize(
    ("gevraagd", "dagen", "uiterlijk"),
    [
        (date(2026, 11, 2), 14, date(2026, 11, 16)),
        (date(2026, 12, 11), 14, date(2026, 12, 28)),  # eerste kerstdag, dan tweede kerstdag en zondag
        (date(2026, 4, 30), 14, date(2026, 5, 18)),  # Hemelvaart, gelijkgestelde vrijdag, weekend
    ],
)
def test_hersteltermijn_eindigt_op_een_werkdag(gevraagd: date, dagen: int, uiterlijk: date) -> None:
    termijn = bereken_hersteltermijn(gevraagd, dagen)
    assert termijn.uiterlijk == uiterlijk
    assert "art. 4:5 Awb" in " ".join(termijn.toelichting)


def test_hersteltermijn_van_nul_dagen_bestaat_niet() -> None:
    with pytest.raises(Rekenfout):
        bereken_hersteltermijn(START, 0)
