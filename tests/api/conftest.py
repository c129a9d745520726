"""Een partner met een sleutel, en een client die zijn token meestuurt."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser

from ketenpartners.models import Ketenpartner
from ketenpartners.scopes import SCOPES
from ketenpartners.services.sleutel import create_sleutel
from schuldhulp.organisatie.models import Gemeente
from tests import builders
from tests.ketenpartners import bouw


def vraag_token(partner: Ketenpartner, scopes: Sequence[str] = tuple(SCOPES)) -> str:
    """Een echt toegangstoken voor deze partner: sleutel uitgeven en langs /api/oauth/token."""
    uitgifte = create_sleutel(partner, naam="test", scopes=scopes, door=None, op=builders.NU)
    antwoord = Browser().post(
        "/api/oauth/token",
        {
            "grant_type": "client_credentials",
            "client_id": uitgifte.sleutel.client_id,
            "client_secret": uitgifte.geheim,
            "scope": " ".join(scopes),
        },
    )
    assert antwoord.status_code == 200, antwoord.content
    return str(antwoord.json()["access_token"])


@dataclass
class Api:
    """Roept de API aan als een partner; paden zijn zonder /api/v1."""

    token: str = ""

    def _koppen(self, koppen: dict[str, str]) -> dict[str, str]:
        return {**({"Authorization": f"Bearer {self.token}"} if self.token else {}), **koppen}

    def get(self, pad: str, **koppen: str) -> Any:
        return Browser(raise_request_exception=False).get(f"/api/v1{pad}", headers=self._koppen(koppen))

    def post(self, pad: str, inhoud: Any, *, sleutel: str = "", **koppen: str) -> Any:
        tekst = inhoud if isinstance(inhoud, str | bytes) else json.dumps(inhoud)
        extra = {"Idempotency-Key": sleutel} if sleutel else {}
        browser = Browser(raise_request_exception=False)
        return browser.post(
            f"/api/v1{pad}", tekst, content_type="application/json", headers=self._koppen({**extra, **koppen})
        )


@pytest.fixture(autouse=True)
def _klok() -> Iterator[None]:
    """De API kijkt op de klok; de tests spelen op het vaste moment van de bouwers."""
    with time_machine.travel(builders.NU, tick=False):
        yield


@pytest.fixture
def partner(gemeente: Gemeente) -> Ketenpartner:
    return bouw.partner(gemeente)


@pytest.fixture
def andere_partner(gemeente: Gemeente) -> Ketenpartner:
    return bouw.partner(gemeente, "Budgethulp Oost")


@pytest.fixture
def api(partner: Ketenpartner) -> Api:
    return Api(vraag_token(partner))


@pytest.fixture
def api_met(partner: Ketenpartner) -> Callable[..., Api]:
    """Een client met alleen deze scopes."""
    return lambda *scopes: Api(vraag_token(partner, scopes))
