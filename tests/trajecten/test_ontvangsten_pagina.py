"""Ontvangsten en ronden op het scherm: inlezen, nakijken, koppelen, goedkeuren en ophalen."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Medewerker
from tests.bank.bouw import Regel, camt
from tests.builders import NU
from tests.trajecten.looptijdbouw import klaar_om_uit_te_keren, looptijd, zet_klaar
from trajecten.choices.looptijd import BetalingStatus, RondeStatus
from trajecten.models import Bankimport, Betaalplan, Betaling, Uitkering, Uitkeringsronde
from trajecten.services.uitkeringsronde import approve_ronde

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
INLEZEN = "/ontvangsten/inlezen/"


def tekst(antwoord: object) -> str:
    return antwoord.content.decode()  # type: ignore[attr-defined, no-any-return]


def stuur(browser: Browser, inhoud: bytes, naam: str = "afschrift.xml", **velden: object):  # type: ignore[no-untyped-def]
    from schuldhulp.organisatie.models import Gemeente

    gemeente = Gemeente.objects.get(naam="Vreedam").pk
    return browser.post(INLEZEN, {"gemeente": gemeente, "bestand": SimpleUploadedFile(naam, inhoud), **velden})


def regels(t: object) -> bytes:
    kenmerk = t.betaalplan.kenmerk  # type: ignore[attr-defined]
    return camt(
        *(
            Regel("60.00", kenmerk=kenmerk, dag=NU.date()),
            Regel("41.00", dag=NU.date(), naam="Onbekende O.", rekening="NL44RABO0123456789"),
        )
    )


def pakket(pagina: str) -> str:
    gevonden = re.search(r'name="afschrift" value="([^"]+)"', pagina)
    assert gevonden
    return gevonden[1]


def test_inlezen_nakijken_vastleggen(als: Als, consulent: Medewerker) -> None:
    t = looptijd(consulent)
    browser = als(consulent)
    assert "geen koppeling met een bank" in tekst(browser.get("/ontvangsten/"))
    nakijken = tekst(stuur(browser, regels(t)))
    assert "Er is nog niets bewaard" in nakijken
    assert t.nummer in nakijken and "Telt mee" in nakijken and "U kiest later" in nakijken
    assert not Betaling.objects.exists()
    for _ in range(2):
        antwoord = browser.post(INLEZEN, {"stap": "bewaren", "afschrift": pakket(nakijken)})
        assert antwoord.status_code == 302
    assert (Betaling.objects.count(), Bankimport.objects.count()) == (2, 1)
    assert "Er is niets nieuws" in tekst(stuur(browser, regels(t)))
    lijst = tekst(browser.get("/ontvangsten/"))
    assert "Onbekende O." in lijst and "afschrift.xml" in lijst


def test_een_half_bestand_blijft_bij_het_veld(als: Als, consulent: Medewerker) -> None:
    heel = regels(looptijd(consulent))
    pagina = tekst(stuur(als(consulent), heel[: len(heel) - 60]))
    assert "Dit bestand is niet heel" in pagina
    assert "Er is niets bewaard." in pagina
    assert not Betaling.objects.exists()


def test_een_veranderd_pakket_wordt_geweigerd(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    t = looptijd(consulent)
    echt = pakket(tekst(stuur(als(consulent), regels(t))))
    for wie, inhoud in ((consulent, echt[:-3] + "abc"), (collega, echt)):
        antwoord = als(wie).post(INLEZEN, {"stap": "bewaren", "afschrift": inhoud})
        assert "niet meer te gebruiken" in tekst(antwoord)
    assert not Betaling.objects.exists()


def onbekende(als: Als, wie: Medewerker) -> tuple[Browser, Betaling]:
    t = looptijd(wie)
    browser = als(wie)
    browser.post(INLEZEN, {"stap": "bewaren", "afschrift": pakket(tekst(stuur(browser, regels(t))))})
    return browser, Betaling.objects.te_koppelen().get()


def test_koppelen_met_de_hand(als: Als, consulent: Medewerker) -> None:
    browser, rij = onbekende(als, consulent)
    adres = f"/betalingen/{rij.pk}/koppelen/"
    fout = tekst(browser.post(adres, {"nummer": "T-2026-99999", "soort": "incidenteel"}))
    assert "geen traject met een betaalplan" in fout and "T-2026-99999" in fout
    plan = Betaalplan.objects.get()
    invoer = {"nummer": plan.traject.nummer, "soort": "incidenteel", "onthoud_rekening": "on"}
    assert browser.post(adres, {**invoer, "verwacht_versie": rij.versie}).status_code == 302
    plan.refresh_from_db()
    assert plan.rekening == "NL44RABO0123456789"
    assert browser.get(adres).status_code == 404


def test_opzijleggen_en_terug(als: Als, consulent: Medewerker) -> None:
    browser, rij = onbekende(als, consulent)
    assert "Vul" in tekst(browser.post(f"/betalingen/{rij.pk}/opzij/", {"waarom": ""}))
    browser.post(f"/betalingen/{rij.pk}/opzij/", {"waarom": "Huur van het zaaltje."})
    assert "Huur van het zaaltje." in tekst(browser.get("/ontvangsten/"))
    browser.post(f"/betalingen/{rij.pk}/terug/")
    rij.refresh_from_db()
    assert rij.status == BetalingStatus.TE_KOPPELEN


def test_ronde_van_klaarzetten_tot_ophalen(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    t = klaar_om_uit_te_keren(consulent)
    browser = als(consulent)
    nieuw = f"/gemeenten/{t.gemeente_id}/uitkeringsronde/"
    assert t.nummer in tekst(browser.get(nieuw))
    uitkering = Uitkering.objects.get()
    assert "Maak een keuze" in tekst(browser.post(nieuw, {}))
    antwoord = browser.post(nieuw, {"uitkeringen": [str(uitkering.pk)]})
    ronde = Uitkeringsronde.objects.get()
    assert antwoord.url == f"/uitkeringsronden/{ronde.pk}/"
    pagina = tekst(browser.get(antwoord.url))
    assert "zelf klaar" not in pagina or "Goedkeuren</button>" not in pagina
    assert browser.get(f"/uitkeringen/{uitkering.pk}/").url == antwoord.url
    tweede = als(kwaliteit)
    assert "Goedkeuren" in tekst(tweede.get(antwoord.url))
    for _ in range(2):
        tweede.post(f"{antwoord.url}goedkeuren/", {"verwacht_versie": ronde.versie})
    ronde.refresh_from_db()
    assert (ronde.status, ronde.goedgekeurd_door) == (RondeStatus.GOEDGEKEURD, kwaliteit)
    bestand = browser.get(f"{antwoord.url}bestand/")
    assert (bestand["Content-Type"], bestand.content[:5]) == ("application/xml", b"<?xml")
    assert AuditRegel.objects.filter(toelichting=f"betaalbestand {ronde.nummer}", door=consulent).count() == 1


def test_intrekken(als: Als, consulent: Medewerker) -> None:
    ronde = zet_klaar(klaar_om_uit_te_keren(consulent), door=consulent)
    browser, adres = als(consulent), f"/uitkeringsronden/{ronde.pk}/intrekken/"
    assert browser.post(adres, {"waarom": "Storno.", "verwacht_versie": ronde.versie}).status_code == 302
    assert "Ingetrokken" in tekst(browser.get(f"/uitkeringsronden/{ronde.pk}/"))


def test_wie_mag_wat(
    als: Als,
    consulent: Medewerker,
    collega: Medewerker,
    teamleider: Medewerker,
    kwaliteit: Medewerker,
    buitenstaander: Medewerker,
) -> None:
    t = klaar_om_uit_te_keren(consulent)
    ronde = zet_klaar(t, door=teamleider)
    goed, bestand = f"/uitkeringsronden/{ronde.pk}/goedkeuren/", f"/uitkeringsronden/{ronde.pk}/bestand/"
    assert als(collega).post(goed).status_code == 403  # geen tweede lezer
    assert als(teamleider).post(goed).status_code == 403  # zette haar zelf klaar
    assert als(buitenstaander).get(f"/uitkeringsronden/{ronde.pk}/").status_code == 404
    assert als(consulent).get(bestand).status_code == 404
    approve_ronde(ronde, door=kwaliteit, op=NU)
    assert als(kwaliteit).get(bestand).status_code == 200
    assert als(buitenstaander).get(bestand).status_code == 404
    assert als(kwaliteit).get(INLEZEN).status_code == 403
    assert als(kwaliteit).get(f"/gemeenten/{t.gemeente_id}/uitkeringsronde/").status_code == 403
    assert als(buitenstaander).get(f"/gemeenten/{t.gemeente_id}/uitkeringsronde/").status_code == 404
