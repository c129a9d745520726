"""Wat als?: een antwoord veranderen en het vak zien verschuiven, zonder dat er iets wordt bewaard."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.models import Aanmelding, Screening
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import stand
from tests.builders import aanmelding_in, antwoorden

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
STUK = {"HTTP_X_STUK": "uitkomst"}


@pytest.fixture
def rij(consulent: Medewerker) -> Aanmelding:
    return aanmelding_in(S.IN_INTAKE, consulent)


def url(rij: Aanmelding) -> str:
    return reverse("intake:wat-als", args=[rij.pk])


def invoer(**anders: str) -> dict[str, str]:
    return {f"vraag-{code}": waarde for code, waarde in (antwoorden() | anders).items()}


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def test_begint_bij_de_laatste_screening_en_laat_het_vak_verschuiven(
    rij: Aanmelding, als: Als, consulent: Medewerker
) -> None:
    browser = als(consulent)
    begin = browser.get(url(rij))
    assert tekst(begin).count("checked") == len(antwoorden())
    assert begin.context["plek"].kwadrant == "oplossen"
    anders = browser.post(url(rij), invoer(nieuwe_schulden="ja"))
    assert anders.context["plek"].kwadrant == "stabiliseren"
    assert "Anders dan bij de screening" in tekst(anders)
    assert "Komen er nog schulden bij?" in tekst(anders)
    assert "dan oplossen" in tekst(anders)


def test_zonder_screening_tellen_alleen_de_antwoorden_die_er_zijn(als: Als, consulent: Medewerker) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    browser = als(consulent)
    assert "u begint leeg" in tekst(browser.get(url(rij)))
    een = browser.post(url(rij), {"vraag-motivatie": "nee", "vraag-taal": "bestaat_niet"})
    assert een.context["plek"].punten_persoon == 20
    assert een.context["onbeantwoord"] == len(antwoorden()) - 1


def test_er_wordt_niets_bewaard_behalve_dat_er_is_gekeken(rij: Aanmelding, als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    browser.get(url(rij))
    audit = {AuditRegel._meta.label}
    voor = {label: rijen for label, rijen in stand().items() if label not in audit}
    gezien = AuditRegel.objects.count()
    browser.post(url(rij), invoer(motivatie="nee"))
    assert {label: rijen for label, rijen in stand().items() if label not in audit} == voor
    assert AuditRegel.objects.count() == gezien + 1
    assert AuditRegel.objects.latest("pk").handeling == Handeling.INZIEN


def test_het_stuk_voor_het_script_bewaart_en_leest_niets(rij: Aanmelding, als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    browser.get(url(rij))
    voor = stand()
    antwoord = browser.post(url(rij), invoer(verslaving="niet_in_behandeling"), **STUK)
    assert stand() == voor
    assert "Maatwerk" in tekst(antwoord)
    assert "<h1" not in tekst(antwoord)
    assert rij.client.naam not in tekst(antwoord)


def test_het_stuk_noemt_wat_het_script_zag_veranderen(rij: Aanmelding, als: Als, consulent: Medewerker) -> None:
    velden = invoer(nieuwe_schulden="ja") | {"anders": ["vraag-nieuwe_schulden", "vraag-bestaat_niet"]}
    stuk = tekst(als(consulent).post(url(rij), velden, **STUK)).split("Anders dan bij de screening")[1]
    assert "Komen er nog schulden bij?" in stuk.split("</ul>")[0]
    assert stuk.split("</ul>")[0].count("<li") == 1


def test_een_antwoord_dat_de_lijst_niet_meer_kent_telt_niet_mee(
    rij: Aanmelding, als: Als, consulent: Medewerker
) -> None:
    Screening.objects.update(antwoorden=antwoorden() | {"taal": "van_vroeger", "oude_vraag": "ja"})
    pagina = als(consulent).get(url(rij))
    assert pagina.status_code == 200
    assert pagina.context["onbeantwoord"] == 1


def test_andere_gemeente_krijgt_niets_te_zien(rij: Aanmelding, als: Als, buitenstaander: Medewerker) -> None:
    browser = als(buitenstaander)
    assert browser.get(url(rij)).status_code == 404
    assert browser.post(url(rij), invoer(), **STUK).status_code == 404


def test_antwoorden_staan_nooit_in_de_url(rij: Aanmelding, als: Als, consulent: Medewerker) -> None:
    pagina = tekst(als(consulent).get(url(rij), {"vraag-motivatie": "nee"}))
    assert 'method="post"' in pagina
    assert "checked" in pagina
    assert als(consulent).get(url(rij), {"vraag-motivatie": "nee"}).context["plek"].kwadrant == "oplossen"
