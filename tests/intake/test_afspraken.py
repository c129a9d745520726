"""Afspraken: nooit twee tegelijk, verzetten houdt het spoor, en wie niet komt blijft in beeld."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from intake.choices import AanmeldingStatus
from intake.choices.afspraak import AFSPRAAK_EINDE, Afspraaksoort, AfspraakStatus, Afspraakvorm, Vervolg
from intake.choices.afspraak import AfspraakStatus as S
from intake.models import Aanmelding, Afspraak, Client
from intake.services import afloop
from intake.services import afspraak as afspraken
from intake.services import moment as momenten_
from intake.services.aanmelding import hold_gesprek, plan_gesprek, withdraw_aanmelding
from intake.services.afspraak import move_afspraak, plan_afspraak, take_over_afspraak
from intake.services.afwezigheid import register_afwezigheid
from intake.services.moment import Moment, vrij_moment
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.transities import waarom_niet, wissel
from schuldhulp.lib.werklijst import ALLES, als_taken, taken
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, aanmelding_in, client
from tests.intake.test_gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db
MORGEN = NU + timedelta(days=1)
LATER = NU + timedelta(days=2)


def moment(wie: Medewerker, begin: datetime = MORGEN, **velden: Any) -> Moment:
    return Moment(begin, velden.pop("minuten", 60), wie, plaats="Raadhuisplein 1", **velden)


def afspraak(wie: Medewerker, begin: datetime = MORGEN, c: Client | None = None, **velden: Any) -> Afspraak:
    wie_dan = c or client(wie.aanstellingen.first().gemeente)
    return plan_afspraak(wie_dan, soort=Afspraaksoort.VERVOLG, moment=moment(wie, begin, **velden), door=wie, op=NU)


def mis(rij: Afspraak, door: Medewerker, vervolg: Vervolg = Vervolg.BELLEN, op: datetime = LATER) -> Afspraak:
    return afloop.miss_afspraak(
        rij, vervolg=vervolg, reden="Nam niet op.", datum=(op + timedelta(days=3)).date(), door=door, op=op
    )


def afspraak_in(status: S, door: Medewerker) -> Afspraak:
    """Een afspraak in deze status, langs de diensten."""
    rij = afspraak(door)
    wie = {"door": door, "op": LATER}
    match status:
        case S.GEHOUDEN:
            afloop.hold_afspraak(rij, verslag="Goed.", **wie)
        case S.AFGEZEGD:
            afloop.cancel_afspraak(rij, reden="Ziek.", **wie)
        case S.VERZET:
            move_afspraak(rij, moment=moment(door, LATER + timedelta(days=1)), **wie)
        case S.NIET_VERSCHENEN | S.OPGEVOLGD:
            mis(rij, door)
            if status == S.OPGEVOLGD:
                afloop.settle_gemist(Afspraak.objects.get(pk=rij.pk), verslag="Gebeld.", **wie)
    return Afspraak.objects.get(pk=rij.pk)


OVERGANGEN: dict[str, tuple[S, S, dict[str, Any]]] = {
    "hold": (S.GEPLAND, S.GEHOUDEN, {"verslag": "Goed.", "gewijzigd_op": NU}),
    "miss": (
        S.GEPLAND,
        S.NIET_VERSCHENEN,
        {"vervolg": "bellen", "vervolg_reden": "x", "datum": date(2026, 11, 9), "gewijzigd_op": NU},
    ),
    "cancel": (S.GEPLAND, S.AFGEZEGD, {"afzeg_reden": "Ziek.", "gewijzigd_op": NU}),
    "move": (S.GEPLAND, S.VERZET, {"gewijzigd_op": NU}),
    "settle": (S.NIET_VERSCHENEN, S.OPGEVOLGD, {"verslag": "Gebeld.", "gewijzigd_op": NU}),
}


def test_de_tabel_kent_elke_overgang() -> None:
    assert set(OVERGANGEN) == {overgang.name for overgang in Afspraak().get_all_status_transitions()}


@pytest.mark.parametrize("overgang", OVERGANGEN)
@pytest.mark.parametrize("status", S)
def test_status_tegen_overgang(status: S, overgang: str, consulent: Medewerker) -> None:
    rij = afspraak_in(status, consulent)
    van, naar, gegevens = OVERGANGEN[overgang]
    if status == van:
        na = wissel(rij, overgang, door=consulent, op=NU, **gegevens)
        assert (na.status, na.versie) == (naar, rij.versie + 1)
        assert bool(na.actie) == (naar not in AFSPRAAK_EINDE)
        assert StatusWissel.objects.filter(object_id=rij.pk, volgnummer=na.versie, naar=naar).exists()
    else:
        assert waarom_niet(rij, overgang)
        with pytest.raises(Geweigerd):
            wissel(rij, overgang, door=consulent, op=NU, **gegevens)


@pytest.mark.parametrize("status", S)
def test_afspraak_staat_op_mijn_werk_zolang_zij_open_is(status: S, consulent: Medewerker) -> None:
    rij = afspraak_in(status, consulent)
    assert (rij.pk in {t.pk for t in als_taken(taken(consulent, ALLES))}) == (status not in AFSPRAAK_EINDE)


DIENSTEN: dict[str, Callable[[Afspraak, Medewerker, Medewerker], object]] = {
    "plan_afspraak": lambda r, d, c: plan_afspraak(
        r.client, soort=Afspraaksoort.VERVOLG, moment=moment(d, LATER), door=d, op=NU
    ),
    "plan_eerste_gesprek": lambda r, d, c: afspraken.plan_eerste_gesprek(
        Aanmelding.objects.get(), moment=moment(d, LATER), door=d, op=NU
    ),
    "move_afspraak": lambda r, d, c: move_afspraak(r, moment=moment(d, LATER), door=d, op=NU),
    "take_over_afspraak": lambda r, d, c: take_over_afspraak(r, behandelaar=c, door=d, op=NU),
    "hold_afspraak": lambda r, d, c: afloop.hold_afspraak(r, verslag="Goed.", door=d, op=LATER),
    "miss_afspraak": lambda r, d, c: mis(r, d),
    "cancel_afspraak": lambda r, d, c: afloop.cancel_afspraak(r, reden="Ziek.", door=d, op=NU),
    "close_gesprek": lambda r, d, c: afloop.close_gesprek(
        Aanmelding.objects.get(), "hold", door=d, op=NU, verslag="Goed."
    ),
}
GEEN_SCHRIJVERS = {"als_afspraak", "eerste_gesprek", "verzet", "find_afspraak_bij_code", "settle_gemist"}


def test_elke_dienst_staat_in_de_tabel() -> None:
    publiek = {
        naam
        for module in (afspraken, afloop)
        for naam, waarde in vars(module).items()
        if callable(waarde) and getattr(waarde, "__module__", "") == module.__name__ and not naam.startswith("_")
    }
    assert publiek - GEEN_SCHRIJVERS == set(DIENSTEN)


@pytest.mark.parametrize("naam", DIENSTEN)
def test_alles_of_niets(naam: str, consulent: Medewerker, collega: Medewerker) -> None:
    aanmelding = aanmelding_in(AanmeldingStatus.GESPREK_GEPLAND, consulent)
    rij = afspraak(consulent, c=aanmelding.client)
    assert alles_of_niets(lambda: DIENSTEN[naam](Afspraak.objects.get(pk=rij.pk), consulent, collega)) >= 2


def test_alles_of_niets_bij_opvolgen(consulent: Medewerker) -> None:
    rij = mis(afspraak(consulent), consulent)
    alles_of_niets(
        lambda: afloop.settle_gemist(
            Afspraak.objects.get(pk=rij.pk), verslag="Gebeld: komt donderdag.", door=consulent, op=LATER
        )
    )


@pytest.mark.parametrize("verschuif", [-30, 0, 30])
def test_niemand_staat_op_twee_plekken_tegelijk(verschuif: int, consulent: Medewerker, collega: Medewerker) -> None:
    afspraak(consulent, vorm=Afspraakvorm.HUISBEZOEK, tweede_medewerker=collega)
    for wie in (consulent, collega):
        with pytest.raises(Geweigerd, match=f"{wie.naam} heeft dan al een afspraak"):
            afspraak(wie, MORGEN + timedelta(minutes=verschuif))
    assert Afspraak.objects.count() == 1


def test_aansluiten_mag_en_een_vrijgekomen_plek_ook(consulent: Medewerker) -> None:
    eerste = afspraak(consulent)
    afspraak(consulent, MORGEN + timedelta(minutes=60))
    afloop.cancel_afspraak(eerste, reden="Ziek.", door=consulent, op=NU)
    assert afspraak(consulent).status == S.GEPLAND


@pytest.mark.django_db(transaction=True)
def test_tien_tegelijk_op_een_plek_geeft_een_afspraak(consulent: Medewerker) -> None:
    clienten = [client(consulent.aanstellingen.first().gemeente) for _ in range(10)]
    uit = tegelijk([lambda c=c: afspraak(consulent, c=c) for c in clienten])
    assert sum(isinstance(u, Afspraak) for u in uit) == 1
    assert {type(u) for u in uit if isinstance(u, Exception)} == {Geweigerd}
    assert Afspraak.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_zonder_slot_overlappen_ze(consulent: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    """De proef op de som: zonder het slot komen er overlappende afspraken."""
    monkeypatch.setattr(momenten_, "vergrendel_agenda", lambda _: None)
    for ronde in range(10):
        begin = MORGEN + timedelta(days=ronde)
        paar = [client(consulent.aanstellingen.first().gemeente) for _ in range(2)]
        momenten = [begin, begin + timedelta(minutes=1)]
        uit = tegelijk([partial(afspraak, consulent, op, c) for op, c in zip(momenten, paar, strict=True)])
        if all(isinstance(u, Afspraak) for u in uit):
            return
    raise AssertionError("de wedloop was er niet")


def test_hetzelfde_formulier_twee_keer_is_een_afspraak(consulent: Medewerker, gemeente: Gemeente) -> None:
    from uuid import UUID

    c = client(gemeente)
    twee = [
        plan_afspraak(c, soort=Afspraaksoort.VERVOLG, moment=moment(consulent), id_=UUID(int=5), door=consulent, op=NU)
        for _ in range(2)
    ]
    assert twee[0].pk == twee[1].pk
    assert (Afspraak.objects.count(), Brief.objects.filter(soort="bevestiging_afspraak").count()) == (1, 1)


def test_bezoek_met_iets_om_op_te_letten_gaat_met_twee(consulent: Medewerker, collega: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="tweede collega"):
        afspraak(consulent, vorm=Afspraakvorm.HUISBEZOEK, veiligheid="Er is een hond.")
    with pytest.raises(Geweigerd, match="dezelfde"):
        afspraak(consulent, vorm=Afspraakvorm.HUISBEZOEK, tweede_medewerker=consulent)
    afspraak(consulent, vorm=Afspraakvorm.HUISBEZOEK, veiligheid="Er is een hond.", tweede_medewerker=collega)


def test_alleen_in_de_toekomst_en_met_wie_hier_werkt(consulent: Medewerker, buitenstaander: Medewerker) -> None:
    with pytest.raises(Geweigerd, match="nog moet komen"):
        afspraak(consulent, NU)
    with pytest.raises(Geweigerd, match="werkt niet in"):
        afspraak(consulent, tweede_medewerker=buitenstaander)


def test_verzetten_houdt_kenmerk_en_spoor(consulent: Medewerker) -> None:
    oud = afspraak(consulent)
    nieuw = move_afspraak(oud, moment=moment(consulent, LATER), door=consulent, op=NU)
    assert (nieuw.kenmerk, nieuw.volgnummer, nieuw.status) == (oud.kenmerk, 1, S.GEPLAND)
    assert Afspraak.objects.get(pk=oud.pk).status == S.VERZET
    assert Brief.objects.filter(soort="bevestiging_afspraak").count() == 2
    with pytest.raises(Gelijktijdig):
        move_afspraak(nieuw, moment=moment(consulent, LATER), door=consulent, op=NU, verwacht_versie=9)


def test_overnemen_alleen_door_wie_vrij_is(consulent: Medewerker, collega: Medewerker) -> None:
    rij = afspraak(consulent)
    bezet = afspraak(collega)
    with pytest.raises(Geweigerd, match="al een afspraak"):
        take_over_afspraak(rij, behandelaar=collega, door=consulent, op=NU)
    afloop.cancel_afspraak(bezet, reden="Ziek.", door=collega, op=NU)
    assert take_over_afspraak(rij, behandelaar=collega, door=consulent, op=NU).behandelaar == collega


def test_niet_verschenen_telt_en_sluit_niets(consulent: Medewerker, gemeente: Gemeente) -> None:
    c = client(gemeente)
    eerste = mis(afspraak(consulent, c=c), consulent, Vervolg.NIEUWE_AFSPRAAK)
    assert eerste.actie == "Kwam niet: nieuwe afspraak maken"
    tweede = afspraak(consulent, LATER + timedelta(days=1), c)
    assert Afspraak.objects.get(pk=eerste.pk).status == S.OPGEVOLGD
    met_dank = LATER + timedelta(days=2)
    with pytest.raises(Geweigerd, match="2 keer niet"):
        mis(tweede, consulent, Vervolg.NIEUWE_AFSPRAAK, met_dank)
    assert mis(tweede, consulent, Vervolg.HUISBEZOEK, met_dank).status == S.NIET_VERSCHENEN
    assert Afspraak.objects.filter(client=c).gemist().count() == 2


def test_maximum_is_beleid(consulent: Medewerker, gemeente: Gemeente) -> None:
    Beleid.objects.filter(gemeente=gemeente).update(niet_verschenen_maximum=1)
    with pytest.raises(Geweigerd, match="1 keer niet"):
        mis(afspraak(consulent), consulent, Vervolg.NIEUWE_AFSPRAAK)


def test_vastleggen_kan_pas_als_de_afspraak_begon(consulent: Medewerker) -> None:
    rij = afspraak(consulent)
    with pytest.raises(Geweigerd, match="moet nog komen"):
        afloop.hold_afspraak(rij, verslag="Goed.", door=consulent, op=NU)
    with pytest.raises(Geweigerd, match="moet nog komen"):
        mis(rij, consulent, op=NU)


def test_eerste_gesprek_plannen_maakt_een_afspraak_en_verzetten_ook(consulent: Medewerker) -> None:
    rij = aanmelding_in(AanmeldingStatus.GESPREK_GEPLAND, consulent)
    eerste = rij.afspraken.get()
    assert (eerste.soort, eerste.begin_op, eerste.behandelaar) == ("eerste_gesprek", rij.gesprek_gepland_op, consulent)
    plan_gesprek(rij, gepland_op=LATER, plaats="Elders", door=consulent, op=NU)
    assert [a.status for a in rij.afspraken.order_by("volgnummer")] == [S.VERZET, S.GEPLAND]
    assert Brief.objects.filter(soort="uitnodiging_gesprek").count() == 2


def test_vastgelegd_gesprek_en_intrekken_sluiten_de_afspraak(consulent: Medewerker) -> None:
    rij = aanmelding_in(AanmeldingStatus.GESPREK_GEPLAND, consulent)
    hold_gesprek(rij, gehouden_op=NU, verslag="Goed.", door=consulent, op=NU)
    assert rij.afspraken.get().status == S.GEHOUDEN
    ander = aanmelding_in(AanmeldingStatus.GESPREK_GEPLAND, consulent)
    mis(ander.afspraken.get(), consulent, op=NU + timedelta(days=8))
    withdraw_aanmelding(ander, reden="verhuisd", toelichting="Belde.", door=consulent, op=NU + timedelta(days=9))
    assert ander.afspraken.get().status == S.OPGEVOLGD


def test_vrij_moment_slaat_bezette_tijd_over(consulent: Medewerker) -> None:
    assert vrij_moment(consulent, MORGEN, 60) == MORGEN
    afspraak(consulent)
    afspraak(consulent, MORGEN + timedelta(minutes=90))
    assert vrij_moment(consulent, MORGEN, 30) == MORGEN + timedelta(minutes=60)
    assert vrij_moment(consulent, MORGEN, 60) == MORGEN + timedelta(minutes=150)
    assert AfspraakStatus.GEPLAND


def test_vrij_moment_slaat_afwezigheid_over(consulent: Medewerker, collega: Medewerker) -> None:
    dag = MORGEN.date()
    register_afwezigheid(
        consulent, van=dag, tot_en_met=dag + timedelta(days=3), vervanger=collega, door=consulent, op=NU
    )
    # Morgen is dinsdag; vrijdag is de laatste vrije dag, en dan komt eerst het weekend.
    assert vrij_moment(consulent, MORGEN, 60) == MORGEN + timedelta(days=6)
    assert vrij_moment(collega, MORGEN, 60) == MORGEN
