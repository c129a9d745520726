"""De taken van Celery en de opdracht dagtaken."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from schuldhulp.celery import app
from schuldhulp.lib import dagtaken, outbox, tasks
from schuldhulp.lib.models import Gebeurtenis
from tests.builders import NU


@pytest.fixture
def proeftaak(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """Alleen deze taak, die onthoudt wanneer zij draaide."""
    gedraaid: list[datetime] = []

    def taak(op: datetime) -> int:
        gedraaid.append(op)
        return 3

    monkeypatch.setattr(dagtaken, "_taken", {"proef": taak})
    yield gedraaid


@pytest.mark.django_db
def test_opdracht_geeft_tellingen_als_json(proeftaak: list[datetime]) -> None:
    uit = StringIO()
    call_command("dagtaken", op="2026-11-02", stdout=uit)
    assert json.loads(uit.getvalue()) == {"proef": 3}
    assert proeftaak[0].date().isoformat() == "2026-11-02"


@pytest.mark.parametrize("fout", ["gisteren", "2026-13-01", "02-11-2026"])
def test_foute_dag_is_een_regel_en_code_2(proeftaak: list[datetime], fout: str) -> None:
    met = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command("dagtaken", op=fout, stderr=met)
    assert einde.value.code == 2
    assert met.getvalue().strip() == f"Schrijf --op als JJJJ-MM-DD, niet als “{fout}”."
    assert proeftaak == []


@pytest.mark.django_db
def test_taak_dagtaken_draait_de_ronde(proeftaak: list[datetime]) -> None:
    assert tasks.dagtaken.delay().get() == {"proef": 3}


@pytest.mark.django_db
def test_ronde_zonder_vangnet_slaat_alleen_de_vangnetten_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dagtaken, "_taken", {})
    monkeypatch.setattr(dagtaken, "_vangnetten", set())
    dagtaken.dagtaak("gewoon")(lambda op: 1)
    dagtaken.dagtaak("net", vangnet=True)(lambda op: 2)
    assert dagtaken.draai(NU) == {"gewoon": 1, "net": 2}
    assert dagtaken.draai(NU, met_vangnet=False) == {"gewoon": 1}


@pytest.mark.django_db
def test_taak_verwerkt_de_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    gezien: list[object] = []
    monkeypatch.setitem(outbox._verwerkers, "proef", lambda alle, op: gezien.extend(g["nummer"] for g in alle))
    outbox.meld("proef", "proef:1", op=NU, nummer=7)
    assert tasks.verwerk_outbox.delay().get() == 1
    assert tasks.verwerk_outbox.delay().get() == 0
    assert gezien == [7]
    assert Gebeurtenis.objects.get().verwerkt_op


def test_elke_geplande_taak_bestaat() -> None:
    app.loader.import_default_modules()
    assert {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)
