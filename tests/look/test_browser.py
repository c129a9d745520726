"""De stijlgids en het inloggen in een echte browser: toegankelijkheid, smalle schermen, CSP en toetsenbord."""

from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import Page

from schuldhulp.organisatie.models import Medewerker
from tests.browser.hulp import chromium
from tests.browser.hulp import toets_smal_en_breed as toets
from tests.builders import WACHTWOORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pagina() -> Iterator[Page]:
    with chromium() as browser:
        tab = browser.new_page()
        tab.fouten = []  # type: ignore[attr-defined]
        tab.on("console", lambda m: tab.fouten.append(m.text) if "Content Security" in m.text else None)
        tab.on("pageerror", lambda fout: tab.fouten.append(str(fout)))
        yield tab
        assert tab.fouten == []  # type: ignore[attr-defined]


def test_inloggen_en_stijlgids(live_server: object, settings: object, consulent: Medewerker, pagina: Page) -> None:
    settings.DEMO = True
    consulent.set_password(WACHTWOORD)
    consulent.save()
    TOTP.activate(consulent, settings.DEMO_TOTP_GEHEIM)
    pagina.goto(f"{live_server.url}/account/login/?next=/stijlgids/")
    pagina.click("main form button")
    assert pagina.title().startswith("Fout: ")
    assert pagina.evaluate("document.activeElement.id") == "foutsamenvatting-kop"
    toets(pagina)
    pagina.fill("[name=login]", consulent.email)
    pagina.fill("[name=password]", WACHTWOORD)
    pagina.click("main form button")
    toets(pagina)
    pagina.fill("[name=code]", pagina.locator(".app-code").first.inner_text())
    pagina.click("main form button")
    pagina.wait_for_url("**/stijlgids/")
    toets(pagina)


def test_toetsenbord_en_smal_menu(live_server: object, settings: object, consulent: Medewerker, pagina: Page) -> None:
    test_inloggen_en_stijlgids(live_server, settings, consulent, pagina)
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"
    pagina.set_viewport_size({"width": 320, "height": 900})
    assert pagina.locator("#hoofdmenu").is_hidden()
    pagina.click(".app-menuknop")
    assert pagina.locator("#hoofdmenu a").first.is_visible()


def test_waarschuwing_voor_het_einde_van_de_sessie(
    live_server: object, settings: object, consulent: Medewerker, pagina: Page
) -> None:
    test_inloggen_en_stijlgids(live_server, settings, consulent, pagina)
    settings.SESSIE_INACTIEF_SECONDEN = 110
    pagina.reload()
    pagina.wait_for_selector("#sessiemelding[open]")
    assert pagina.evaluate("document.activeElement.id") == "sessie-kop"
    assert pagina.locator("[data-sessie-sluiten]").is_hidden()
    toets(pagina)
    settings.SESSIE_INACTIEF_SECONDEN = 900
    pagina.click("[data-sessie-verlengen]")
    pagina.wait_for_selector("#sessiemelding:not([open])", state="attached")
