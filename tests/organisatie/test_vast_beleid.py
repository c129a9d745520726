"""Werk in bulk leest beleid en kalender één keer, en krijgt toch wat op elke dag gold."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import gelijkgestelde_dagen, vaste_kalender
from schuldhulp.lib.models import GelijkgesteldeDag
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from schuldhulp.organisatie.querysets import vast_beleid

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(gemeente: Gemeente) -> date:
    """De dag waarop nieuw beleid met een kortere beslistermijn ingaat."""
    huidig = Beleid.objects.geldig(gemeente, date(2026, 11, 2))
    huidig.pk, huidig.geldig_vanaf_datum, huidig.beslistermijn_weken = None, date(2027, 1, 1), 4
    huidig.save(force_insert=True)
    return date(2027, 1, 1)


def test_een_vraag_per_gemeente_en_het_beleid_van_de_dag(gemeente: Gemeente, later: date) -> None:
    with vast_beleid(), CaptureQueriesContext(connection) as vragen:
        weken = [
            Beleid.objects.geldig(gemeente, dag).beslistermijn_weken
            for dag in (later, later - timedelta(days=1), later + timedelta(days=400))
        ]
    assert weken == [4, 8, 4]
    assert len(vragen) == 1


def test_buiten_het_blok_telt_nieuw_beleid_meteen(gemeente: Gemeente, later: date) -> None:
    with vast_beleid():
        assert Beleid.objects.geldig(gemeente, later).beslistermijn_weken == 4
    Beleid.objects.filter(gemeente=gemeente, geldig_vanaf_datum=later).delete()
    assert Beleid.objects.geldig(gemeente, later).beslistermijn_weken == 8


def test_een_beperkte_vraag_blijft_beperkt(gemeente: Gemeente, buitenstaander: Medewerker, later: date) -> None:
    with vast_beleid():
        Beleid.objects.geldig(gemeente, later)
        with pytest.raises(Geweigerd, match="nog geen beleid"):
            Beleid.objects.visible_to(buitenstaander).geldig(gemeente, later)


def test_de_kalender_wordt_in_bulk_een_keer_gelezen(gemeente: Gemeente) -> None:
    dag = date(2031, 4, 28)
    with vaste_kalender(), CaptureQueriesContext(connection) as vragen:
        GelijkgesteldeDag.objects.create(datum=dag)
        assert not any(dag in gelijkgestelde_dagen() for _ in range(3))
    assert not any("SELECT" in vraag["sql"] for vraag in vragen)
    assert dag in gelijkgestelde_dagen()
