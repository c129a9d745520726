"""De pagina's van nieuwe normen: starten, de voortgang, de lijst en het vrijgeven."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import outbox
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from tests.trajecten.sommenbouw import RAPPORT, in_looptijd, met_vtlb
from trajecten.choices.normwijziging import Herberekeningstatus
from trajecten.models import Normherberekening, Normwijziging
from trajecten.services.normwijziging import REKENEN

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
OVERZICHT = reverse("trajecten:normwijzigingen")
STARTEN = reverse("trajecten:normwijziging-starten")
START = {"gemeente": "GM9901", "peildatum": "2026-07-01"}


@pytest.fixture
def wijziging(als: Als, teamleider: Medewerker, consulent: Medewerker) -> Normwijziging:
    in_looptijd(met_vtlb(consulent), consulent)
    met_vtlb(consulent, rapport=RAPPORT)
    als(teamleider).post(STARTEN, START)
    outbox.verwerk(op=NU, soorten={REKENEN})
    return Normwijziging.objects.get()


def test_teamleider_start_en_ziet_de_voortgang(als: Als, teamleider: Medewerker, consulent: Medewerker) -> None:
    met_vtlb(consulent)
    browser = als(teamleider)
    assert "nog niet doorgerekend" in browser.get(OVERZICHT).content.decode()
    assert "loopt vanzelf door" in browser.post(STARTEN, START, follow=True).content.decode()
    rij = Normwijziging.objects.get()
    voor = browser.get(rij.get_absolute_url())
    assert (voor.context["gedaan"], voor.context["is_klaar"]) == (0, False)
    assert "data-ververs" in voor.content.decode()
    browser.post(STARTEN, START)
    assert Normwijziging.objects.count() == 1
    outbox.verwerk(op=NU, soorten={REKENEN})
    na = browser.get(rij.get_absolute_url())
    assert (na.context["gedaan"], na.context["is_klaar"]) == (1, True)
    assert "nog niet doorgerekend" not in browser.get(OVERZICHT).content.decode()


def test_een_dag_zonder_normen_geeft_een_melding(als: Als, teamleider: Medewerker) -> None:
    browser = als(teamleider)
    for dag in ("2026-07-02", "onzin", ""):
        tekst = browser.post(STARTEN, START | {"peildatum": dag}, follow=True).content.decode()
        assert "gaan geen nieuwe normen in. Kies uit: 1 juli 2026." in tekst
    assert not Normwijziging.objects.exists()


def test_wie_mag_starten_en_wie_de_lijst_ziet(
    als: Als,
    wijziging: Normwijziging,
    consulent: Medewerker,
    teamleider: Medewerker,
    beheerder: Medewerker,
    beleidsmedewerker: Medewerker,
    buitenstaander: Medewerker,
) -> None:
    adres = wijziging.get_absolute_url()
    assert als(consulent).post(STARTEN, START).status_code == 403
    assert als(buitenstaander).post(STARTEN, START).status_code == 403
    assert als(teamleider).post(STARTEN, START | {"gemeente": "GM9902"}).status_code == 404
    assert als(buitenstaander).get(adres).status_code == 404
    assert als(beleidsmedewerker).get(OVERZICHT).status_code == 403
    naam = wijziging.herberekeningen.first().client.naam
    assert naam in als(consulent).get(adres).content.decode()
    voor_beheer = als(beheerder).get(adres)
    assert voor_beheer.status_code == 200
    assert naam not in voor_beheer.content.decode()


def test_lijst_filteren_en_sorteren(als: Als, wijziging: Normwijziging, consulent: Medewerker) -> None:
    browser, adres = als(consulent), wijziging.get_absolute_url()
    assert len(browser.get(adres).context["pagina"].object_list) == 2
    rapport = browser.get(adres, {"soort": "rapport"}).context["pagina"].object_list
    assert [r.soort for r in rapport] == ["rapport"]
    assert not browser.get(adres, {"stand": "vrijgegeven"}).context["pagina"].object_list
    assert browser.get(adres, {"soort": "onzin", "sorteer": "onzin"}).status_code == 200
    bedragen = [
        [r.oude_capaciteit_bedrag for r in browser.get(adres, {"sorteer": s}).context["pagina"].object_list]
        for s in ("oud", "-oud")
    ]
    assert bedragen[0] == sorted(bedragen[0]) == bedragen[1][::-1]


def test_gekozen_trajecten_vrijgeven(
    als: Als, wijziging: Normwijziging, consulent: Medewerker, buitenstaander: Medewerker, kwaliteit: Medewerker
) -> None:
    adres = reverse("trajecten:normwijziging-vrijgeven", args=[wijziging.pk])
    keuze = {"rij": [str(r.pk) for r in wijziging.herberekeningen.all()] + ["onzin"]}
    assert als(buitenstaander).post(adres, keuze).status_code == 404
    assert als(kwaliteit).post(adres, keuze).status_code == 403
    assert "Kies eerst" in als(consulent).post(adres, {}, follow=True).content.decode()
    tekst = als(consulent).post(adres, keuze, follow=True).content.decode()
    assert "1 traject is bijgewerkt" in tekst
    assert "Dit is niet helemaal te berekenen" in tekst
    als(consulent).post(adres, keuze)
    assert Brief.objects.filter(soort="afloscapaciteit_verandert").count() == 1


def test_een_traject_nakijken_en_vrijgeven(als: Als, wijziging: Normwijziging, consulent: Medewerker) -> None:
    browser = als(consulent)
    rij = Normherberekening.objects.get(soort="verandert")
    tekst = browser.get(rij.get_absolute_url()).content.decode()
    assert "Het vtlb is €\xa01.398,49 per maand." in tekst
    assert "Bekijk de brief" in tekst
    assert browser.post(rij.get_absolute_url(), {"voorbeeld": "ja"})["Content-Type"] == "application/pdf"
    assert not Brief.objects.filter(soort="afloscapaciteit_verandert").exists()
    assert "Het traject is bijgewerkt" in browser.post(rij.get_absolute_url(), follow=True).content.decode()
    rij.refresh_from_db()
    assert rij.status == Herberekeningstatus.VRIJGEGEVEN
    rapport = Normherberekening.objects.get(soort="rapport")
    assert "schatting" in browser.get(rapport.get_absolute_url()).content.decode()


def test_het_staat_op_mijn_werk(als: Als, wijziging: Normwijziging, consulent: Medewerker) -> None:
    tekst = als(consulent).get(reverse("werk")).content.decode()
    assert "Nieuwe afloscapaciteit vrijgeven" in tekst
    assert "Nieuw vtlb-rapport overnemen" in tekst


def test_vrijgeven_van_een_ander_dossier_kan_niet(
    als: Als, wijziging: Normwijziging, buitenstaander: Medewerker, kwaliteit: Medewerker
) -> None:
    rij = Normherberekening.objects.get(soort="verandert")
    assert als(buitenstaander).post(rij.get_absolute_url()).status_code == 404
    assert als(kwaliteit).post(rij.get_absolute_url()).status_code == 403
