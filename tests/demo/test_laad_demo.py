"""De demo: zelfde zaad, zelfde gegevens, elk open dossier met een volgende actie, en nooit over echte gegevens heen."""

from datetime import datetime
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import connection

from demo.fictie import GEMEENTEN
from demo.personas import PERSONAS
from demo.vulling import vul
from intake.models import Aanmelding, Client
from schuldhulp.lib.bsn import is_geldig_bsn
from schuldhulp.lib.models import Gebeurtenis, StatusWissel
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot, zet_op_slot
from schuldhulp.organisatie.models import Gemeente, Medewerker
from tests.builders import AMSTERDAM, client
from trajecten.models import Traject

OP = datetime(2026, 11, 23, 17, 0, tzinfo=AMSTERDAM)


def _vul(zaad: int = 1, clienten: int = 20) -> dict[str, int]:
    return vul(clienten=clienten, zaad=zaad, gemeenten=5, op=OP)


@pytest.mark.django_db
def test_de_demo_heeft_gemeenten_medewerkers_en_alle_personas() -> None:
    telling = _vul()
    assert telling["cliënten"] == 20
    assert Gemeente.objects.count() == len(GEMEENTEN)
    namen = set(Client.objects.values_list("voornamen", "achternaam"))
    assert {(p.voornaam, p.achternaam) for p in PERSONAS} <= namen
    assert all(is_geldig_bsn(client.bsn) for client in Client.objects.all())


@pytest.mark.django_db
def test_elke_persona_staat_waar_haar_verhaal_haar_zet() -> None:
    _vul()
    samira = Aanmelding.objects.get(client__voornamen="Samira", client__achternaam="Wit", is_crisis=True)
    assert samira.status == "gemeld"
    assert (samira.gesprek_uiterlijk_datum - samira.gemeld_op.date()).days <= 5
    status = dict(Traject.objects.values_list("client__achternaam", "status"))
    assert Aanmelding.objects.get(client__achternaam="Johnson").status == "afwijzing_voorgelegd"
    assert status["Postma"] == "stabilisatie"
    assert status["Idrissi"] == "inventarisatie"
    assert status["Martina"] == "geen_akkoord"
    assert status["Aydin"] == "looptijd"


@pytest.mark.django_db
def test_niets_ligt_na_de_laatste_dag_en_elke_wissel_heeft_een_voorganger() -> None:
    _vul()
    assert not StatusWissel.objects.filter(op__gt=OP).exists()
    assert not Gebeurtenis.objects.exclude(fout="").exists()
    for rij in Traject.objects.all():
        wissels = list(StatusWissel.objects.filter(object_id=rij.pk).order_by("volgnummer"))
        assert wissels[-1].naar == rij.status
        assert all(later.van == eerder.naar for eerder, later in pairwise(wissels))


def _afdruk() -> list[tuple[object, ...]]:
    velden = ("client__dossiernummer", "client__achternaam", "status", "start_datum", "actie_uiterlijk_datum")
    return list(Traject.objects.order_by("nummer").values_list(*velden))


@pytest.mark.django_db(transaction=True)
def test_zelfde_zaad_zelfde_gegevens(transactional_db: None) -> None:
    _vul(zaad=7, clienten=12)
    eerste = _afdruk()
    _leeg()
    _vul(zaad=7, clienten=12)
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
