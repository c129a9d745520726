"""Een dreiging afwenden, in fase 1 en fase 2."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from intake.choices import Bedreiging
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.models import Medewerker
from tests.atomair import alles_of_niets
from tests.builders import NU, traject_in
from tests.trajecten.bouw import pauzeer
from trajecten.choices import Onderdeelsoort, UitstroomReden
from trajecten.choices import TrajectStatus as T
from trajecten.choices.geding import Contactuitkomst as U
from trajecten.choices.geding import Contactwijze
from trajecten.choices.geding import Crisisstatus as S
from trajecten.models import Crisis, Traject
from trajecten.services import crisis as crises
from trajecten.services import einde
from trajecten.services import traject as trajecten
from trajecten.services.crisis import Contact, Dreiging
from trajecten.tijdlijn import OVERGANGEN

pytestmark = pytest.mark.django_db
DREIGING = Dreiging(Bedreiging.ONTRUIMING, "Woonstichting Vreedam", datum=date(2026, 11, 20))
TELEFOON = Contactwijze.TELEFOON
UITSTEL = Contact(TELEFOON, U.UITSTEL, "mevrouw Bos", "Wacht tot er een plan is.", date(2026, 11, 16))
OPEN = {S.CONTACT, S.AFSPRAAK, S.GEWEIGERD}
MATRIX = dict.fromkeys(("retry", "agree", "refuse", "avert", "give_up", "lapse"), OPEN)


@pytest.fixture
def wie(consulent: Medewerker) -> dict[str, Any]:
    return {"door": consulent, "op": NU}


def dreig(wie: dict[str, Any], status: T = T.STABILISATIE) -> Crisis:
    return crises.open_crisis(traject_in(status, wie["door"]), dreiging=DREIGING, **wie)


@pytest.mark.parametrize(("status", "overgang"), list(product(S, MATRIX)))
def test_matrix(status: S, overgang: str) -> None:
    assert getattr(Crisis(status=status), overgang)._django_fsm.has_transition(status) is (status in OPEN)
    assert set(OVERGANGEN["trajecten.crisis"]) == {"begin", *MATRIX}


@pytest.mark.parametrize("status", [T.PLAN_VAN_AANPAK, T.STABILISATIE, T.INVENTARISATIE, T.LOOPTIJD])
def test_dezelfde_dag_bellen_in_elke_fase(status: T, wie: dict[str, Any]) -> None:
    rij = dreig(wie, status)
    assert (rij.actie, rij.actie_uiterlijk_datum) == ("Bellen om de dreiging af te wenden", NU.date())
    assert rij.voorrang == Voorrang.CRISIS
    onderdeel = rij.traject.onderdelen.get(soort=Onderdeelsoort.CRISISINTERVENTIE)
    assert (onderdeel.start_datum, onderdeel.eind_datum) == (NU.date(), None)


def test_van_niet_bereikt_via_uitstel_naar_afgewend(wie: dict[str, Any]) -> None:
    rij = crises.record_contact(dreig(wie), contact=Contact(TELEFOON, U.NIET_BEREIKT), **wie)
    assert (rij.status, rij.actie_uiterlijk_datum) == (S.CONTACT, date(2026, 11, 3))
    rij = crises.record_contact(rij, contact=UITSTEL, **wie)
    assert (rij.status, rij.actie, rij.actie_uiterlijk_datum, rij.afspraak) == (
        S.AFSPRAAK,
        "Nagaan of de afspraak standhoudt",
        date(2026, 11, 16),
        "Wacht tot er een plan is.",
    )
    assert rij.voorrang != Voorrang.CRISIS
    later = NU + timedelta(days=14)
    rij = crises.close_crisis(rij, is_afgewend=True, uitkomst="Betalingsregeling.", door=wie["door"], op=later)
    assert (rij.status, rij.actie) == (S.AFGEWEND, "")
    rij.onderdeel.refresh_from_db()
    assert rij.onderdeel.eind_datum == later.date()
    assert rij.contacten.count() == 2


def test_geen_uitstel_vraagt_een_andere_weg(wie: dict[str, Any]) -> None:
    rij = crises.record_contact(dreig(wie), contact=Contact(TELEFOON, U.GEEN_UITSTEL), **wie)
    assert (rij.status, rij.actie, rij.voorrang) == (
        S.GEWEIGERD,
        "Moratorium vragen of anders oplossen",
        Voorrang.CRISIS,
    )
    rij = crises.close_crisis(rij, is_afgewend=False, uitkomst="Ontruimd.", **wie)
    assert rij.status == S.DOORGEGAAN


def test_wat_niet_kan(wie: dict[str, Any]) -> None:
    rij = dreig(wie)
    with pytest.raises(Geweigerd, match="staat al open"):
        crises.open_crisis(rij.traject, dreiging=DREIGING, **wie)
    with pytest.raises(Geweigerd, match="wie dreigt"):
        crises.open_crisis(rij.traject, dreiging=replace(DREIGING, wederpartij=" "), **wie)
    for tot in (None, NU.date()):
        with pytest.raises(Geweigerd, match="Tot wanneer"):
            crises.record_contact(rij, contact=replace(UITSTEL, tot=tot), **wie)
    with pytest.raises(Geweigerd, match="hoe het is afgelopen"):
        crises.close_crisis(rij, is_afgewend=True, uitkomst=" ", **wie)
    gezien = rij.versie
    rij = crises.close_crisis(rij, is_afgewend=True, uitkomst="Betaald.", **wie)
    with pytest.raises(Gelijktijdig):
        crises.record_contact(rij, contact=UITSTEL, verwacht_versie=gezien, **wie)
    with pytest.raises(Geweigerd, match="al afgesloten"):
        crises.record_contact(rij, contact=UITSTEL, **wie)
    crises.open_crisis(rij.traject, dreiging=DREIGING, **wie)  # dezelfde dreiging kan terugkomen
    assert Crisis.objects.count() == 2


def test_een_pauze_houdt_een_dreiging_niet_tegen_en_het_einde_wel(wie: dict[str, Any]) -> None:
    traject = traject_in(T.INVENTARISATIE, wie["door"])
    pauzeer(traject, door=wie["door"])
    rij = crises.open_crisis(traject, dreiging=DREIGING, **wie)
    rij = crises.record_contact(rij, contact=UITSTEL, **wie)
    traject = Traject.objects.get(pk=traject.pk)
    einde.end_early(traject, reden=UitstroomReden.ZELF, omschrijving="Stopt.", vervolgstap="Bel.", **wie)
    rij.refresh_from_db()
    assert (rij.status, rij.actie) == (S.VERVALLEN, "")
    rij.onderdeel.refresh_from_db()
    assert rij.onderdeel.eind_datum == NU.date()
    with pytest.raises(Geweigerd, match="beëindigd"):
        crises.open_crisis(Traject.objects.get(pk=traject.pk), dreiging=DREIGING, **wie)


def test_gaat_mee_naar_een_andere_behandelaar(wie: dict[str, Any], collega: Medewerker) -> None:
    rij = dreig(wie)
    trajecten.assign_behandelaar(rij.traject, behandelaar=collega, **wie)
    rij.refresh_from_db()
    assert rij.behandelaar == collega


@pytest.mark.parametrize("naam", ["openen", "contact", "afsluiten"])
def test_alles_of_niets(naam: str, wie: dict[str, Any]) -> None:
    if naam == "openen":
        pk = traject_in(T.STABILISATIE, wie["door"]).pk
        alles_of_niets(lambda: crises.open_crisis(Traject.objects.get(pk=pk), dreiging=DREIGING, **wie))
        return
    pk = dreig(wie).pk
    diensten = {
        "contact": lambda r: crises.record_contact(r, contact=UITSTEL, **wie),
        "afsluiten": lambda r: crises.close_crisis(r, is_afgewend=True, uitkomst="Betaald.", **wie),
    }
    alles_of_niets(lambda: diensten[naam](Crisis.objects.select_related("traject").get(pk=pk)))
