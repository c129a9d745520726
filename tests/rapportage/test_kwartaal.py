"""Kwartalen lezen, hun grenzen, en het kwartaalrapport op de opdrachtregel."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.kpis import KPIS
from rapportage.kwartaal import Kwartaal, kwartaal_van, laatste_kwartalen, lees_kwartaal
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Organisatie
from tests import builders
from tests.rapportage.ddas.conftest import draai
from trajecten.choices import TrajectStatus


@pytest.mark.parametrize(
    ("tekst", "van", "tot"),
    [
        ("2026K1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026k2", date(2026, 4, 1), date(2026, 6, 30)),
        (" 2026K3 ", date(2026, 7, 1), date(2026, 9, 30)),
        ("2027K4", date(2027, 10, 1), date(2027, 12, 31)),
    ],
)
def test_begin_en_einde(tekst: str, van: date, tot: date) -> None:
    periode = lees_kwartaal(tekst).periode
    assert (periode.van, periode.tot) == (van, tot)


@pytest.mark.parametrize("tekst", ["", "2026", "2026K5", "2026K0", "26K1", "2026-Q1", "1900K1", "2026K1x"])
def test_wat_geen_kwartaal_is(tekst: str) -> None:
    with pytest.raises(Geweigerd, match="2026K3"):
        lees_kwartaal(tekst)


def test_grenzen_in_nederlandse_tijd() -> None:
    periode = Kwartaal(2026, 4).periode
    assert periode.van_op == datetime(2026, 10, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert periode.van_op.utcoffset().total_seconds() == 7200
    assert periode.voor_op == datetime(2027, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.integers(-200, 200))
def test_optellen_en_aftrekken(dag: date, n: int) -> None:
    kwartaal = kwartaal_van(dag)
    assert kwartaal.periode.van <= dag <= kwartaal.periode.tot
    assert kwartaal.plus(n).plus(-n) == kwartaal
    assert (kwartaal.plus(1).periode.van - kwartaal.periode.tot).days == 1
    assert laatste_kwartalen(kwartaal)[-1] == kwartaal


def test_opdracht_geeft_de_afgesproken_vorm(gemeente, consulent) -> None:
    gemeente.beleid.update(streefwaarden={"beschikking_op_tijd": 90.5})
    builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    kpis = draai("kwartaalrapport", gemeente.code, "2026K4").json["kpis"]
    assert [kpi["code"] for kpi in kpis] == [kpi.code for kpi in KPIS]
    sleutels = {"code", "waarde", "eenheid", "streefwaarde", "teller", "noemer", "definitieversie"}
    assert all(set(kpi) == sleutels for kpi in kpis)
    besluit = next(kpi for kpi in kpis if kpi["code"] == "beschikking_op_tijd")
    assert (besluit["waarde"], besluit["streefwaarde"], besluit["teller"], besluit["noemer"]) == (100, 90.5, 1, 1)


def test_opdracht_schrijft_pdf_en_json(gemeente, tmp_path) -> None:
    pdf, js = tmp_path / "r.pdf", tmp_path / "r.json"
    uitkomst = draai("kwartaalrapport", gemeente.code, "2026K4", "--pdf", str(pdf), "--json", str(js))
    assert (uitkomst.code, uitkomst.uit) == (0, "")
    assert pdf.read_bytes().startswith(b"%PDF") and json.loads(js.read_text())["kpis"]


def test_regio_is_haar_gemeenten_samen(gemeente, andere_gemeente, consulent, buitenstaander) -> None:
    regio = Organisatie.objects.create(naam="Regio Noordrand", soort=Organisatiesoort.REGIONAAL)
    regio.gemeenten.set([gemeente, andere_gemeente])
    builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    builders.traject_in(TrajectStatus.STABILISATIE, buitenstaander)
    for wie in ("regio noordrand", str(regio.pk)):
        assert draai("kwartaalrapport", wie, "2026K4").json["kpis"][0]["waarde"] == 2


def test_opdracht_meldt_alle_fouten_tegelijk(gemeente, tmp_path) -> None:
    uitkomst = draai("kwartaalrapport", "GM0000", "volgend jaar", "--pdf", str(tmp_path / "weg" / "r.pdf"))
    assert uitkomst.code == 2 and uitkomst.uit == ""
    assert len(uitkomst.fout.strip().splitlines()) == 3
