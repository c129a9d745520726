"""De zelfintake zoals de inwoner haar ziet: een code, een geboortedatum, en daarna zijn eigen antwoorden."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client as Browser

from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Zelfintake, Zelfschuld
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.atomair import stand
from tests.builders import NU
from tests.zelf import zelfcode, zelfintake_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
BEGIN, WELKOM, NAKIJKEN, KLAAR = (f"/zelfintake/{deel}" for deel in ("", "welkom/", "nakijken/", "klaar/"))
SCHULDEN = "/zelfintake/schuldeisers/"


@pytest.fixture
def inwoner() -> Browser:
    cache.clear()
    return Browser()


@pytest.fixture
def zelf(consulent: Medewerker) -> Zelfintake:
    return zelfintake_in(Z.UITGENODIGD, consulent)


def invoer(zelf: Zelfintake, geboren: str = "17-05-1988") -> dict[str, str]:
    return {"code": zelfcode(zelf), "geboortedatum": geboren}


@pytest.fixture
def binnen(inwoner: Browser, zelf: Zelfintake) -> Browser:
    assert inwoner.post(BEGIN, invoer(zelf)).headers["Location"] == WELKOM
    return inwoner


def tekst(antwoord: Any) -> str:
    return antwoord.content.decode()


def vraag(code: str) -> str:
    return f"/zelfintake/vragen/{code}/"


def test_tien_keer_ophalen_door_een_scanner_verandert_niets(inwoner: Browser, zelf: Zelfintake) -> None:
    voor = stand()
    for _ in range(10):
        antwoord = inwoner.get(BEGIN)
        assert antwoord.status_code == 200
        assert not antwoord.cookies.get("zelfintake")
    assert inwoner.get(BEGIN, {"code": zelfcode(zelf)}).context["form"]["code"].value() is None
    assert stand() == voor
    assert inwoner.post(BEGIN, invoer(zelf)).headers["Location"] == WELKOM


def test_de_sessie_is_een_eigen_kort_cookie(inwoner: Browser, zelf: Zelfintake) -> None:
    cookie = inwoner.post(BEGIN, invoer(zelf)).cookies["zelfintake"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"], cookie["max-age"]) == (
        "/zelfintake/",
        "Strict",
        True,
        "",
    )
    assert "sessie" not in inwoner.cookies
    assert zelfcode(zelf) not in cookie.value


def _dood(status: Z) -> Callable[[Medewerker], dict[str, str]]:
    return lambda consulent: invoer(zelfintake_in(status, consulent))


FOUT: dict[str, Callable[[Medewerker], dict[str, str]]] = {
    "onbekend": lambda c: {"code": "ZZZZ-ZZZZ-ZZZZ-ZZZZ", "geboortedatum": "17-05-1988"},
    "foute geboortedatum": lambda c: invoer(zelfintake_in(Z.UITGENODIGD, c), "18-05-1988"),
    "gebruikt": _dood(Z.INGEDIEND),
    "gelezen": _dood(Z.GELEZEN),
    "verlopen": _dood(Z.VERLOPEN),
    "ingetrokken": _dood(Z.INGETROKKEN),
}


def test_wat_er_ook_mis_is_de_pagina_is_dezelfde(consulent: Medewerker) -> None:
    gezien = set()
    for maak in FOUT.values():
        cache.clear()
        gegevens = maak(consulent)
        browser = Browser()
        antwoord = browser.post(BEGIN, gegevens)
        assert "zelfintake" not in browser.cookies
        pagina = tekst(antwoord).replace(gegevens["code"], "CODE").replace(gegevens["geboortedatum"], "DATUM")
        kaal = [regel for regel in pagina.splitlines() if "csrfmiddlewaretoken" not in regel]
        gezien.add((antwoord.status_code, "\n".join(kaal)))
    assert len(gezien) == 1


@pytest.mark.parametrize("datum", ["31-02-1988", "17-05-2088", "vorig jaar"])
def test_een_datum_die_niet_kan_kost_geen_poging(datum: str, inwoner: Browser, zelf: Zelfintake) -> None:
    antwoord = inwoner.post(BEGIN, invoer(zelf, datum))
    assert antwoord.context["form"].errors["geboortedatum"]
    assert zelfcode(zelf) in tekst(antwoord)
    assert Zelfintake.objects.get().pogingen == 0


def test_tien_foute_codes_per_minuut_per_adres(inwoner: Browser, zelf: Zelfintake) -> None:
    with time_machine.travel(NU, tick=False) as tijd:
        for _ in range(10):
            assert inwoner.post(BEGIN, {"code": "FOUT", "geboortedatum": "1-1-1990"}).status_code == 200
        assert inwoner.post(BEGIN, invoer(zelf)).status_code == 429
        tijd.shift(timedelta(seconds=61))
        assert inwoner.post(BEGIN, invoer(zelf)).headers["Location"] == WELKOM


def test_van_de_eerste_vraag_tot_insturen(binnen: Browser, zelf: Zelfintake) -> None:
    assert "Begin" in tekst(binnen.get(WELKOM))
    assert binnen.post(vraag("haast"), {"haast": "nee"}).headers["Location"] == vraag("bereiken")
    assert binnen.post(vraag("bereiken"), {"vraag": "Rust."}).headers["Location"] == vraag("thuis")
    assert "Stap 3 van" in tekst(binnen.get(vraag("thuis")))
    volgende = binnen.post(vraag("thuis"), {"samenstelling": "alleenstaande_ouder"}).headers["Location"]
    assert volgende == vraag("kinderen")
    assert binnen.post(vraag("kinderen"), {"kinderen": "2", "vorige": "ja"}).headers["Location"] == vraag("thuis")
    assert 'value="2"' in tekst(binnen.get(vraag("kinderen")))
    assert "Rust." in tekst(binnen.get(NAKIJKEN))
    assert binnen.post(NAKIJKEN).headers["Location"] == KLAAR
    assert "Bedankt" in tekst(binnen.get(KLAAR))
    rij = Zelfintake.objects.get()
    assert rij.status == Z.INGEDIEND
    assert rij.antwoorden == {
        "haast": "nee",
        "vraag": "Rust.",
        "samenstelling": "alleenstaande_ouder",
        "kinderen": 2,
    }


def test_terug_met_de_browser_na_het_insturen_verandert_niets(binnen: Browser) -> None:
    binnen.post(vraag("haast"), {"haast": "nee"})
    binnen.post(NAKIJKEN)
    voor = Zelfintake.objects.values().get()
    for pad in (vraag("haast"), SCHULDEN, NAKIJKEN):
        assert binnen.get(pad).headers["Location"] == KLAAR
        assert binnen.post(pad, {"haast": "ja", "naam": "Nog een", "id": uuid4()}).headers["Location"] == KLAAR
    assert Zelfintake.objects.values().get() == voor


def test_alles_mag_leeg_blijven(binnen: Browser) -> None:
    pad = vraag("haast")
    while pad != NAKIJKEN:
        pad = binnen.post(pad, {"verder": "ja"}).headers["Location"]
        while (antwoord := binnen.get(pad)).status_code == 302:
            pad = antwoord.headers["Location"]
    binnen.post(NAKIJKEN)
    assert Zelfintake.objects.get().antwoorden == {}


def test_fout_antwoord_blijft_staan_met_een_melding(binnen: Browser) -> None:
    binnen.post(vraag("thuis"), {"samenstelling": "anders"})
    antwoord = binnen.post(vraag("kinderen"), {"kinderen": "twee"})
    assert antwoord.context["form"].errors["kinderen"] == ["Schrijf een getal van 0 tot en met 20."]
    assert 'value="twee"' in tekst(antwoord)
    assert binnen.post(vraag("kinderen"), {"kinderen": "99"}).context["form"].errors["kinderen"]
    terug = binnen.post(vraag("kinderen"), {"kinderen": "twee", "vorige": "ja"})
    assert terug.headers["Location"] == vraag("thuis")
    bedrag = binnen.post(vraag("inkomen"), {"inkomen_bedrag": "1.234"})
    assert bedrag.context["form"].errors["inkomen_bedrag"]


def test_bewaren_en_later_verder_op_dezelfde_plek(binnen: Browser, zelf: Zelfintake) -> None:
    antwoord = binnen.post(vraag("thuis"), {"samenstelling": "gehuwd", "later": "ja"}, follow=True)
    assert antwoord.request["PATH_INFO"] == BEGIN
    assert "met dezelfde code verder tot en met 9 november 2026" in tekst(antwoord)
    assert binnen.get(vraag("huis")).headers["Location"] == BEGIN
    binnen.post(BEGIN, invoer(zelf))
    welkom = tekst(binnen.get(WELKOM))
    assert "Fijn dat u er weer bent" in welkom
    assert vraag("huis") in welkom
    assert "checked" in tekst(binnen.get(vraag("thuis")))


def test_een_verlopen_sessie_gaat_terug_naar_de_code_en_bewaart_wat_er_was(binnen: Browser) -> None:
    binnen.post(vraag("goed"), {"goed": "Mijn werk"})
    with time_machine.travel(NU + timedelta(minutes=61), tick=False):
        antwoord = binnen.post(vraag("post"), {"post": "ja"}, follow=True)
    assert "Vul uw code nog een keer in" in tekst(antwoord)
    assert Zelfintake.objects.get().antwoorden == {"goed": "Mijn werk"}


def test_een_pagina_die_er_voor_hem_niet_is(binnen: Browser) -> None:
    for code in ("kinderen", "bestaat-niet"):
        assert binnen.get(vraag(code)).headers["Location"] == WELKOM


def test_na_een_dreiging_staat_er_dat_wij_snel_bellen(binnen: Browser, gemeente: Gemeente) -> None:
    binnen.post(vraag("haast"), {"haast": "ja"})
    binnen.post(vraag("wat"), {"dreiging": ["ontruiming"], "bel_nu": "06 1234"})
    for pad in (vraag("bereiken"), NAKIJKEN):
        assert "Wij bellen u snel" in tekst(binnen.get(pad))
        assert "088 123 45 67" in tekst(binnen.get(pad))
    assert "Wij bellen u snel" not in tekst(binnen.get(vraag("thuis")))
    binnen.post(NAKIJKEN)
    assert "Wij bellen u snel" in tekst(binnen.get(KLAAR))


def test_schuldeisers_op_de_lijst(binnen: Browser) -> None:
    regel = {"id": str(uuid4()), "naam": "Energie Noord", "waarvoor": "Stroom", "bedrag": "1.250,00"}
    for _ in range(2):
        assert binnen.post(SCHULDEN, regel).headers["Location"] == SCHULDEN
    assert "Energie Noord" in tekst(binnen.get(SCHULDEN))
    assert Zelfschuld.objects.count() == 1
    # Wie iets intypt en meteen verder gaat, raakt het niet kwijt.
    verder = binnen.post(SCHULDEN, {"id": str(uuid4()), "naam": "Oom Karel", "verder": "ja"})
    assert verder.headers["Location"] == vraag("post")
    fout = binnen.post(SCHULDEN, {"id": str(uuid4()), "naam": "", "bedrag": "veel"})
    assert set(fout.context["form"].errors) == {"naam", "bedrag"}
    assert "Schrijf op aan wie u moet betalen." in tekst(fout)
    terug = binnen.post(SCHULDEN, {"id": str(uuid4()), "bedrag": "veel", "vorige": "ja"})
    assert terug.headers["Location"] == vraag("rekeningen")
    binnen.post(f"{SCHULDEN}{regel['id']}/weg/")
    assert [s.naam for s in Zelfschuld.objects.all()] == ["Oom Karel"]
    assert "Oom Karel" in tekst(binnen.get(NAKIJKEN))


def test_wat_de_inwoner_doet_staat_in_het_logboek_zonder_zijn_antwoorden(binnen: Browser) -> None:
    binnen.post(vraag("goed"), {"goed": "Mijn zus helpt"})
    binnen.post(NAKIJKEN)
    regels = AuditRegel.objects.filter(door_naam="Inwoner (zelfintake)").order_by("pk")
    assert [r.toelichting for r in regels] == [
        "zelfintake geopend met code",
        "antwoorden bewaard",
        "zelfintake ingestuurd",
    ]
    assert "zus" not in str(list(AuditRegel.objects.values()))


def test_kijken_verandert_niets(binnen: Browser) -> None:
    voor = stand()
    for pad in (BEGIN, WELKOM, vraag("haast"), SCHULDEN, NAKIJKEN, KLAAR):
        binnen.get(pad)
    na = stand()
    assert {naam for naam in voor if voor[naam] != na[naam]} == set()
