"""Slechte invoer op de echte formulieren.

De melding staat bij het veld en bovenaan, wat getypt is blijft staan, en er is niets half bewaard.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from intake.choices import AanmeldingStatus
from intake.models import Aanmelding, Afspraak, Client, Document
from ketenpartners.models import Ketenpartner
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU, aanmelding_in, antwoorden, client
from tests.intake.papieren.bestanden import foto, pdf
from tests.ketenpartners.bouw import partner
from tests.workshopbouw import reeks

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
NIEUW = "/aanmeldingen/nieuw/"


def _persoon(gemeente: Gemeente, **anders: str) -> dict[str, str]:
    gewoon = {"gemeente": str(gemeente.pk), "voornamen": "Yara", "achternaam": "Zijlstra", "stap": "persoon"}
    return {**gewoon, **anders}


def _rijen() -> dict[str, int]:
    """Hoeveel rijen er van alles zijn; het logboek telt niet mee, want kijken en zoeken staan daar ook in."""
    zonder = {AuditRegel, *apps.get_app_config("sessions").get_models(), *apps.get_app_config("audit").get_models()}
    return {m._meta.label: m._base_manager.count() for m in apps.get_models() if m not in zonder}


def _geweigerd(browser: Browser, adres: str, invoer: dict[str, object], veld: str, melding: str) -> str:
    """Verstuurt en toetst: fout in de titel, de melding bovenaan met een link naar het veld en bij het veld zelf."""
    ervoor = _rijen()
    antwoord = browser.post(adres, invoer)
    assert antwoord.status_code == 200, antwoord.status_code
    pagina = unescape(antwoord.content.decode())
    assert "<title>Fout: " in pagina
    assert re.search(rf'href="#id_{veld}[^"]*">{re.escape(melding)}', pagina), "bovenaan, met een link naar het veld"
    assert pagina.count(melding) >= 2, "en bij het veld zelf"
    assert re.search(rf'name="{veld}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="{veld}"', pagina)
    assert _rijen() == ervoor, "niets half bewaard"
    return pagina


def test_bsn_dat_de_elfproef_niet_haalt(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    invoer = _persoon(gemeente, bsn="123456789")
    pagina = _geweigerd(als(consulent), NIEUW, invoer, "bsn", "Dit burgerservicenummer klopt niet.")
    assert 'value="123456789"' in pagina and 'value="Zijlstra"' in pagina


def test_geboortedatum_in_de_toekomst(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    invoer = _persoon(gemeente, geboortedatum="3-11-2026")
    pagina = _geweigerd(als(consulent), NIEUW, invoer, "geboortedatum", "Deze datum ligt in de toekomst.")
    assert 'value="3-11-2026"' in pagina and 'value="Yara"' in pagina


@pytest.mark.parametrize("nummer", ["bel mij maar", "06 1234567", "06-12345678 of 038", "+31"])
def test_telefoonnummer_dat_niemand_kan_bellen(
    nummer: str, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    melding = "Dit telefoonnummer klopt niet. Schrijf het als 06 12345678."
    pagina = _geweigerd(als(consulent), NIEUW, _persoon(gemeente, telefoon=nummer), "telefoon", melding)
    assert f'value="{nummer}"' in pagina


GEZIN = {
    "achternaam": "Zijlstra",
    "samenstelling": "alleenstaande_ouder",
    "woonsituatie": "huur_sociaal",
    "inkomensbron": "bijstand",
}


@pytest.mark.parametrize(
    ("samenstelling", "kinderen", "veld", "melding"),
    [
        ("alleenstaande_ouder", "0", "minderjarige_kinderen", "Vul in hoeveel kinderen er zijn"),
        ("gehuwd_met_kinderen", "0", "minderjarige_kinderen", "Vul in hoeveel kinderen er zijn"),
        ("alleenstaande", "2", "samenstelling", "Er zijn kinderen onder de 18."),
        ("gehuwd", "-1", "minderjarige_kinderen", "Vul 0 of meer in."),
        ("gehuwd", "", "minderjarige_kinderen", "Vul ‘Aantal kinderen onder de 18’ in."),
    ],
)
def test_huishouden_van_nul(
    samenstelling: str, kinderen: str, veld: str, melding: str, als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    rij = client(gemeente)
    invoer: dict[str, object] = GEZIN | {"samenstelling": samenstelling, "minderjarige_kinderen": kinderen}
    pagina = _geweigerd(als(consulent), f"/dossiers/{rij.pk}/gegevens/", invoer, veld, melding)
    assert 'value="Zijlstra"' in pagina and f'value="{samenstelling}" selected' in pagina


def test_spreekuur_met_het_einde_voor_het_begin(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    invoer = {"medewerker": consulent.pk, "gemeente": gemeente.pk, "datum": "9-11-2026", "van": "12:00", "tot": "9:00"}
    invoer |= {"minuten": "60", "vorm": "kantoor", "weken": "1"}
    pagina = _geweigerd(als(consulent), "/agenda/spreekuren/nieuw/", invoer, "tot", "Het spreekuur eindigt voor het")
    assert 'value="12:00"' in pagina


def test_afwezigheid_met_het_einde_voor_het_begin(als: Als, consulent: Medewerker) -> None:
    invoer = {"medewerker": consulent.pk, "van": "9-11-2026", "tot_en_met": "6-11-2026", "toelichting": "Vakantie"}
    melding = "De laatste dag ligt voor de eerste."
    pagina = _geweigerd(als(consulent), "/agenda/afwezigheid/nieuw/", invoer, "tot_en_met", melding)
    assert 'value="9-11-2026"' in pagina and "Vakantie" in pagina


def test_bijeenkomst_met_het_einde_voor_het_begin(als: Als, consulent: Medewerker) -> None:
    rij = reeks(consulent)
    invoer = {"datum": "7-12-2026", "van": "21:00", "tot": "19:00", "zaal": "Blauwe zaal", "aantal": "1"}
    melding = "De bijeenkomst eindigt vóór zij begint."
    pagina = _geweigerd(als(consulent), f"/workshops/{rij.pk}/bijeenkomsten/", invoer, "tot", melding)
    assert 'value="Blauwe zaal"' in pagina


@pytest.mark.parametrize(
    ("wijzig", "veld", "melding"),
    [
        ({"datum": "9-11-2026", "van": "11:00", "tot": "13:00"}, "datum", "Deze reeks heeft dan al een bijeenkomst"),
        ({"datum": "10-11-2026", "van": "11:00", "tot": "13:00"}, "zaal", "is dan al bezet door Avondgroep"),
    ],
)
def test_bijeenkomst_die_botst(
    wijzig: dict[str, str], veld: str, melding: str, als: Als, consulent: Medewerker
) -> None:
    reeks(consulent, naam="Avondgroep", aantal=1, begin=NU + timedelta(days=8))
    invoer = {"zaal": "Zaal 2", "aantal": "1", **wijzig}
    antwoord = als(consulent).post(f"/workshops/{reeks(consulent, aantal=1).pk}/bijeenkomsten/", invoer)
    assert melding in antwoord.context["form"].errors[veld][0]


def test_bsn_van_een_ander_dossier(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    bezet, rij = client(gemeente).bsn, client(gemeente)
    invoer: dict[str, object] = GEZIN | {"minderjarige_kinderen": "1", "bsn": bezet}
    _geweigerd(als(consulent), f"/dossiers/{rij.pk}/gegevens/", invoer, "bsn", "Met dit BSN bestaat al een ander")


def test_convenant_met_het_einde_voor_het_begin(als: Als, beheerder: Medewerker, gemeente: Gemeente) -> None:
    rij: Ketenpartner = partner(gemeente)
    invoer = {"gemeente": gemeente.pk, "geldig_vanaf": "1-1-2027", "geldig_tot": "31-12-2026"}
    melding = "Het convenant eindigt voor het begint."
    pagina = _geweigerd(als(beheerder), f"/partners/{rij.pk}/convenant/", invoer, "geldig_tot", melding)
    assert 'value="31-12-2026"' in pagina


def _papier(naam: str, inhoud: bytes) -> dict[str, object]:
    return {"soort": "huur", "bestanden": [SimpleUploadedFile(naam, inhoud)]}


def test_foto_van_40_mb(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    groot = _papier("IMG_2041.jpg", foto() + b"\0" * (40_000_000 - len(foto())))
    melding = "IMG_2041.jpg: Dit bestand is 40 MB. Het mag hoogstens 10 MB zijn."
    adres = f"/dossiers/{client(gemeente).pk}/papieren/toevoegen/"
    pagina = _geweigerd(als(consulent), adres, groot, "bestanden", melding)
    assert '<option value="huur" selected>' in pagina


def test_zip_die_zich_voordoet_als_pdf(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    nep = _papier("loonstrook.pdf", b"PK\x03\x04" + pdf())
    melding = "loonstrook.pdf: Dit is een zip- of Word-bestand"
    adres = f"/dossiers/{client(gemeente).pk}/papieren/toevoegen/"
    pagina = _geweigerd(als(consulent), adres, nep, "bestanden", melding)
    assert '<option value="huur" selected>' in pagina
    assert not Document.objects.exists()


def test_papier_zonder_soort_vraagt_ook_het_bestand_opnieuw(
    als: Als, consulent: Medewerker, gemeente: Gemeente
) -> None:
    zonder = {**_papier("huur.pdf", pdf()), "soort": ""}
    adres = f"/dossiers/{client(gemeente).pk}/papieren/toevoegen/"
    _geweigerd(als(consulent), adres, zonder, "bestanden", "Kies het bestand opnieuw: een browser onthoudt het niet.")


def _nummer(browser: Browser, adres: str) -> str:
    return browser.get(adres, follow=True).content.decode().split('name="nummer" value="')[1].split('"')[0]


VRAAG = {"kanaal": "zelf", "gemeld_datum": "2-11-2026", "gemeld_tijd": "9.15", "stap": "vraag"}


def test_aanmelding_dubbel_verstuurd(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser = als(consulent)
    invoer = _persoon(gemeente) | VRAAG | {"nummer": _nummer(browser, NIEUW)}
    eerste, tweede = browser.post(NIEUW, invoer), browser.post(NIEUW, invoer, follow=True)
    assert eerste.url == tweede.redirect_chain[0][0]
    assert "er is niets dubbel vastgelegd" in tweede.content.decode()
    assert (Client.objects.count(), Aanmelding.objects.count()) == (1, 1)


def test_afspraak_dubbel_verstuurd(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser, rij = als(consulent), client(gemeente)
    adres = f"/dossiers/{rij.pk}/afspraken/nieuw/"
    invoer = {"datum": "9-11-2026", "tijd": "10:00", "nummer": _nummer(browser, adres)}
    antwoorden = {browser.post(adres, invoer).url for _ in range(2)}
    assert len(antwoorden) == 1
    assert Afspraak.objects.count() == 1


def test_aantekening_dubbel_verstuurd(als: Als, consulent: Medewerker, gemeente: Gemeente) -> None:
    browser, rij = als(consulent), client(gemeente)
    adres = f"/dossiers/{rij.pk}/notities/"
    keer = {"tekst": "Gebeld, geen gehoor.", "nummer": _nummer(browser, adres)}
    later = {**keer, "nummer": _nummer(browser, adres)}  # dezelfde woorden, maar een ander gesprek
    for invoer in (keer, keer, later):
        assert browser.post(adres, invoer).status_code == 302
    assert rij.notities.count() == 2


def test_screening_dubbel_verstuurd(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(AanmeldingStatus.GESPREK_GEPLAND, consulent)
    browser, adres = als(consulent), f"/aanmeldingen/{rij.pk}/screening/"
    vast = {"nummer": _nummer(browser, adres), "stap": "uitkomst", "gekozen": "oplossen"}
    vast |= {f"vraag-{code}": antwoord for code, antwoord in antwoorden().items()}
    assert {browser.post(adres, vast).status_code for _ in range(2)} == {302}
    assert rij.screeningen.count() == 1
