"""Volgmomenten op het scherm: de lijst, houden, verzetten, en wie er niet bij mag."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intake.choices import AanmeldingStatus as S
from intake.choices import Volguitkomst
from intake.models import Volgmoment
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


@pytest.fixture
def moment(consulent: Medewerker) -> Volgmoment:
    aanmelding_in(S.GEADVISEERD, consulent)
    return Volgmoment.objects.get()


def url(naam: str, rij: Volgmoment) -> str:
    return reverse(f"intake:{naam}", args=[rij.pk])


PAGINAS = ["volgmoment", "volgmoment-houden", "volgmoment-verzetten"]


@pytest.mark.parametrize("naam", PAGINAS)
def test_andere_gemeente_ziet_geen_volgmoment(
    naam: str, moment: Volgmoment, als: Als, buitenstaander: Medewerker
) -> None:
    browser = als(buitenstaander)
    assert browser.get(url(naam, moment)).status_code == 404
    assert browser.post(url(naam, moment), {}).status_code in (404, 405)
    assert moment.client.naam not in tekst(browser.get("/volgmomenten/?groep=alles"))


def test_wie_meekijkt_leest_maar_zet_geen_stap(moment: Volgmoment, als: Als, kwaliteit: Medewerker) -> None:
    browser = als(kwaliteit)
    assert "kijkt u mee" in tekst(browser.get(url("volgmoment", moment)))
    for naam in PAGINAS[1:]:
        assert browser.post(url(naam, moment), {}).status_code == 403


def test_houden_op_het_scherm(moment: Volgmoment, als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    assert "Nagaan of het advies hielp" in tekst(browser.get(url("volgmoment", moment)))
    assert "Laat leeg voor 90 dagen" in tekst(browser.get(url("volgmoment-houden", moment)))
    fout = browser.post(url("volgmoment-houden", moment), {"uitkomst": "verwezen", "verslag": "Warm gebeld."})
    assert "Noem de partner" in tekst(fout)
    assert "Warm gebeld." in tekst(fout)
    goed = {"uitkomst": "geen_contact", "verslag": "Niet bereikt.", "verwacht_versie": moment.versie}
    klaar = browser.post(url("volgmoment-houden", moment), goed, follow=True)
    assert "Het volgende volgmoment is op" in tekst(klaar)
    volgende = Volgmoment.objects.open().get()
    assert (volgende.vorige, volgende.poging) == (moment, 2)
    # Hetzelfde formulier nog eens doet niets.
    weer = browser.post(url("volgmoment-houden", moment), goed)
    assert weer.status_code == 409
    assert Volgmoment.objects.count() == 2


def test_verzetten_op_het_scherm(moment: Volgmoment, als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    browser = als(consulent)
    invoer = {"datum": "1-11-2026", "behandelaar": collega.pk, "reden": "Op vakantie."}
    assert "nog moet komen" in tekst(browser.post(url("volgmoment-verzetten", moment), invoer))
    browser.post(url("volgmoment-verzetten", moment), invoer | {"datum": "1-12-2026"})
    moment.refresh_from_db()
    assert (moment.datum, moment.behandelaar) == (date(2026, 12, 1), collega)


def test_lijst_filtert_en_leest_altijd_evenveel(als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    assert "Geen volgmomenten" in tekst(browser.get("/volgmomenten/"))
    aanmelding_in(S.GEADVISEERD, consulent)
    with CaptureQueriesContext(
        connection,
    ) as een:
        assert len(browser.get("/volgmomenten/").context["pagina"]) == 1
    for _ in range(3):
        aanmelding_in(S.INGETROKKEN, consulent, op=NU - timedelta(days=200))
    with CaptureQueriesContext(connection) as meer:
        assert len(browser.get("/volgmomenten/").context["pagina"]) == 4
    assert len(meer) == len(een)
    assert len(browser.get("/volgmomenten/?te_laat=on").context["pagina"]) == 3
    assert len(browser.get("/volgmomenten/?aanleiding=advies&van_mij=on").context["pagina"]) == 1
    assert "Wis filters" in tekst(browser.get("/volgmomenten/?groep=gesloten"))


def test_gesloten_volgmoment_kent_geen_stappen_meer(moment: Volgmoment, als: Als, consulent: Medewerker) -> None:
    browser = als(consulent)
    invoer = {"uitkomst": Volguitkomst.GAAT_GOED, "verslag": "Schuld is afbetaald."}
    klaar = browser.post(url("volgmoment-houden", moment), invoer, follow=True)
    assert "Er staat geen nieuw volgmoment" in tekst(klaar)
    assert "Schuld is afbetaald." in tekst(klaar)
    for naam in PAGINAS[1:]:
        assert browser.get(url(naam, moment)).status_code == 302
