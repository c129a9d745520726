"""Tegelijk: er worden nooit meer plaatsen vergeven dan er zijn, en zonder het slot zou dat wel gebeuren."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from intake.choices.workshop import DEELNAME_MET_PLAATS
from intake.models import Client, Deelname, Workshopreeks, Workshopsessie
from intake.services import deelname as deelnames
from intake.services.workshop import add_sessies
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU
from tests.workshopbouw import WEEK, inwoner, moment, reeks

AANTAL, PLAATSEN = 12, 3


def tegelijk(taken: list[Callable[[], object]]) -> list[object]:
    """Voert de taken in eigen draden uit, zo gelijk mogelijk; geeft per taak de uitkomst of de fout."""
    start = threading.Barrier(len(taken))
    uitkomsten: list[object] = [None] * len(taken)

    def draai(plek: int) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            uitkomsten[plek] = taken[plek]()
        except Exception as fout:  # de uitkomst van deze draad is de fout
            uitkomsten[plek] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=draai, args=(plek,)) for plek in range(len(taken))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=120)
    return uitkomsten


def schrijf_in(consulent: Medewerker, rij: Workshopreeks, wie: list[Client]) -> int:
    """Iedereen tegelijk inschrijven; geeft hoeveel plaatsen er vergeven zijn."""
    taken = [lambda c=c: deelnames.enrol_client(rij, client=c, door=consulent, op=NU) for c in wie]
    fouten = [uit for uit in tegelijk(taken) if isinstance(uit, Exception)]
    assert not fouten, fouten
    return Deelname.objects.filter(reeks=rij, status__in=DEELNAME_MET_PLAATS).count()


@pytest.mark.django_db(transaction=True)
def test_plaatsen_worden_nooit_dubbel_vergeven(consulent: Medewerker) -> None:
    rij = reeks(consulent, capaciteit=PLAATSEN)
    wie = [inwoner(consulent) for _ in range(AANTAL)]
    assert schrijf_in(consulent, rij, wie) == PLAATSEN
    assert Deelname.objects.filter(reeks=rij).count() == AANTAL


@pytest.mark.django_db(transaction=True)
def test_dezelfde_inwoner_tegelijk_is_een_deelname(consulent: Medewerker) -> None:
    rij, wie = reeks(consulent), inwoner(consulent)
    uit = tegelijk([lambda: deelnames.enrol_client(rij, client=wie, door=consulent, op=NU)] * 8)
    assert sorted(type(u) is Geweigerd for u in uit) == [False] + [True] * 7
    assert Deelname.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_een_zaal_wordt_tegelijk_maar_een_keer_bezet(consulent: Medewerker) -> None:
    rijen = [reeks(consulent, aantal=0, naam=f"Reeks {n}") for n in range(6)]
    taken = [
        lambda r=r: add_sessies(r, momenten=[moment(NU + WEEK)], door=consulent, op=NU)  # type: ignore[misc]
        for r in rijen
    ]
    uit = tegelijk(taken)
    assert sorted(type(u) is Geweigerd for u in uit) == [False] + [True] * 5
    assert Workshopsessie.objects.count() == 1


@pytest.fixture
def zonder_slot(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> Iterator[None]:
    """De reeks zonder slot lezen, met even tijd tussen tellen en vergeven."""

    def lees(rij: Any) -> Any:
        return Workshopreeks.objects.get(pk=rij.pk)

    def tel(rij: Any) -> int:
        aantal = Deelname.objects.filter(reeks=rij, status__in=DEELNAME_MET_PLAATS).count()
        time.sleep(0.05)
        return aantal

    monkeypatch.setattr(deelnames, "lock_reeks", lees)
    monkeypatch.setattr(deelnames, "aantal_bezet", tel)
    yield


@pytest.mark.postgres
def test_zonder_slot_zijn_er_te_veel_plaatsen_vergeven(zonder_slot: None, consulent: Medewerker) -> None:
    """De proef op de som: zonder het slot is de wedloop er echt."""
    rij = reeks(consulent, capaciteit=PLAATSEN)
    wie = [inwoner(consulent) for _ in range(AANTAL)]
    assert schrijf_in(consulent, rij, wie) > PLAATSEN
