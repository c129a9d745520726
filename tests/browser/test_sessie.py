"""Wie tijdens het typen wordt weggeroepen en te laat terugkomt, is uitgelogd en niets kwijt."""

from typing import Any

import pytest
from django.core.cache import cache

from demo.inrichting import DOMEIN
from intake.models import Aanmelding, Loketvraag
from schuldhulp.organisatie.models import Gemeente
from tests.browser.hulp import Opener, Scherm

pytestmark = pytest.mark.django_db(transaction=True)


def _laat_verlopen_en_log_in(scherm: Scherm, wie: str, pad: str, settings: Any) -> None:
    """De sessie was kort toen de pagina openging; wacht tot de pagina zelf vertrekt en log weer in."""
    scherm.pagina.wait_for_url("**/account/login/**", timeout=30_000)
    settings.SESSIE_INACTIEF_SECONDEN = 900
    cache.clear()  # een code werkt één keer, en de vorige is nog geen halve minuut oud
    scherm.fouten.clear()  # de weigering zelf: status 401
    scherm.log_in(f"{wie}@{DOMEIN}", settings.DEMO_WACHTWOORD, naar=pad)


def test_een_verlopen_sessie_kost_geen_letter(als: Opener, settings: Any) -> None:
    lotte, voor = als("lotte"), Loketvraag.objects.count()
    gemeente = str(Gemeente.objects.get(naam="Vreedam").pk)
    settings.SESSIE_INACTIEF_SECONDEN = 6
    lotte.pagina.goto(lotte.basis + "/aanmeldpunt/")
    lotte.pagina.keyboard.press("Escape")  # de waarschuwing, weggeklikt zoals een haastig mens doet
    lotte.vul(gemeente=gemeente, achternaam="Loketman", vraag="De huur is niet betaald.", schuldeisers="meer")
    _laat_verlopen_en_log_in(lotte, "lotte", "/aanmeldpunt/", settings)

    lotte.ziet("Wat u had ingevuld toen u werd uitgelogd, staat er weer. Er is nog niets verstuurd.")
    assert lotte.pagina.evaluate("document.activeElement.id") == "bewaarde-invoer-melding"
    assert lotte.pagina.input_value("main [name=achternaam]") == "Loketman"
    assert lotte.pagina.input_value("main [name=vraag]") == "De huur is niet betaald."
    assert lotte.pagina.is_checked("main [name=schuldeisers][value=meer]")
    assert Loketvraag.objects.count() == voor, "alleen ingevuld, niet verstuurd"
    lotte.open("/aanmeldpunt/")
    assert lotte.pagina.input_value("main [name=vraag]") == "", "één keer terug, daarna een leeg formulier"


def test_wat_niet_op_de_pagina_past_staat_erboven(als: Opener, settings: Any) -> None:
    """De tweede stap van een aanmelding opent niet vanzelf; haar tekst is er toch nog."""
    pad, voor = "/aanmeldingen/nieuw/", Aanmelding.objects.count()
    gemeente = str(Gemeente.objects.get(naam="Vreedam").pk)
    noor = als("noor").open(pad).vul(gemeente=gemeente, voornamen="Yara", achternaam="Zonderling")
    settings.SESSIE_INACTIEF_SECONDEN = 6
    noor.verstuur()
    noor.pagina.keyboard.press("Escape")
    noor.vul(kanaal="zelf", hulpvraag="Kan de huur niet betalen.")
    _laat_verlopen_en_log_in(noor, "noor", pad, settings)

    noor.ziet("het veld staat niet op deze pagina", "Kan de huur niet betalen.")
    assert noor.pagina.input_value("main [name=achternaam]") == "Zonderling"
    assert Aanmelding.objects.count() == voor
