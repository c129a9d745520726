"""De pagina's van de post: overzicht, bericht aan velen, antwoord vastleggen, werk afronden, en de bijlage."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.lib import opslag
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, traject_in
from tests.intake.papieren.bestanden import pdf
from tests.trajecten.test_post import draai_ronden, meld, stuur, vers
from trajecten.choices import AanschrijvingStatus
from trajecten.choices import TrajectStatus as T
from trajecten.choices.post import Kanaal, Postsoort, TaakStatus
from trajecten.models import Aanschrijving, Schuldeiserbericht, Schuldeiserbijlage, Schuldeisertaak, Traject
from trajecten.services.uitgaand import DOEL

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    return traject_in(T.STABILISATIE, consulent)


def adres(naam: str, *args: object) -> str:
    return reverse(f"trajecten:{naam}", args=args)


def test_bericht_aan_velen(als: Als, traject: Traject, consulent: Medewerker) -> None:
    browser, stap = als(consulent), adres("stap", traject.pk, "berichten")
    schulden = [str(schuld.pk) for schuld in traject.schulden.all()]
    leeg = browser.post(stap, {"soort": "status", "schulden": schulden, "kanaal": "", "tekst": ""})
    assert leeg.context["form"].errors["tekst"]
    invoer = {"soort": "kennisgeving", "schulden": schulden, "kanaal": "knooppunt", "tekst": ""}
    antwoord = browser.post(stap, invoer)
    assert antwoord.headers["Location"] == adres("post", traject.pk)
    assert {b.kanaal for b in Schuldeiserbericht.objects.all()} == {Kanaal.KNOOPPUNT}
    pagina = browser.get(adres("post", traject.pk)).content.decode()
    assert "Kennisgeving" in pagina
    assert "geen gecertificeerde koppeling" in pagina
    nog_eens = browser.post(stap, invoer)
    assert "kreeg dit bericht al" in nog_eens.content.decode()


def test_aanschrijven_met_gekozen_kanaal(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    als(consulent).post(adres("stap", rij.pk, "aanschrijven"), {"kanaal": "lijst"})
    assert {a.kanaal for a in Aanschrijving.objects.all()} == {Kanaal.LIJST}


def test_antwoord_vastleggen_en_lezen(als: Als, traject: Traject, consulent: Medewerker) -> None:
    browser, schuld = als(consulent), traject.schulden.first()
    pad = adres("antwoord-vastleggen", schuld.pk)
    assert browser.get(pad).status_code == 200
    fout = browser.post(pad, {"soort": "statusbericht", "kanaal": "telefoon", "tekst": "", "kenmerk": "K-1"})
    assert fout.context["form"].errors["tekst"]
    assert "K-1" in fout.content.decode()
    goed = {"soort": "statusbericht", "kanaal": "telefoon", "tekst": "Wij verhuizen.", "kenmerk": "K-1"}
    assert browser.post(pad, goed).status_code == 302
    taak = Schuldeisertaak.objects.get()
    pagina = browser.get(taak.get_absolute_url()).content.decode()
    assert "Wij verhuizen." in pagina
    assert browser.post(taak.get_absolute_url(), {"uitkomst": ""}).context["form"].errors["uitkomst"]
    assert browser.post(taak.get_absolute_url(), {"uitkomst": "Genoteerd."}).status_code == 302
    taak.refresh_from_db()
    assert taak.status == TaakStatus.GEDAAN
    assert "Genoteerd." in browser.get(taak.get_absolute_url()).content.decode()


def test_nabellen_staat_op_mijn_werk(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    draai_ronden(22, 40)
    assert "Schuldeiser nabellen" in als(consulent).get("/?tab=mij").content.decode()
    taak = Schuldeisertaak.objects.first()
    assert "Saldo invoeren" in als(consulent).get(taak.get_absolute_url()).content.decode()


def test_een_ander_ziet_niets(als: Als, traject: Traject, buitenstaander: Medewerker) -> None:
    schuld = traject.schulden.first()
    meld(schuld, Postsoort.STATUSBERICHT)
    browser = als(buitenstaander)
    paden = [adres("post", traject.pk), adres("antwoord-vastleggen", schuld.pk)]
    for pad in [*paden, Schuldeisertaak.objects.get().get_absolute_url()]:
        assert browser.get(pad).status_code == 404


class TestDeSchuldeiser:
    def test_saldo_met_specificatie_en_vooraf_akkoord(
        self, als: Als, schuldeiser_browser: Browser, consulent: Medewerker, buitenstaander: Medewerker
    ) -> None:
        rij = traject_in(T.INVENTARISATIE, consulent)
        AANSCHRIJVEN(rij, consulent, NU)
        vraag = rij.aanschrijvingen.first()
        bestand = SimpleUploadedFile("specificatie.pdf", pdf())
        invoer = {"code": code_voor("saldo", vraag.pk), "stap": "antwoord", "bedrag": "12,50", "vooraf_akkoord": "on"}
        antwoord = schuldeiser_browser.post("/reageren/", {**invoer, "bijlagen": bestand})
        assert antwoord.headers["Location"] == "/reageren/klaar/"
        vraag.refresh_from_db()
        assert (vraag.status, vraag.antwoord_vooraf_akkoord) == (AanschrijvingStatus.BEANTWOORD, True)
        bijlage = Schuldeiserbijlage.objects.get()
        assert (bijlage.naam, bijlage.bericht.aanschrijving) == ("specificatie.pdf", vraag)
        assert opslag.in_gebruik() >= {bijlage.opslagnaam}
        assert bijlage.naam in als(consulent).get(adres("post", rij.pk)).content.decode()
        gekregen = als(consulent).get(adres("bijlage", bijlage.pk))
        assert b"".join(gekregen.streaming_content) == pdf()
        assert gekregen.headers["Content-Type"] == "application/pdf"
        assert als(buitenstaander).get(adres("bijlage", bijlage.pk)).status_code == 404

    @pytest.mark.parametrize(
        ("naam", "inhoud", "melding"),
        [
            ("virus.exe", b"MZ\x90", ".exe"),
            ("leeg.pdf", b"", "leeg"),
            ("nep.pdf", b"<script>alert(1)</script>", "alleen PDF, JPG en PNG"),
            ("groot.pdf", b"%PDF-" + b"0" * 5_000_001, "hoogstens 5 MB"),
        ],
    )
    def test_een_fout_bestand_houdt_alles_tegen_en_alles_vast(
        self, schuldeiser_browser: Browser, consulent: Medewerker, naam: str, inhoud: bytes, melding: str
    ) -> None:
        rij = traject_in(T.INVENTARISATIE, consulent)
        AANSCHRIJVEN(rij, consulent, NU)
        vraag = rij.aanschrijvingen.first()
        invoer = {"code": code_voor("saldo", vraag.pk), "stap": "antwoord", "bedrag": "12,50"}
        bestand = SimpleUploadedFile(naam, inhoud)
        antwoord = schuldeiser_browser.post("/reageren/", {**invoer, "bijlagen": bestand})
        assert melding in " ".join(antwoord.context["form"].errors["bijlagen"])
        assert "12,50" in antwoord.content.decode()
        vraag.refresh_from_db()
        assert vraag.beantwoord_op is None
        assert not Schuldeiserbijlage.objects.exists()

    def test_reageren_op_een_kennisgeving(
        self, schuldeiser_browser: Browser, traject: Traject, consulent: Medewerker
    ) -> None:
        bericht = stuur(traject, Postsoort.KENNISGEVING, consulent)[0]
        code = code_voor(DOEL, bericht.pk)
        pagina = schuldeiser_browser.post("/reageren/", {"code": code}).content.decode()
        assert traject.client.naam in pagina
        invoer = {"code": code, "stap": "antwoord", "soort": "statusverzoek", "tekst": ""}
        assert schuldeiser_browser.post("/reageren/", invoer).context["form"].errors["tekst"]
        invoer |= {"tekst": "Hoe staat het?", "kenmerk": "E-9"}
        assert schuldeiser_browser.post("/reageren/", invoer).headers["Location"] == "/reageren/klaar/"
        assert Schuldeisertaak.objects.get().bericht.tekst == "Hoe staat het?"
        assert vers(traject).schulden.get(pk=bericht.schuld_id).kenmerk == "E-9"
