"""De zelfintake op een telefoon: van de sms van Noor tot de schuldeisers in het traject.

Elke pagina gaat langs axe en de vaste toetsen van `Scherm.kijk_na`, bij Samira op een scherm van 390 breed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Browser

from intake.choices import AanmeldingStatus, Documentherkomst
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Aanmelding, Client, Document, Zelfintake
from intake.services.aanmelding import hold_gesprek
from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import TELEFOON, Opener, Scherm
from tests.builders import aanmelding_in, client, screen, toelating
from tests.intake.papieren.bestanden import foto
from trajecten.models import Schuld, Traject
from trajecten.services.traject import open_traject

pytestmark = pytest.mark.django_db(transaction=True)
FOTO = {"name": "IMG_2026.jpg", "mimeType": "image/jpeg", "buffer": foto(maat=(300, 200))}
BRIEF = {"name": "brief.jpg", "mimeType": "image/jpeg", "buffer": foto(maat=(200, 300), kleur="gray")}
ZIP = {"name": "huur.pdf", "mimeType": "application/pdf", "buffer": b"PK\x03\x04zip"}
GROOT = {"name": "groot.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + b"\0" * 40_000_000}
KEUZE = 'input[name="bestanden"]:not([capture])'


@pytest.fixture
def telefoon(demo: dict[str, int], live_server: Any, browser: Browser) -> Iterator[Scherm]:
    """De telefoon van de inwoner."""
    scherm = Scherm(browser, live_server.url, TELEFOON)
    yield scherm
    scherm.sluit()


@dataclass
class Verhaal:
    """Samira de Wit, die zich net meldde, en Noor die haar helpt."""

    noor: Scherm
    samira: Scherm
    aanmelding: Aanmelding
    link: str = ""

    @property
    def zelf(self) -> Zelfintake:
        return Zelfintake.objects.get(aanmelding=self.aanmelding)

    def volgende(self, **velden: str | bool | list[str]) -> Scherm:
        return self.samira.vul(**velden).klik("Volgende")


def test_van_link_op_de_telefoon_tot_schulden_in_het_traject(als: Opener, telefoon: Scherm, nu: datetime) -> None:
    noor = Medewerker.objects.get(naam="Noor Jansen")
    wie = client(noor.aanstellingen.first().gemeente, op=nu, telefoon="06 12345678")  # type: ignore[union-attr]
    aanmelding = aanmelding_in(AanmeldingStatus.GEMELD, noor, op=nu, client=wie)
    verhaal = Verhaal(als("noor"), telefoon, aanmelding)
    noor_stuurt_een_link(verhaal)
    een_scanner_verbruikt_de_link_niet(verhaal)
    samira_komt_binnen_met_haar_geboortedatum(verhaal)
    zij_beantwoordt_de_vragen_stopt_en_gaat_verder(verhaal)
    zij_schrijft_haar_schuldeisers_op(verhaal)
    zij_stuurt_haar_papieren_mee(verhaal)
    zij_stuurt_alles_in_en_kan_daarna_niets_meer(verhaal)
    noor_leest_de_antwoorden_voor_het_gesprek(verhaal)
    noor_neemt_antwoorden_over_in_het_dossier(verhaal)
    noor_neemt_de_schuldeisers_over_in_het_traject(verhaal, noor, nu)


def noor_stuurt_een_link(v: Verhaal) -> None:
    v.noor.open(v.aanmelding.get_absolute_url()).klik("Zelfintake sturen").ziet("Het is nooit verplicht")
    v.noor.vul(kanaal="sms").verstuur().ziet("De uitnodiging is klaargezet.", "Uitgenodigd")
    v.noor.pagina.get_by_role("link", name=re.compile("^Sms van")).click()
    v.noor.kijk_na()
    gevonden = re.search(r"http\S+/zelfintake/#\S+", v.noor.tekst)
    assert gevonden
    v.link = v.noor.basis + "/zelfintake/" + gevonden[0][gevonden[0].index("#") :]


def een_scanner_verbruikt_de_link_niet(v: Verhaal) -> None:
    voor = Zelfintake.objects.values().get(pk=v.zelf.pk)
    for _ in range(5):
        assert v.samira.haal(v.link).status == 200
    assert Zelfintake.objects.values().get(pk=v.zelf.pk) == voor


def samira_komt_binnen_met_haar_geboortedatum(v: Verhaal) -> None:
    v.samira.open(v.link)
    # De code is ingevuld en staat niet meer in de adresbalk.
    assert v.samira.pagina.input_value("[name=code]") == v.link.split("#")[1]
    assert v.samira.pad == "/zelfintake/"
    v.samira.vul(geboortedatum="18-05-1988").verstuur().mist_invoer().ziet("Kijk de code en uw geboortedatum na")
    assert v.zelf.pogingen == 1
    v.samira.vul(geboortedatum="17-05-1988").verstuur().ziet("Welkom", "U kunt stoppen en later verder gaan")
    assert v.zelf.status == Z.BEGONNEN


def zij_beantwoordt_de_vragen_stopt_en_gaat_verder(v: Verhaal) -> None:
    v.samira.klik("Begin").ziet("Is er haast bij?", "Stap 1 van")
    v.volgende(haast="nee").ziet("Waar wilt u hulp bij?")
    v.volgende(vraag="Ik wil rust.").ziet("Met wie woont u?")
    v.volgende(samenstelling="alleenstaande_ouder").vul(kinderen="veel").klik("Volgende").mist_invoer()
    assert v.samira.pagina.input_value("[name=kinderen]") == "veel"
    v.samira.vul(kinderen="2").klik("Bewaar en ga later verder").ziet("Uw antwoorden zijn bewaard.")
    # Later, met de code uit dezelfde sms.
    v.samira.vul(code=v.link.split("#")[1], geboortedatum="17-05-1988").verstuur().ziet("Fijn dat u er weer bent")
    v.samira.klik("Ga verder").ziet("Hoe woont u?")
    v.volgende(woonsituatie="huur_sociaal")
    v.volgende(inkomensbron="bijstand", inkomen_bedrag="1.710,00")
    v.volgende(vaste_lasten="soms", overzicht="deel").ziet("Aan wie moet u betalen?")


def zij_schrijft_haar_schuldeisers_op(v: Verhaal) -> None:
    v.samira.vul(naam="energie noordwaard bv", bedrag="duizend").klik("Zet op de lijst").mist_invoer()
    v.samira.vul(bedrag="1.250", waarvoor="Stroom").klik("Zet op de lijst").mist_invoer()
    v.samira.vul(bedrag="1250")
    v.samira.pagina.set_input_files('input[name="brief"]:not([capture])', [BRIEF])
    assert "brief.jpg" in v.samira.pagina.inner_text("[data-gekozen]")
    v.samira.klik("Zet op de lijst").ziet("energie noordwaard bv staat op uw lijst.", "met foto van de brief")
    v.samira.vul(naam="Sportschool").klik("Zet op de lijst")
    # Wie iets intypt en meteen verder gaat, raakt het niet kwijt.
    v.volgende(naam="Oom Karel").ziet("Lukt het om uw post te openen?")
    assert [s.naam for s in v.zelf.schulden.order_by("op")] == ["energie noordwaard bv", "Sportschool", "Oom Karel"]


def zij_stuurt_haar_papieren_mee(v: Verhaal) -> None:
    v.volgende(post="nee").ziet("Dat is heel gewoon.")
    v.volgende(lezen="ja").ziet("Wat kunnen wij voor u doen?")
    v.volgende(lezen_wens=["bellen"])
    v.volgende(taal="ja")
    v.volgende(goed="Mijn kinderen.")
    v.volgende(contact="bellen").ziet("Uw papieren", "Maak een foto of kies een bestand.", "brief.jpg")
    assert "Sleep" not in v.samira.tekst
    v.samira.pagina.set_input_files(KEUZE, [FOTO, ZIP, GROOT])
    assert "te groot" in v.samira.pagina.inner_text("[data-gekozen]")
    v.samira.vul(soort="uitkering").klik("Stuur op").mist_invoer()
    v.samira.ziet("Wij hebben uw papier.", "huur.pdf: Dit is een zip-", "groot.jpg: Dit bestand is 40,1 MB.")
    assert v.samira.pagina.is_checked('[name="soort"][value="uitkering"]')
    assert Document.objects.filter(client=v.aanmelding.client, herkomst=Documentherkomst.ZELFINTAKE).count() == 2
    # Een verkeerde foto gaat er weer af; daarna stuurt zij de goede.
    v.samira.klik("Haal weg IMG_2026.jpg").ziet("Het papier is weg.")
    v.samira.pagina.set_input_files(KEUZE, [FOTO])
    v.samira.klik("Volgende").ziet("Kijk alles na", "Ik wil rust.", "IMG_2026.jpg")


def zij_stuurt_alles_in_en_kan_daarna_niets_meer(v: Verhaal) -> None:
    v.samira.klik("Verstuur mijn antwoorden").ziet("Bedankt, wij hebben uw antwoorden")
    v.samira.pagina.go_back()
    v.samira.kijk_na().ziet("Bedankt")
    v.samira.open("/zelfintake/vragen/haast/").ziet("Bedankt")
    v.samira.context.clear_cookies()
    v.samira.open(v.link).vul(geboortedatum="17-05-1988").verstuur().mist_invoer()
    assert v.zelf.status == Z.INGEDIEND


def noor_leest_de_antwoorden_voor_het_gesprek(v: Verhaal) -> None:
    v.noor.open("/").ziet("Zelfintake lezen")
    v.noor.open(v.aanmelding.get_absolute_url()).ziet("De inwoner vulde de zelfintake in")
    v.noor.klik("Lees de antwoorden").ziet("Ik wil rust.", "Vindt lezen of schrijven lastig", "Oom Karel")
    v.noor.klik("Bekijk (energie noordwaard bv)").ziet("Brief van een schuldeiser", "Nog nakijken")
    v.noor.open(v.zelf.get_absolute_url())
    assert Client.objects.get(pk=v.aanmelding.client_id).is_laaggeletterd
    v.noor.klik("Ik heb dit gelezen").ziet("U hebt de antwoorden gelezen.")
    assert v.zelf.status == Z.GELEZEN


def noor_neemt_antwoorden_over_in_het_dossier(v: Verhaal) -> None:
    v.noor.klik("Antwoorden overnemen").ziet("Alleen met mijn kinderen", "Nu in het dossier")
    v.noor.verstuur().ziet("De antwoorden staan nu in het dossier.")
    huishouden = Client.objects.get(pk=v.aanmelding.client_id).huishouden
    assert huishouden
    assert (huishouden.minderjarige_kinderen, huishouden.woonsituatie) == (2, "huur_sociaal")


def noor_neemt_de_schuldeisers_over_in_het_traject(v: Verhaal, noor: Medewerker, nu: datetime) -> None:
    hold_gesprek(v.aanmelding, gehouden_op=nu, verslag="Samen doorgenomen.", door=noor, op=nu)
    screen(v.aanmelding, noor, nu)
    toelating(v.aanmelding, noor, nu)
    traject: Traject = open_traject(Aanmelding.objects.get(pk=v.aanmelding.pk), door=noor, op=nu)
    v.noor.open(traject.get_absolute_url()).ziet("3 schuldeisers uit de zelfintake zijn nog niet overgenomen.")
    v.noor.klik("Naar de schulden").ziet("Door de inwoner zelf opgeschreven", "€ 1.250,00")
    v.noor.klik("Overnemen: energie noordwaard bv").ziet("Misschien is het een van deze", "De inwoner schreef op")
    v.noor.klik("Energie Noordwaard").vul(kenmerk="E-77").verstuur().ziet("De schuld is overgenomen.")
    v.noor.klik("Niet overnemen: Sportschool").verstuur().mist_invoer()
    v.noor.vul(reden="betaald").verstuur().ziet("Is al betaald of kwijtgescholden")
    v.noor.klik("Overnemen: Oom Karel").klik("Voeg een nieuwe schuldeiser toe")
    v.noor.vul(soort="Overig", is_privepersoon=True, gemeente=traject.gemeente.naam).verstuur()
    v.noor.vul(opgegeven_bedrag="300,00").verstuur().ziet("De schuld is overgenomen.", "€ 1.550,00")
    schulden = Schuld.objects.filter(traject=traject).order_by("volgorde")
    assert [(s.schuldeiser.naam, s.kenmerk) for s in schulden if s.schuldeiser] == [
        ("Energie Noordwaard", "E-77"),
        ("Oom Karel", ""),
    ]
