"""De pagina van een aanmelding en de stappen die daar beginnen."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices import Bedreiging, Volguitkomst
from intake.models import Aanmelding, Screening, Volgmoment
from intake.services.volgmoment import hold_volgmoment
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Brief
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests.builders import NU, aanmelding_in, antwoorden, gemeente, medewerker

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def url(naam: str, rij: Aanmelding) -> str:
    return reverse(f"intake:{naam}", args=[rij.pk])


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


@pytest.mark.parametrize("status", S)
def test_pagina_toont_elke_status_met_acties(status: S, als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(status, consulent, lezer=kwaliteit, bedreigingen=[Bedreiging.WATER])
    antwoord = als(consulent).get(url("aanmelding", rij))
    assert antwoord.status_code == 200
    inhoud = tekst(antwoord)
    assert inhoud.count("<h1") == 1
    assert rij.get_status_display() in inhoud
    assert "Crisis" in inhoud
    assert "3 werkdagen" in inhoud
    assert rij.client.bsn not in inhoud
    for stap in antwoord.context["acties"]:
        assert bool(stap["reden"]) != stap["toegestaan"]


def test_wie_op_de_tweede_lezer_wacht_heeft_geen_hoofdknop(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker
) -> None:
    pagina = url("aanmelding", aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent))

    def knoppen(wie: Medewerker) -> list[str]:
        html = tekst(als(wie).get(pagina)).split('class="app-acties"')[1]
        return re.findall(r'primary-action app-knop"[^>]*>([^<]+)<', html)

    assert knoppen(consulent) == []
    assert knoppen(kwaliteit) == ["Afwijzing lezen en bevestigen"]


def test_bekijken_komt_in_het_logboek(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    als(consulent).get(url("aanmelding", rij))
    regel = AuditRegel.objects.filter(handeling=Handeling.INZIEN).get()
    assert (regel.door, regel.client_id, regel.onderwerp_id) == (consulent, rij.client_id, str(rij.pk))


STAPPEN = [
    "aanmelding", "gesprek-plannen", "gesprek", "screening",
    "toelaten", "adviseren", "afwijzen", "toewijzen", "intrekken"
]  # fmt: skip


@pytest.mark.parametrize("stap", STAPPEN)
def test_andere_gemeente_ziet_niets(stap: str, als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    browser = als(buitenstaander)
    assert browser.get(url(stap, rij)).status_code == 404
    assert browser.post(url(stap, rij), {}).status_code in (404, 405)


@pytest.mark.parametrize("stap", ["gesprek-plannen", "gesprek", "screening", "toewijzen", "intrekken"])
def test_wie_meekijkt_zet_geen_stappen(stap: str, als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    browser = als(kwaliteit)
    for antwoord in (browser.get(url(stap, rij)), browser.post(url(stap, rij), {})):
        assert antwoord.status_code == 403
        assert "kijkt u mee" in tekst(antwoord)
    assert not [a for a in browser.get(url("aanmelding", rij)).context["acties"] if a["toegestaan"]]
    assert "Nieuwe aanmelding" not in tekst(browser.get("/aanmeldingen/"))


@pytest.mark.parametrize("stap", ["toelaten", "adviseren", "afwijzen"])
def test_wie_niet_beslist_krijgt_403(stap: str, als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    antwoord = als(kwaliteit).post(url(stap, rij), {})
    assert antwoord.status_code == 403
    assert "Met uw rol besluit u niet" in tekst(antwoord)
    pagina = als(kwaliteit).get(url("aanmelding", rij))
    geweigerd = {a["naam"]: a["reden"] for a in pagina.context["acties"] if not a["toegestaan"]}
    assert "Met uw rol" in geweigerd["Toelaten"]


def test_gesprek_plannen(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    fout = browser.post(url("gesprek-plannen", rij), {"datum": "1-11-2026", "tijd": "9:00", "plaats": "Kamer 3"})
    assert "Kies een moment dat nog moet komen" in tekst(fout)
    assert "Kamer 3" in tekst(fout)
    goed = {"datum": "9-11-2026", "tijd": "14.30", "plaats": "Kamer 3", "stuur_uitnodiging": "on", "verwacht_versie": 0}
    assert browser.post(url("gesprek-plannen", rij), goed).status_code == 302
    rij.refresh_from_db()
    assert rij.status == S.GESPREK_GEPLAND
    assert Brief.objects.get().soort == "uitnodiging_gesprek"
    # Een collega die de oude pagina nog open heeft, overschrijft dit niet.
    laat = browser.post(url("gesprek-plannen", rij), goed | {"plaats": "Elders"})
    assert laat.status_code == 409
    assert "Iemand anders" in tekst(laat)
    assert "Elders" in tekst(laat)


def test_gesprek_vastleggen_start_de_beslistermijn(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GESPREK_GEPLAND, consulent, op=NU - timedelta(days=8))
    browser = als(consulent)
    fout = browser.post(url("gesprek", rij), {"datum": "3-11-2026", "tijd": "9:00", "verslag": "Veel gesproken"})
    assert "niet in de toekomst" in tekst(fout)
    assert "Veel gesproken" in tekst(fout)
    browser.post(url("gesprek", rij), {"datum": "2-11-2026", "tijd": "9:00", "verslag": "Veel gesproken"})
    rij.refresh_from_db()
    assert rij.status == S.IN_INTAKE
    assert "8 weken" in tekst(browser.get(url("aanmelding", rij)))


def test_intrekken(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    fout = browser.post(url("intrekken", rij), {"toelichting": "Belde vanmorgen."})
    assert "Belde vanmorgen." in tekst(fout)
    assert "Maak een keuze" in tekst(fout)
    assert "Schrijf op wat de volgende stap" in tekst(
        browser.post(url("intrekken", rij), {"reden": "zelf_opgelost", "toelichting": "Belde vanmorgen."})
    )
    goed = {"reden": "zelf_opgelost", "toelichting": "Belde.", "vervolgstap": "Bel na.", "volg_datum": "1-12-2026"}
    browser.post(url("intrekken", rij), goed)
    assert Volgmoment.objects.get().datum == date(2026, 12, 1)
    rij.refresh_from_db()
    assert rij.status == S.INGETROKKEN
    opnieuw = browser.get(url("intrekken", rij), follow=True)
    assert "Dit kan niet in de status" in tekst(opnieuw)


def test_toewijzen(als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    geweigerd = als(collega).post(url("toewijzen", rij), {"behandelaar": consulent.pk})
    assert "zelf oppakken" in tekst(geweigerd)
    als(collega).post(url("toewijzen", rij), {"behandelaar": collega.pk})
    rij.refresh_from_db()
    assert rij.behandelaar == collega
    als(teamleider).post(url("toewijzen", rij), {"behandelaar": consulent.pk})
    rij.refresh_from_db()
    assert rij.behandelaar == consulent


def test_wie_verdeelt_ziet_hoeveel_er_bij_elke_collega_ligt(
    als: Als, consulent: Medewerker, collega: Medewerker, teamleider: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    aanmelding_in(S.GEMELD, consulent)
    pagina = als(teamleider).get(url("toewijzen", rij)).content.decode()
    assert "Noor Jansen (2 open taken)" in pagina
    assert "Bilal Kaya (0 open taken)" in pagina


def test_een_gesloten_aanmelding_somt_niet_op_wat_nooit_meer_kan(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.INGETROKKEN, consulent)
    pagina = als(consulent).get(f"/aanmeldingen/{rij.pk}/").content.decode()
    assert "Deze aanmelding is afgesloten. U blijft de inwoner volgen" in pagina
    assert "Wat nu nog niet kan" not in pagina


def test_toewijzen_kent_geen_medewerker_van_elders(als: Als, teamleider: Medewerker, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    elders = medewerker("Ed Ver", gemeente("GM9903", "Ver"), Rol.CONSULENT)
    antwoord = als(teamleider).post(url("toewijzen", rij), {"behandelaar": elders.pk})
    assert antwoord.status_code == 200
    rij.refresh_from_db()
    assert rij.behandelaar == consulent


def vragen(richting: str = "regelbaar") -> dict[str, str]:
    return {f"vraag-{code}": waarde for code, waarde in antwoorden(richting).items()}


def test_screening_bewaart_pas_na_de_keuze(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    assert "De schulden" in tekst(browser.get(url("screening", rij)))
    half = dict(list(vragen().items())[:2])
    fout = browser.post(url("screening", rij), half)
    assert fout.context["form"].errors
    assert "checked" in tekst(fout)
    uitkomst = browser.post(url("screening", rij), vragen())
    assert "Uitkomst: oplossen" in tekst(uitkomst)
    assert "Dit aanbod past" in tekst(uitkomst)
    assert "grafiek--kwadrant" in tekst(uitkomst)
    assert not Screening.objects.exists()
    afwijkend = vragen() | {"stap": "uitkomst", "gekozen": "past_niet", "afwijk_reden": ""}
    assert "U wijkt af" in tekst(browser.post(url("screening", rij), afwijkend))
    assert not Screening.objects.exists()
    terug = browser.post(url("screening", rij), vragen() | {"terug": "ja"})
    assert tekst(terug).count("checked") == len(vragen())
    met_reden = afwijkend | {"afwijk_reden": "Tweetalig gezin, net hier."}
    assert "Schrijf op wat de volgende stap" in tekst(browser.post(url("screening", rij), met_reden))
    klaar = browser.post(url("screening", rij), met_reden | {"vervolgstap": "Taalhuis.", "volg_datum": "1-12-2026"})
    assert klaar.status_code == 302
    screening = Screening.objects.get()
    assert Volgmoment.objects.get().datum == date(2026, 12, 1)
    assert (screening.gekozen, screening.berekend) == ("past_niet", "oplossen")
    assert "Past niet in het kwadrant" in tekst(browser.get(url("aanmelding", rij)))


def test_screenen_kan_ook_na_het_besluit_zolang_iemand_in_beeld_is(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.TOEGELATEN, consulent)
    browser = als(consulent)
    assert tekst(browser.get(url("screening", rij))).count("checked") == len(vragen())  # wat toen gold staat klaar
    antwoord = browser.post(url("screening", rij), vragen() | {"stap": "uitkomst", "gekozen": "oplossen"}, follow=True)
    assert "vastgelegd" in tekst(antwoord)
    assert Screening.objects.count() == 2
    assert "grafiek--kwadrant" in tekst(antwoord)
    assert "2 screeningen, de oudste eerst" in tekst(antwoord)


def test_screenen_kan_niet_bij_wie_uit_beeld_is(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.INGETROKKEN, consulent)
    moment = Volgmoment.objects.get()
    assert als(consulent).get(url("screening", rij)).status_code == 200
    hold_volgmoment(moment, uitkomst=Volguitkomst.GAAT_GOED, verslag="Opgelost.", door=consulent, op=NU)
    antwoord = als(consulent).get(url("screening", rij), follow=True)
    assert "niet meer in beeld" in tekst(antwoord)
    assert not Screening.objects.exists()
