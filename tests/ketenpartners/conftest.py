"""Een partner, en een ingelogde browser op het vaste moment van de bouwers."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client as Browser

from ketenpartners.models import Ketenpartner
from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import NU
from tests.ketenpartners import bouw


@pytest.fixture
def partner(gemeente: Gemeente) -> Ketenpartner:
    return bouw.partner(gemeente)


@pytest.fixture
def als() -> Iterator[Callable[[Medewerker], Browser]]:
    """Een browser waarin deze medewerker is ingelogd, met tweede factor."""

    def log_in(medewerker: Medewerker) -> Browser:
        browser = Browser()
        browser.force_login(medewerker)
        sessie = browser.session
        markeer_tweede_factor(sessie, medewerker)
        sessie.save()
        return browser

    with time_machine.travel(NU, tick=False):
        yield log_in
