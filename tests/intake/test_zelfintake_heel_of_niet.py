"""Elke dienst van de zelfintake gebeurt helemaal of niet."""

from collections.abc import Callable
from datetime import timedelta
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from intake.choices import Bedreiging, Documentsoort
from intake.choices.zelf import ZelfintakeKanaal
from intake.choices.zelf import ZelfintakeStatus as Z
from intake.models import Zelfintake
from intake.services import zelfintake, zelfinvullen, zelflijst, zelfovername, zelfronde
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU
from tests.intake.papieren.bestanden import bestand, foto
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
    "remove_zelfpapier": (
        Z.BEGONNEN,
        {},
        lambda z, _: zelflijst.remove_zelfpapier(z, id_=zelflijst.papieren_van(z)[0].pk, op=NU),
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
        zelflijst.add_zelfschuld(rij, naam="Oom Karel", brief=bestand(foto(), "brief.jpg"), id_=uuid4(), op=NU)
    assert alles_of_niets(lambda: dienst(Zelfintake.objects.get(pk=rij.pk), consulent)) >= 2
