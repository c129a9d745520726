"""Wat de paginatests van de toegang delen: de klok op NU en een ingelogde browser."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client as Browser

from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU


@pytest.fixture
def klok() -> Iterator[None]:
    """Het is maandag 2 november 2026, 10.00 uur."""
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def als(klok: None) -> Callable[[Medewerker], Browser]:
    """Een browser waarin deze medewerker is ingelogd, met tweede factor."""

    def log_in(medewerker: Medewerker) -> Browser:
        browser = Browser()
        browser.force_login(medewerker)
        sessie = browser.session
        markeer_tweede_factor(sessie, medewerker)
        sessie.save()
        return browser

    return log_in
