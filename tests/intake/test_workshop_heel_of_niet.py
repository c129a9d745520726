"""Elke dienst van de groepsintake gebeurt helemaal of niet, bij welke schrijfopdracht een storing ook komt."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from intake.choices.workshop import DeelnameStatus as S
from intake.choices.workshop import Ggzopvolging, Hulpsoort, Opkomst, Opvolguitkomst, Reekssoort, Stopreden, Stukstand
from intake.models import Aanwezigheid, Client, Deelname, Ggzsignaal, Workshopreeks, Workshopsessie
from intake.services import deelname, opkomst, workshop, workshopbericht, workshopdossier
from schuldhulp.organisatie.models import Medewerker
from tests import workshopbouw as bouw
from tests.atomair import alles_of_niets
from tests.builders import NU

pytestmark = pytest.mark.django_db
LATER = NU + bouw.WEEK + timedelta(hours=1)


def een(model: Any, **waar: Any) -> Any:
    return model.objects.filter(**waar).order_by("pk").first()


def _reeks() -> Workshopreeks:
    return Workshopreeks.objects.get(naam="Grip op geld")


def _deelname() -> Deelname:
    return Deelname.objects.select_related("client", "gemeente", "reeks").get(status=S.UITGENODIGD)


def _sessie(nummer: int = 2) -> Workshopsessie:
    return Workshopsessie.objects.select_related("reeks").get(reeks=_reeks(), volgnummer=nummer)


def _door(wie: Medewerker) -> dict[str, Any]:
    return {"door": wie, "op": NU}


DIENSTEN: dict[str, Callable[[Medewerker], object]] = {
    "create_reeks": lambda m: workshop.create_reeks(
        naam="X",
        soort=Reekssoort.REEKS_1,
        gemeenten=list(_reeks().gemeenten.all()),
        plaats="Y",
        capaciteit=5,
        **_door(m),
    ),
    "update_reeks": lambda m: workshop.update_reeks(_reeks(), naam="X", plaats="Y", capaciteit=9, **_door(m)),
    "add_sessies": lambda m: workshop.add_sessies(_reeks(), momenten=[bouw.moment(NU + 9 * bouw.WEEK)], **_door(m)),
    "move_sessie": lambda m: workshop.move_sessie(_sessie(), moment=bouw.moment(NU + 8 * bouw.WEEK), **_door(m)),
    "cancel_sessie": lambda m: workshop.cancel_sessie(_sessie(), reden="Ziek.", **_door(m)),
    "add_vrijwilliger": lambda m: workshop.add_vrijwilliger(_sessie(), naam="Nieuw", **_door(m)),
    "remove_vrijwilliger": lambda m: workshop.remove_vrijwilliger(
        _sessie(), vrijwilliger_id=_sessie().vrijwilligers.get().pk, **_door(m)
    ),
    "enrol_client": lambda m: deelname.enrol_client(_reeks(), client=een(Client, deelnames=None), **_door(m)),
    "invite_deelname": lambda m: deelname.invite_deelname(Deelname.objects.get(status=S.WACHTLIJST), **_door(m)),
    "confirm_deelname": lambda m: deelname.confirm_deelname(_deelname(), **_door(m)),
    "continue_in_reeks": lambda m: deelname.continue_in_reeks(
        _deelname(), reeks=Workshopreeks.objects.get(naam="Avond"), **_door(m)
    ),
    "stop_deelname": lambda m: deelname.stop_deelname(
        _deelname(), reden=Stopreden.WIL_NIET, toelichting="Belde.", vervolg="Gesprek.", **_door(m)
    ),
    "complete_deelname": lambda m: deelname.complete_deelname(
        Deelname.objects.get(status=S.BEZIG), vervolg="Klaar.", door=m, op=bouw.na_afloop(_reeks())
    ),
    "record_opkomst": lambda m: opkomst.record_opkomst(
        _sessie(1), opkomst={_deelname().pk: Opkomst.AANWEZIG}, door=m, op=LATER
    ),
    "follow_up": lambda m: opkomst.follow_up(
        Aanwezigheid.objects.select_related("deelname").get(opvolg_uiterlijk_datum__isnull=False),
        uitkomst=Opvolguitkomst.KAN_NIET,
        hulp=[Hulpsoort.TOLK],
        door=m,
        op=LATER,
    ),
    "record_stukken": lambda m: workshopdossier.record_stukken(
        _deelname(), standen={"post": Stukstand.BEGONNEN}, **_door(m)
    ),
    "record_ggzsignaal": lambda m: workshopdossier.record_ggzsignaal(
        _deelname(), gezien_door="Joke", wat="Stil.", **_door(m)
    ),
    "settle_ggzsignaal": lambda m: workshopdossier.settle_ggzsignaal(
        Ggzsignaal.objects.select_related("deelname").get(), opvolging=Ggzopvolging.HUISARTS, **_door(m)
    ),
    "start_intake": lambda m: workshopdossier.start_intake(
        _deelname(), toelichting="Alleen.", gepland_op=NU + bouw.WEEK, plaats="Kamer 4", **_door(m)
    ),
}


def test_elke_dienst_staat_in_de_tabel() -> None:
    publiek = {
        naam
        for module in (deelname, opkomst, workshop, workshopdossier)
        for naam, waarde in vars(module).items()
        if callable(waarde) and getattr(waarde, "__module__", "") == module.__name__ and not naam.startswith("_")
    }
    assert publiek - {"Moment", "lock_reeks", "preview_uitnodiging"} == set(DIENSTEN)


@pytest.fixture
def groep(consulent: Medewerker) -> Medewerker:
    """Een reeks met iemand die meedoet, iemand die wegbleef, een wachtende en een signaal; en een avondreeks."""
    rij = bouw.reeks(consulent, capaciteit=3)
    bouw.reeks(consulent, naam="Avond", zaal="Zaal 9")
    mee, weg = bouw.deelname(consulent, rij), bouw.deelname(consulent, rij)
    bouw.deelname(consulent, rij)
    bouw.deelname(consulent, rij)
    bouw.opkomst(mee, Opkomst.AANWEZIG, consulent)
    deelname.confirm_deelname(weg, door=consulent, op=NU)
    bouw.opkomst(weg, Opkomst.NIET_VERSCHENEN, consulent)
    workshopdossier.record_ggzsignaal(weg, gezien_door="Joke", wat="Stil.", door=consulent, op=NU)
    workshop.update_reeks(rij, naam=rij.naam, plaats=rij.plaats, capaciteit=4, door=consulent, op=NU)
    workshop.add_vrijwilliger(_sessie(), naam="Joke", door=consulent, op=NU)
    bouw.inwoner(consulent)
    return consulent


@pytest.mark.parametrize("naam", DIENSTEN)
def test_storing_bij_elke_schrijfopdracht(naam: str, groep: Medewerker) -> None:
    assert alles_of_niets(lambda: DIENSTEN[naam](groep)) >= 2


def test_herinneringen_gaan_elk_een_keer_uit_ook_na_een_maand_stilstand(groep: Medewerker) -> None:
    from schuldhulp.brieven.models import Brief

    def uit() -> int:
        return Brief.objects.filter(soort="herinnering_workshop").count()

    op = NU + timedelta(days=4)
    # Maandag over drie dagen; wie wacht krijgt niets, en wie al afzei ook niet.
    assert workshopbericht.remind_deelnemers(op) == 1
    assert workshopbericht.remind_deelnemers(op) == workshopbericht.remind_deelnemers(op + timedelta(hours=3)) == 0
    assert uit() == 1
    # Na dertig dagen stilstand is alles voorbij: dan herinnert niemand meer.
    assert workshopbericht.remind_deelnemers(NU + timedelta(days=34)) == 0
    assert uit() == 1


def test_een_herinnering_volgt_de_termijn_van_de_gemeente(groep: Medewerker) -> None:
    from schuldhulp.organisatie.models import Beleid

    Beleid.objects.update(workshop_herinnering_dagen=1)
    assert workshopbericht.remind_deelnemers(NU + timedelta(days=4)) == 0
    assert workshopbericht.remind_deelnemers(NU + timedelta(days=6)) == 1


def test_een_verzette_bijeenkomst_krijgt_een_nieuwe_herinnering(groep: Medewerker) -> None:
    op = NU + timedelta(days=12)
    assert workshopbericht.remind_deelnemers(op) == 3
    workshop.move_sessie(_sessie(), moment=bouw.moment(NU + timedelta(days=15)), door=groep, op=op)
    assert workshopbericht.remind_deelnemers(op) == 3
