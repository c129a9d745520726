"""Gegevens van een persoon: wijzigen, aantekening, BSN tonen."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django.urls import reverse

from intake.models import Client, Notitie
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import client, geldig_bsn

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
GEGEVENS = {
    "voornamen": "Samira",
    "achternaam": "Nieuw",
    "postcode": "9999zz",
    "samenstelling": "alleenstaande_ouder",
    "minderjarige_kinderen": "2",
    "woonsituatie": "huur_sociaal",
    "inkomensbron": "bijstand",
}


@pytest.fixture
def persoon(gemeente: Gemeente) -> Client:
    return client(gemeente, bsn=geldig_bsn(8_000))


def url(naam: str, rij: Client) -> str:
    return reverse(f"intake:{naam}", args=[rij.pk])


def tekst(antwoord) -> str:  # type: ignore[no-untyped-def]
    return antwoord.content.decode()


def test_wijzigen(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    pagina = tekst(browser.get(url("client-wijzigen", persoon)))
    assert persoon.achternaam in pagina
    assert persoon.bsn not in pagina
    fout = browser.post(url("client-wijzigen", persoon), GEGEVENS | {"postcode": "99"})
    assert "postcode klopt niet" in tekst(fout)
    assert 'value="Nieuw"' in tekst(fout)
    klaar = browser.post(url("client-wijzigen", persoon), GEGEVENS)
    assert klaar.url == reverse("trajecten:dossier", args=[persoon.pk])
    rij = Client.objects.get()
    assert (rij.achternaam, rij.postcode, rij.bsn) == ("Nieuw", "9999 ZZ", geldig_bsn(8_000))
    assert rij.huishouden
    assert (rij.huishouden.minderjarige_kinderen, rij.huishouden.inkomensbron) == (2, "bijstand")
    assert AuditRegel.objects.filter(handeling=Handeling.WIJZIGEN, client_id=persoon.pk).count() == 1


def test_wie_met_oude_gegevens_opslaat_overschrijft_niets(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    browser.post(url("client-wijzigen", persoon), GEGEVENS | {"verwacht_versie": "0"})
    laat = browser.post(url("client-wijzigen", persoon), GEGEVENS | {"verwacht_versie": "0", "achternaam": "Te laat"})
    assert laat.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in tekst(laat)
    assert 'value="Te laat"' in tekst(laat)
    assert Client.objects.get().achternaam == "Nieuw"


def test_bsn_van_een_ander_wordt_geweigerd(
    als: Als, consulent: Medewerker, persoon: Client, gemeente: Gemeente
) -> None:
    ander = client(gemeente, bsn=geldig_bsn(8_001))
    antwoord = als(consulent).post(url("client-wijzigen", persoon), GEGEVENS | {"bsn": ander.bsn})
    assert "bestaat al een ander dossier" in tekst(antwoord)
    assert 'value="Nieuw"' in tekst(antwoord)
    persoon.refresh_from_db()
    assert persoon.achternaam != "Nieuw"


def test_aantekening(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    assert "Vul ‘Aantekening’ in." in tekst(browser.post(url("notitie", persoon), {"tekst": "  "}))
    browser.post(url("notitie", persoon), {"tekst": "Belt liever 's avonds."})
    notitie = Notitie.objects.get()
    assert (notitie.client, notitie.door) == (persoon, consulent)


def test_bsn_tonen_vraagt_een_reden_en_laat_een_spoor(als: Als, consulent: Medewerker, persoon: Client) -> None:
    browser = als(consulent)
    assert persoon.bsn not in tekst(browser.get(url("bsn-tonen", persoon)))
    assert persoon.bsn not in tekst(browser.post(url("bsn-tonen", persoon), {"reden": ""}))
    assert not AuditRegel.objects.filter(handeling=Handeling.BSN_TONEN).exists()
    antwoord = browser.post(url("bsn-tonen", persoon), {"reden": "Inkomen opvragen bij UWV"})
    assert persoon.bsn in tekst(antwoord)
    assert "no-store" in antwoord["Cache-Control"]
    regel = AuditRegel.objects.get(handeling=Handeling.BSN_TONEN)
    assert (regel.client_id, regel.door, regel.toelichting) == (persoon.pk, consulent, "Inkomen opvragen bij UWV")
    assert persoon.bsn not in tekst(browser.get(url("bsn-tonen", persoon)))


@pytest.mark.parametrize("pagina", ["client-wijzigen", "notitie", "bsn-tonen"])
@pytest.mark.parametrize(("wie", "status"), [("buitenstaander", 404), ("beleidsmedewerker", 403), ("beheerder", 403)])
def test_niet_voor_anderen(
    pagina: str, wie: str, status: int, als: Als, persoon: Client, request: pytest.FixtureRequest
) -> None:
    browser = als(request.getfixturevalue(wie))
    for antwoord in (
        browser.get(url(pagina, persoon)),
        browser.post(url(pagina, persoon), GEGEVENS | {"tekst": "x", "reden": "nieuwsgierig"}),
    ):
        assert antwoord.status_code == status
        assert persoon.bsn not in tekst(antwoord)
    assert not Notitie.objects.exists()


@pytest.mark.parametrize("pagina", ["client-wijzigen", "notitie", "bsn-tonen"])
def test_zonder_logboek_geen_gegevens(
    pagina: str, als: Als, consulent: Medewerker, persoon: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*args: object, **kwargs: object) -> None:
        raise RuntimeError("logboek stuk")

    browser = als(consulent)
    browser.raise_request_exception = False
    monkeypatch.setattr("schuldhulp.audit.inzage.leg_vast", stuk)
    antwoord = browser.get(url(pagina, persoon))
    assert antwoord.status_code == 500
    assert persoon.achternaam not in tekst(antwoord)
