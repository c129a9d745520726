"""De pagina van de overdracht: nakijken, wie er mag, en de knoppen die daarna volgen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, STABILISEREN, VASTSTELLEN, kies, traject_in
from trajecten.choices import TrajectStatus as T
from trajecten.choices.overdracht import Overdrachtdeel as D
from trajecten.choices.product import Vervolg
from trajecten.models import Overdrachtpunt, Traject

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
REDENEN = {f"reden_{deel}": "Volgt tijdens de inventarisatie." for deel in D}


def url(naam: str, *args: Any) -> str:
    return reverse(f"trajecten:{naam}", args=args)


@pytest.fixture
def klaar(consulent: Medewerker) -> Traject:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    VASTSTELLEN(rij, consulent, NU)
    return rij


def vink(browser: Browser, rij: Traject, delen: Any, **meer: str) -> Any:
    return browser.post(url("overdracht", rij.pk), {"klaar": list(delen), **meer})


def test_van_nakijken_tot_aannemen(als: Als, consulent: Medewerker, collega: Medewerker, klaar: Traject) -> None:
    afzender, ontvanger = als(consulent), als(collega)
    begin = afzender.get(url("overdracht", klaar.pk)).content.decode()
    assert "Ontbreekt" in begin
    assert "samenstelling; woonsituatie" in begin
    assert url("overdracht", klaar.pk) in afzender.get(url("traject", klaar.pk)).content.decode()
    assert vink(afzender, klaar, D, **REDENEN).status_code == 302
    pagina = afzender.get(url("overdracht", klaar.pk)).content.decode()
    assert url("stap", klaar.pk, "overdragen") in pagina
    assert "Kan zo: Volgt tijdens de inventarisatie." in pagina
    afzender.post(url("stap", klaar.pk, "overdragen"))
    assert "Vraag een collega" in afzender.get(url("overdracht", klaar.pk)).content.decode()
    nog_niet = ontvanger.get(url("stap", klaar.pk, "aannemen")).content.decode()
    assert "nog niet elk onderdeel nagekeken" in nog_niet
    vink(ontvanger, klaar, D)
    assert url("stap", klaar.pk, "aannemen") in ontvanger.get(url("overdracht", klaar.pk)).content.decode()
    ontvanger.post(url("stap", klaar.pk, "aannemen"))
    klaar.refresh_from_db()
    assert klaar.status == T.INVENTARISATIE
    assert "De overdracht is geweest." in ontvanger.get(url("overdracht", klaar.pk)).content.decode()


def test_wat_ontbreekt_zonder_reden_komt_terug_bij_het_veld(als: Als, consulent: Medewerker, klaar: Traject) -> None:
    antwoord = vink(als(consulent), klaar, D, **{**REDENEN, "reden_huishouden": ""})
    assert antwoord.status_code == 200
    assert "Vul aan wat ontbreekt (samenstelling; woonsituatie)" in " ".join(
        antwoord.context["form"].errors["reden_huishouden"]
    )
    assert not Overdrachtpunt.objects.exists()
    leeg = vink(als(consulent), klaar, [])
    assert leeg.context["form"].errors["klaar"]


def test_teruggeven_toont_de_reden_bij_het_onderdeel(
    als: Als, consulent: Medewerker, collega: Medewerker, klaar: Traject
) -> None:
    afzender, ontvanger = als(consulent), als(collega)
    vink(afzender, klaar, D, **REDENEN)
    afzender.post(url("stap", klaar.pk, "overdragen"))
    invoer = {"reden": "Mist iets.", "reden_schulden": "Het CJIB ontbreekt."}
    ontvanger.post(url("stap", klaar.pk, "teruggeven"), invoer)
    pagina = afzender.get(url("overdracht", klaar.pk)).content.decode()
    assert "Het dossier is teruggegeven" in pagina
    assert pagina.count("Het CJIB ontbreekt.") == 2
    assert [deel for deel, _ in afzender.get(url("overdracht", klaar.pk)).context["form"].fields["klaar"].choices] == [
        D.SCHULDEN
    ]


def test_een_tweede_lezer_kijkt_bij_ontvangst_na(
    als: Als, consulent: Medewerker, kwaliteit: Medewerker, klaar: Traject
) -> None:
    assert als(kwaliteit).get(url("overdracht", klaar.pk)).status_code == 200
    assert vink(als(kwaliteit), klaar, D, **REDENEN).status_code == 403
    vink(als(consulent), klaar, D, **REDENEN)
    als(consulent).post(url("stap", klaar.pk, "overdragen"))
    assert vink(als(kwaliteit), klaar, D).status_code == 302
    assert als(kwaliteit).get(url("stap", klaar.pk, "aannemen")).status_code == 403


def test_een_ander_ziet_de_pagina_niet(als: Als, buitenstaander: Medewerker, klaar: Traject) -> None:
    assert als(buitenstaander).get(url("overdracht", klaar.pk)).status_code == 404


def test_na_de_stabilisatie_eerst_kiezen_dan_overdragen(als: Als, consulent: Medewerker, klaar: Traject) -> None:
    STABILISEREN(klaar, consulent, NU)
    browser = als(consulent)
    assert "de keuze na de stabilisatie" in browser.get(url("overdracht", klaar.pk)).content.decode()
    kies(Vervolg.REGELING)(Traject.objects.get(pk=klaar.pk), consulent, NU)
    vink(browser, klaar, D, **REDENEN)
    antwoord = browser.post(url("stap", klaar.pk, "overdragen"))
    assert antwoord.status_code == 302
    klaar.refresh_from_db()
    assert klaar.status == T.OVERDRACHT


@pytest.mark.parametrize("status", [T.UITGEVALLEN, T.LOOPTIJD])
def test_buiten_de_overdracht_is_er_niets_na_te_kijken(status: T, als: Als, consulent: Medewerker) -> None:
    rij = traject_in(status, consulent)
    pagina = als(consulent).get(url("overdracht", rij.pk))
    assert "De overdracht is geweest." in pagina.content.decode()
    assert pagina.context["delen"] == []
