"""Wat een schuldeiser langs de API kan: bijlagen, vooraf akkoord, een voorwaarde, heroverwegen en iets laten weten."""

from base64 import b64encode

import pytest

from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests import builders
from tests.api.conftest import Api
from tests.intake.papieren.bestanden import pdf
from tests.trajecten.test_post import stuur
from trajecten.choices import Antwoord, TrajectStatus
from trajecten.choices.post import HeroverwegingStatus, Kanaal, Postsoort, Taaksoort
from trajecten.models import Schuldeiserbericht, Schuldeiserbijlage, Schuldeisertaak, Traject, Voorstel
from trajecten.services import heroverweging
from trajecten.services.uitgaand import DOEL

pytestmark = pytest.mark.django_db
BESTAND = {"naam": "specificatie.pdf", "inhoud": b64encode(pdf()).decode()}


@pytest.fixture
def vraagpad(consulent: Medewerker) -> str:
    rij = builders.traject_in(TrajectStatus.INVENTARISATIE, consulent)
    builders.AANSCHRIJVEN(rij, consulent, builders.NU)
    return f"/saldo-opgaven/{code_voor('saldo', rij.aanschrijvingen.first().pk)}"


def test_saldo_met_bijlage_en_vooraf_akkoord(api: Api, vraagpad: str) -> None:
    inhoud = {"bedrag": "10.00", "voorafAkkoord": True, "bijlagen": [BESTAND]}
    een = api.post(vraagpad, inhoud, sleutel="s")
    assert een.status_code == 201, een.content
    assert api.post(vraagpad, inhoud, sleutel="s").json() == een.json()
    bijlage = Schuldeiserbijlage.objects.select_related("bericht").get()
    assert (bijlage.bericht.soort, bijlage.bericht.kanaal) == (Postsoort.SALDO_VOORAF_AKKOORD, Kanaal.API)


@pytest.mark.parametrize(
    ("bestand", "veld", "melding"),
    [
        ({"naam": "x.pdf", "inhoud": "%%%"}, "bijlagen.0.inhoud", "geen base64"),
        ({"naam": "x.exe", "inhoud": b64encode(b"MZ").decode()}, "bijlagen.0.inhoud", ".exe"),
        ({"naam": "x.pdf"}, "bijlagen.0.inhoud", ""),
        ({**BESTAND, "pad": "../x"}, "bijlagen.0.pad", "onbekend"),
    ],
)
def test_een_foute_bijlage_houdt_alles_tegen(
    api: Api, vraagpad: str, bestand: dict[str, str], veld: str, melding: str
) -> None:
    antwoord = api.post(vraagpad, {"bedrag": "10.00", "bijlagen": [bestand]})
    assert antwoord.status_code == 400
    fout = antwoord.json()["invalidParams"][0]
    assert fout["name"].replace("[", ".").replace("]", "") == veld
    assert melding in fout["reason"]
    assert not Schuldeiserbericht.objects.filter(richting="in").exists()


def test_hoogstens_drie_bijlagen(api: Api, vraagpad: str) -> None:
    assert api.post(vraagpad, {"bedrag": "10.00", "bijlagen": [BESTAND] * 4}).status_code == 400


def test_voorwaarde_en_daarna_heroverwegen(api: Api, consulent: Medewerker) -> None:
    rij = builders.traject_in(TrajectStatus.VOORSTEL, consulent, bedragen=("900.00",))
    regel = rij.voorstellen.get().regels.get()
    pad = f"/reacties/{code_voor('voorstel', regel.pk)}"
    assert api.post(pad, {"antwoord": "voorwaardelijk"}).json()["invalidParams"][0]["name"] == "reden"
    assert api.post(pad, {"antwoord": "voorwaardelijk", "reden": "In één keer."}).status_code == 201
    regel.refresh_from_db()
    assert regel.antwoord == Antwoord.VOORWAARDELIJK
    voorstel = Voorstel.objects.select_related("traject").get()
    vraag = heroverweging.request_heroverweging(
        voorstel, heroverweging.te_heroverwegen(voorstel), motivering="Dat lukt niet.", door=consulent, op=builders.NU
    )[0]
    opnieuw = f"/reacties/{code_voor(heroverweging.DOEL, vraag.pk)}"
    assert api.post(opnieuw, {"antwoord": "voorwaardelijk", "reden": "Nee."}).status_code == 409
    assert api.post(opnieuw, {"antwoord": "akkoord", "bijlagen": [BESTAND]}).status_code == 201
    vraag.refresh_from_db()
    assert vraag.status == HeroverwegingStatus.INGESTEMD
    assert Traject.objects.get().status == TrajectStatus.AKKOORD


def test_iets_laten_weten_op_een_kennisgeving(api: Api, consulent: Medewerker) -> None:
    rij = builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    bericht = stuur(rij, Postsoort.KENNISGEVING, consulent)[0]
    pad = f"/schuldeisersberichten/{code_voor(DOEL, bericht.pk)}"
    assert api.post(pad, {"soort": "statusverzoek"}).json()["invalidParams"][0]["name"] == "tekst"
    assert api.post(pad, {"soort": "saldo_antwoord", "tekst": "x"}).status_code == 400
    antwoord = api.post(pad, {"soort": "statusverzoek", "tekst": "Hoe staat het?", "kenmerk": "K-3"}, sleutel="b")
    assert (antwoord.status_code, antwoord.json()["soort"]) == (201, "statusverzoek")
    api.post(pad, {"soort": "statusverzoek", "tekst": "Hoe staat het?", "kenmerk": "K-3"}, sleutel="b")
    assert [taak.soort for taak in Schuldeisertaak.objects.all()] == [Taaksoort.STAND]
    assert rij.schulden.get(pk=bericht.schuld_id).kenmerk == "K-3"
    assert api.post("/schuldeisersberichten/ABCD", {"soort": "statusbericht", "tekst": "x"}).status_code == 404
