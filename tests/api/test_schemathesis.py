"""Gemaakte en kapotte verzoeken tegen de beschrijving: nooit een serverfout, en elk antwoord staat in het schema."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.conf import LazySettings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks

from ketenpartners.api.schema import schema_json
from ketenpartners.models import Ketenpartner
from schuldhulp.organisatie.models import Medewerker
from tests.api.conftest import vraag_token
from tests.ketenpartners import bouw

load_all_checks()
# Wat het schema niet kan zeggen (een datum in het verleden, een gemeente met convenant, een open status) wordt terecht
# geweigerd; en dat een token ontbreekt toetst test_adr.
NIET = {"positive_data_acceptance", "ignored_auth"}
CONTROLES = [controle for controle in CHECKS.get_all() if controle.__name__ not in NIET]
VOORBEELDEN = 25
schema = schemathesis.pytest.from_fixture("beschrijving")


@pytest.fixture
def beschrijving(db: None, token: str) -> object:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def token(partner: Ketenpartner, consulent: Medewerker, settings: LazySettings) -> Iterator[str]:
    """Een token dat alles mag, een verwijzing om te vinden, en geen grenzen."""
    settings.API_GRENZEN = dict.fromkeys(settings.API_GRENZEN, (100_000, 60))
    bouw.verwijzing(partner, consulent)
    token = vraag_token(partner)
    # De toepassing draait hier in de transactie van de test: na een verzoek blijft de verbinding open.
    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    yield token
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=VOORBEELDEN,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_elk_verzoek_krijgt_een_beschreven_antwoord(case: schemathesis.Case, token: str) -> None:
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CONTROLES)


def test_de_beschrijving_noemt_elke_bewerking() -> None:
    assert schema_json().count(b'"operationId"') >= 10
