"""Werkdagen en de Algemene termijnenwet, tegen een eigen paasberekening en de bekende tabel."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.werkdagen import (
    GELIJKGESTELDE_DAGEN,
    dag_voluit,
    datum_voluit,
    einde_termijn,
    feestdagen,
    is_werkdag,
    plus_maanden,
    tel_werkdagen,
    verschil_in_werkdagen,
    verschuif_termijn,
    vorige_werkdag,
    vrije_dag,
)

DAGEN = st.dates(date(2014, 1, 1), date(2099, 1, 1))

# jaar: Goede Vrijdag, tweede paasdag, Koningsdag, Hemelvaartsdag, tweede pinksterdag
TABEL = {
    2025: ("04-18", "04-21", "04-26", "05-29", "06-09"),
    2026: ("04-03", "04-06", "04-27", "05-14", "05-25"),
    2027: ("03-26", "03-29", "04-27", "05-06", "05-17"),
    2028: ("04-14", "04-17", "04-27", "05-25", "06-05"),
    2029: ("03-30", "04-02", "04-27", "05-10", "05-21"),
    2030: ("04-19", "04-22", "04-27", "05-30", "06-10"),
}


def paasdag(jaar: int) -> date:
    """Gauss' paasregel in de vorm van Meeus: onafhankelijk van de bibliotheek."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(jaar, f // 31, f % 31 + 1)


@pytest.mark.parametrize("jaar", TABEL)
def test_feestdagen_van_de_tabel(jaar):
    vast = ("01-01", "05-05", "12-25", "12-26")
    zondagen = {paasdag(jaar), paasdag(jaar) + timedelta(days=49)}
    assert {f"{dag:%m-%d}" for dag in feestdagen(jaar) if dag not in zondagen} == {*TABEL[jaar], *vast}


@pytest.mark.parametrize("jaar", range(2014, 2100))
def test_feestdagen_volgen_pasen_en_koningsdag(jaar):
    pasen = paasdag(jaar)
    koningsdag = date(jaar, 4, 26) if date(jaar, 4, 27).weekday() == 6 else date(jaar, 4, 27)
    vast = {date(jaar, 1, 1), koningsdag, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}
    assert set(feestdagen(jaar)) == vast | {pasen + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}


@pytest.mark.parametrize("jaar", [1965, 2101])
def test_feestdagen_buiten_het_bereik_zijn_een_duidelijke_fout(jaar):
    with pytest.raises(Geweigerd, match="1966 tot en met 2100"):
        feestdagen(jaar)


def test_uitkomst_van_feestdagen_is_een_kopie():
    feestdagen(2026).clear()
    assert not is_werkdag(date(2026, 12, 25))


@pytest.mark.parametrize("dag", sorted(GELIJKGESTELDE_DAGEN))
def test_gelijkgestelde_dagen_zijn_geen_werkdag_maar_zonder_besluit_wel(dag):
    assert vrije_dag(dag) == "gelijkgestelde dag"
    assert is_werkdag(dag, frozenset())


def test_extra_gelijkgestelde_dag_telt_mee():
    extra = GELIJKGESTELDE_DAGEN | {date(2029, 5, 11)}
    assert is_werkdag(date(2029, 5, 11))
    assert verschuif_termijn(date(2029, 5, 10), extra) == date(2029, 5, 14)


def test_samenvallende_feestdagen_houden_beide_namen():
    assert vrije_dag(date(2016, 5, 5)) == "Bevrijdingsdag; Hemelvaartsdag"


def test_werkdagen_tellen_vanaf_dag_nul():
    assert tel_werkdagen(date(2026, 4, 28), 3) == date(2026, 5, 1)
    assert tel_werkdagen(date(2026, 4, 30), 3) == date(2026, 5, 6)
    assert tel_werkdagen(date(2026, 5, 2), 0) == date(2026, 5, 2)
    with pytest.raises(ValueError):
        tel_werkdagen(date(2026, 4, 28), -1)


@given(DAGEN, st.integers(1, 60))
def test_tellen_en_verschil_zijn_elkaars_omgekeerde(start, aantal):
    einde = tel_werkdagen(start, aantal)
    assert is_werkdag(einde)
    assert verschil_in_werkdagen(start, einde) == aantal
    assert verschil_in_werkdagen(einde, start) == -aantal


@given(DAGEN)
def test_verschuiven_en_vorige_werkdag_raken_de_dichtstbijzijnde(dag):
    na, voor = verschuif_termijn(dag), vorige_werkdag(dag)
    assert voor < dag <= na
    assert is_werkdag(na) and is_werkdag(voor)
    tussen = [voor + timedelta(days=n) for n in range(1, (na - voor).days)]
    assert not any(is_werkdag(d) for d in tussen if d != dag)


def test_artikel_2_geeft_ten_minste_twee_werkdagen():
    # Donderdag 24 december 2026 plus drie dagen is zondag 27; met twee werkdagen wordt het dinsdag 29.
    assert einde_termijn(date(2026, 12, 24), 3) == date(2026, 12, 29)
    # Een termijn van twee dagen valt niet onder art. 2, wel onder art. 1.
    assert einde_termijn(date(2026, 12, 24), 2) == date(2026, 12, 28)


def test_artikel_4_lange_termijnen_schuiven_niet():
    assert einde_termijn(date(2026, 9, 26), 90) == date(2026, 12, 28)
    assert einde_termijn(date(2026, 9, 26), 91) == date(2026, 12, 26)


@pytest.mark.parametrize(
    ("start", "maanden", "einde"),
    [
        (date(2026, 8, 31), 18, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_plus_maanden(start, maanden, einde):
    assert plus_maanden(start, maanden) == einde


def test_datum_in_woorden():
    assert datum_voluit(date(2026, 11, 3)) == "3 november 2026"
    assert dag_voluit(date(2026, 11, 23)) == "maandag 23 november 2026"
