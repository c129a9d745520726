"""De lijst van trajecten: filteren, sorteren, tellen, met een vast aantal queries."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schuldhulp.organisatie.models import Medewerker
from tests.builders import traject_in
from trajecten.choices import TrajectStatus as T

pytestmark = pytest.mark.django_db
Als = Callable[[Medewerker], Browser]
LIJST = "/trajecten/"


def statussen(browser: Browser, **vraag: str) -> list[str]:
    return [rij.status for rij in browser.get(LIJST, vraag).context["pagina"]]


def test_filters(als: Als, consulent: Medewerker, collega: Medewerker) -> None:
    for status in (T.PLAN_VAN_AANPAK, T.VOORSTEL, T.UITGEVALLEN):
        traject_in(status, consulent)
    traject_in(T.LOOPTIJD, collega)
    browser = als(consulent)
    assert sorted(statussen(browser)) == sorted([T.PLAN_VAN_AANPAK, T.VOORSTEL, T.LOOPTIJD])
    assert statussen(browser, fase="1") == [T.PLAN_VAN_AANPAK]
    assert statussen(browser, fase="einde") == [T.UITGEVALLEN]
    assert len(statussen(browser, fase="alles")) == 4
    assert statussen(browser, status="voorstel") == [T.VOORSTEL]
    assert T.LOOPTIJD not in statussen(browser, van_mij="on")
    assert statussen(browser, te_laat="on") == []
    assert len(statussen(browser, fase="onzin")) == 3


def test_sorteren_en_leeg(als: Als, consulent: Medewerker) -> None:
    assert "Geen open trajecten" in als(consulent).get(LIJST).content.decode()
    namen = [traject_in(T.PLAN_VAN_AANPAK, consulent).nummer for _ in range(3)]
    pagina = als(consulent).get(LIJST, {"sorteer": "-nummer"}).context["pagina"]
    assert [rij.nummer for rij in pagina] == namen[::-1]


def test_vast_aantal_queries(als: Als, consulent: Medewerker) -> None:
    traject_in(T.PLAN_VAN_AANPAK, consulent)
    browser = als(consulent)
    browser.get(LIJST)
    with CaptureQueriesContext(connection) as een:
        browser.get(LIJST)
    for _ in range(5):
        traject_in(T.PLAN_VAN_AANPAK, consulent)
    with CaptureQueriesContext(connection) as meer:
        browser.get(LIJST)
    assert len(een) == len(meer) <= 6


def test_elders_en_zonder_dossiers(
    als: Als, consulent: Medewerker, buitenstaander: Medewerker, beleidsmedewerker: Medewerker
) -> None:
    rij = traject_in(T.PLAN_VAN_AANPAK, consulent)
    assert rij.nummer not in als(buitenstaander).get(LIJST).content.decode()
    assert als(buitenstaander).get(reverse("trajecten:traject", args=[rij.pk])).status_code == 404
    assert als(beleidsmedewerker).get(LIJST).status_code == 403
