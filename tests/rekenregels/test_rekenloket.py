"""Het rekenloket en `manage.py bereken`: alle gevallen, de vorm van de uitvoer, en strenge invoer."""

import io
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from intake.kwadrant import laad_vragenlijst
from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN
from trajecten.rekenloket import SOORTEN, bereken, lees_json

WORTEL = Path(__file__).parents[2]
GEVALLEN = [
    pytest.param(pad.stem, geval["in"], geval["uit"], id=f"{pad.stem}-{geval['id']}")
    for pad in sorted((WORTEL / "tests" / "cases").glob("*.json"))
    for geval in json.loads(pad.read_text())
]
VORMEN = {
    "beslagvrije-voet": {"bedrag", "onderdelen", "toelichting", "normen"},
    "verdeling": {"percentagePreferent", "percentageConcurrent", "uitkeringen", "restant"},
    "saneringskrediet": {"hoofdsom", "rente"},
    "kosten": {"kosten", "voorSchuldeisers"},
    "termijn": {"uiterlijk", "toelichting"},
}
ANTWOORDEN = {vraag.code: vraag.codes[0] for vraag in laad_vragenlijst().vragen}
VOET = {"peildatum": "2026-07-01", "leefsituatie": "alleenstaande", "belastbaarJaarinkomen": "20000.00"}
KREDIET = {"afloscapaciteit": "65.00", "maanden": 18, "jaarrente": "6.00", "renteconventie": "nominaal"}
KOSTEN = {"afloscapaciteit": "150.00", "maanden": 18, "kostenpercentage": "9.00", "incidenteel": "0.00"}


def bevat(verwacht, gekregen):
    if isinstance(verwacht, dict):
        return all(bevat(waarde, gekregen[sleutel]) for sleutel, waarde in verwacht.items())
    return verwacht == gekregen


def velden(soort, invoer):
    with pytest.raises(Rekenfout) as fout:
        bereken(soort, invoer)
    return {regel["veld"]: regel["melding"] for regel in fout.value.fouten}


@pytest.mark.parametrize(("soort", "invoer", "uit"), GEVALLEN)
def test_gevallen_en_vorm(soort, invoer, uit):
    gekregen = bereken(soort, invoer)
    assert bevat(uit, gekregen)
    assert set(gekregen) == VORMEN[soort]
    assert lees_json(json.dumps(gekregen)) == gekregen


def test_kwadrant_kaal_en_met_versie():
    kaal = bereken("kwadrant", ANTWOORDEN)
    assert kaal == bereken("kwadrant", {"vragenlijst": "2026-1", "antwoorden": ANTWOORDEN})
    assert set(kaal) == {"kwadrant", "schuldsituatie", "schuldenaar", "advies", "toelichting"}
    assert kaal["kwadrant"] == "oplossen"
    assert all(set(regel) == {"vraag", "antwoord", "gewicht", "richting"} for regel in kaal["toelichting"])


def test_kwadrant_fouten():
    assert set(velden("kwadrant", {})) == set(ANTWOORDEN)
    assert set(velden("kwadrant", {"vragenlijst": "1999-1"})) == {"antwoorden", "vragenlijst"}
    assert set(velden("kwadrant", {"vragenlijst": 3, "antwoorden": []})) == {"antwoorden", "vragenlijst"}
    assert set(velden("kwadrant", ANTWOORDEN | {"taal": ["ja"], "extra": "ja"})) == {"taal", "extra"}
    assert "onbekend" in velden("kwadrant", {"antwoorden": ANTWOORDEN, "bsn": "1"})["bsn"]


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("invoer", [None, [], "tekst", 3, True])
def test_invoer_moet_een_object_zijn(soort, invoer):
    assert set(velden(soort, invoer)) == {"invoer"}


def test_onbekende_soort_noemt_de_soorten():
    assert "beslagvrije-voet" in velden("vtlb", {})["soort"]


@pytest.mark.parametrize(
    ("soort", "verplicht"),
    [
        ("beslagvrije-voet", set(VOET)),
        ("verdeling", {"pot", "vorderingen"}),
        ("saneringskrediet", set(KREDIET)),
        ("kosten", set(KOSTEN)),
        ("termijn", {"soort", "start"}),
    ],
)
def test_ontbrekende_en_onbekende_velden_tegelijk(soort, verplicht):
    gevonden = velden(soort, {"belastbaar_jaarinkomen": 1})
    assert set(gevonden) == verplicht | {"belastbaar_jaarinkomen"}
    assert all(gevonden[veld] == "Dit veld ontbreekt." for veld in verplicht)


@pytest.mark.parametrize(
    "bedrag",
    [
        *("-1.00", "-0.01", "NaN", "Infinity", "-Infinity", "1e400", "1E5", "0x10", "", " 1.00", "1.00 ", "12,50"),
        *("1.234,56", "+1.00", "1.001", "1000000000.00", "9" * 400, "١٢", "1_000", ".5", "5."),
        *(-1, 10**9, 10**400, True, False, None, [], {}, 1.5, 1e300, float("nan"), float("inf")),
        *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-1"), Decimal("1e400"), Decimal("0.001")),
        *(Decimal("1e999999999"), Decimal("1e-999999999")),
    ],
)
def test_een_bedrag_dat_geen_bedrag_is(bedrag):
    assert set(velden("kosten", KOSTEN | {"afloscapaciteit": bedrag})) == {"afloscapaciteit"}


@pytest.mark.parametrize("bedrag", ["150", "150.0", "150.00", "0150.00", 150, Decimal("150.0"), Decimal("1.5e2")])
def test_een_bedrag_in_elke_goede_vorm(bedrag):
    assert bereken("kosten", KOSTEN | {"afloscapaciteit": bedrag})["kosten"] == "243.00"


def test_min_nul_is_nul():
    uit = bereken("verdeling", {"pot": "-0.00", "vorderingen": [{"id": "a", "bedrag": "-0.00", "preferent": True}]})
    assert uit["uitkeringen"] == [{"id": "a", "bedrag": "0.00"}]
    assert uit["restant"] == "0.00"


@pytest.mark.parametrize("maanden", ["18", 0, -1, 121, 10**400, 1.0, True, None, Decimal("18.5"), Decimal("1e400")])
def test_maanden_is_een_heel_getal(maanden):
    assert set(velden("saneringskrediet", KREDIET | {"maanden": maanden})) == {"maanden"}


def test_achttien_komma_nul_is_achttien():
    assert bereken(
        "saneringskrediet", lees_json('{"afloscapaciteit":65,"maanden":18.0,"jaarrente":6,"renteconventie":"nominaal"}')
    ) == {
        "hoofdsom": "1116.23",
        "rente": "53.77",
    }


@pytest.mark.parametrize(
    "start",
    [
        *("2026-02-30", "2026-2-3", "20260203", "2026-W01-1", "2026-01-01T00:00", "03-02-2026", "", "0000-01-01"),
        *("1989-12-31", "2091-01-01", "9999-12-31", "２０２６-01-01", 20260101, None, date(2026, 1, 1)),
    ],
)
def test_een_datum_is_strikt_iso(start):
    assert set(velden("termijn", {"soort": "bezwaar", "start": start})) == {"start"}


@pytest.mark.parametrize("start", ["1990-01-01", "2090-12-31"])
@pytest.mark.parametrize("soort", ["eerste_gesprek", "eerste_gesprek_bedreigend", "beschikking", "bezwaar", "looptijd"])
def test_elke_toegestane_datum_is_te_berekenen(soort, start):
    assert bereken("termijn", {"soort": soort, "start": start})["uiterlijk"] > start


def test_gelijkgestelde_dagen_van_buiten():
    invoer = {"soort": "eerste_gesprek", "start": "2030-05-03"}
    extra = GELIJKGESTELDE_DAGEN | {date(2030, 5, 31)}
    assert bereken("termijn", invoer)["uiterlijk"] == "2030-05-31"
    assert bereken("termijn", invoer, gelijkgesteld=extra)["uiterlijk"] == "2030-06-03"


def test_beslagvrije_voet_meldt_alles_tegelijk_in_camelcase():
    invoer = VOET | {
        "peildatum": "2025-07-01",
        "belastbaarJaarinkomen": "veel",
        "partnerInkomenNetto": "10.00",
        "geenBrpAdres": "nee",
        "leefsituatie": "alleenstaande",
    }
    assert set(velden("beslagvrije-voet", invoer)) == {
        "peildatum",
        "belastbaarJaarinkomen",
        "partnerInkomenNetto",
        "geenBrpAdres",
    }
    assert set(velden("beslagvrije-voet", VOET | {"leefsituatie": "samen", "partnerInkomenNetto": "1"})) == {
        "leefsituatie"
    }


def test_null_telt_als_niet_gegeven():
    leeg = dict.fromkeys(("partnerInkomenNetto", "eigenInkomenNetto", "geenBrpAdres", "maximumToepassen"))
    assert bereken("beslagvrije-voet", VOET | leeg) == bereken("beslagvrije-voet", VOET)


def test_verdeling_noemt_de_plaats_van_elke_fout():
    vorderingen = [
        {"id": "a", "bedrag": "1.00", "preferent": True},
        {"id": "a", "bedrag": "x", "preferent": 1, "naam": "Jan"},
        {"bedrag": "1.00", "preferent": False},
        "tekst",
        {"id": "\ud800", "bedrag": "1.00", "preferent": False},
    ]
    assert set(velden("verdeling", {"pot": "1.00", "vorderingen": vorderingen})) == {
        "vorderingen[1].id",
        "vorderingen[1].bedrag",
        "vorderingen[1].preferent",
        "vorderingen[1].naam",
        "vorderingen[2].id",
        "vorderingen[3]",
        "vorderingen[4].id",
    }
    assert set(velden("verdeling", {"pot": "1.00", "vorderingen": {}})) == {"vorderingen"}
    assert set(velden("verdeling", {"pot": "1.00", "vorderingen": [None] * 10_001})) == {"vorderingen"}


@pytest.mark.parametrize(
    "tekst",
    [
        *("", "{", '{"a":NaN}', '{"a":Infinity}', '{"a":-Infinity}', '{"a":1e99999999999999999999}', "[" * 100_000),
        *(b"\xff\xfe{}", '{"a":' + "1" * 5000 + "}", "{'a':1}", "{}{}"),
    ],
    ids=range(11),
)
def test_onleesbare_json(tekst):
    with pytest.raises(Rekenfout) as fout:
        lees_json(tekst)
    assert [regel["veld"] for regel in fout.value.fouten] == ["invoer"]


def test_json_getallen_blijven_precies():
    assert lees_json('{"a": 0.1, "b": 3}') == {"a": Decimal("0.1"), "b": 3}
    assert lees_json(b"\xef\xbb\xbf{}") == {}
    with pytest.raises(Rekenfout, match="twee keer"):
        lees_json('{"a": 1, "a": 2}')


def test_commando_met_bestand(tmp_path, capsys):
    bestand = tmp_path / "invoer.json"
    bestand.write_text(json.dumps(KOSTEN))
    call_command("bereken", "kosten", bestand=str(bestand))
    gelezen = capsys.readouterr()
    assert json.loads(gelezen.out) == {"kosten": "243.00", "voorSchuldeisers": "2457.00"}
    assert gelezen.err == ""


@pytest.mark.parametrize(
    ("soort", "invoer", "regels"),
    [
        ("kosten", '{"afloscapaciteit":"-1"}', ["maanden", "kostenpercentage", "incidenteel", "afloscapaciteit"]),
        ("kosten", "geen json", ["invoer"]),
        ("onzin", "{}", ["soort"]),
        ("", "{}", ["soort"]),
    ],
)
def test_commando_met_fouten(soort, invoer, regels, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(invoer.encode())))
    with pytest.raises(SystemExit) as einde:
        call_command("bereken", soort)
    gelezen = capsys.readouterr()
    assert einde.value.code == 2
    assert gelezen.out == ""
    assert [regel.split(":")[0] for regel in gelezen.err.splitlines()] == regels


def test_commando_zonder_bestand_op_die_plaats(capsys):
    with pytest.raises(SystemExit) as einde:
        call_command("bereken", "kosten", bestand="/bestaat/niet.json")
    assert einde.value.code == 2
    assert "niet te lezen" in capsys.readouterr().err


def test_commando_als_proces():
    def draai(invoer):
        opdracht = [sys.executable, "manage.py", "bereken", "termijn"]
        return subprocess.run(opdracht, cwd=WORTEL, input=invoer, capture_output=True, text=True, check=False)

    goed = draai('{"soort":"looptijd","start":"2026-08-31"}')
    assert (goed.returncode, goed.stderr) == (0, "")
    assert json.loads(goed.stdout)["uiterlijk"] == "2028-02-29"
    fout = draai('{"soort":"looptijd","start":"31-08-2026"}')
    assert (fout.returncode, fout.stdout) == (2, "")
    assert fout.stderr == "start: Dit is geen datum. Schrijf hem als 2026-11-23.\n"
