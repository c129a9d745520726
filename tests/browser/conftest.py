"""Een kleine demo, een draaiende server en een browser; medewerkers loggen in zoals in het echt."""

import os
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser

from demo.inrichting import DOMEIN
from demo.vulling import vul
from tests.browser.hulp import Opener, Scherm, chromium
from tests.browser.momentopname import Momentopname, neem_op, zet_terug

# Playwright draait een eigen lus; Django ziet dat aan voor asynchrone code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
_demo: dict[date, tuple[Momentopname, dict[str, int]]] = {}


@pytest.fixture(autouse=True, scope="session")
def _met_beeld(request: pytest.FixtureRequest) -> None:
    Scherm.met_beeld = not request.config.getoption("--alleen-database")


@pytest.fixture
def nu() -> datetime:
    """De demo leeft vandaag: de server kijkt op de echte klok."""
    return timezone.now()


@pytest.fixture
def demo(transactional_db: None, settings: Any, nu: datetime) -> dict[str, int]:
    """Vijf gemeenten en twaalf huishoudens, met de verhalen van de demo vooraan; één keer gemaakt per dag van `nu`."""
    settings.DEMO = True
    cache.clear()
    dag = timezone.localdate(nu)
    if dag in _demo:
        zet_terug(_demo[dag][0])
    else:
        telling = vul(clienten=12, zaad=1, gemeenten=5, op=nu)
        _demo[dag] = neem_op(), telling
    return _demo[dag][1]


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def als(demo: dict[str, int], live_server: Any, browser: Browser, settings: Any) -> Iterator[Opener]:
    """Opent het scherm van een demogebruiker; elk logt één keer in, daarna blijft de sessie staan."""
    open_: dict[str, Scherm] = {}

    def scherm(naam: str) -> Scherm:
        if naam not in open_:
            nieuw = Scherm(browser, live_server.url)
            open_[naam] = nieuw.log_in(f"{naam}@{DOMEIN}", settings.DEMO_WACHTWOORD)
        return open_[naam]

    yield scherm
    for rij in open_.values():
        rij.sluit()


@pytest.fixture
def bezoeker(demo: dict[str, int], live_server: Any, browser: Browser) -> Iterator[Scherm]:
    """Iemand zonder account, zoals een schuldeiser met een brief in de hand."""
    scherm = Scherm(browser, live_server.url)
    yield scherm
    scherm.sluit()
