"""Nieuwe normen in de browser: starten, de voortgang zien, nakijken en vrijgeven; axe en smal op elke pagina."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import outbox
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.browser.hulp import Opener, Scherm, toets_smal_en_breed
from tests.trajecten.sommenbouw import RAPPORT, in_looptijd, met_vtlb
from trajecten.choices.normwijziging import Herberekeningstatus
from trajecten.models import Normherberekening, Normwijziging, Traject
from trajecten.services.normwijziging import REKENEN

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def trajecten(demo: dict[str, int], nu: datetime) -> tuple[Traject, Traject]:
    """Een lopende bemiddeling met een opgebouwd vtlb, en een traject met een vtlb uit een rapport."""
    noor = Medewerker.objects.get(naam="Noor Jansen")
    op = nu - timedelta(days=5)
    return in_looptijd(met_vtlb(noor, op=op), noor, op=op), met_vtlb(noor, rapport=RAPPORT, op=op)


def test_een_normwijziging_van_begin_tot_brief(als: Opener, trajecten: tuple[Traject, Traject]) -> None:
    lopend, met_rapport = trajecten
    gemeente = Gemeente.objects.get(pk=lopend.gemeente_id)
    tess = als("tess")
    tess.open("/trajecten/").klik("Nieuwe normen doorrekenen")
    toets_smal_en_breed(tess.pagina)
    tess.klik(f"Reken alles door voor {gemeente.naam}").ziet("De trajecten worden doorgerekend")
    wijziging = Normwijziging.objects.get(gemeente=gemeente)
    tess.open(wijziging.get_absolute_url()).ziet("Trajecten doorgerekend: 0 van", "Dit loopt door")
    outbox.verwerk(op=timezone.now(), soorten={REKENEN})
    tess.open(wijziging.get_absolute_url()).ziet("– klaar", lopend.nummer, met_rapport.nummer, "schatting")
    toets_smal_en_breed(tess.pagina)

    noor = als("noor")
    rij = Normherberekening.objects.get(traject=lopend)
    noor.open(rij.get_absolute_url()).ziet("€ 518,57", "€ 501,51", "Zo is het berekend")
    toets_smal_en_breed(noor.pagina)
    noor.klik("Geef vrij").ziet("Het traject is bijgewerkt")
    rij.refresh_from_db()
    assert rij.status == Herberekeningstatus.VRIJGEGEVEN
    assert Brief.objects.filter(soort="afloscapaciteit_verandert", client_id=lopend.client_id).count() == 1
    noor.open(f"/trajecten/{lopend.pk}/vtlb/").ziet("Versie 2", "€ 501,51")
    toets_smal_en_breed(noor.pagina)

    andere = Normherberekening.objects.get(traject=met_rapport)
    noor.open(andere.get_absolute_url()).ziet("Vraag een nieuw rapport op").klik("Nieuw vtlb")
    toets_smal_en_breed(noor.pagina)


def test_een_budget_maken(als: Opener, trajecten: tuple[Traject, Traject]) -> None:
    noor = als("noor")
    noor.open(f"/trajecten/{trajecten[0].pk}/budget/").klik("Budget maken")
    _enter(noor).mist_invoer()
    noor.vul(peildatum=f"{timezone.localdate():%d-%m-%Y}", leefsituatie="alleenstaande", r0__bedrag="1.200,00")
    noor.vul(r0__periode="VIER_WEKEN", r1__bedrag="720")
    _enter(noor).ziet("€ 1.300,00", "€ 580,00", "Opnieuw nagaan")
    toets_smal_en_breed(noor.pagina)


def _enter(scherm: Scherm) -> Scherm:
    """Enter in een veld stelt vast, en haalt geen rij weg."""
    with scherm.pagina.expect_navigation():
        scherm.pagina.press('[name="peildatum"]', "Enter")
    return scherm.kijk_na()
