"""Papieren in de zelfintake: meteen in het dossier, op inhoud gekeurd, en wat niet deugt laat niets achter."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from intake.choices import Documentherkomst, Documentsoort
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Document, Zelfintake, Zelfschuld
from intake.services.document import approve_document
from intake.services.zelfintake import withdraw_zelfintake
from intake.services.zelfinvullen import submit_zelfintake
from intake.services.zelflijst import add_zelfpapier, add_zelfschuld, remove_zelfpapier
from schuldhulp.audit.models import AuditRegel
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


def test_een_foto_van_40_mb_krijgt_een_duidelijke_melding_en_de_rest_blijft(inwoner: Browser) -> None:
    groot = bestand(b"\xff\xd8\xff" + b"\0" * 40_000_000, "groot.jpg")
    antwoord = inwoner.post(PAPIEREN, {"soort": "loonstrook", "bestanden": [bestand(foto(), "loon.jpg"), groot]})
    assert "groot.jpg: Dit bestand is 40,1 MB. Het mag hoogstens 10 MB zijn." in tekst(antwoord)
    assert "Wij hebben uw papier." in tekst(antwoord)
    assert [d.naam for d in Document.objects.all()] == ["loon.jpg"]
    # Het gekozen soort blijft staan voor de volgende poging.
    assert antwoord.context["form"]["soort"].value() == "loonstrook"


def test_zonder_soort_gaat_de_foto_niet_verloren(inwoner: Browser) -> None:
    assert inwoner.post(PAPIEREN, {"bestanden": [bestand(foto(), "x.jpg")]}).headers["Location"] == PAPIEREN
    assert Document.objects.get().soort == Documentsoort.OVERIG
    assert "Iets anders" in tekst(inwoner.get(PAPIEREN))


@pytest.mark.parametrize("knop", ["vorige", "verder", "later"])
def test_elke_knop_neemt_de_gekozen_foto_mee(knop: str, inwoner: Browser) -> None:
    inwoner.post(PAPIEREN, {"soort": "loonstrook", "bestanden": [bestand(foto(), "loon.jpg")], knop: "ja"})
    assert Document.objects.get().naam == "loon.jpg"


def test_stoppen_en_later_verder_bij_de_papieren(inwoner: Browser, zelf: Zelfintake) -> None:
    inwoner.post(PAPIEREN, {"bestanden": [bestand(foto(), "loon.jpg")], "later": "ja"})
    assert inwoner.get(PAPIEREN).headers["Location"] == "/zelfintake/"
    inwoner.post("/zelfintake/", {"code": zelfcode(zelf), "geboortedatum": "17-05-1988"})
    assert "loon.jpg" in tekst(inwoner.get(PAPIEREN))


def test_op_een_telefoon_gaat_het_over_een_foto(inwoner: Browser) -> None:
    pagina = tekst(inwoner.get(PAPIEREN))
    assert '<span class="app-slepen__vinger">Maak een foto of kies een bestand.</span>' in pagina
    assert 'capture="environment"' in pagina


def test_wij_vragen_de_papieren_die_bij_zijn_antwoorden_horen(inwoner: Browser) -> None:
    assert "Uw laatste loonstrook" not in tekst(inwoner.get(PAPIEREN))
    inwoner.post("/zelfintake/vragen/inkomen/", {"inkomensbron": "loon", "bedrijf": "ja"})
    inwoner.post("/zelfintake/vragen/huis/", {"woonsituatie": "koop"})
    pagina = tekst(inwoner.get(PAPIEREN))
    for papier in ("Uw laatste loonstrook", "btw-aangifte", "jaaroverzicht van uw hypotheek"):
        assert papier in pagina
    assert "Uw huurcontract" not in pagina
    assert "Een kopie van uw paspoort" in pagina.split("Dit hoeft u niet te sturen")[1]


def test_te_veel_papieren_geeft_een_melding_en_geen_halve_stapel(
    inwoner: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.services.zelflijst.MAX_PAPIEREN", 1)
    stapel = [bestand(foto(kleur=kleur), f"{kleur}.jpg") for kleur in ("red", "blue")]
    antwoord = inwoner.post(PAPIEREN, {"bestanden": stapel})
    assert antwoord.context["form"].errors["bestanden"] == [
        "blue.jpg: U stuurde al 1 papieren. Neem de rest mee naar het gesprek."
    ]
    assert [d.naam for d in Document.objects.all()] == ["red.jpg"]
    te_veel = [bestand(foto(), f"{nummer}.jpg") for nummer in range(21)]
    antwoord = inwoner.post(PAPIEREN, {"bestanden": te_veel})
    assert "Kies hoogstens 20 bestanden tegelijk." in tekst(antwoord)
    assert Document.objects.count() == 1


def test_terug_met_de_browser_na_het_insturen_neemt_geen_papier_meer_aan(inwoner: Browser) -> None:
    inwoner.post("/zelfintake/nakijken/")
    antwoord = inwoner.post(PAPIEREN, {"bestanden": [bestand(foto(), "laat.jpg")]})
    assert antwoord.headers["Location"] == "/zelfintake/klaar/"
    assert not Document.objects.exists()


@pytest.mark.parametrize("pad", [PAPIEREN, SCHULDEN])
def test_ingetrokken_terwijl_de_inwoner_op_verder_drukt(
    pad: str, inwoner: Browser, zelf: Zelfintake, consulent: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De sessie was nog goed toen het verzoek binnenkwam; de uitnodiging is weg als de dienst haar op slot zet."""
    rij = Zelfintake.objects.get(pk=zelf.pk)
    monkeypatch.setattr("intake.views.zelf.find_sessie", lambda bewijs, op: rij)
    withdraw_zelfintake(rij, door=consulent, op=NU)
    antwoord = inwoner.post(pad, {"verder": "ja"})
    assert antwoord.headers["Location"] == "/zelfintake/welkom/"
    monkeypatch.undo()
    assert "U kunt hier nu niets meer veranderen." in tekst(inwoner.get("/zelfintake/welkom/", follow=True))


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


def test_een_verkeerde_foto_weer_weghalen(inwoner: Browser, zelf: Zelfintake, schijf: Path) -> None:
    regel = {"id": str(uuid4()), "naam": "Energie Noord", "brief": bestand(foto(), "vakantie.jpg")}
    inwoner.post(SCHULDEN, regel)
    papier = Document.objects.get()
    weg = f"{PAPIEREN}{papier.pk}/weg/"
    assert weg in tekst(inwoner.get(PAPIEREN))
    for _ in range(2):  # twee keer drukken
        assert inwoner.post(weg).headers["Location"] == PAPIEREN
    assert "vakantie.jpg" not in tekst(inwoner.get(PAPIEREN))
    assert Zelfschuld.objects.get().document is None
    papier.refresh_from_db()
    assert (papier.status, papier.afkeur_reden, papier.is_gewist) == ("afgekeurd", "weggehaald", True)
    regels = AuditRegel.objects.filter(door_naam="Inwoner (zelfintake)", toelichting="papier weggehaald")
    assert regels.count() == 1
    # Dezelfde foto mag later alsnog mee.
    inwoner.post(PAPIEREN, {"bestanden": [bestand(foto(), "toch.jpg")]})
    assert "toch.jpg" in tekst(inwoner.get(PAPIEREN))


def test_het_bestand_is_dan_ook_van_de_schijf(
    consulent: Medewerker, schijf: Path, django_capture_on_commit_callbacks: Any
) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent)
    with django_capture_on_commit_callbacks(execute=True):
        papier = add_zelfpapier(rij, bestand=bestand(), soort=Documentsoort.OVERIG, op=NU)
    assert [pad for pad in schijf.rglob("*") if pad.is_file()]
    with django_capture_on_commit_callbacks(execute=True):
        remove_zelfpapier(rij, id_=papier.pk, op=NU)
    assert not [pad for pad in schijf.rglob("*") if pad.is_file()]


def test_wat_al_is_nagekeken_of_van_een_ander_is_haalt_hij_niet_weg(
    inwoner: Browser, zelf: Zelfintake, consulent: Medewerker
) -> None:
    inwoner.post(PAPIEREN, {"bestanden": [bestand(foto(), "loon.jpg")]})
    eigen = Document.objects.get()
    approve_document(eigen, door=consulent, op=NU)
    antwoord = inwoner.post(f"{PAPIEREN}{eigen.pk}/weg/", follow=True)
    assert "Wij keken dit papier al na." in tekst(antwoord)
    ander = zelfintake_in(Z.BEGONNEN, consulent)
    vreemd = add_zelfpapier(ander, bestand=bestand(), soort=Documentsoort.OVERIG, op=NU)
    inwoner.post(f"{PAPIEREN}{vreemd.pk}/weg/")
    assert not Document.objects.filter(is_gewist=True).exists()


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
