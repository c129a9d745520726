import os
from collections.abc import Iterator

import pytest
from django.test import Client

from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Medewerker

# Playwright draait een eigen lus; Django ziet dat aan voor asynchrone code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def ingelogd(client: Client, consulent: Medewerker) -> Client:
    """De consulent, ingelogd met tweede factor."""
    client.force_login(consulent)
    sessie = client.session
    markeer_tweede_factor(sessie, consulent)
    sessie.save()
    return client


@pytest.fixture(autouse=True)
def _eigen_adressen(settings: pytest.FixtureRequest) -> Iterator[None]:
    settings.ROOT_URLCONF = "tests.look.urls"
    fouten = "schuldhulp.organisatie.middleware.FoutMiddleware"
    settings.MIDDLEWARE = [*(naam for naam in settings.MIDDLEWARE if naam != fouten), fouten]
    yield
