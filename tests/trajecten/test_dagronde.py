"""De dagelijkse ronde: herinneren, opgeven en stemmingen sluiten, elk precies één keer."""

from datetime import timedelta

import pytest

from schuldhulp.brieven.models import Brief
from schuldhulp.lib import dagtaken, outbox
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, traject_in
from trajecten.choices import AanschrijvingStatus, TrajectStatus
from trajecten.models import Aanschrijving, Traject
from trajecten.services import aanschrijving as aanschrijvingen
from trajecten.services import ronde_sql
from trajecten.services.aanschrijving import BEREKENEN


@pytest.fixture
def traject(consulent: Medewerker) -> Traject:
    rij = traject_in(TrajectStatus.INVENTARISATIE, consulent)
    aanschrijvingen.send_aanschrijvingen(rij, door=consulent, op=NU)
    return Traject.objects.get(pk=rij.pk)


def na(dagen: int):  # type: ignore[no-untyped-def]
    return NU + timedelta(days=dagen)


def test_op_de_laatste_dag_gebeurt_niets(traject: Traject) -> None:
    assert dagtaken.draai(na(21))["herinneringen"] == 0


def test_te_laat_geeft_herinnering_met_nieuwe_termijn_en_brief(traject: Traject) -> None:
    assert dagtaken.draai(na(22))["herinneringen"] == 2
    outbox.verwerk(op=na(22))
    rij = Aanschrijving.objects.first()
    assert rij.status == AanschrijvingStatus.HERINNERD
    assert rij.herinneringen == 1
    assert rij.reactie_uiterlijk_datum == (na(22) + timedelta(days=14)).date()
    assert Brief.objects.filter(soort="saldoverzoek_herinnering").count() == 2
    wisselregel = StatusWissel.objects.get(object_id=rij.pk, overgang="remind")
    assert (wisselregel.van, wisselregel.naar, wisselregel.volgnummer) == ("verstuurd", "herinnerd", rij.versie)
    traject.refresh_from_db()
    assert traject.actie_uiterlijk_datum == rij.reactie_uiterlijk_datum


def test_tweede_ronde_dezelfde_dag_doet_niets(traject: Traject) -> None:
    dagtaken.draai(na(22))
    assert set(dagtaken.draai(na(22)).values()) == {0}


def test_na_de_laatste_herinnering_geldt_geen_reactie_en_is_het_voorstel_aan_de_beurt(traject: Traject) -> None:
    for dagen in (22, 40, 60, 80):
        dagtaken.draai(na(dagen))
    assert {a.status for a in Aanschrijving.objects.all()} == {AanschrijvingStatus.GEEN_REACTIE}
    assert all(schuld.is_stil for schuld in traject.schulden.all())
    traject.refresh_from_db()
    assert traject.actie == BEREKENEN


def test_een_ronde_na_dertig_dagen_stilstand_herinnert_een_keer(traject: Traject) -> None:
    assert dagtaken.draai(na(90))["herinneringen"] == 2
    outbox.verwerk(op=na(90))
    outbox.verwerk(op=na(90))
    assert Brief.objects.filter(soort="saldoverzoek_herinnering").count() == 2


def test_een_antwoord_voor_de_brief_houdt_de_herinnering_tegen(traject: Traject, consulent: Medewerker) -> None:
    dagtaken.draai(na(22))
    from tests.builders import beantwoord_alles

    beantwoord_alles(traject, consulent, na(22))
    outbox.verwerk(op=na(22))
    assert not Brief.objects.filter(soort="saldoverzoek_herinnering").exists()


def test_verstreken_stemming_sluit_zonder_akkoord(consulent: Medewerker) -> None:
    traject = traject_in(TrajectStatus.VOORSTEL, consulent)
    assert dagtaken.draai(na(21))["voorstellenHerinnerd"] == 0
    assert dagtaken.draai(na(22))["voorstellenHerinnerd"] == 1
    assert dagtaken.draai(na(36))["voorstellenGesloten"] == 0
    assert dagtaken.draai(na(37))["voorstellenGesloten"] == 1
    traject.refresh_from_db()
    assert traject.status == TrajectStatus.GEEN_AKKOORD


def test_de_ronde_in_verzamelingen_doet_hetzelfde_als_de_overgang_per_rij(traject: Traject) -> None:
    een, ander = Aanschrijving.objects.all()
    op = na(22)
    uiterlijk = (op + timedelta(days=14)).date()
    per_rij = wissel(een, "remind", door=None, op=op, uiterlijk=uiterlijk)
    assert ronde_sql.voer_uit(ronde_sql.herinneren(voor=op.date(), werkdagen=10, uiterlijk=uiterlijk), op=op) == 1
    ander.refresh_from_db()
    velden = ("status", "versie", "herinneringen", "reactie_uiterlijk_datum")
    assert [getattr(per_rij, veld) for veld in velden] == [getattr(ander, veld) for veld in velden]
    wissels = StatusWissel.objects.filter(overgang="remind").values("van", "naar", "volgnummer", "reden", "door", "op")
    assert wissels[0] == wissels[1]


def test_het_tijdstip_van_de_ronde_is_op_te_zoeken(traject: Traject) -> None:
    """SQLite vergelijkt tijdstippen als tekst: de ronde moet ze schrijven zoals de ORM dat doet."""
    dagtaken.draai(na(22))
    assert StatusWissel.objects.filter(overgang="remind", op=na(22)).count() == 2
    assert not StatusWissel.objects.filter(overgang="remind", op__gt=na(22)).exists()
