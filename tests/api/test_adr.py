"""De NLGov API Design Rules 2.x: wat elk antwoord en de beschrijving moeten laten zien."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver

from ketenpartners.api.fouten import KOPPEN
from ketenpartners.api.schema import schema_json
from ketenpartners.models import Ketenpartner, Toegangssleutel
from ketenpartners.services.sleutel import create_sleutel, revoke_sleutel
from schuldhulp.organisatie.models import Medewerker
from tests import builders
from tests.api.conftest import Api, vraag_token

DOCS = Path(settings.BASE_DIR) / "docs" / "api" / "openapi.json"
SCHEMA: dict[str, Any] = json.loads(DOCS.read_text())
CAMEL = re.compile(r"[a-z][a-zA-Z0-9]*")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def bewerkingen() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for pad, per_methode in SCHEMA["paths"].items():
        for methode, bewerking in per_methode.items():
            yield pad, methode, bewerking


def controleer(antwoord: Any, status: int) -> dict[str, Any]:
    """Een fout is problem+json met alle koppen en zonder sporen van binnen."""
    assert antwoord.status_code == status, antwoord.content
    assert antwoord["Content-Type"] == "application/problem+json"
    for naam, waarde in KOPPEN.items():
        assert antwoord[naam] == waarde, naam
    inhoud: dict[str, Any] = antwoord.json()
    assert inhoud["status"] == status
    assert inhoud["title"] and inhoud["detail"]
    assert not re.search(r"[{}<>]|Traceback|django|rest_framework|Exception", json.dumps(inhoud["detail"]))
    return inhoud


def test_vastgelegde_beschrijving_is_de_gemaakte() -> None:
    assert DOCS.read_bytes() == schema_json(), "Maak docs/api/openapi.json opnieuw; zie docs/api/README.md."


def test_beschrijving_is_geldig_en_volledig() -> None:
    info = SCHEMA["info"]
    assert SCHEMA["openapi"].startswith("3.")
    assert re.fullmatch(r"\d+\.\d+\.\d+", info["version"])
    assert {"name", "email", "url"} <= set(info["contact"])
    assert all(re.search(r"/v\d+$", server["url"]) for server in SCHEMA["servers"])
    verwijzingen = set(re.findall(r'"\$ref": "#/components/(\w+)/([\w-]+)"', json.dumps(SCHEMA)))
    assert all(naam in SCHEMA["components"][soort] for soort, naam in verwijzingen)
    ids = [bewerking["operationId"] for _, _, bewerking in bewerkingen()]
    assert len(ids) == len(set(ids))
    tags = {tag["name"] for tag in SCHEMA["tags"]}
    assert all(set(bewerking["tags"]) <= tags for _, _, bewerking in bewerkingen())


def test_adressen_zijn_kebab_case_zonder_streep() -> None:
    for pad in SCHEMA["paths"]:
        assert not pad.endswith("/")
        for deel in pad.strip("/").split("/"):
            naam = deel.strip("{}")
            assert (CAMEL if deel.startswith("{") else KEBAB).fullmatch(naam), pad
    assert "bsn" not in json.dumps(list(SCHEMA["paths"]))


def test_parameters_en_velden_zijn_camel_case() -> None:
    for pad, methode, bewerking in bewerkingen():
        for parameter in bewerking.get("parameters", []):
            assert parameter["in"] == "header" or CAMEL.fullmatch(parameter["name"]), (pad, methode)
            assert "bsn" not in parameter["name"].lower()
    for naam, schema in SCHEMA["components"]["schemas"].items():
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]*", naam)
        for veld, soort in schema.get("properties", {}).items():
            assert CAMEL.fullmatch(veld), (naam, veld)
            if veld.lower().endswith("datum"):
                assert soort["format"] == "date", (naam, veld)


def test_elke_bewerking_noemt_fouten_en_versie() -> None:
    for pad, methode, bewerking in bewerkingen():
        assert methode in ("get", "post")
        antwoorden = bewerking["responses"]
        assert "400" in antwoorden, (pad, methode)
        for antwoord in antwoorden.values():
            antwoord = (
                SCHEMA["components"]["responses"][antwoord["$ref"].split("/")[-1]] if "$ref" in antwoord else antwoord
            )
            assert "API-Version" in antwoord["headers"], (pad, methode)
        for status, antwoord in antwoorden.items():
            if status >= "4":
                inhoud = SCHEMA["components"]["responses"][antwoord["$ref"].split("/")[-1]]["content"]
                assert list(inhoud) == ["application/problem+json"]


def test_geen_adres_zonder_beschrijving() -> None:
    adressen = {adres for adres in _adressen(get_resolver().url_patterns) if adres.startswith("api/v1/")}
    beschreven = {"api/v1" + re.sub(r"{(\w+)}", r"<\1>", pad) for pad in SCHEMA["paths"]}
    assert {re.sub(r"<\w+:(\w+)>", r"<\1>", adres) for adres in adressen} - beschreven == {"api/v1/openapi.json"}


def _adressen(patronen: list[Any], voor: str = "") -> Iterator[str]:
    for patroon in patronen:
        adres = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            yield from _adressen(patroon.url_patterns, adres)
        elif isinstance(patroon, URLPattern):
            yield adres


@pytest.mark.django_db
def test_openapi_is_openbaar() -> None:
    antwoord = Browser().get("/api/v1/openapi.json")
    assert antwoord.status_code == 200
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["API-Version"] == settings.API_VERSIE
    assert antwoord.json()["paths"]
    controleer(Browser().post("/api/v1/openapi.json"), 405)


def test_alleen_de_beschrijving_is_vanaf_elders_te_lezen(api: Api) -> None:
    assert "Access-Control-Allow-Origin" not in api.get("/verwijzingen", Origin="https://elders.example")


@pytest.mark.parametrize(
    "pad",
    ["/verwijzingen/", "/iets", "/verwijzingen/geen-uuid", "/verwijzingen/abc/acceptaties/", "/openapi.json/", ""],
)
def test_onbekend_pad(api: Api, pad: str) -> None:
    controleer(api.get(pad), 404)


def test_methode_die_niet_kan(api: Api) -> None:
    antwoord = Browser().delete("/api/v1/verwijzingen", headers={"Authorization": f"Bearer {api.token}"})
    controleer(antwoord, 405)
    assert antwoord["Allow"] == "GET, HEAD"
    controleer(Browser().get("/api/oauth/token"), 405)


def test_ander_formaat(api: Api) -> None:
    controleer(api.get("/verwijzingen", Accept="application/xml"), 406)
    koppen = {"Authorization": f"Bearer {api.token}"}
    controleer(Browser().post("/api/v1/aanmeldingen", "<a/>", content_type="text/xml", headers=koppen), 415)
    controleer(Browser().post("/api/v1/aanmeldingen", {"a": 1}, headers=koppen), 415)


@pytest.mark.parametrize("inhoud", ["{", '{"a":1,"a":2}', '{"a":NaN}', b"\xff\xfe", "[]", '"x"', "null", "[" * 5000])
def test_geen_bruikbare_json(api: Api, inhoud: str | bytes) -> None:
    controleer(api.post("/aanmeldingen", inhoud), 400)


def test_te_groot_bericht(api: Api) -> None:
    controleer(api.post("/aanmeldingen", {"hulpvraag": "x" * 1_100_000}), 413)


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "onzin", "é"])
def test_zonder_geldig_token(token: str) -> None:
    antwoord = Api(token).get("/verwijzingen")
    controleer(antwoord, 401)
    assert antwoord["WWW-Authenticate"].startswith("Bearer")


def test_een_sessie_is_geen_token(consulent: Medewerker) -> None:
    from schuldhulp.organisatie.middleware import markeer_tweede_factor

    browser = Browser()
    browser.force_login(consulent)
    sessie = browser.session
    markeer_tweede_factor(sessie, consulent)
    sessie.save()
    controleer(browser.get("/api/v1/verwijzingen"), 401)


def test_token_in_het_adres_telt_niet(api: Api) -> None:
    controleer(Api().get(f"/verwijzingen?access_token={api.token}"), 401)


def test_token_verloopt(api: Api) -> None:
    with time_machine.travel(builders.NU + timedelta(minutes=16)):
        controleer(api.get("/verwijzingen"), 401)


def test_intrekken_werkt_meteen(partner: Ketenpartner, beheerder: Medewerker) -> None:
    api = Api(vraag_token(partner))
    assert api.get("/verwijzingen").status_code == 200
    revoke_sleutel(Toegangssleutel.objects.get(), door=beheerder, op=builders.NU)
    controleer(api.get("/verwijzingen"), 401)


def test_partner_op_nonactief(api: Api, partner: Ketenpartner) -> None:
    Ketenpartner.objects.filter(pk=partner.pk).update(is_actief=False)
    controleer(api.get("/verwijzingen"), 401)


def test_geheim_en_token_staan_niet_leesbaar_in_de_database(partner: Ketenpartner) -> None:
    from oauth2_provider.models import AccessToken, Application

    uitgifte = create_sleutel(partner, naam="x", scopes=["verwijzingen"], door=None, op=builders.NU)
    token = vraag_token(partner)
    assert all(uitgifte.geheim not in str(rij) for rij in Application.objects.values())
    assert all(token not in str(rij) for rij in AccessToken.objects.values())


def test_token_krijgt_niet_meer_dan_de_sleutel(partner: Ketenpartner) -> None:
    uitgifte = create_sleutel(partner, naam="x", scopes=["verwijzingen"], door=None, op=builders.NU)
    gegevens = {
        "grant_type": "client_credentials",
        "client_id": uitgifte.sleutel.client_id,
        "client_secret": uitgifte.geheim,
        "scope": "verwijzingen aanmeldingen",
    }
    antwoord = Browser().post("/api/oauth/token", gegevens)
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_scope")
    assert antwoord["Cache-Control"] == "no-store"
    fout = Browser().post("/api/oauth/token", {**gegevens, "client_secret": "fout"})
    assert fout.status_code == 401


def test_serverfout_laat_niets_zien(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*args: object, **kwargs: object) -> None:
        raise RuntimeError("geheim: 123456782")

    monkeypatch.setattr("ketenpartners.api.v1.verwijzingen.log_lijst", stuk)
    antwoord = api.get("/verwijzingen")
    controleer(antwoord, 500)
    assert b"geheim" not in antwoord.content


def test_geslaagd_antwoord_heeft_alle_koppen(api: Api) -> None:
    antwoord = api.get("/verwijzingen")
    assert antwoord["Content-Type"] == "application/json"
    for naam, waarde in KOPPEN.items():
        assert antwoord[naam] == waarde
