"""Elke brief die een medewerker verstuurt, is eerst te zien zoals zij wordt; kijken heeft geen gevolg."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from pypdf import PdfReader

from intake.choices import AanmeldingStatus as S
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.brieven.models import Brief, BriefInhoud
from schuldhulp.lib.models import Gebeurtenis, StatusWissel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import aanmelding_in, traject_in
from trajecten.choices import TrajectStatus as T

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
BESLUIT = {"motivering": "Uw schulden zijn te hoog voor uw inkomen.", "vervolgstap": "Bel het spreekuur."}
# (naam van de pagina, waar de rij staat, wat er getypt is, wat er in de brief moet staan)
TOEGANG: list[tuple[str, S, dict[str, str], str]] = [
    ("toelaten", S.IN_INTAKE, BESLUIT | {"weken_tot_resultaat": "12"}, "te hoog voor uw inkomen"),
    ("adviseren", S.IN_INTAKE, BESLUIT, "Bel het spreekuur."),
    ("afwijzen", S.IN_INTAKE, BESLUIT | {"grond": "geen_schulden"}, "geen schuldhulp"),
    (
        "gesprek-plannen",
        S.GEMELD,
        {"datum": "9-11-2026", "tijd": "10:00", "plaats": "Raadhuisplein 1"},
        "9 november 2026",
    ),
    ("bevestiging", S.GEMELD, {}, "30 november 2026"),
]
TRAJECT: list[tuple[str, T, dict[str, str], str]] = [
    (
        "beeindigen",
        T.INVENTARISATIE,
        {"reden": "Zelf", "omschrijving": "U gaat zelf verder.", "vervolgstap": "Bel ons."},
        "U gaat zelf verder.",
    ),
    ("afsluiten", T.NAZORG, {}, "Uw schuldhulp is klaar"),
]


def rijen() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Brief, BriefInhoud, Gebeurtenis, StatusWissel))


def kijk(browser: Browser, url: str, invoer: dict[str, Any], verwacht: str) -> None:
    voor = rijen()
    antwoord = browser.post(url, invoer | {"voorbeeld": "ja"})
    assert antwoord.status_code == 200, antwoord.content.decode()[:2000]
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert antwoord.headers["Content-Disposition"].startswith("inline")
    tekst = PdfReader(io.BytesIO(antwoord.content)).pages[0].extract_text()
    assert "Voorbeeld: deze brief is nog niet verstuurd" in tekst
    assert verwacht in " ".join(tekst.split())
    assert rijen() == voor
    assert AuditRegel.objects.get(handeling=Handeling.AFDRUKKEN).toelichting.startswith("voorbeeld")


@pytest.mark.parametrize(("pagina", "vanuit", "invoer", "verwacht"), TOEGANG)
def test_brief_van_de_toegang_vooraf(
    pagina: str, vanuit: S, invoer: dict[str, str], verwacht: str, als: Als, consulent: Medewerker
) -> None:
    rij = aanmelding_in(vanuit, consulent)
    kijk(als(consulent), reverse(f"intake:{pagina}", args=[rij.pk]), invoer, verwacht)
    rij.refresh_from_db()
    assert rij.status == vanuit


def test_de_tweede_lezer_ziet_de_brief_die_uitgaat(als: Als, consulent: Medewerker, kwaliteit: Medewerker) -> None:
    rij = aanmelding_in(S.AFWIJZING_VOORGELEGD, consulent)
    url = reverse("intake:afwijzing-voorbeeld", args=[rij.pk])
    kijk(als(kwaliteit), url, {}, "Er zijn geen problematische schulden.")
    assert als(consulent).post(url).status_code == 403


@pytest.mark.parametrize(("code", "vanuit", "invoer", "verwacht"), TRAJECT)
def test_brief_van_het_traject_vooraf(
    code: str, vanuit: T, invoer: dict[str, str], verwacht: str, als: Als, consulent: Medewerker
) -> None:
    rij = traject_in(vanuit, consulent)
    url = reverse("trajecten:stap", args=[rij.pk, code])
    assert 'formtarget="_blank"' in als(consulent).get(url).content.decode() or code == "afsluiten"
    kijk(als(consulent), url, invoer, verwacht)


def test_voorbeeld_met_fout_houdt_wat_getypt_is(als: Als, consulent: Medewerker) -> None:
    rij = traject_in(T.INVENTARISATIE, consulent)
    url = reverse("trajecten:stap", args=[rij.pk, "beeindigen"])
    antwoord = als(consulent).post(url, {"omschrijving": "Half verhaal", "voorbeeld": "ja"})
    assert "Half verhaal" in antwoord.content.decode()
    assert antwoord.context["form"].errors


def test_bevestiging_gaat_een_keer_uit(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    url = reverse("intake:bevestiging", args=[rij.pk])
    browser = als(consulent)
    assert "Verstuur de bevestiging" in browser.get(url).content.decode()
    assert browser.post(url).status_code == 302
    assert Brief.objects.get().soort == "bevestiging_aanmelding"
    assert "al verstuurd" in browser.post(url).content.decode()
    assert Brief.objects.count() == 1
    assert "al verstuurd" in browser.get(url, follow=True).content.decode()


def test_bevestiging_alleen_zolang_er_geen_gesprek_is(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GESPREK_GEPLAND, consulent)
    antwoord = als(consulent).get(reverse("intake:bevestiging", args=[rij.pk]), follow=True)
    assert "zolang er nog geen gesprek is gepland" in antwoord.content.decode()


def test_wie_elders_werkt_ziet_geen_voorbeeld(als: Als, consulent: Medewerker, buitenstaander: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    antwoord = als(buitenstaander).post(reverse("intake:toelaten", args=[rij.pk]), {"voorbeeld": "ja"})
    assert antwoord.status_code == 404
