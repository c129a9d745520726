"""De vaste rolverdeling van de tests, en wat elke test nodig heeft."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.test import Client, TransactionTestCase

from schuldhulp.lib.triggers import SLOTEN, haal_van_slot, zet_op_slot
from schuldhulp.organisatie.middleware import markeer_tweede_factor
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Rol
from tests import builders
from tests.builders import NU


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--alleen-database",
        action="store_true",
        help="alleen wat van de database afhangt: geen rekenregels, rollen of opmaak, en pagina’s zonder axe",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgres: draait alleen op PostgreSQL, waar rijen een eigen slot hebben")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Wat een transactietest op schijf zette, gaat met het proces weg."""
    shutil.rmtree(settings.STORAGES["documenten"]["OPTIONS"]["location"], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Op SQLite schrijft er altijd maar één tegelijk: de proeven met rijsloten bestaan daar niet."""
    weg = []
    if connection.vendor != "postgresql":
        weg = [item for item in items if item.get_closest_marker("postgres")]
    if config.getoption("--alleen-database"):
        weg += [item for item in items if not _raakt_database(item)]
    if weg:
        config.hook.pytest_deselected(items=weg)
        items[:] = [item for item in items if item not in weg]


# Welke rol waar komt, en of een pagina goed oogt, is op elke database hetzelfde.
OVERAL_GELIJK = {"architecture", "look"}


def _raakt_database(item: pytest.Item) -> bool:
    if OVERAL_GELIJK & set(item.path.relative_to(item.config.rootpath).parts):
        return False
    gebruikt = set(getattr(item, "fixturenames", []))
    return bool(gebruikt & {"db", "transactional_db"}) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True, scope="session")
def _leegmaken_mag() -> Iterator[None]:
    """Transactietests maken de tabellen leeg; haal de sloten er dan even af."""
    origineel = TransactionTestCase._fixture_teardown

    def zonder_slot(self: TransactionTestCase) -> None:
        for slot in SLOTEN.values():
            haal_van_slot(connection, slot)
        try:
            origineel(self)
        finally:
            for slot in SLOTEN.values():
                zet_op_slot(connection, slot)

    TransactionTestCase._fixture_teardown = zonder_slot
    yield
    TransactionTestCase._fixture_teardown = origineel


@pytest.fixture
def zonder_rijslot(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> None:
    """Voor de controle bij een wedloop: lezen zonder `FOR UPDATE`. Wat dan nog goed gaat, bewees het slot niet."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self)


@pytest.fixture
def nu() -> datetime:
    """Maandag 2 november 2026, 10.00 uur: een gewone werkdag."""
    return builders.NU


@pytest.fixture
def gemeente(db: None) -> Gemeente:
    """Vreedam, met beleid en een eigen uitvoerder."""
    return builders.gemeente()


@pytest.fixture
def andere_gemeente(db: None) -> Gemeente:
    return builders.gemeente(code="GM9902", naam="Elderveen")


@pytest.fixture
def consulent(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Noor Jansen", gemeente, Rol.CONSULENT)


@pytest.fixture
def collega(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Bilal Kaya", gemeente, Rol.CONSULENT)


@pytest.fixture
def teamleider(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Tess Vermeer", gemeente, Rol.TEAMLEIDER)


@pytest.fixture
def kwaliteit(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Kees Prins", gemeente, Rol.KWALITEIT)


@pytest.fixture
def beleidsmedewerker(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Bea Smit", gemeente, Rol.BELEID)


@pytest.fixture
def beheerder(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Finn de Boer", gemeente, Rol.BEHEERDER)


@pytest.fixture
def privacyfunctionaris(gemeente: Gemeente) -> Medewerker:
    return builders.medewerker("Pien Mulder", gemeente, Rol.PRIVACY)


@pytest.fixture
def buitenstaander(andere_gemeente: Gemeente) -> Medewerker:
    """Consulent in een andere gemeente: mag hier niets zien."""
    return builders.medewerker("Otto Buiten", andere_gemeente, Rol.CONSULENT)


@pytest.fixture
def klok() -> Iterator[None]:
    """Het is maandag 2 november 2026, 10.00 uur."""
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def als(klok: None) -> Callable[[Medewerker], Client]:
    """Een browser waarin deze medewerker is ingelogd, met tweede factor."""

    def log_in(medewerker: Medewerker) -> Client:
        browser = Client()
        browser.force_login(medewerker)
        sessie = browser.session
        markeer_tweede_factor(sessie, medewerker)
        sessie.save()
        return browser

    return log_in
