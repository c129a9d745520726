"""Tegelijk: twintig keer hetzelfde besluit is één besluit, en van twee botsende overgangen wint er precies één."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from intake.choices import AanmeldingStatus as S
from intake.choices import IntrekReden
from intake.models import Aanmelding, Besluit
from intake.services.aanmelding import withdraw_aanmelding
from intake.services.besluit import admit
from schuldhulp.brieven.models import Brief
from schuldhulp.lib import transities
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot, zet_op_slot
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, aanmelding_in

RONDEN = 100
UNIEK = "statuswissel_volgnummer_uniek"


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


def _besluit(rij: Aanmelding, door: Medewerker) -> object:
    return admit(rij, motivering="Nodig.", weken_tot_resultaat=12, door=door, op=NU)


@pytest.mark.django_db(transaction=True)
def test_twintig_keer_hetzelfde_besluit_is_er_een(consulent: Medewerker) -> None:
    rij = aanmelding_in(S.IN_INTAKE, consulent)
    uitkomsten = tegelijk([lambda: _besluit(rij, consulent)] * 20)
    fouten = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]
    assert len(fouten) == 19
    assert {type(fout) for fout in fouten} == {Geweigerd}
    assert (Besluit.objects.count(), Brief.objects.count()) == (1, 1)
    assert StatusWissel.objects.filter(object_id=rij.pk, overgang="admit").count() == 1


def _ronde(rij: Aanmelding, door: Medewerker) -> int:
    """Toelaten en intrekken tegelijk; geeft hoeveel er lukten."""
    uitkomsten = tegelijk(
        [
            lambda: _besluit(rij, door),
            lambda: withdraw_aanmelding(rij, reden=IntrekReden.ZELF_OPGELOST, toelichting="Belde.", door=door, op=NU),
        ]
    )
    onverwacht = [u for u in uitkomsten if isinstance(u, Exception) and not isinstance(u, Geweigerd)]
    assert not onverwacht, onverwacht
    return sum(not isinstance(uitkomst, Exception) for uitkomst in uitkomsten)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_van_twee_botsende_overgangen_wint_er_precies_een(consulent: Medewerker) -> None:
    for _ in range(RONDEN):
        rij = aanmelding_in(S.IN_INTAKE, consulent)
        assert _ronde(rij, consulent) == 1
        rij.refresh_from_db()
        assert StatusWissel.objects.filter(object_id=rij.pk, volgnummer=rij.versie).get().naar == rij.status
        assert Besluit.objects.filter(aanmelding=rij).exists() == (rij.status == S.TOEGELATEN)


@pytest.fixture
def zonder_slot(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> Iterator[None]:
    """Lezen zonder rijslot, met even tijd ertussen, en zonder de unieke volgnummers die het nog zouden redden."""

    def lees(obj: Any) -> Any:
        rij = type(obj)._base_manager.get(pk=obj.pk)
        time.sleep(0.01)
        return rij

    monkeypatch.setattr(transities, "vergrendel", lees)
    tabel = StatusWissel._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {UNIEK}")
    yield
    haal_van_slot(connection, SLOTEN[tabel])
    StatusWissel.objects.all().delete()
    zet_op_slot(connection, SLOTEN[tabel])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {tabel} ADD CONSTRAINT {UNIEK} UNIQUE (object_id, volgnummer)")


@pytest.mark.postgres
def test_zonder_slot_winnen_ze_allebei(zonder_slot: None, consulent: Medewerker) -> None:
    """De proef op de som: zonder het slot is de wedloop er echt."""
    gelukt = [_ronde(aanmelding_in(S.IN_INTAKE, consulent), consulent) for _ in range(10)]
    assert 2 in gelukt
