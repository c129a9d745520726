"""De zelfintake bij de consulent: sturen, volgen, lezen vóór het gesprek, beoordelen en overnemen."""

import io
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from intake.choices import AanmeldingStatus, Documentsoort
from intake.choices.zelf import ZelfintakeKanaal
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Aanmelding, Client, Document, Zelfintake
from intake.services.zelfintake import invite_zelfintake
from intake.services.zelfinvullen import submit_zelfintake
from intake.services.zelflijst import add_zelfpapier, add_zelfschuld
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in, client
from tests.intake.papieren.bestanden import bestand, foto
from tests.zelf import zelfcode, zelfintake_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord: Any) -> str:
    return antwoord.content.decode()


def pad(rij: Zelfintake, stap: str = "") -> str:
    return f"/zelfintakes/{rij.pk}/{stap}"


@pytest.fixture
def aanmelding(consulent: Medewerker) -> Aanmelding:
    wie = client(consulent.aanstellingen.first().gemeente, telefoon="06 12345678")
    return aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=wie)


def test_sturen_met_voorbeeld_en_een_keer(als: Als, consulent: Medewerker, aanmelding: Aanmelding) -> None:
    browser = als(consulent)
    sturen = f"/aanmeldingen/{aanmelding.pk}/zelfintake/"
    assert f'href="{sturen}"' in tekst(browser.get(f"/aanmeldingen/{aanmelding.pk}/"))
    pagina = tekst(browser.get(sturen))
    assert "/zelfintake/#ABCD-EFGH-JKLM-NPQR" in pagina
    assert "Kan niet: Er is geen e-mailadres bekend." in pagina
    antwoord = browser.post(sturen, {"kanaal": "sms"})
    rij = Zelfintake.objects.get()
    assert antwoord.headers["Location"] == pad(rij)
    dubbel = browser.post(sturen, {"kanaal": "sms"})
    assert "al een uitnodiging" in tekst(dubbel)
    assert browser.get(sturen).headers["Location"] == pad(rij, "opnieuw/")
    assert Bericht.objects.count() == 1
    assert zelfcode(rij) not in tekst(browser.get(pad(rij)))
    assert "uitgenodigd, geldig tot en met 9 november 2026" in tekst(browser.get(f"/aanmeldingen/{aanmelding.pk}/"))


def test_de_brief_is_te_lezen_voordat_zij_gaat(als: Als, consulent: Medewerker, aanmelding: Aanmelding) -> None:
    antwoord = als(consulent).post(f"/aanmeldingen/{aanmelding.pk}/zelfintake/", {"kanaal": "brief", "voorbeeld": "1"})
    papier = PdfReader(io.BytesIO(antwoord.content)).pages[0].extract_text()
    assert "Vertel ons alvast over uw situatie" in papier
    assert "16 november 2026" in papier  # per brief is er langer de tijd
    assert not Zelfintake.objects.exists()
    assert not Brief.objects.exists()
    assert AuditRegel.objects.filter(toelichting="voorbeeld uitnodiging_zelfintake").exists()


def test_een_weg_die_niet_kan_wordt_geweigerd(als: Als, consulent: Medewerker, aanmelding: Aanmelding) -> None:
    antwoord = als(consulent).post(f"/aanmeldingen/{aanmelding.pk}/zelfintake/", {"kanaal": "email"})
    assert antwoord.context["form"].errors["kanaal"] == ["Er is geen e-mailadres bekend."]
    assert not Zelfintake.objects.exists()


def test_opnieuw_sturen_en_een_oude_versie(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent)
    browser = als(consulent)
    gegevens = {"kanaal": "email", "verwacht_versie": rij.versie}
    assert browser.post(pad(rij, "opnieuw/"), gegevens).headers["Location"] == pad(rij)
    assert browser.post(pad(rij, "opnieuw/"), gegevens).status_code == 409
    assert Zelfintake.objects.get().ronde == 2
    klaar = zelfintake_in(Z.GELEZEN, consulent)
    assert browser.get(pad(klaar, "opnieuw/")).headers["Location"] == pad(klaar)


def test_de_antwoorden_staan_groot_op_de_aanmelding_en_zijn_te_lezen(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, lezen="soms", taal="nee", tolk="ja", goed="Mijn zus helpt.")
    browser = als(consulent)
    aanmelding = tekst(browser.get(f"/aanmeldingen/{rij.aanmelding_id}/"))
    assert "De inwoner vulde de zelfintake in" in aanmelding
    assert "Zelfintake ingestuurd" in aanmelding
    pagina = tekst(browser.get(pad(rij)))
    assert "Mijn zus helpt." in pagina
    assert "Vindt lezen of schrijven lastig" in pagina
    assert "Wil een tolk" in pagina
    assert AuditRegel.objects.filter(handeling=Handeling.INZIEN, onderwerp="intake.zelfintake").exists()
    assert f'href="{pad(rij)}"' in tekst(browser.get("/"))
    assert "Zelfintake lezen" in tekst(browser.get("/"))


def test_voor_het_insturen_ziet_niemand_de_antwoorden(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, goed="Mijn zus helpt.")
    assert "Mijn zus" not in tekst(als(consulent).get(pad(rij)))


def test_bij_een_dreiging_staat_er_meteen_hoe_hem_te_bereiken(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(
        Z.BEGONNEN,
        consulent,
        haast="ja",
        dreiging=["gas"],
        dreiging_wanneer="Vrijdag",
        bel_nu="06 5555",
        goed="Mijn zus helpt.",
    )
    browser = als(consulent)
    for stap in ("", "dreiging/"):
        pagina = tekst(browser.get(pad(rij, stap)))
        assert "06 5555" in pagina
        assert "Vrijdag" in pagina
        assert "Mijn zus" not in pagina


def test_papieren_en_brieven_zijn_vanaf_de_antwoorden_te_bekijken(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, goed="Werk")
    add_zelfschuld(rij, naam="Energie Noord", brief=bestand(foto(), "brief.jpg"), id_=uuid4(), op=NU)
    add_zelfpapier(rij, bestand=bestand(), soort=Documentsoort.LOONSTROOK, op=NU)
    submit_zelfintake(rij, op=NU)
    pagina = tekst(als(consulent).get(pad(rij)))
    for papier in Document.objects.all():
        assert f'href="{papier.get_absolute_url()}"' in pagina
    assert "Niet ingevuld" in pagina
    assert "Is er haast bij?, Wat u wilt" in pagina


def test_lezen_is_klaar(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, goed="Werk")
    browser = als(consulent)
    browser.post(pad(rij, "gelezen/"), {"verwacht_versie": rij.versie})
    assert Zelfintake.objects.get().status == Z.GELEZEN
    assert "Ik heb dit gelezen" not in tekst(browser.get(pad(rij)))
    assert "Antwoorden uit de zelfintake" in tekst(browser.get(f"/aanmeldingen/{rij.aanmelding_id}/"))


def test_een_dreiging_beoordelen_op_het_scherm(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, haast="ja", dreiging=["ontruiming"])
    browser = als(consulent)
    assert "De inwoner noemt een dreiging" in tekst(browser.get(f"/aanmeldingen/{rij.aanmelding_id}/"))
    pagina = browser.get(pad(rij, "dreiging/"))
    assert pagina.context["form"].initial == {"bedreigingen": ["ontruiming"]}
    leeg = browser.post(pad(rij, "dreiging/"), {"bedreigingen": ["ontruiming"], "verwacht_versie": rij.versie})
    assert leeg.context["form"].errors["oordeel"]
    gegevens = {"bedreigingen": ["ontruiming"], "oordeel": "Vonnis ligt er.", "verwacht_versie": rij.versie}
    assert browser.post(pad(rij, "dreiging/"), gegevens).headers["Location"] == pad(rij)
    assert Aanmelding.objects.get().is_crisis
    assert "Vonnis ligt er." in tekst(browser.get(pad(rij)))
    assert browser.get(pad(rij, "dreiging/")).headers["Location"] == pad(rij)


def test_overnemen_op_het_scherm(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, samenstelling="gehuwd", woonsituatie="koop")
    browser = als(consulent)
    pagina = tekst(browser.get(pad(rij, "overnemen/")))
    assert "Met mijn partner" in pagina
    assert "Nu in het dossier: Nog niet bekend" in pagina
    gegevens = {"gekozen": ["huishouden.samenstelling"], "verwacht_versie": 0}
    assert browser.post(pad(rij, "overnemen/"), gegevens).headers["Location"] == pad(rij)
    assert Client.objects.get().huishouden.samenstelling == "gehuwd"
    assert browser.post(pad(rij, "overnemen/"), gegevens | {"gekozen": ["huishouden.woonsituatie"]}).status_code == 409
    klaar = zelfintake_in(Z.INGEDIEND, consulent, goed="Werk")
    assert browser.get(pad(klaar, "overnemen/")).headers["Location"] == pad(klaar)


def test_overnemen_laat_het_huishouden_kloppen(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, samenstelling="alleenstaande_ouder", kinderen=2)
    los = {"gekozen": ["huishouden.samenstelling"], "verwacht_versie": 0}
    geweigerd = als(consulent).post(pad(rij, "overnemen/"), los)
    assert "past niet bij het aantal kinderen" in tekst(geweigerd)
    assert Client.objects.get().huishouden.samenstelling == "onbekend"
    samen = los | {"gekozen": ["huishouden.samenstelling", "huishouden.minderjarige_kinderen"]}
    assert als(consulent).post(pad(rij, "overnemen/"), samen).status_code == 302
    assert Client.objects.get().huishouden.minderjarige_kinderen == 2


def test_een_uitnodiging_per_brief_is_te_lezen(als: Als, consulent: Medewerker, aanmelding: Aanmelding) -> None:
    rij = invite_zelfintake(aanmelding, kanaal=ZelfintakeKanaal.BRIEF, door=consulent, op=NU)
    brief = Brief.objects.get(soort="uitnodiging_zelfintake")
    assert reverse("brieven:brief", args=[brief.pk]) in tekst(als(consulent).get(pad(rij)))


def test_intrekken_op_het_scherm(als: Als, consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    als(consulent).post(pad(rij, "intrekken/"), {"verwacht_versie": rij.versie})
    assert Zelfintake.objects.get().status == Z.INGETROKKEN


@pytest.mark.parametrize("stap", ["", "opnieuw/", "dreiging/", "overnemen/", "gelezen/", "intrekken/"])
def test_een_zelfintake_van_een_andere_gemeente_bestaat_niet(
    stap: str, als: Als, consulent: Medewerker, buitenstaander: Medewerker
) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, haast="ja")
    browser = als(buitenstaander)
    antwoord = browser.post(pad(rij, stap)) if stap in ("gelezen/", "intrekken/") else browser.get(pad(rij, stap))
    assert antwoord.status_code == 404


@pytest.mark.parametrize("stap", ["opnieuw/", "dreiging/", "overnemen/", "gelezen/", "intrekken/"])
def test_wie_meekijkt_leest_wel_en_doet_niets(
    stap: str, als: Als, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = zelfintake_in(Z.INGEDIEND, consulent, haast="ja")
    browser = als(kwaliteit)
    assert "Wat u kunt doen" not in tekst(browser.get(pad(rij))).split("<aside")[1].split(">", 1)[1]
    assert browser.post(pad(rij, stap)).status_code == 403


def test_een_vast_aantal_queries_hoeveel_schuldeisers_ook(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    tellingen = []
    for aantal in (1, 20):
        rij = zelfintake_in(Z.BEGONNEN, consulent)
        for nummer in range(aantal):
            add_zelfschuld(rij, naam=f"Bedrijf {nummer}", id_=uuid4(), op=NU)
        rij = submit_zelfintake(rij, op=NU)
        browser.get(pad(rij))
        with CaptureQueriesContext(connection) as vragen:
            browser.get(pad(rij))
        tellingen.append(len(vragen))
    assert tellingen[0] == tellingen[1]
