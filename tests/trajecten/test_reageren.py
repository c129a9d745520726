"""De pagina van de schuldeiser: antwoorden met de code uit de brief, en niets meer te weten komen dan daarin stond."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.codes import code_voor
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, _uitvallen, schuld, schuldeiser, traject_in
from trajecten.choices import AanschrijvingStatus, Antwoord, Herkomst
from trajecten.choices import TrajectStatus as T
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Aanschrijving, Schuldeiserbericht, Traject, Voorstelregel

pytestmark = pytest.mark.django_db
PAD = "/reageren/"
KLAAR = "/reageren/klaar/"


@pytest.fixture
def vraag(consulent: Medewerker) -> Aanschrijving:
    rij = traject_in(T.INVENTARISATIE, consulent)
    AANSCHRIJVEN(rij, consulent, NU)
    return rij.aanschrijvingen.first()  # type: ignore[return-value]


@pytest.fixture
def regel(consulent: Medewerker) -> Voorstelregel:
    return traject_in(T.VOORSTEL, consulent).voorstellen.get().regels.first()  # type: ignore[return-value]


def code(rij: Aanschrijving | Voorstelregel) -> str:
    return code_voor("saldo" if isinstance(rij, Aanschrijving) else "voorstel", rij.pk)


def test_adres_klopt() -> None:
    assert reverse("trajecten:reageren") == PAD


def test_saldo_opgeven(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    pagina = schuldeiser_browser.post(PAD, {"code": code(vraag).lower().replace("-", " ")})
    tekst = pagina.content.decode()
    client = vraag.traject.client
    assert client.naam in tekst
    assert vraag.traject.nummer in tekst
    for geheim in (client.bsn, client.straat, client.dossiernummer):
        assert geheim not in tekst
    assert AuditRegel.objects.filter(door_naam="Bezoeker zonder account", handeling=Handeling.INZIEN).exists()
    invoer = {"code": code(vraag), "stap": "antwoord", "bedrag": "4.999,95", "kenmerk": "E-7", "opmerking": "Met rente"}
    antwoord = schuldeiser_browser.post(PAD, invoer)
    assert antwoord.headers["Location"] == KLAAR
    assert "Bedankt" in schuldeiser_browser.get(KLAAR).content.decode()
    vraag.refresh_from_db()
    assert (vraag.status, vraag.antwoord_via) == (AanschrijvingStatus.BEANTWOORD, Herkomst.CODE)
    assert vraag.schuld.bevestigd_bedrag == Decimal("4999.95")
    regel = AuditRegel.objects.filter(toelichting="saldo-opgave via code").get()
    assert (regel.door, regel.door_naam) == (None, vraag.schuld.schuldeiser.naam)
    nog_eens = schuldeiser_browser.post(PAD, invoer | {"bedrag": "1"})
    assert "al ontvangen" in nog_eens.content.decode()
    assert vraag.traject.client.naam not in nog_eens.content.decode()
    vraag.refresh_from_db()
    assert vraag.antwoord_bedrag == Decimal("4999.95")


def test_wie_niet_meewerkt_zegt_dat_zelf(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    invoer = {"code": code(vraag), "stap": "antwoord", "werkt_niet_mee": "on"}
    leeg = schuldeiser_browser.post(PAD, invoer)
    assert set(leeg.context["form"].errors) == {"opmerking"}
    allebei = schuldeiser_browser.post(PAD, invoer | {"bedrag": "100", "opmerking": "Nee."})
    assert set(allebei.context["form"].errors) == {"werkt_niet_mee"}
    antwoord = schuldeiser_browser.post(PAD, invoer | {"opmerking": "Wij doen niet mee.", "kenmerk": "E-7"})
    assert antwoord.headers["Location"] == KLAAR
    vraag.refresh_from_db()
    assert vraag.status == AanschrijvingStatus.GEEN_MEDEWERKING
    assert (vraag.schuld.is_stil, vraag.schuld.bevestigd_bedrag, vraag.schuld.kenmerk) == (True, None, "E-7")
    bericht = Schuldeiserbericht.objects.get(schuld=vraag.schuld, soort=Postsoort.GEEN_MEDEWERKING)
    assert (bericht.tekst, bericht.kanaal) == ("Wij doen niet mee.", Kanaal.CODE)
    nog_eens = schuldeiser_browser.post(PAD, invoer | {"opmerking": "Nog eens."})
    assert "al bekend dat" in nog_eens.content.decode()
    # Wie zich bedenkt, kan met dezelfde brief alsnog zijn saldo opgeven.
    schuldeiser_browser.post(PAD, {"code": code(vraag), "stap": "antwoord", "bedrag": "80,00"})
    vraag.refresh_from_db()
    assert vraag.status == AanschrijvingStatus.BEANTWOORD


def test_fout_bedrag_houdt_alles_vast(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    invoer = {"code": code(vraag), "stap": "antwoord", "bedrag": "1.234", "opmerking": "Blijft staan"}
    antwoord = schuldeiser_browser.post(PAD, invoer)
    assert antwoord.context["form"].errors["bedrag"]
    assert "Blijft staan" in antwoord.content.decode()
    assert code(vraag) in antwoord.content.decode()


def test_stemmen(schuldeiser_browser: Browser, regel: Voorstelregel) -> None:
    assert "ons voorstel" in schuldeiser_browser.post(PAD, {"code": code(regel)}).content.decode()
    invoer = {"code": code(regel), "stap": "antwoord", "antwoord": "afgewezen"}
    assert schuldeiser_browser.post(PAD, invoer).context["form"].errors["reden"]
    assert schuldeiser_browser.post(PAD, invoer | {"reden": "Te laag."}).headers["Location"] == KLAAR
    regel.refresh_from_db()
    assert (regel.antwoord, regel.antwoord_via, regel.reden) == (Antwoord.AFGEWEZEN, Herkomst.CODE, "Te laag.")
    assert "al ontvangen" in schuldeiser_browser.post(PAD, invoer | {"reden": "Nee"}).content.decode()


def test_na_het_einde_een_vriendelijke_uitleg(
    schuldeiser_browser: Browser, vraag: Aanschrijving, consulent: Medewerker
) -> None:
    _uitvallen(Traject.objects.get(pk=vraag.traject_id), consulent, NU)
    tekst = schuldeiser_browser.post(PAD, {"code": code(vraag)}).content.decode()
    assert "Reageren kan niet meer" in tekst
    assert vraag.traject.client.naam not in tekst


def test_na_de_stemming_ook(schuldeiser_browser: Browser, regel: Voorstelregel, consulent: Medewerker) -> None:
    from trajecten.services.stemming import close_zonder_akkoord

    close_zonder_akkoord(regel.voorstel, door=consulent, op=NU, reden="Stil.")
    assert "Reageren kan niet meer" in schuldeiser_browser.post(PAD, {"code": code(regel)}).content.decode()


def test_ook_na_geen_reactie_mag_het_nog(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    from schuldhulp.lib import dagtaken

    for dagen in (22, 40, 60, 80):
        dagtaken.draai(NU + timedelta(days=dagen))
    invoer = {"code": code(vraag), "stap": "antwoord", "bedrag": "10"}
    assert schuldeiser_browser.post(PAD, invoer).headers["Location"] == KLAAR


@pytest.mark.parametrize("fout", ["ABCD-EFGH-JKLM-NPQR", "x", "' OR 1=1", "😀"])
def test_onbekende_code_geeft_altijd_dezelfde_melding(schuldeiser_browser: Browser, fout: str) -> None:
    antwoord = schuldeiser_browser.post(PAD, {"code": fout})
    assert antwoord.context["form"].errors["code"] == [
        "Wij kennen deze code niet. Kijk de code in de brief na en probeer het opnieuw."
    ]
    assert AuditRegel.objects.filter(handeling=Handeling.GEWEIGERD, resultaat="geweigerd").count() == 1


def test_tien_foute_codes_per_minuut(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    with time_machine.travel(NU, tick=False) as klok:
        for _ in range(10):
            assert schuldeiser_browser.post(PAD, {"code": "FOUT"}).status_code == 200
        te_vaak = schuldeiser_browser.post(PAD, {"code": code(vraag)})
        assert te_vaak.status_code == 429
        assert "Even wachten" in te_vaak.content.decode()
        klok.shift(timedelta(seconds=61))
        assert "Uw saldo opgeven" in schuldeiser_browser.post(PAD, {"code": code(vraag)}).content.decode()


def test_goede_codes_tellen_niet_mee(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    for _ in range(12):
        assert schuldeiser_browser.post(PAD, {"code": code(vraag)}).status_code == 200


def test_de_code_komt_nooit_uit_het_adres(schuldeiser_browser: Browser, vraag: Aanschrijving) -> None:
    pagina = schuldeiser_browser.get(PAD, {"code": code(vraag)})
    assert vraag.traject.client.naam not in pagina.content.decode()
    assert pagina.headers["Cache-Control"].startswith("max-age=0")


def test_alle_antwoorden_samen_geven_een_uitkomst(
    schuldeiser_browser: Browser, regel: Voorstelregel, consulent: Medewerker
) -> None:
    for ander in regel.voorstel.regels.all():
        invoer = {"code": code(ander), "stap": "antwoord", "antwoord": "akkoord"}
        assert schuldeiser_browser.post(PAD, invoer).headers["Location"] == KLAAR
    assert Traject.objects.get().status == T.AKKOORD


def test_wie_optreedt_ziet_voor_wie_en_antwoordt_onder_zijn_eigen_kenmerk(
    schuldeiser_browser: Browser, consulent: Medewerker
) -> None:
    bureau = schuldeiser("Incasso Delta", rol=Schuldeiserrol.INCASSOBUREAU)
    rij = traject_in(T.INVENTARISATIE, consulent, bedragen=("10.00",))
    een = schuld(rij, "100.00", kenmerk="K-9", vertegenwoordiger=bureau, vertegenwoordiger_kenmerk="I-77")
    AANSCHRIJVEN(rij, consulent, NU)
    vraag = rij.aanschrijvingen.get(schuld=een)
    tekst = schuldeiser_browser.post(PAD, {"code": code(vraag)}).content.decode()
    assert f"{een.schuldeiser}, kenmerk K-9" in tekst and "I-77" in tekst
    invoer = {"code": code(vraag), "stap": "antwoord", "bedrag": "90", "kenmerk": "I-78"}
    assert schuldeiser_browser.post(PAD, invoer).status_code == 302
    een.refresh_from_db()
    assert (een.kenmerk, een.vertegenwoordiger_kenmerk, een.bevestigd_bedrag) == ("K-9", "I-78", Decimal(90))
    assert AuditRegel.objects.filter(door_naam="Incasso Delta").exists()
