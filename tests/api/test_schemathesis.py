"""Gemaakte en kapotte verzoeken tegen de beschrijving: nooit een serverfout, en elk antwoord staat in het schema."""

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.conf import LazySettings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from ketenpartners.api.schema import schema_json
from ketenpartners.models import Ketenpartner, Verwijzing
from schuldhulp.organisatie.models import Medewerker
from tests.api.conftest import vraag_token
from tests.ketenpartners import bouw

load_all_checks()
# Wat het schema niet kan zeggen (een datum in het verleden, een gemeente met convenant, een open status) wordt terecht
# geweigerd; en dat een token ontbreekt toetst test_adr.
NIET = {"positive_data_acceptance", "ignored_auth"}
CONTROLES = [controle for controle in CHECKS.get_all() if controle.__name__ not in NIET]
VOORBEELDEN = 25
SCHEMA = schemathesis.openapi.from_dict(json.loads(schema_json()))
SCHEMA.app = get_wsgi_application()
BEWERKINGEN = [
    (pad, methode) for pad, per_methode in json.loads(schema_json())["paths"].items() for methode in per_methode
]
HOE = {"goed": GenerationMode.POSITIVE, "kapot": GenerationMode.NEGATIVE}


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


@pytest.mark.parametrize("hoe", HOE)
@pytest.mark.parametrize(("pad", "methode"), BEWERKINGEN)
def test_elk_verzoek_krijgt_een_beschreven_antwoord(pad: str, methode: str, hoe: str, token: str) -> None:
    bewerking = SCHEMA[pad][methode]
    # Een verwijzing die bestaat: anders eindigt elk verzoek bij "niet gevonden".
    bestaand = {"id": str(Verwijzing.objects.get().pk)} if "{id}" in pad and methode == "post" else None

    @settings(
        max_examples=VOORBEELDEN,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=bewerking.as_strategy(generation_mode=HOE[hoe], path_parameters=bestaand))
    def proef(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CONTROLES)

    proef()
