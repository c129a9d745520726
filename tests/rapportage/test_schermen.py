"""Het dashboard, de pagina per KPI en de downloads: wie ze mag zien, wat erin staat en welk spoor ze nalaten."""

import pytest
from django.test import Client as Browser

from rapportage.kpis import KPIS
from rapportage.kwartaal import kwartaal_van
from rapportage.models import Kwartaalmeting
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Aanstelling, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests import builders
from trajecten.choices import TrajectStatus


def browser(medewerker: Medewerker) -> Browser:
    client = Browser()
    client.force_login(medewerker)
    sessie = client.session
    markeer_tweede_factor(sessie, medewerker)
    sessie.save()
    return client


@pytest.fixture
def cijfers(consulent: Medewerker) -> None:
    """Twaalf aanmeldingen in het vierde kwartaal van 2026: genoeg om te tonen."""
    for _ in range(12):
        builders.traject_in(TrajectStatus.STABILISATIE, consulent)


def test_dashboard_toont_waarde_en_streefwaarde(beleidsmedewerker, gemeente, cijfers) -> None:
    gemeente.beleid.update(streefwaarden={"eerste_gesprek_op_tijd": 95})
    pagina = browser(beleidsmedewerker).get("/rapportage/?kwartaal=2026K4")
    tekst = pagina.content.decode()
    assert pagina.status_code == 200
    assert "haalt de streefwaarde" in tekst and "95 %" in tekst
    assert "Meldingen per kwartaal" in tekst


def test_leeg_kwartaal_zegt_wat_te_doen(beleidsmedewerker) -> None:
    tekst = browser(beleidsmedewerker).get("/rapportage/?kwartaal=2025K1").content.decode()
    assert "Nog geen cijfers in dit kwartaal" in tekst


@pytest.mark.parametrize(
    "pad", ["/rapportage/", "/rapportage/instroom/", "/rapportage/cijfers.csv", "/rapportage/rapport.pdf"]
)
def test_zonder_het_recht_geen_cijfers(consulent, pad) -> None:
    assert browser(consulent).get(pad).status_code == 403


def test_andere_gemeente_is_niet_te_kiezen(beleidsmedewerker, andere_gemeente, gemeente) -> None:
    tekst = browser(beleidsmedewerker).get(f"/rapportage/?gemeente={andere_gemeente.code}").content.decode()
    assert andere_gemeente.naam not in tekst and gemeente.naam in tekst


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.code)
def test_elke_kpi_heeft_een_pagina_met_definitie(beleidsmedewerker, cijfers, kpi) -> None:
    pagina = browser(beleidsmedewerker).get(f"/rapportage/{kpi.code}/?kwartaal=2026K4")
    assert kpi.definitie in pagina.content.decode()


def test_onbekende_kpi_bestaat_niet(beleidsmedewerker) -> None:
    assert browser(beleidsmedewerker).get("/rapportage/geluk/").status_code == 404


def test_pagina_noemt_geen_personen(beleidsmedewerker, consulent) -> None:
    traject = builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    for pad in ("", "instroom/", "cijfers.csv"):
        tekst = browser(beleidsmedewerker).get(f"/rapportage/{pad}?kwartaal=2026K4").content.decode()
        assert traject.client.achternaam not in tekst and traject.client.dossiernummer not in tekst


def test_csv_verbergt_kleine_aantallen_en_laat_een_spoor_na(beleidsmedewerker, consulent) -> None:
    builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    antwoord = browser(beleidsmedewerker).get("/rapportage/cijfers.csv?kwartaal=2026K4")
    regel = next(r for r in antwoord.content.decode("utf-8-sig").splitlines() if "2026K4;instroom" in r)
    assert "minder dan 10" in regel and ";1;" not in regel
    assert AuditRegel.objects.filter(handeling="exporteren", toelichting="CSV 2026K4").count() == 1


def test_pdf_is_een_pdf(beleidsmedewerker, cijfers) -> None:
    antwoord = browser(beleidsmedewerker).get("/rapportage/rapport.pdf?kwartaal=2026K4")
    assert antwoord.content.startswith(b"%PDF") and antwoord["Content-Type"] == "application/pdf"


def test_gemeenten_samen_met_uitsplitsing(beleidsmedewerker, andere_gemeente, cijfers) -> None:
    Aanstelling.objects.create(medewerker=beleidsmedewerker, gemeente=andere_gemeente, rol=Rol.BELEID)
    tekst = browser(beleidsmedewerker).get("/rapportage/instroom/?kwartaal=2026K4").content.decode()
    assert "Samen" in tekst and andere_gemeente.naam in tekst


def test_vaststellen_legt_vast_en_kan_maar_een_keer(beleidsmedewerker, gemeente: Gemeente, nu) -> None:
    kwartaal = kwartaal_van(nu.date()).plus(-2)
    client = browser(beleidsmedewerker)
    pad = f"/rapportage/vaststellen/?kwartaal={kwartaal}"
    assert client.get(pad).status_code == 405
    assert client.post(pad).status_code == 302
    assert Kwartaalmeting.objects.filter(gemeente=gemeente, kwartaal=str(kwartaal)).count() == len(KPIS)
    assert "al vastgesteld" in client.post(pad, follow=True).content.decode()
