"""De rekenhulp: pagina, opdracht en API geven voor elke som precies hetzelfde, ook bij een fout."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client as Browser
from django.urls import reverse
from rest_framework.test import APIClient

from intake.kwadrant import laad_vragenlijst
from schuldhulp.organisatie.models import Medewerker
from trajecten.forms.rekenhulp import FORMULIEREN, NAMEN, camel
from trajecten.rekenloket import SOORTEN

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
MAP = Path(__file__).parents[1] / "cases"
KWADRANT = {vraag.code: vraag.codes[0] for vraag in laad_vragenlijst().vragen}
GEVALLEN = [
    pytest.param(pad.stem, geval["in"], id=f"{pad.stem}-{geval['id']}")
    for pad in sorted(MAP.glob("*.json"))
    for geval in json.loads(pad.read_text())
] + [pytest.param("kwadrant", KWADRANT, id="kwadrant")]
OUDE_DAG = {"peildatum": "2025-03-01", "leefsituatie": "alleenstaande", "belastbaarJaarinkomen": "20000.00"}
MELDING = (
    "De normen zijn bekend van 1 januari 2026 tot en met 31 december 2026. Voor 1 maart 2025 kan de beslagvrije voet "
    "hier niet worden berekend. Toen gold ten hoogste, per maand: alleenstaande €\xa02.071,24, alleenstaande ouder "
    "€\xa02.242,24, gehuwd €\xa02.739,03, gehuwd met kinderen €\xa02.855,96 (art. 475da lid 1 Rv)."
)


def als_formulier(soort: str, invoer: dict[str, Any]) -> dict[str, Any]:
    """Dezelfde invoer zoals iemand haar op de pagina typt: met komma's, en datums als dd-mm-jjjj."""
    if soort == "kwadrant":
        return invoer
    if soort == "verdeling":
        rijen = invoer["vorderingen"]
        velden: dict[str, Any] = {"pot": invoer["pot"].replace(".", ","), "rijen": str(len(rijen))}
        for i, rij in enumerate(rijen):
            velden |= {f"r{i}-id": rij["id"], f"r{i}-bedrag": rij["bedrag"].replace(".", ",")}
            velden |= {f"r{i}-preferent": "on"} if rij["preferent"] else {}
        return velden
    per_veld = {camel(naam): naam for naam in FORMULIEREN[soort]().fields}
    velden = {per_veld[naam]: _typ(waarde) for naam, waarde in invoer.items() if waarde is not False}
    # Een vinkje dat aanstaat, stuurt de browser mee; het maximum staat standaard aan.
    return (
        {"maximum_toepassen": "on"} if soort == "beslagvrije-voet" and "maximumToepassen" not in invoer else {}
    ) | velden


def _typ(waarde: Any) -> str:
    tekst = str(waarde)
    if len(tekst) == 10 and tekst[4] == tekst[7] == "-":
        return f"{tekst[8:]}-{tekst[5:7]}-{tekst[:4]}"
    return tekst.replace(".", ",") if tekst.replace(".", "").isdecimal() else tekst


def opdracht(soort: str, invoer: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(invoer).encode())))
    call_command("bereken", soort)
    return json.loads(capsys.readouterr().out)


def api(soort: str, invoer: Any) -> Any:
    return APIClient().post(f"/api/v1/rekenhulp/{soort}", invoer, format="json")


@pytest.mark.parametrize(("soort", "invoer"), GEVALLEN)
def test_pagina_opdracht_en_api_zijn_gelijk(
    als: Als, consulent: Medewerker, soort: str, invoer: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    antwoord = als(consulent).post(reverse("trajecten:rekensom", args=[soort]), als_formulier(soort, invoer))
    assert antwoord.context["form"].errors == {}
    op_de_pagina = antwoord.context["uitkomst"]
    assert op_de_pagina == opdracht(soort, invoer, monkeypatch, capsys) == api(soort, invoer).json()
    for regel in antwoord.context["uitleg"]:
        assert regel.split(": ")[0] in antwoord.content.decode()
    assert antwoord.context["uitleg"]


def test_elke_som_heeft_een_pagina(als: Als, consulent: Medewerker) -> None:
    assert set(FORMULIEREN) == set(NAMEN) == set(SOORTEN)
    browser = als(consulent)
    tekst = browser.get(reverse("trajecten:rekenhulp")).content.decode()
    for soort, naam in NAMEN.items():
        adres = reverse("trajecten:rekensom", args=[soort])
        assert adres in tekst
        assert naam in browser.get(adres).content.decode()
    assert browser.get("/rekenhulp/horoscoop/").status_code == 404


def test_een_dag_zonder_normen_geeft_overal_dezelfde_melding(
    als: Als, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    soort = "beslagvrije-voet"
    velden = als_formulier(soort, OUDE_DAG)
    form = als(consulent).post(reverse("trajecten:rekensom", args=[soort]), velden).context["form"]
    assert form.errors["peildatum"] == [MELDING]
    assert form["peildatum"].value() == "01-03-2025"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(OUDE_DAG).encode())))
    with pytest.raises(SystemExit) as einde:
        call_command("bereken", soort)
    assert einde.value.code == 2
    assert capsys.readouterr().err == f"peildatum: {MELDING}\n"
    antwoord = api(soort, OUDE_DAG)
    assert antwoord.status_code == 400
    assert MELDING in json.dumps(antwoord.json(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("soort", "anders", "veld", "melding"),
    [
        ("kosten", {"kostenpercentage": "9,01"}, "kostenpercentage", "tussen 0 en 9"),
        ("kosten", {"maanden": "121"}, "maanden", "tussen 1 en 120"),
        ("saneringskrediet", {"jaarrente": "veel"}, "jaarrente", "geen percentage"),
        ("beslagvrije-voet", {"partner_inkomen_netto": "10"}, "partner_inkomen_netto", "hoort alleen bij gehuwd"),
        ("termijn", {"start": "31-12-1989"}, "start", "tussen 1990 en 2090"),
    ],
)
def test_een_fout_van_het_loket_staat_bij_het_veld(
    als: Als, consulent: Medewerker, soort: str, anders: dict[str, str], veld: str, melding: str
) -> None:
    goed = {
        "kosten": {"afloscapaciteit": "150", "maanden": "18", "kostenpercentage": "9", "incidenteel": "0"},
        "saneringskrediet": {"afloscapaciteit": "65", "maanden": "18", "jaarrente": "6", "renteconventie": "nominaal"},
        "beslagvrije-voet": als_formulier("beslagvrije-voet", OUDE_DAG | {"peildatum": "2026-07-01"}),
        "termijn": {"soort": "bezwaar", "start": "01-07-2026"},
    }[soort]
    antwoord = als(consulent).post(reverse("trajecten:rekensom", args=[soort]), goed | anders)
    form = antwoord.context["form"]
    assert melding in " ".join(form.errors[veld])
    assert form[veld].value() == anders[veld]
    assert antwoord.context["uitkomst"] is None


def test_verdeling_met_rijen(als: Als, consulent: Medewerker) -> None:
    browser, adres = als(consulent), reverse("trajecten:rekensom", args=["verdeling"])
    velden = {"pot": "100", "rijen": "2", "r0-id": "a", "r0-bedrag": "50", "r1-id": "a", "r1-bedrag": "60"}
    form = browser.post(adres, velden).context["form"]
    assert form.rijen[1].errors["id"] == ["Dit kenmerk komt twee keer voor."]
    erbij = browser.post(adres, velden | {"erbij": "ja"}).context["form"]
    assert (len(erbij.rijen), erbij.rijen[0]["bedrag"].value()) == (3, "50")
    leeg = browser.post(adres, {"pot": "100", "rijen": "2"})
    assert leeg.context["uitkomst"]["restant"] == "100.00"
