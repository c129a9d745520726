"""De rekenregels van de groepsintake, zonder database."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.choices.workshop import DEELNAME_EINDE, DeelnameStatus
from intake.dossierlijst import HUIDIGE_VERSIE, Dossierlijst, Stuk, laad_dossierlijst, versies, voortgang
from intake.papieren import stuk_codes
from intake.workshopregels import (
    Dagdeel,
    Stand,
    Taak,
    dagdeel,
    overlapt,
    volgende_taak,
    vrijwilligers_nodig,
    vrijwilligers_tekort,
)
from schuldhulp.lib.fouten import Geweigerd

VRIJDAG, VOLGENDE = date(2026, 11, 13), date(2026, 11, 20)
LATER = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("begin", "deel"),
    [
        (time(9), Dagdeel.OCHTEND),
        (time(11, 59), Dagdeel.OCHTEND),
        (time(12), Dagdeel.MIDDAG),
        (time(17, 59), Dagdeel.MIDDAG),
        (time(18), Dagdeel.AVOND),
        (time(19, 30), Dagdeel.AVOND),
    ],
)
def test_dagdeel_volgt_uit_de_begintijd(begin: time, deel: Dagdeel) -> None:
    assert dagdeel(begin) is deel


@pytest.mark.parametrize(("deelnemers", "nodig"), [(0, 0), (1, 1), (5, 1), (6, 2), (10, 2), (11, 3), (15, 3)])
def test_een_vrijwilliger_op_vijf_deelnemers(deelnemers: int, nodig: int) -> None:
    assert vrijwilligers_nodig(deelnemers) == nodig
    assert vrijwilligers_tekort(deelnemers, nodig) == 0
    assert vrijwilligers_tekort(deelnemers, 0) == nodig
    assert vrijwilligers_tekort(deelnemers, nodig + 3) == 0


@given(st.integers(0, 500), st.integers(0, 100))
def test_zonder_tekort_heeft_elke_vrijwilliger_hoogstens_vijf(deelnemers: int, vrijwilligers: int) -> None:
    genoeg = vrijwilligers_tekort(deelnemers, vrijwilligers) == 0
    assert genoeg == (deelnemers <= 5 * vrijwilligers)


@pytest.mark.parametrize(
    ("van", "tot", "gelijk"),
    [(8, 10, False), (8, 11, True), (10, 12, True), (11, 11.5, True), (11, 14, True), (12, 14, False)],
)
def test_aansluitend_is_geen_overlap(van: float, tot: float, gelijk: bool) -> None:
    dag = datetime(2026, 11, 13)
    tien, twaalf = dag + timedelta(hours=10), dag + timedelta(hours=12)
    begin, eind = dag + timedelta(hours=van), dag + timedelta(hours=tot)
    assert overlapt(begin, eind, tien, twaalf) is gelijk
    assert overlapt(tien, twaalf, begin, eind) is gelijk


def _taak(stand: Stand, dagen: list[date], **anders: object) -> Taak:
    velden: dict[str, object] = {
        "te_gaan": dagen,
        "uitgenodigd": date(2026, 11, 2),
        "herinnering_dagen": 3,
        "anders_uiterlijk": LATER,
        "wil_niet_uiterlijk": None,
    }
    return volgende_taak(stand, **{**velden, **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stand", "dagen", "woord", "uiterlijk"),
    [
        (Stand.WACHTLIJST, [VRIJDAG, VOLGENDE], "plek", VRIJDAG),
        (Stand.WACHTLIJST, [], "plek", LATER),
        (Stand.UITGENODIGD, [VRIJDAG, VOLGENDE], "komt", date(2026, 11, 10)),
        (Stand.UITGENODIGD, [], "andere reeks", LATER),
        (Stand.BEVESTIGD, [VRIJDAG], "bijeenkomst", VRIJDAG),
        (Stand.BEVESTIGD, [], "andere reeks", LATER),
        (Stand.BEZIG, [VOLGENDE], "bijeenkomst", VOLGENDE),
        (Stand.BEZIG, [], "Vervolg", LATER),
    ],
)
def test_elke_open_stand_heeft_een_taak_met_een_dag(
    stand: Stand, dagen: list[date], woord: str, uiterlijk: date
) -> None:
    taak = _taak(stand, dagen)
    assert woord in taak.wat
    assert len(taak.wat) <= 60
    assert taak.uiterlijk == uiterlijk


def test_nagaan_of_iemand_komt_is_nooit_voor_de_dag_na_de_uitnodiging() -> None:
    assert _taak(Stand.UITGENODIGD, [VRIJDAG], uitgenodigd=date(2026, 11, 12)).uiterlijk == VRIJDAG
    assert _taak(Stand.UITGENODIGD, [VRIJDAG], uitgenodigd=None).uiterlijk == VRIJDAG


@pytest.mark.parametrize(
    ("eerste", "uitgenodigd", "uiterlijk"),
    [
        (date(2026, 11, 24), date(2026, 11, 2), date(2026, 11, 20)),  # drie dagen eerder is een zaterdag
        (date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 23)),  # op vrijdag gevraagd: maandag bellen
        (date(2026, 12, 29), date(2026, 12, 1), date(2026, 12, 24)),  # drie dagen eerder is tweede kerstdag
        (date(2026, 11, 21), date(2026, 11, 20), date(2026, 11, 21)),  # nooit na de bijeenkomst zelf
    ],
)
def test_bellen_kan_alleen_op_een_werkdag(eerste: date, uitgenodigd: date, uiterlijk: date) -> None:
    assert _taak(Stand.UITGENODIGD, [eerste], uitgenodigd=uitgenodigd).uiterlijk == uiterlijk


@pytest.mark.parametrize("stand", Stand)
def test_wie_niet_wil_krijgt_een_gesprek_over_wat_wel_past(stand: Stand) -> None:
    taak = _taak(stand, [VRIJDAG], wil_niet_uiterlijk=LATER)
    assert taak == Taak("Bespreken wat wel past in plaats van de workshop", LATER)


def test_de_standen_zijn_de_open_statussen() -> None:
    assert {stand.value for stand in Stand} == {s.value for s in DeelnameStatus} - {s.value for s in DEELNAME_EINDE}


LIJST = Dossierlijst("proef", tuple(Stuk(code, code, "", n) for n, code in enumerate("abcd", start=1)))


@pytest.mark.parametrize(
    ("standen", "klaar", "nodig", "procent"),
    [
        ({}, 0, 4, 0),
        ({"a": "klaar"}, 1, 4, 25),
        ({"a": "klaar", "b": "begonnen"}, 1, 4, 25),
        ({"a": "klaar", "b": "niet_nodig"}, 1, 3, 33),
        ({"a": "klaar", "b": "klaar", "c": "klaar", "d": "niet_nodig"}, 3, 3, 100),
        (dict.fromkeys("abcd", "niet_nodig"), 0, 0, 100),
        ({"onbekend": "klaar"}, 0, 4, 0),
    ],
)
def test_voortgang_telt_alleen_wat_nodig_is(standen: dict[str, str], klaar: int, nodig: int, procent: int) -> None:
    stand = voortgang(LIJST, standen)
    assert (stand.klaar, stand.nodig, stand.procent) == (klaar, nodig, procent)
    assert stand.is_compleet == (klaar == nodig)


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["begonnen", "klaar", "niet_nodig"])))
def test_iets_klaar_maken_gaat_nooit_achteruit(standen: dict[str, str]) -> None:
    voor = voortgang(LIJST, standen).procent
    for code in "abcd":
        if standen.get(code) != "niet_nodig":
            assert voortgang(LIJST, {**standen, code: "klaar"}).procent >= voor


@pytest.mark.parametrize("versie", versies())
def test_dossierlijst_is_in_orde(versie: str) -> None:
    lijst = laad_dossierlijst(versie)
    assert lijst.versie == versie
    assert len(lijst.codes) == len(lijst.stukken)
    assert all(stuk.naam and stuk.uitleg and len(stuk.code) <= 30 for stuk in lijst.stukken)
    assert {stuk.bijeenkomst for stuk in lijst.stukken} <= {1, 2, 3}
    assert {code for stuk in lijst.stukken for code in stuk.papieren} <= stuk_codes()
    assert HUIDIGE_VERSIE in versies()


def test_een_onbekende_dossierlijst_wordt_geweigerd() -> None:
    with pytest.raises(Geweigerd, match="bestaat niet"):
        laad_dossierlijst("1900-1")
