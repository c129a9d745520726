"""Aanmelden, antwoorden van schuldeisers en de rekenhulp over de API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings

from intake.choices import Kanaal
from intake.models import Aanmelding, Client
from ketenpartners.models import Ketenpartner, PartnerAanmelding
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests import builders
from tests.api.conftest import Api
from trajecten.choices import TrajectStatus

BSN = builders.geldig_bsn(77_000)


def overdracht(**anders: Any) -> dict[str, Any]:
    """Een aanmelding die klopt."""
    return {
        "gemeente": "GM9901",
        "persoon": {"bsn": BSN, "voornamen": "Ravi", "achternaam": "Ramdin", "geboortedatum": "1990-03-02"},
        "toestemming": {"op": "2026-11-01T12:00:00+01:00", "wijze": "schriftelijk"},
        "hulpvraag": "Huurachterstand.",
        **anders,
    }


def test_warme_overdracht(api: Api, partner: Ketenpartner) -> None:
    antwoord = api.post("/aanmeldingen", overdracht(contactpersoon="Els"))
    assert antwoord.status_code == 201, antwoord.content
    aanmelding = Aanmelding.objects.get()
    assert antwoord.json()["nummer"] == aanmelding.client.dossiernummer
    assert antwoord.json()["gemeldOp"] == "2026-11-02T09:00:00Z"
    assert antwoord.json()["gesprekUiterlijkDatum"] == aanmelding.gesprek_uiterlijk_datum.isoformat()
    assert aanmelding.kanaal == Kanaal.MAATSCHAPPELIJK_WERK
    assert aanmelding.aangemeld_door == "Stichting Rond, Els"
    assert PartnerAanmelding.objects.get(partner=partner).toestemming_wijze == "schriftelijk"
    spoor = AuditRegel.objects.filter(client_id=aanmelding.client_id)
    assert set(spoor.values_list("door_naam", flat=True)) == {"Stichting Rond"}


def test_bij_een_bedreiging_drie_werkdagen(api: Api, partner: Ketenpartner) -> None:
    antwoord = api.post("/aanmeldingen", overdracht(bedreigingen=["ontruiming"]))
    assert antwoord.json()["gesprekUiterlijkDatum"] == "2026-11-05"


def test_bekende_krijgt_de_aanmelding_in_zijn_dossier(api: Api, gemeente: Gemeente) -> None:
    bekende = builders.client(gemeente, bsn=BSN)
    assert api.post("/aanmeldingen", overdracht()).status_code == 201
    assert Client.objects.count() == 1
    assert Aanmelding.objects.get().client == bekende


def test_open_aanmelding_wordt_geweigerd_en_vastgelegd(api: Api) -> None:
    api.post("/aanmeldingen", overdracht())
    assert api.post("/aanmeldingen", overdracht()).status_code == 409
    assert Aanmelding.objects.count() == 1
    assert AuditRegel.objects.filter(handeling="geweigerd", onderwerp="intake.aanmelding").count() == 1


def test_dezelfde_sleutel_meldt_een_keer_aan(api: Api) -> None:
    een = api.post("/aanmeldingen", overdracht(), sleutel="k1")
    twee = api.post("/aanmeldingen", overdracht(), sleutel="k1")
    assert een.json() == twee.json()
    assert Aanmelding.objects.count() == 1


@pytest.mark.usefixtures("andere_gemeente")
@pytest.mark.parametrize("code", ["GM9902", "GM0000"])
def test_zonder_convenant_geen_aanmelding(api: Api, code: str) -> None:
    antwoord = api.post("/aanmeldingen", overdracht(gemeente=code))
    assert antwoord.status_code == 400
    assert antwoord.json()["invalidParams"] == [
        {"name": "gemeente", "reason": "Met deze gemeente hebt u geen geldig convenant."}
    ]


def test_alle_fouten_tegelijk(api: Api) -> None:
    fout = overdracht(extra=1, toestemming={"op": "2027-01-01T00:00:00Z", "wijze": "gok"})
    fout["persoon"] = {"bsn": "123456789", "achternaam": 5, "geboortedatum": "20-01-1990", "voornamen": " "}
    antwoord = api.post("/aanmeldingen", fout)
    assert antwoord.status_code == 400
    assert {f["name"] for f in antwoord.json()["invalidParams"]} == {
        "extra",
        "toestemming.op",
        "toestemming.wijze",
        "persoon.bsn",
        "persoon.achternaam",
        "persoon.geboortedatum",
        "persoon.voornamen",
    }
    assert "123456789" not in antwoord.content.decode()
    assert not Client.objects.exists()


def test_saldo_opgave(api: Api, consulent: Medewerker) -> None:
    traject = builders.traject_in(TrajectStatus.INVENTARISATIE, consulent)
    builders.AANSCHRIJVEN(traject, consulent, builders.NU)
    rij = traject.aanschrijvingen.first()
    pad = f"/saldo-opgaven/{code_voor('saldo', rij.pk)}"
    assert api.post(pad, {"bedrag": 12.5}).status_code == 400
    antwoord = api.post(pad, {"bedrag": "1250.00", "kenmerk": "K-1"}, sleutel="s")
    assert (antwoord.status_code, antwoord.json()["bedrag"]) == (201, "1250.00")
    assert api.post(pad, {"bedrag": "1250.00", "kenmerk": "K-1"}, sleutel="s").json() == antwoord.json()
    rij.refresh_from_db()
    assert (rij.antwoord_via, str(rij.antwoord_bedrag)) == ("api", "1250.00")
    assert api.post(pad, {"bedrag": "1.00"}).status_code == 409


def test_reactie_op_een_voorstel(api: Api, consulent: Medewerker) -> None:
    traject = builders.traject_in(TrajectStatus.VOORSTEL, consulent, bedragen=("900.00",))
    regel = traject.voorstellen.get().regels.get()
    pad = f"/reacties/{code_voor('voorstel', regel.pk)}"
    zonder_reden = api.post(pad, {"antwoord": "afgewezen"})
    assert zonder_reden.json()["invalidParams"][0]["name"] == "reden"
    een = api.post(pad, {"antwoord": "akkoord"}, sleutel="r")
    assert een.status_code == 201, een.content
    traject.refresh_from_db()
    assert traject.status == TrajectStatus.AKKOORD
    # Het voorstel is nu gesloten, maar wie hetzelfde nog eens stuurt krijgt hetzelfde antwoord.
    assert api.post(pad, {"antwoord": "akkoord"}, sleutel="r").json() == een.json()


def test_raden_van_codes_loopt_vast(api: Api, settings: LazySettings) -> None:
    settings.API_GRENZEN = {**settings.API_GRENZEN, "code": (3, 3600)}
    statussen = [api.post("/reacties/ABCD-EFGH", {"antwoord": "akkoord"}).status_code for _ in range(5)]
    assert statussen == [404, 404, 404, 429, 429]


REKENSOM = {"afloscapaciteit": "50.00", "maanden": 18, "kostenpercentage": "9", "incidenteel": "0.00"}


@pytest.mark.django_db
def test_rekenhulp_is_open() -> None:
    antwoord = Api().post("/rekenhulp/kosten", REKENSOM)
    assert antwoord.status_code == 200, antwoord.content
    assert antwoord.json()["kosten"] == "81.00"
    fout = Api().post("/rekenhulp/kosten", {"maanden": 18, "iets": 1})
    assert fout.status_code == 400
    assert {f["name"] for f in fout.json()["invalidParams"]} >= {"afloscapaciteit", "iets"}
    assert Api().post("/rekenhulp/horoscoop", {}).status_code == 404


@pytest.mark.django_db
def test_grens_per_adres(settings: LazySettings) -> None:
    settings.API_GRENZEN = {**settings.API_GRENZEN, "adres": (2, 60)}
    antwoorden = [Api().post("/rekenhulp/kosten", REKENSOM) for _ in range(3)]
    assert [a.status_code for a in antwoorden] == [200, 200, 429]
    assert antwoorden[-1]["Retry-After"] == "60"


def test_grens_per_sleutel(api: Api, settings: LazySettings) -> None:
    settings.API_GRENZEN = {**settings.API_GRENZEN, "sleutel": (2, 60)}
    assert [api.get("/verwijzingen").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("scope", "pad"),
    [("schuldeiser", "/verwijzingen"), ("cijfers", "/verwijzingen")],
)
def test_verkeerde_scope(api_met: Callable[..., Api], scope: str, pad: str) -> None:
    antwoord = api_met(scope).get(pad)
    assert antwoord.status_code == 403
    assert antwoord["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("pad", ["/aanmeldingen", "/saldo-opgaven/X", "/reacties/X"])
def test_verkeerde_scope_bij_sturen(api_met: Callable[..., Api], pad: str) -> None:
    assert api_met("verwijzingen").post(pad, {}).status_code == 403
