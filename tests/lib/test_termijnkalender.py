"""De kalender van een termijn: elke dag telt precies zo mee als de rekenregel zegt."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schuldhulp.lib.termijnkalender import Dag, Dagsoort, Kalender, Telling, bouw_kalender
from schuldhulp.lib.werkdagen import einde_termijn, is_werkdag, tel_werkdagen

S = Dagsoort
VANDAAG = date(2026, 12, 23)


def vak(kalender: Kalender, dag: date) -> Dag:
    return next(v for maand in kalender.maanden for week in maand.weken for v in week if v and v.datum == dag)


def soorten(kalender: Kalender, van: date, aantal: int) -> list[tuple[str, int | None]]:
    return [(v.soort, v.nummer) for n in range(aantal) if (v := vak(kalender, van + timedelta(days=n)))]


def test_drie_werkdagen_slaan_kerst_en_het_weekend_over() -> None:
    begin = date(2026, 12, 23)
    einde = tel_werkdagen(begin, 3)
    kalender = bouw_kalender(Telling(begin, einde, einde, telt_werkdagen=True), vandaag=VANDAAG)
    assert einde == date(2026, 12, 29)
    assert soorten(kalender, begin, 8) == [
        (S.BEGIN, None),
        (S.TELT, 1),
        (S.VRIJ, None),
        (S.VRIJ, None),
        (S.VRIJ, None),
        (S.TELT, 2),
        (S.EINDE, 3),
        (S.BUITEN, None),
    ]
    assert kalender.vrije_dagen == (
        "vrijdag 25 december 2026: Eerste kerstdag",
        "zaterdag 26 december 2026: Tweede kerstdag",
    )
    assert vak(kalender, begin).uitleg.endswith("vandaag")
    assert "telt niet mee" in vak(kalender, date(2026, 12, 25)).uitleg
    assert not kalender.is_doorgeschoven


def test_zes_weken_tellen_elke_dag_en_schuiven_aan_het_eind_door() -> None:
    begin, nominaal, uiterlijk = date(2026, 11, 13), date(2026, 12, 25), date(2026, 12, 28)
    kalender = bouw_kalender(Telling(begin, nominaal, uiterlijk), vandaag=VANDAAG)
    assert [maand.naam for maand in kalender.maanden] == ["november 2026", "december 2026"]
    assert vak(kalender, date(2026, 11, 14)).nummer == 1  # een zaterdag telt gewoon mee
    assert soorten(kalender, date(2026, 12, 24), 6) == [
        (S.TELT, 41),
        (S.SCHUIFT, None),
        (S.SCHUIFT, None),
        (S.SCHUIFT, None),
        (S.EINDE, None),
        (S.BUITEN, None),
    ]
    assert kalender.is_doorgeschoven
    assert [soort for soort, _ in kalender.legenda] == [S.BEGIN, S.TELT, S.SCHUIFT, S.EINDE]


def test_stilstand_telt_niet_mee() -> None:
    begin, gevraagd, tot = date(2026, 11, 2), date(2026, 11, 5), date(2026, 11, 10)
    nominaal = begin + timedelta(days=14 + 5)
    kalender = bouw_kalender(Telling(begin, nominaal, nominaal, stilstanden=[(gevraagd, tot)]), vandaag=VANDAAG)
    assert [n for _, n in soorten(kalender, begin, 12)] == [None, 1, 2, 3, None, None, None, None, None, 4, 5, 6]
    assert vak(kalender, nominaal) == Dag(nominaal, S.EINDE, 14, "zaterdag", False)
    assert vak(kalender, tot).merk == "stil"


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2023, 1, 1), date(2031, 12, 31)), st.integers(1, 12))
def test_de_kalender_telt_precies_tot_het_einde_van_de_rekenregel(begin: date, weken: int) -> None:
    nominaal = begin + timedelta(weeks=weken)
    uiterlijk = einde_termijn(begin, weken * 7)
    kalender = bouw_kalender(Telling(begin, nominaal, uiterlijk), vandaag=begin)
    vakken = [v for maand in kalender.maanden for week in maand.weken for v in week if v]
    assert [len(week) for maand in kalender.maanden for week in maand.weken] == [7] * len(vakken_per_week(kalender))
    assert sum(v.soort == S.EINDE for v in vakken) == sum(v.soort == S.BEGIN for v in vakken) == 1
    geteld = max(v.nummer or 0 for v in vakken)
    assert geteld == weken * 7 - (uiterlijk != nominaal)
    assert all(not is_werkdag(v.datum) for v in vakken if v.soort == S.SCHUIFT)


def vakken_per_week(kalender: Kalender) -> list[object]:
    return [week for maand in kalender.maanden for week in maand.weken]


@pytest.mark.parametrize("aantal", [1, 3, 10])
@pytest.mark.parametrize("begin", [date(2026, 4, 30), date(2026, 12, 24), date(2027, 5, 4)])
def test_werkdagen_nummeren_precies_zoveel_als_de_termijn_lang_is(begin: date, aantal: int) -> None:
    einde = tel_werkdagen(begin, aantal)
    kalender = bouw_kalender(Telling(begin, einde, einde, telt_werkdagen=True), vandaag=begin)
    assert vak(kalender, einde).nummer == aantal
