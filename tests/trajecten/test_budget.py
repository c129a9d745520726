"""Het budget van een traject: versies, wie wat naging, de jaarlijkse controle en de referentiebedragen."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, UITLOPEN, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.choices.budget import Budgetcontrolestatus, Categorie, Postbron
from trajecten.models import Budget, Budgetcontrole, Referentietabel, Traject
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.budget import Periode
from trajecten.services.budget import Postinvoer, adopt_budget, adopt_referenties, hints_bij, send_budget

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
D = Decimal
LOON = Postinvoer(Categorie.LOON, D("1200.00"), Periode.VIER_WEKEN, Postbron.LOONSTROOK, is_nagegaan=True)
HUUR = Postinvoer(Categorie.HUUR, D("720.00"), Periode.MAAND, Postbron.OPGAVE)
FORM = {
    "peildatum": "01-11-2026",
    "leefsituatie": "alleenstaande",
    "rijen": "2",
    "r0-categorie": "in_loon",
    "r0-bedrag": "1.200,00",
    "r0-periode": "VIER_WEKEN",
    "r0-bron": "loonstrook",
    "r0-is_nagegaan": "on",
    "r1-categorie": "huur",
    "r1-bedrag": "720",
    "r1-periode": "MAAND",
    "r1-bron": "opgave",
}


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    return traject_in(T.STABILISATIE, consulent)


def stel_vast(traject: Traject, door: Medewerker, *posten: Postinvoer) -> Budget:
    rij = Traject.objects.get(pk=traject.pk)
    alleen = Leefsituatie.ALLEENSTAANDE
    return adopt_budget(rij, peildatum=NU.date(), leefsituatie=alleen, posten=posten or (LOON, HUUR), door=door, op=NU)


def test_een_versie_met_saldo_en_een_controle_over_een_jaar(traject: Traject, consulent: Medewerker) -> None:
    budget = stel_vast(traject, consulent)
    assert (budget.versie, budget.inkomen_bedrag, budget.uitgaven_bedrag) == (1, D("1300.00"), D("720.00"))
    assert budget.saldo_bedrag == D("580.00")
    controle = Budgetcontrole.objects.get()
    assert (controle.uiterlijk_datum, controle.actie) == (date(2027, 11, 2), "Budget opnieuw nagaan")
    assert controle.behandelaar == consulent


def test_wie_het_naging_blijft_staan_zolang_de_post_gelijk_is(
    traject: Traject, consulent: Medewerker, collega: Medewerker
) -> None:
    stel_vast(traject, consulent)
    duurder = Postinvoer(Categorie.HUUR, D("740.00"), Periode.MAAND, Postbron.CONTRACT, is_nagegaan=True)
    nieuw = stel_vast(traject, collega, LOON, duurder)
    loon, huur = nieuw.posten.all()
    assert (loon.nagegaan_door, huur.nagegaan_door) == (consulent, collega)
    assert Budget.objects.get(versie=1).posten.get(categorie="huur").nagegaan_op is None


def test_een_nieuwe_versie_handelt_de_controle_af(traject: Traject, consulent: Medewerker) -> None:
    stel_vast(traject, consulent)
    stel_vast(traject, consulent)
    standen = sorted(Budgetcontrole.objects.values_list("status", flat=True))
    assert standen == [Budgetcontrolestatus.GEPLAND, Budgetcontrolestatus.VERNIEUWD]


def test_na_de_looptijd_is_er_niets_meer_na_te_gaan(consulent: Medewerker) -> None:
    rij = traject_in(T.LOOPTIJD, consulent)
    stel_vast(rij, consulent)
    UITLOPEN(Traject.objects.get(pk=rij.pk), consulent, NU)
    assert Budgetcontrole.objects.get().status == Budgetcontrolestatus.VERVALLEN
    stel_vast(rij, consulent)
    assert not Budgetcontrole.objects.open().exists()


def test_geweigerd(traject: Traject, consulent: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="ten minste één"):
        adopt_budget(
            traject,
            peildatum=NU.date(),
            leefsituatie=Leefsituatie.ALLEENSTAANDE,
            posten=[],
            door=consulent,
            op=NU,
        )
    with pytest.raises(Geweigerd, match="beëindigd"):
        stel_vast(traject_in(T.UITGEVALLEN, consulent), consulent)
    assert not Budget.objects.exists()


def test_hints_uit_de_tabel_van_de_gemeente(traject: Traject, consulent: Medewerker, beheerder: Medewerker) -> None:
    budget = stel_vast(traject, consulent)
    assert hints_bij(budget) == []
    for jaar, bedrag in ((2026, "500.00"), (2027, "10.00")):
        adopt_referenties(
            traject.gemeente,
            jaar=jaar,
            bron="Eigen onderzoek",
            bedragen=[
                {"categorie": "huur", "leefsituatie": "alleenstaande", "bedrag": bedrag},
                {"categorie": "huur", "leefsituatie": "", "bedrag": "700.00"},
                {"categorie": "energie", "leefsituatie": "gehuwd", "bedrag": "200.00"},
            ],
            door=beheerder,
            op=NU,
        )
    ((naam, hint),) = hints_bij(budget)
    assert (naam, hint.referentie) == ("Huur of hypotheek", D("500.00"))


def test_heel_of_niet(traject: Traject, consulent: Medewerker, beheerder: Medewerker) -> None:
    stel_vast(traject, consulent)
    assert alles_of_niets(lambda: stel_vast(traject, consulent)) >= 6
    assert alles_of_niets(lambda: send_budget(Budget.objects.get(), door=consulent, op=NU)) >= 3
    bedragen = [{"categorie": "huur", "leefsituatie": "", "bedrag": "1.00"}]
    alles_of_niets(
        lambda: adopt_referenties(traject.gemeente, jaar=2026, bron="B", bedragen=bedragen, door=beheerder, op=NU)
    )


def url(naam: str, pk: object) -> str:
    return reverse(f"trajecten:{naam}", args=[pk])


def test_van_formulier_tot_pagina_en_brief(als: Als, consulent: Medewerker, traject: Traject) -> None:
    browser = als(consulent)
    assert "Nog geen budget" in browser.get(url("budget", traject.pk)).content.decode()
    leeg = browser.get(url("budget-nieuw", traject.pk)).context["form"]
    assert len(leeg.rijen) == 4
    tekst = browser.post(url("budget-nieuw", traject.pk), FORM, follow=True).content.decode()
    assert "Het budget is vastgesteld" in tekst
    assert "€\xa0580,00" in tekst
    assert "Loonstrook" in tekst
    vorige = browser.get(url("budget-nieuw", traject.pk)).context["form"]
    assert (vorige.rijen[0]["bedrag"].value(), vorige.rijen[0]["is_nagegaan"].value()) == ("1.200,00", True)
    for _ in range(2):
        browser.post(url("budget-overzicht", traject.pk))
    brief = Brief.objects.get(soort="budgetoverzicht")
    assert brief.gegevens["saldo_bedrag"] == "580.00"
    controle = Budgetcontrole.objects.get()
    assert browser.get(controle.get_absolute_url()).url == url("budget", traject.pk)


@pytest.mark.parametrize(
    ("anders", "plek", "melding"),
    [
        ({"r0-bedrag": "-5"}, ("r0", "bedrag"), "niet lager zijn dan 0"),
        ({"r1-bedrag": "1.234"}, ("r1", "bedrag"), "op twee manieren"),
        ({"r1-bedrag": "", "r1-omschrijving": "Kamer"}, ("r1", "bedrag"), "Vul ‘Bedrag’ in"),
        ({"peildatum": f"{NU.date() + timedelta(days=1):%d-%m-%Y}"}, ("", "peildatum"), "al geweest"),
    ],
)
def test_een_fout_staat_bij_het_veld(
    als: Als, consulent: Medewerker, traject: Traject, anders: dict[str, str], plek: tuple[str, str], melding: str
) -> None:
    form = als(consulent).post(url("budget-nieuw", traject.pk), FORM | anders).context["form"]
    deel = form.rijen[int(plek[0][1:])] if plek[0] else form
    assert melding in " ".join(deel.errors[plek[1]])
    assert form["leefsituatie"].value() == "alleenstaande"
    assert not Budget.objects.exists()


def test_zonder_posten_wordt_het_geweigerd(als: Als, consulent: Medewerker, traject: Traject) -> None:
    leeg = {naam: "" if naam.endswith("bedrag") else waarde for naam, waarde in FORM.items()}
    tekst = als(consulent).post(url("budget-nieuw", traject.pk), leeg).content.decode()
    assert "Zet ten minste één inkomen of uitgave" in tekst


def test_wie_erbij_kan(
    als: Als, traject: Traject, kwaliteit: Medewerker, buitenstaander: Medewerker, consulent: Medewerker
) -> None:
    stel_vast(traject, consulent)
    assert als(kwaliteit).get(url("budget", traject.pk)).status_code == 200
    assert als(buitenstaander).get(url("budget", traject.pk)).status_code == 404
    assert als(kwaliteit).post(url("budget-nieuw", traject.pk), FORM).status_code == 403
    assert als(kwaliteit).post(url("budget-overzicht", traject.pk)).status_code == 403
    assert als(buitenstaander).get(Budgetcontrole.objects.get().get_absolute_url()).status_code == 404
    assert Budget.objects.count() == 1


def test_referentiebedragen_met_bron_en_versies(
    als: Als, beheerder: Medewerker, consulent: Medewerker, gemeente: Gemeente, andere_gemeente: Gemeente
) -> None:
    browser, adres = als(beheerder), reverse("trajecten:referenties-nieuw", args=[gemeente.code])
    rij = {"jaar": "2026", "bron": "Eigen onderzoek", "rijen": "1", "r0-categorie": "energie", "r0-bedrag": "180"}
    zonder = browser.post(adres, rij | {"bron": ""}).context["form"]
    assert zonder.errors["bron"]
    assert zonder.rijen[0]["bedrag"].value() == "180"
    for _ in range(2):
        tekst = browser.post(adres, rij, follow=True).content.decode()
    assert "Eigen onderzoek" in tekst
    assert sorted(Referentietabel.objects.values_list("versie", flat=True)) == [1, 2]
    assert "180,00" in als(consulent).get(reverse("trajecten:referenties")).content.decode()
    assert browser.get(reverse("trajecten:referenties-nieuw", args=[andere_gemeente.code])).status_code == 404
    assert als(consulent).get(adres).status_code == 403
