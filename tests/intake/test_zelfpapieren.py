"""Papieren in de zelfintake: meteen in het dossier, op inhoud gekeurd, en wat niet deugt laat niets achter."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from intake.choices import Documentherkomst, Documentsoort
from intake.choices import ZelfintakeStatus as Z
from intake.models import Document, Zelfintake, Zelfschuld
from intake.services.zelfinvullen import submit_zelfintake
from intake.services.zelflijst import add_zelfpapier, add_zelfschuld
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from tests.intake.papieren.bestanden import bestand, foto, pdf
from tests.zelf import zelfcode, zelfintake_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok", "schijf")]
PAPIEREN, SCHULDEN = "/zelfintake/papieren/", "/zelfintake/schuldeisers/"


@pytest.fixture
def schijf(tmp_path: Path, settings: Any) -> Path:
    """Een eigen map op schijf, zodat te zien is wat er blijft staan."""
    anders = {**settings.STORAGES["documenten"]["OPTIONS"], "location": tmp_path / "documenten"}
    settings.STORAGES = {**settings.STORAGES, "documenten": {**settings.STORAGES["documenten"], "OPTIONS": anders}}
    return tmp_path / "documenten"


@pytest.fixture
def zelf(consulent: Medewerker) -> Zelfintake:
    return zelfintake_in(Z.UITGENODIGD, consulent)


@pytest.fixture
def inwoner(zelf: Zelfintake) -> Browser:
    cache.clear()
    browser = Browser()
    browser.post("/zelfintake/", {"code": zelfcode(zelf), "geboortedatum": "17-05-1988"})
    return browser


def tekst(antwoord: Any) -> str:
    return antwoord.content.decode()


def test_een_foto_komt_meteen_in_het_dossier(inwoner: Browser, zelf: Zelfintake) -> None:
    antwoord = inwoner.post(PAPIEREN, {"soort": "loonstrook", "bestanden": [bestand(foto(), "loon.jpg")]})
    assert antwoord.headers["Location"] == PAPIEREN
    papier = Document.objects.get()
    assert (papier.client_id, papier.soort, papier.herkomst) == (
        zelf.client_id,
        Documentsoort.LOONSTROOK,
        Documentherkomst.ZELFINTAKE,
    )
    assert (papier.door, papier.door_naam) == (None, "Inwoner (zelfintake)")
    assert "loon.jpg" in tekst(inwoner.get(PAPIEREN))
    assert "loon.jpg" in tekst(inwoner.get("/zelfintake/nakijken/"))


def test_wat_goed_is_blijft_en_van_de_rest_staat_er_waarom(inwoner: Browser, schijf: Path) -> None:
    zip_als_pdf = bestand(b"PK\x03\x04" + b"\0" * 100, "contract.pdf")
    antwoord = inwoner.post(PAPIEREN, {"soort": "overig", "bestanden": [bestand(pdf(), "huur.pdf"), zip_als_pdf]})
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["bestanden"][0].startswith("contract.pdf: ")
    assert [d.naam for d in Document.objects.all()] == ["huur.pdf"]
    assert len([pad for pad in schijf.rglob("*") if pad.is_file()]) == 1


def test_een_foto_van_40_mb_krijgt_een_duidelijke_melding(inwoner: Browser, settings: Any) -> None:
    settings.DOCUMENT_MAX_BYTES = 1000
    antwoord = inwoner.post(PAPIEREN, {"soort": "overig", "bestanden": [bestand(foto(maat=(900, 900)), "groot.jpg")]})
    assert "groot.jpg: " in antwoord.context["form"].errors["bestanden"][0]
    assert not Document.objects.exists()


def test_hetzelfde_papier_nog_eens_is_geen_fout_en_een_papier(inwoner: Browser) -> None:
    for _ in range(2):
        gegevens = {"soort": "overig", "bestanden": [bestand(pdf(), "huur.pdf")]}
        assert inwoner.post(PAPIEREN, gegevens).headers["Location"] == PAPIEREN
    assert Document.objects.count() == 1


def test_verder_zonder_papier_en_verder_met_papier(inwoner: Browser) -> None:
    assert inwoner.post(PAPIEREN, {"verder": "ja"}).headers["Location"] == "/zelfintake/nakijken/"
    gegevens = {"soort": "overig", "bestanden": [bestand()], "verder": "ja"}
    assert inwoner.post(PAPIEREN, gegevens).headers["Location"] == "/zelfintake/nakijken/"
    assert Document.objects.count() == 1
    zonder = inwoner.post(PAPIEREN, {"soort": "overig"})
    assert zonder.context["form"].errors["bestanden"]


def test_een_schuldeiser_met_een_foto_van_de_brief(inwoner: Browser) -> None:
    regel = {"id": str(uuid4()), "naam": "Energie Noord", "brief": bestand(foto(), "brief.jpg")}
    assert inwoner.post(SCHULDEN, regel).headers["Location"] == SCHULDEN
    schuld = Zelfschuld.objects.get()
    assert schuld.document.soort == Documentsoort.SCHULDBRIEF
    assert "met foto van de brief" in tekst(inwoner.get(SCHULDEN))
    inwoner.post(f"{SCHULDEN}{schuld.pk}/weg/")
    assert Document.objects.count() == 1


def test_een_brief_die_niet_deugt_zet_niets_op_de_lijst(inwoner: Browser) -> None:
    regel = {"id": str(uuid4()), "naam": "Energie Noord", "bedrag": "100,00", "brief": bestand(b"geen foto", "x.jpg")}
    antwoord = inwoner.post(SCHULDEN, regel)
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["brief"]
    assert 'value="100,00"' in tekst(antwoord)
    assert not Zelfschuld.objects.exists()
    assert not Document.objects.exists()


def test_na_het_insturen_geen_papier_meer(consulent: Medewerker, schijf: Path) -> None:
    rij = submit_zelfintake(zelfintake_in(Z.BEGONNEN, consulent), op=NU)
    with pytest.raises(Geweigerd):
        add_zelfpapier(rij, bestand=bestand(), soort=Documentsoort.OVERIG, op=NU)
    with pytest.raises(Geweigerd):
        add_zelfschuld(rij, naam="Bedrijf", brief=bestand(), id_=uuid4(), op=NU)
    assert not Document.objects.exists()
    assert not schijf.exists() or not [pad for pad in schijf.rglob("*") if pad.is_file()]


def test_het_aantal_papieren_is_eindig(consulent: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.services.zelflijst.MAX_PAPIEREN", 2)
    rij = zelfintake_in(Z.BEGONNEN, consulent)
    for nummer in range(2):
        add_zelfpapier(rij, bestand=bestand(pdf(merk=str(nummer))), soort=Documentsoort.OVERIG, op=NU)
    with pytest.raises(Geweigerd, match="Neem de rest mee"):
        add_zelfpapier(rij, bestand=bestand(pdf(merk="3")), soort=Documentsoort.OVERIG, op=NU)
