"""De pagina met betalingen van een traject, en wat iemand daar kan doen."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client as Browser

from schuldhulp.organisatie.models import Medewerker
from tests.builders import traject_in
from tests.trajecten.looptijdbouw import betaal, looptijd, na
from trajecten.choices import Oplossingsoort, TrajectStatus
from trajecten.models import Achterstand, Betaalplan, Betaling
from trajecten.services.achterstand import signal_achterstanden

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord: object) -> str:
    return antwoord.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_pagina_toont_plan_betalingen_en_reservering(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    betaal(t, "150.00", consulent)
    browser = als(consulent)
    assert f"/trajecten/{t.pk}/betalingen/" in tekst(browser.get(f"/trajecten/{t.pk}/"))
    inhoud = tekst(browser.get(f"/trajecten/{t.pk}/betalingen/"))
    for stuk in (t.betaalplan.kenmerk, "Deels betaald", "Straks", "150,00", "31,03", "geen koppeling met een bank"):
        assert stuk in inhoud


def test_voor_de_looptijd_is_de_pagina_leeg(als: Als, consulent: Medewerker) -> None:
    t = traject_in(TrajectStatus.AKKOORD, consulent)
    browser = als(consulent)
    assert "beginnen als de looptijd start" in tekst(browser.get(f"/trajecten/{t.pk}/betalingen/"))
    assert browser.get(f"/trajecten/{t.pk}/betalingen/nieuw/").status_code == 404


def test_betaling_invoeren(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    browser, adres = als(consulent), f"/trajecten/{t.pk}/betalingen/nieuw/"
    assert "Uitbetaald krediet" not in tekst(browser.get(adres))
    invoer = {"sleutel": str(uuid.uuid4()), "bedrag": "75,50", "datum": "2-11-2026", "soort": "termijn"}
    for _ in range(2):
        assert browser.post(adres, invoer).status_code == 302
    assert [str(b.bedrag) for b in Betaling.objects.all()] == ["75.50"]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"bedrag": "-5"}, "niet lager zijn dan 0"),
        ({"bedrag": "0"}, "0,01 of meer"),
        ({"datum": "3-11-2026"}, "in de toekomst"),
        ({"datum": "31-2-2026"}, "Deze datum klopt niet"),
        ({"soort": "retour"}, "Waarvoor is deze betaling"),
    ],
)
def test_slechte_invoer_blijft_staan(anders: dict[str, str], melding: str, als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    invoer = {"sleutel": str(uuid.uuid4()), "bedrag": "5", "datum": "2-11-2026", "soort": "termijn"}
    antwoord = als(consulent).post(
        f"/trajecten/{t.pk}/betalingen/nieuw/", {**invoer, "omschrijving": "Kwam contant", **anders}
    )
    assert antwoord.status_code == 200
    assert melding in tekst(antwoord)
    assert "Kwam contant" in tekst(antwoord)
    assert not Betaling.objects.exists()


def test_rekening_vastleggen(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    browser, adres = als(consulent), f"/trajecten/{t.pk}/betalingen/rekening/"
    fout = tekst(browser.post(adres, {"rekening": "NL91 ABNA 0417 1643 01"}))
    assert "klopt niet" in fout and "NL91 ABNA 0417 1643 01" in fout
    assert browser.post(adres, {"rekening": "NL91 ABNA 0417 1643 00"}).status_code == 302
    assert Betaalplan.objects.get().rekening == "NL91ABNA0417164300"


def test_inkomen_wijzigen_weigert_een_oude_versie(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    browser, adres = als(consulent), f"/trajecten/{t.pk}/betalingen/inkomen/"
    invoer = {"inkomen": "1800", "vtlb": "1750", "toelichting": "Huur.", "verwacht_versie": t.versie}
    assert browser.post(adres, invoer).status_code == 302
    assert browser.post(adres, invoer).status_code == 409
    assert t.prognoses.count() == 2


def test_bij_een_krediet_is_er_geen_knop_voor_het_inkomen(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent, Oplossingsoort.SANERINGSKREDIET)
    inhoud = tekst(als(consulent).get(f"/trajecten/{t.pk}/betalingen/"))
    assert "Inkomen of vtlb wijzigen" not in inhoud
    assert "betaalt het krediet terug" in inhoud


def test_achterstand_van_mijn_werk_tot_afspraak(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    signal_achterstanden(na(61))
    browser = als(consulent)
    rij = Achterstand.objects.get()
    assert f"/achterstanden/{rij.pk}/" in tekst(browser.get("/?tab=mij"))
    assert "loopt achter" in tekst(browser.get(f"/trajecten/{t.pk}/betalingen/"))
    adres = f"/achterstanden/{rij.pk}/"
    fout = tekst(browser.post(adres, {"afspraak": "Belt vrijdag.", "nagaan": "1-11-2026"}))
    assert "na vandaag" in fout and "Belt vrijdag." in fout
    antwoord = browser.post(adres, {"afspraak": "Belt vrijdag.", "nagaan": "9-11-2026", "verwacht_versie": rij.versie})
    assert antwoord.status_code == 302
    assert "Belt vrijdag." in tekst(browser.get(f"/trajecten/{t.pk}/betalingen/"))


def test_losmaken(als: Als, consulent: Medewerker) -> None:
    een = betaal(looptijd(consulent), "5.00", consulent)
    browser, adres = als(consulent), f"/betalingen/{een.pk}/losmaken/"
    assert "Waarom" in tekst(browser.post(adres, {"waarom": ""}))
    assert browser.post(adres, {"waarom": "Van een ander.", "verwacht_versie": een.versie}).status_code == 302
    assert browser.get(adres).status_code == 404


def test_wie_mag_wat(als: Als, consulent: Medewerker, kwaliteit: Medewerker, buitenstaander: Medewerker) -> None:
    t = looptijd(consulent)
    een = betaal(t, "5.00", consulent)
    signal_achterstanden(na(61))
    eigen = [f"/trajecten/{t.pk}/betalingen/{deel}/" for deel in ("nieuw", "rekening", "inkomen")]
    eigen += [f"/betalingen/{een.pk}/losmaken/", f"/achterstanden/{Achterstand.objects.get().pk}/"]
    kijker, vreemde = als(kwaliteit), als(buitenstaander)
    pagina = f"/trajecten/{t.pk}/betalingen/"
    assert "Met uw rol kijkt u mee" in tekst(kijker.get(pagina))
    assert {kijker.get(adres).status_code for adres in eigen} == {403}
    assert {vreemde.get(adres).status_code for adres in [pagina, *eigen]} == {404}
