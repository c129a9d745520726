"""Zegels: heel zolang niemand knoeit, en een breuk die de plaats noemt."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from schuldhulp.audit import zegel
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.models import AuditRegel, AuditZegel
from schuldhulp.audit.services import leg_vast
from schuldhulp.audit.zegel import controleer, verzegel
from schuldhulp.lib import dagtaken
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot, zet_op_slot
from tests.builders import NU

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(hours=1)


def schrijf(aantal: int, op=NU) -> list[AuditRegel]:  # type: ignore[no-untyped-def]
    return [
        leg_vast(Handeling.INZIEN, door=None, op=op, onderwerp="proef", toelichting=f"één ‘{n}’") for n in range(aantal)
    ]


def knoei(opdracht: str, id_: int) -> None:
    """Wat iemand met alle rechten op de database zou doen: het slot eraf, wijzigen, het slot erop."""
    slot = SLOTEN["audit_auditregel"]
    haal_van_slot(connection, slot)
    with connection.cursor() as cursor:
        cursor.execute(opdracht, [id_])
    zet_op_slot(connection, slot)


def test_verzegelt_alleen_wat_oud_genoeg_is() -> None:
    schrijf(3)
    schrijf(2, op=LATER - timedelta(minutes=9))
    assert verzegel(LATER) == 3
    assert verzegel(LATER) == 0
    assert verzegel(LATER + timedelta(hours=1)) == 2
    assert controleer() == zegel.Controle(zegels=2, regels=5)


def test_een_oude_regel_achter_een_jonge_wacht_mee() -> None:
    schrijf(1)
    schrijf(1, op=LATER)
    schrijf(1)
    assert verzegel(LATER) == 1


def test_reeksen_sluiten_op_elkaar_aan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zegel, "REEKS", 4)
    schrijf(10)
    assert verzegel(LATER) == 10
    zegels = list(AuditZegel.objects.order_by("id"))
    assert [z.aantal for z in zegels] == [4, 4, 2]
    assert [z.vorige_hash for z in zegels] == ["", zegels[0].hash, zegels[1].hash]
    assert controleer().is_heel


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("UPDATE audit_auditregel SET toelichting='niets' WHERE id=%s", "is een regel gewijzigd"),
        ("UPDATE audit_auditregel SET door_naam='X' WHERE id=%s", "is een regel gewijzigd"),
        ("DELETE FROM audit_auditregel WHERE id=%s", "horen 4 regels; er staan er 3"),
    ],
)
def test_knoeien_breekt_het_zegel_van_die_reeks(opdracht: str, melding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zegel, "REEKS", 4)
    regels = schrijf(10)
    verzegel(LATER)
    knoei(opdracht, regels[5].pk)
    uitkomst = controleer()
    assert (uitkomst.zegels, uitkomst.is_heel) == (1, False)
    assert melding in uitkomst.breuk
    assert f"regel {regels[4].pk} tot en met {regels[7].pk}" in uitkomst.breuk


def test_een_regel_ertussen_valt_op() -> None:
    regels = schrijf(3)
    knoei("DELETE FROM audit_auditregel WHERE id=%s", regels[1].pk)
    verzegel(LATER)
    AuditRegel(pk=regels[1].pk, op=NU, door_naam="X", handeling="inzien", onderwerp="nep", herkomst="").save(
        force_insert=True
    )
    assert "er staan er 3" in controleer().breuk


def test_opdracht_zegt_wat_er_is() -> None:
    regels = schrijf(2)
    verzegel(LATER)
    uit = StringIO()
    call_command("audit_controle", stdout=uit)
    assert json.loads(uit.getvalue()) == {"zegels": 1, "regels": 2, "breuk": None}
    knoei("UPDATE audit_auditregel SET resultaat='fout' WHERE id=%s", regels[0].pk)
    met = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command("audit_controle", stdout=StringIO(), stderr=met)
    assert einde.value.code == 1
    assert met.getvalue().strip().endswith("is een regel gewijzigd.")


@pytest.mark.parametrize("tabel", ["audit_auditregel", "audit_auditzegel"])
@pytest.mark.parametrize("opdracht", ["UPDATE {} SET op = op", "DELETE FROM {}"])
def test_de_database_weigert_wijzigen(tabel: str, opdracht: str) -> None:
    schrijf(1)
    verzegel(LATER)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht.format(tabel))


def test_verzegelen_is_een_dagtaak() -> None:
    schrijf(2)
    assert dagtaken.draai(LATER)["auditregelsVerzegeld"] == 2
    assert dagtaken.draai(LATER)["auditregelsVerzegeld"] == 0
