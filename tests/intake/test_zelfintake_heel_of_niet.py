"""Elke dienst van de zelfintake gebeurt helemaal of niet, en van wat tegelijk komt telt er één."""

from collections.abc import Callable
from datetime import date, timedelta
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from intake.choices import AanmeldingStatus, Bedreiging, Documentsoort, ZelfintakeKanaal
from intake.choices import ZelfintakeStatus as Z
from intake.models import Aanmelding, Zelfintake, Zelfschuld
from intake.services import zelfintake, zelfinvullen, zelflijst, zelfovername, zelfronde
from schuldhulp.brieven.models import Bericht
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, client
from tests.intake.papieren.bestanden import bestand
from tests.intake.test_gelijktijdig import tegelijk
from tests.zelf import GEBOREN, zelfcode, zelfintake_in

DAG = timedelta(days=1)
HAAST = {"haast": "ja", "dreiging": ["gas"]}
Dienst = Callable[[Zelfintake, Medewerker], object]

DIENSTEN: dict[str, tuple[Z, dict[str, Any], Dienst]] = {
    "invite_zelfintake": (
        Z.GELEZEN,
        {},
        lambda z, c: zelfintake.invite_zelfintake(z.aanmelding, kanaal=ZelfintakeKanaal.BRIEF, door=c, op=NU),
    ),
    "renew_zelfintake": (
        Z.BEGONNEN,
        {},
        lambda z, c: zelfintake.renew_zelfintake(z, kanaal=ZelfintakeKanaal.SMS, door=c, op=NU),
    ),
    "withdraw_zelfintake": (Z.BEGONNEN, {}, lambda z, c: zelfintake.withdraw_zelfintake(z, door=c, op=NU)),
    "read_zelfintake": (Z.INGEDIEND, {}, lambda z, c: zelfintake.read_zelfintake(z, door=c, op=NU)),
    "assess_dreiging": (
        Z.INGEDIEND,
        HAAST,
        lambda z, c: zelfintake.assess_dreiging(z, bedreigingen=[Bedreiging.GAS], oordeel="Ja.", door=c, op=NU),
    ),
    "open_zelfintake": (
        Z.UITGENODIGD,
        {},
        lambda z, _: zelfinvullen.open_zelfintake(code=zelfcode(z), geboortedatum=GEBOREN, op=NU),
    ),
    "save_pagina": (
        Z.BEGONNEN,
        {},
        lambda z, _: zelfinvullen.save_pagina(z, pagina="haast", antwoorden={"haast": "ja"}, op=NU),
    ),
    "leave_zelfintake": (Z.BEGONNEN, {}, lambda z, _: zelfinvullen.leave_zelfintake(z, op=NU)),
    "submit_zelfintake": (Z.BEGONNEN, {"lezen": "ja"}, lambda z, _: zelfinvullen.submit_zelfintake(z, op=NU)),
    "add_zelfschuld": (
        Z.BEGONNEN,
        {},
        lambda z, _: zelflijst.add_zelfschuld(z, naam="Energie", brief=bestand(), id_=uuid4(), op=NU),
    ),
    "add_zelfpapier": (
        Z.BEGONNEN,
        {},
        lambda z, _: zelflijst.add_zelfpapier(z, bestand=bestand(), soort=Documentsoort.OVERIG, op=NU),
    ),
    "remove_zelfschuld": (
        Z.BEGONNEN,
        {},
        lambda z, _: zelflijst.remove_zelfschuld(z, id_=z.schulden.get().pk, op=NU),
    ),
    "take_over": (
        Z.INGEDIEND,
        {"samenstelling": "gehuwd", "vraag": "Rust."},
        lambda z, c: zelfovername.take_over(
            z, gekozen=["huishouden.samenstelling", "aanmelding.hulpvraag"], door=c, op=NU
        ),
    ),
    "remind_zelfintakes": (Z.BEGONNEN, {}, lambda z, _: zelfronde.remind_zelfintakes(NU + 3 * DAG)),
    "expire_zelfintakes": (Z.BEGONNEN, {}, lambda z, _: zelfronde.expire_zelfintakes(NU + 30 * DAG)),
}
GEEN_SCHRIJVERS = {
    "find_sessie",
    "open_voor_inwoner",
    "log_zelfintake",
    "verloopt",
    "papieren_van",
    "wat_helpt",
    "propose",
    "Voorstel",
}


def _publiek(module: ModuleType) -> set[str]:
    return {
        naam
        for naam, waarde in vars(module).items()
        if callable(waarde) and getattr(waarde, "__module__", "") == module.__name__ and not naam.startswith("_")
    }


def test_elke_dienst_staat_in_de_tabel() -> None:
    modules = (zelfintake, zelfinvullen, zelflijst, zelfovername, zelfronde)
    assert set().union(*map(_publiek, modules)) - GEEN_SCHRIJVERS == set(DIENSTEN)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", DIENSTEN)
def test_storing_bij_elke_schrijfopdracht(naam: str, consulent: Medewerker) -> None:
    status, antwoorden, dienst = DIENSTEN[naam]
    rij = zelfintake_in(status, consulent, **antwoorden)
    if status == Z.BEGONNEN:
        zelflijst.add_zelfschuld(rij, naam="Oom Karel", id_=uuid4(), op=NU)
    assert alles_of_niets(lambda: dienst(Zelfintake.objects.get(pk=rij.pk), consulent)) >= 2


def _fouten(uitkomsten: list[object]) -> list[Exception]:
    return [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]


@pytest.mark.django_db(transaction=True)
def test_vijftig_keer_tegelijk_insturen_is_een_keer(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.BEGONNEN, consulent, lezen="ja")
    uitkomsten = tegelijk([lambda: zelfinvullen.submit_zelfintake(rij, op=NU)] * 50)
    assert [type(fout) for fout in _fouten(uitkomsten)] == [Geweigerd] * 49
    assert StatusWissel.objects.filter(object_id=rij.pk, overgang="submit").count() == 1


@pytest.mark.django_db(transaction=True)
def test_tegelijk_raden_geeft_hoogstens_vijf_pogingen(consulent: Medewerker) -> None:
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    code = zelfcode(rij)
    raad = [lambda: zelfinvullen.open_zelfintake(code=code, geboortedatum=date(1990, 1, 1), op=NU)] * 20
    assert tegelijk(raad) == [None] * 20
    assert Zelfintake.objects.get().pogingen == 5
    assert zelfinvullen.open_zelfintake(code=code, geboortedatum=GEBOREN, op=NU) is None


@pytest.mark.django_db(transaction=True)
def test_tegelijk_uitnodigen_is_een_uitnodiging(consulent: Medewerker) -> None:
    wie = client(consulent.aanstellingen.first().gemeente, telefoon="06 12345678")
    rij = aanmelding_in(AanmeldingStatus.GEMELD, consulent, client=wie)
    stuur = [
        lambda: zelfintake.invite_zelfintake(
            Aanmelding.objects.select_related("client", "gemeente").get(pk=rij.pk),
            kanaal=ZelfintakeKanaal.SMS,
            door=consulent,
            op=NU,
        )
    ] * 10
    assert len(_fouten(tegelijk(stuur))) == 9
    assert (Zelfintake.objects.count(), Bericht.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_hetzelfde_formulier_tegelijk_geeft_een_schuldeiser(consulent: Medewerker) -> None:
    rij, vast = zelfintake_in(Z.BEGONNEN, consulent), uuid4()
    uitkomsten = tegelijk([lambda: zelflijst.add_zelfschuld(rij, naam="Energie", id_=vast, op=NU)] * 10)
    assert _fouten(uitkomsten) == []
    assert Zelfschuld.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_zonder_slot_zijn_er_meer_pogingen(consulent: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    """De proef op de som: zonder slot op de rij gaat de telling van pogingen mis."""
    rij = zelfintake_in(Z.UITGENODIGD, consulent)
    code = zelfcode(rij)
    monkeypatch.setattr(type(Zelfintake.objects.all()), "select_for_update", lambda self, **_: self)
    raad = [lambda: zelfinvullen.open_zelfintake(code=code, geboortedatum=date(1990, 1, 1), op=NU)] * 5
    tegelijk(raad)
    assert Zelfintake.objects.get().pogingen < 5
