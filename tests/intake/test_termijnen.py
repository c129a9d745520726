"""Termijnen: de bekende gevallen, en 1.000 gegenereerde tegen een eigen, trage referentie."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.termijnen import Termijn, TermijnSoort, bereken_termijn, let_op_bij_gesprek
from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN

GEVALLEN = json.loads((Path(__file__).parents[1] / "cases" / "termijn.json").read_text())
BESLUITEN = {
    *("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
    *("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
}
SOORTEN = st.sampled_from(list(TermijnSoort))
STARTS = st.dates(date(2023, 1, 1), date(2031, 12, 31))


def vrij(dag: date) -> bool:
    """Art. 1 en 3 Atw, opnieuw opgeschreven: weekend, vaste en paasgebonden feestdagen, besluiten."""
    koning = 26 if date(dag.year, 4, 27).isoweekday() == 7 else 27
    vast = {(1, 1), (4, koning), (5, 5), (12, 25), (12, 26)}
    na_pasen = (dag - easter(dag.year)).days
    besluit = dag.isoformat() in BESLUITEN
    return dag.isoweekday() > 5 or (dag.month, dag.day) in vast or na_pasen in {-2, 1, 39, 50} or besluit


def referentie(soort: str, start: date) -> date:
    """De laatste dag, dag voor dag geteld."""
    if soort == "eerste_gesprek_bedreigend":
        dag, werkdagen = start, 0
        while werkdagen < 3:
            dag += timedelta(1)
            werkdagen += not vrij(dag)
        return dag
    if soort == "regelperiode":
        return start + timedelta(120)
    if soort == "looptijd":
        return start + relativedelta(months=18)
    dag = start + timedelta({"eerste_gesprek": 28, "beschikking": 56, "bezwaar": 42}[soort])
    while vrij(dag):
        dag += timedelta(1)
    return dag


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["id"])
def test_bekende_gevallen(geval):
    soort, start = TermijnSoort(geval["in"]["soort"]), date.fromisoformat(geval["in"]["start"])
    assert bereken_termijn(soort, start).uiterlijk.isoformat() == geval["uit"]["uiterlijk"]


@settings(max_examples=1000, deadline=None)
@given(SOORTEN, STARTS)
def test_duizend_gevallen_gelijk_aan_de_referentie(soort, start):
    termijn = bereken_termijn(soort, start)
    assert termijn.uiterlijk == referentie(soort, start)
    assert start < termijn.streefdatum <= termijn.uiterlijk
    assert not vrij(termijn.streefdatum)
    assert (termijn.soort, termijn.start) == (soort, start)


@settings(deadline=None)
@given(SOORTEN, STARTS)
def test_elke_uitleg_noemt_de_start_en_het_einde_en_de_bron(soort, start):
    tekst = " ".join(bereken_termijn(soort, start).toelichting)
    assert "begint op" in tekst
    assert str(bereken_termijn(soort, start).uiterlijk.year) in tekst
    assert "art." in tekst or "NVVK" in tekst


@settings(deadline=None)
@given(st.integers(1, 8), STARTS)
def test_een_kortere_beslistermijn_is_nooit_later_dan_de_wet(weken, start):
    eigen = bereken_termijn(TermijnSoort.BESCHIKKING, start, weken=weken)
    wet = bereken_termijn(TermijnSoort.BESCHIKKING, start)
    assert eigen.uiterlijk <= wet.uiterlijk
    assert eigen.uiterlijk >= start + timedelta(weeks=weken)


def test_kortere_beslistermijn_schuift_niet():
    # Zes weken na 13 november 2026 is eerste kerstdag.
    termijn = bereken_termijn(TermijnSoort.BESCHIKKING, date(2026, 11, 13), weken=6)
    assert termijn.uiterlijk == date(2026, 12, 25)
    assert termijn.streefdatum == date(2026, 12, 24)
    assert "Eerste kerstdag" in termijn.toelichting[2]
    assert "verordening" in termijn.toelichting[1]


@pytest.mark.parametrize("weken", [0, 9, -1])
def test_een_beslistermijn_buiten_de_wet_wordt_geweigerd(weken):
    with pytest.raises(Rekenfout) as fout:
        bereken_termijn(TermijnSoort.BESCHIKKING, date(2026, 11, 13), weken=weken)
    assert fout.value.fouten[0]["veld"] == "weken"


def test_uitleg_bij_doorschuiven_noemt_elke_vrije_dag():
    termijn = bereken_termijn(TermijnSoort.EERSTE_GESPREK, date(2026, 4, 16))
    assert termijn == Termijn(
        TermijnSoort.EERSTE_GESPREK,
        date(2026, 4, 16),
        date(2026, 5, 18),
        date(2026, 5, 13),
        (
            "De termijn begint op donderdag 16 april 2026. Die dag telt zelf niet mee.",
            "Het eerste gesprek is binnen 4 weken na de melding (art. 4 lid 1 Wgs). "
            "Dat is tot en met donderdag 14 mei 2026.",
            "Geen werkdag: donderdag 14 mei 2026 (Hemelvaartsdag), vrijdag 15 mei 2026 (gelijkgestelde dag), "
            "zaterdag 16 mei 2026, zondag 17 mei 2026. De termijn schuift door naar maandag 18 mei 2026 "
            "(art. 1 Algemene termijnenwet).",
            "Streef naar woensdag 13 mei 2026: de laatste werkdag ervoor.",
        ),
    )


def test_extra_gelijkgestelde_dag_van_de_gemeente_telt_mee():
    extra = GELIJKGESTELDE_DAGEN | {date(2030, 5, 31)}
    zonder = bereken_termijn(TermijnSoort.EERSTE_GESPREK, date(2030, 5, 3))
    met = bereken_termijn(TermijnSoort.EERSTE_GESPREK, date(2030, 5, 3), gelijkgesteld=extra)
    assert (zonder.uiterlijk, met.uiterlijk) == (date(2030, 5, 31), date(2030, 6, 3))
    assert "nog niet bekend" in zonder.toelichting[-1]


def test_bezwaar_vraagt_de_inwoner_niet_om_eerder_te_zijn():
    termijn = bereken_termijn(TermijnSoort.BEZWAAR, date(2026, 11, 13))
    assert termijn.uiterlijk == date(2026, 12, 28)
    assert not any("Streef" in regel for regel in termijn.toelichting)


@pytest.mark.parametrize(
    ("dag", "let_op"),
    [
        (date(2026, 12, 28), []),
        (date(2026, 12, 29), []),
        (date(2026, 12, 30), ["na de laatste dag"]),
        (date(2026, 12, 25), ["(Eerste kerstdag) is geen werkdag"]),
        (date(2026, 12, 27), ["zondag 27 december 2026 is geen werkdag"]),
        (date(2027, 1, 1), ["na de laatste dag", "(Nieuwjaarsdag) is geen werkdag"]),
    ],
)
def test_plannen_na_de_laatste_dag_of_op_een_vrije_dag_valt_op(dag, let_op):
    gezegd = let_op_bij_gesprek(dag, date(2026, 12, 29))
    assert len(gezegd) == len(let_op)
    assert all(deel in regel for deel, regel in zip(let_op, gezegd, strict=True))
