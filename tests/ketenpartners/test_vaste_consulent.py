"""Eén consulent per inwoner: elke plek waar een behandelaar wisselt telt één keer, en het open werk gaat mee."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from intake.choices import AanmeldingStatus as S
from intake.choices import Volgaanleiding
from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Aanmelding, Behandelaarswissel, Volgmoment
from intake.services.aanmelding import assign_behandelaar
from intake.services.afspraak import move_afspraak, take_over_afspraak
from intake.services.afwezigheid import register_afwezigheid
from intake.services.vaste_consulent import consulent_van
from intake.services.volgmoment import move_volgmoment, plan_volgmoment
from intake.services.zelfintake import invite_zelfintake
from ketenpartners.models import Ketenpartner, Verwijzing
from schuldhulp.lib import outbox
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker, Organisatie
from tests.builders import NAKIJKEN, NU, aanmelding_in, traject_in
from tests.intake.test_afspraken import LATER, MORGEN, afspraak, moment
from tests.ketenpartners.bouw import verwijzing
from tests.workshopbouw import deelname
from trajecten.choices import TrajectStatus as T
from trajecten.models import Planopvolging
from trajecten.services import traject as trajecten

pytestmark = pytest.mark.django_db
Wissel = Callable[[Medewerker, Medewerker], Any]
DAG = date(2026, 12, 1)


def _overdrachten() -> list[tuple[str, str]]:
    rijen = Behandelaarswissel.objects.filter(van__isnull=False).select_related("naar")
    return [(rij.onderwerp_soort, rij.naar.naam) for rij in rijen]


def _aanmelding(van: Medewerker, naar: Medewerker) -> Any:
    return assign_behandelaar(aanmelding_in(S.GEMELD, van), behandelaar=naar, door=naar, op=NU)


def _traject(van: Medewerker, naar: Medewerker) -> Any:
    return trajecten.assign_behandelaar(traject_in(T.INVENTARISATIE, van), behandelaar=naar, door=naar, op=NU)


def _volgmoment(van: Medewerker, naar: Medewerker) -> Any:
    rij = Volgmoment.objects.open().get(client=aanmelding_in(S.GEADVISEERD, van).client)
    return move_volgmoment(rij, datum=DAG, reden="Kent de inwoner.", behandelaar=naar, door=van, op=NU)


def _afspraak_overnemen(van: Medewerker, naar: Medewerker) -> Any:
    return take_over_afspraak(afspraak(van), behandelaar=naar, door=naar, op=NU)


def _afspraak_verzetten(van: Medewerker, naar: Medewerker) -> Any:
    return move_afspraak(afspraak(van), moment=moment(naar, LATER), door=van, op=NU)


WISSELS: dict[str, Wissel] = {
    "intake.aanmelding": _aanmelding,
    "trajecten.traject": _traject,
    "intake.volgmoment": _volgmoment,
    "intake.afspraak": _afspraak_overnemen,
    "intake.afspraak, verzet": _afspraak_verzetten,
}


@pytest.mark.parametrize("plek", WISSELS)
def test_elke_wissel_van_behandelaar_telt_een_keer(plek: str, consulent: Medewerker, collega: Medewerker) -> None:
    WISSELS[plek](consulent, collega)
    assert _overdrachten() == [(plek.partition(",")[0], "Bilal Kaya")]


@pytest.mark.parametrize("plek", WISSELS)
def test_dezelfde_behandelaar_is_geen_overdracht(plek: str, consulent: Medewerker) -> None:
    WISSELS[plek](consulent, consulent)
    assert _overdrachten() == []


@pytest.mark.parametrize("plek", [_afspraak_overnemen, _afspraak_verzetten])
def test_waarnemen_telt_niet(plek: Wissel, consulent: Medewerker, collega: Medewerker) -> None:
    tot = max(MORGEN, LATER).date()
    rij = register_afwezigheid(
        consulent, van=NU.date(), tot_en_met=tot, vervanger=collega, door=consulent, op=NU - timedelta(hours=1)
    )
    # De afspraak was er al voor de ziekmelding.
    type(rij).objects.filter(pk=rij.pk).update(van_datum=tot + timedelta(days=1), tot_en_met_datum=tot + timedelta(2))
    stand = afspraak(consulent)
    type(rij).objects.filter(pk=rij.pk).update(van_datum=NU.date(), tot_en_met_datum=tot)
    if plek is _afspraak_overnemen:
        take_over_afspraak(stand, behandelaar=collega, door=collega, op=NU)
    else:
        move_afspraak(stand, moment=moment(collega, LATER), door=collega, op=NU)
    assert _overdrachten() == []


def test_met_de_aanmelding_gaat_het_andere_open_werk_mee(
    partner: Ketenpartner, consulent: Medewerker, collega: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    zelf = invite_zelfintake(rij, kanaal=ZelfintakeKanaal.BRIEF, door=consulent, op=NU)
    doet_mee = deelname(consulent, client=rij.client)
    verwezen = verwijzing(partner, consulent, client=rij.client)
    van_een_ander = verwijzing(partner, consulent)
    assign_behandelaar(rij, behandelaar=collega, door=collega, op=NU)
    outbox.verwerk(op=NU)
    for werk in (zelf, doet_mee, verwezen):
        werk.refresh_from_db()
        assert werk.behandelaar == collega, werk
    van_een_ander.refresh_from_db()
    assert van_een_ander.behandelaar == consulent
    assert _overdrachten() == [("intake.aanmelding", "Bilal Kaya")]


def test_met_het_traject_gaan_verwijzing_volgmoment_en_planwerk_mee(
    partner: Ketenpartner, consulent: Medewerker, collega: Medewerker
) -> None:
    traject = traject_in(T.INVENTARISATIE, consulent)
    verwezen = verwijzing(partner, consulent, traject=traject)
    kijken = plan_volgmoment(
        traject.client, aanleiding=Volgaanleiding.ANDERS, vervolgstap="Bel.", door=consulent, op=NU
    )
    trajecten.assign_behandelaar(traject, behandelaar=collega, door=collega, op=NU)
    outbox.verwerk(op=NU)
    outbox.verwerk(op=NU)
    kijken.refresh_from_db()
    assert kijken.behandelaar == collega
    assert Verwijzing.objects.get(pk=verwezen.pk).behandelaar == collega
    assert {rij.behandelaar for rij in Planopvolging.objects.open().filter(traject=traject)} == {collega}
    assert _overdrachten() == [("trajecten.traject", "Bilal Kaya")]


def test_wat_een_ander_al_had_blijft_bij_die_ander(
    consulent: Medewerker, collega: Medewerker, teamleider: Medewerker
) -> None:
    rij = aanmelding_in(S.GEMELD, consulent)
    doet_mee = deelname(teamleider, client=rij.client)
    type(doet_mee).objects.filter(pk=doet_mee.pk).update(behandelaar=teamleider)
    assign_behandelaar(rij, behandelaar=collega, door=collega, op=NU)
    doet_mee.refresh_from_db()
    assert doet_mee.behandelaar == teamleider


def test_naar_de_uitvoerder_van_fase_2_is_een_overdracht(
    gemeente: Gemeente, consulent: Medewerker, collega: Medewerker
) -> None:
    elders = Organisatie.objects.create(naam="Kredietbank Oost", soort="regionaal", kvk_nummer="90000077")
    Beleid.objects.filter(gemeente=gemeente).update(uitvoerder_fase_2=elders)
    Medewerker.objects.filter(pk=collega.pk).update(organisatie=elders)
    collega = Medewerker.objects.get(pk=collega.pk)
    traject = traject_in(T.OVERDRACHT, consulent)
    NAKIJKEN(traject, collega, NU)
    trajecten.accept_overdracht(traject, door=collega, op=NU)
    traject.refresh_from_db()
    assert traject.behandelaar == collega
    assert _overdrachten() == [("trajecten.traject", "Bilal Kaya")]


def test_binnen_dezelfde_organisatie_houdt_de_inwoner_haar_consulent(
    consulent: Medewerker, collega: Medewerker
) -> None:
    traject = traject_in(T.OVERDRACHT, consulent)
    NAKIJKEN(traject, collega, NU)
    trajecten.accept_overdracht(traject, door=collega, op=NU)
    traject.refresh_from_db()
    assert traject.behandelaar == consulent
    assert _overdrachten() == []


def test_wie_het_traject_overnam_is_de_consulent_van_de_inwoner(consulent: Medewerker, collega: Medewerker) -> None:
    traject = traject_in(T.INVENTARISATIE, consulent)
    assert consulent_van(traject.client) == consulent
    trajecten.assign_behandelaar(traject, behandelaar=collega, door=collega, op=NU)
    assert Aanmelding.objects.get(client=traject.client).behandelaar == consulent
    assert consulent_van(traject.client) == collega
