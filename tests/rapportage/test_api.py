"""GET /api/v1/kwartaalcijfers: wie mag het, wat staat erin, en dat kleine aantallen ook hier verborgen zijn."""

import pytest

from rapportage.kpis import KPIS
from schuldhulp.audit.models import AuditRegel
from tests import builders
from tests.api.conftest import Api, vraag_token
from tests.ketenpartners import bouw
from trajecten.choices import TrajectStatus

PAD = "/kwartaalcijfers?gemeente=GM9901&kwartaal=2026K4"


@pytest.fixture
def partner(gemeente):
    return bouw.partner(gemeente)


@pytest.fixture
def api(partner) -> Api:
    return Api(vraag_token(partner, ["cijfers"]))


def test_cijfers_van_een_gemeente_met_convenant(api, consulent) -> None:
    for _ in range(11):
        builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    antwoord = api.get(PAD)
    assert antwoord.status_code == 200
    kpis = {kpi["code"]: kpi for kpi in antwoord.json()["kpis"]}
    assert set(kpis) == {kpi.code for kpi in KPIS}
    assert kpis["instroom"]["waarde"] == 11
    assert AuditRegel.objects.filter(handeling="exporteren", toelichting="API 2026K4").count() == 1


def test_kleine_aantallen_zijn_verborgen(api, consulent) -> None:
    builders.traject_in(TrajectStatus.STABILISATIE, consulent)
    instroom = api.get(PAD).json()["kpis"][0]
    assert (instroom["waarde"], instroom["teller"], instroom["toelichting"]) == (None, None, "minder dan 10")


def test_zonder_convenant_bestaat_de_gemeente_niet(api, andere_gemeente) -> None:
    for code in (andere_gemeente.code, "GM0000"):
        assert api.get(f"/kwartaalcijfers?gemeente={code}&kwartaal=2026K4").status_code == 404


def test_zonder_scope_geen_cijfers(partner) -> None:
    assert Api(vraag_token(partner, ["verwijzingen"])).get(PAD).status_code == 403
    assert Api().get(PAD).status_code == 401


def test_alle_fouten_in_de_vraag_tegelijk(api) -> None:
    antwoord = api.get("/kwartaalcijfers?kwartaal=2026&extra=1")
    assert antwoord.status_code == 400
    assert {fout["name"] for fout in antwoord.json()["invalidParams"]} == {"gemeente", "kwartaal", "extra"}
