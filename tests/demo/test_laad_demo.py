"""De demo laden: zelfde zaad, zelfde gegevens, en nooit over echte gegevens heen."""

from datetime import datetime

import pytest
from django.core.management import call_command
from django.db import connection

from demo.vulling import vul
from intake.models import Client
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot, zet_op_slot
from schuldhulp.organisatie.models import Medewerker
from tests.builders import AMSTERDAM, client
from trajecten.models import Traject

OP = datetime(2026, 11, 23, 17, 0, tzinfo=AMSTERDAM)


def _afdruk() -> list[tuple[object, ...]]:
    velden = ("client__dossiernummer", "client__achternaam", "status", "start_datum", "actie_uiterlijk_datum")
    return list(Traject.objects.order_by("nummer").values_list(*velden))


@pytest.mark.django_db(transaction=True)
def test_zelfde_zaad_zelfde_gegevens(transactional_db: None) -> None:
    vul(clienten=12, zaad=7, gemeenten=5, op=OP)
    eerste = _afdruk()
    _leeg()
    vul(clienten=12, zaad=7, gemeenten=5, op=OP)
    assert _afdruk() == eerste


def _leeg() -> None:
    for slot in SLOTEN.values():
        haal_van_slot(connection, slot)
    call_command("flush", interactive=False, verbosity=0)
    for slot in SLOTEN.values():
        zet_op_slot(connection, slot)


@pytest.mark.django_db
def test_een_gevulde_database_blijft_zoals_zij_is(consulent: Medewerker, capsys: pytest.CaptureFixture[str]) -> None:
    client(consulent.aanstellingen.first().gemeente)
    with pytest.raises(SystemExit) as einde:
        call_command("laad_demo", "--clienten", "5")
    assert einde.value.code == 2
    assert "bevat al cliënten" in capsys.readouterr().err
    assert Client.objects.count() == 1


@pytest.mark.django_db
def test_foute_opties_worden_alle_genoemd(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        call_command("laad_demo", "--clienten", "0", "--gemeenten", "9", "--op", "gisteren")
    assert einde.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 3
