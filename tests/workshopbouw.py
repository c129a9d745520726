"""Reeksen workshops en deelnemers voor tests; een status komt alleen via de diensten tot stand."""

from datetime import datetime, timedelta

from intake.choices.workshop import DeelnameStatus, Opkomst, Reekssoort, Stopreden
from intake.models import Aanwezigheid, Client, Deelname, Workshopreeks, Workshopsessie
from intake.services import deelname as deelnames
from intake.services.opkomst import record_opkomst
from intake.services.workshop import Moment, add_sessies, create_reeks
from intake.services.workshopdossier import start_intake
from schuldhulp.organisatie.models import Medewerker
from tests.builders import NU, client

S = DeelnameStatus
WEEK = timedelta(weeks=1)


def moment(begin: datetime, *, uren: float = 2, zaal: str = "Zaal 2") -> Moment:
    return Moment(begin, begin + timedelta(hours=uren), zaal)


def reeks(
    door: Medewerker,
    *,
    aantal: int = 3,
    capaciteit: int = 10,
    begin: datetime | None = None,
    op: datetime = NU,
    naam: str = "Grip op geld",
    soort: Reekssoort = Reekssoort.REEKS_1,
    zaal: str = "Zaal 2",
) -> Workshopreeks:
    """Een reeks van `aantal` wekelijkse bijeenkomsten, standaard vanaf over een week."""
    rij = create_reeks(
        naam=naam,
        soort=soort,
        gemeenten=[a.gemeente for a in door.aanstellingen.select_related("gemeente")],
        plaats="Raadhuisplein 1",
        capaciteit=capaciteit,
        door=door,
        op=op,
    )
    eerste = begin or op + WEEK
    if aantal:
        add_sessies(rij, momenten=[moment(eerste + WEEK * n, zaal=zaal) for n in range(aantal)], door=door, op=op)
    return Workshopreeks.objects.get(pk=rij.pk)


def sessie(rij: Workshopreeks, nummer: int = 1) -> Workshopsessie:
    return rij.sessies.select_related("reeks").get(volgnummer=nummer)


def inwoner(door: Medewerker, **velden: object) -> Client:
    return client(door.aanstellingen.first().gemeente, **velden)


def deelname(door: Medewerker, rij: Workshopreeks | None = None, *, op: datetime = NU, **velden: object) -> Deelname:
    """Een uitgenodigde deelnemer (of wachtend, als de reeks vol is)."""
    wie = velden.pop("client", None) or inwoner(door, **velden)
    return deelnames.enrol_client(rij or reeks(door, op=op), client=wie, door=door, op=op)


def opkomst(rij: Deelname, wat: Opkomst, door: Medewerker, nummer: int = 1) -> Aanwezigheid:
    """Vult de opkomst in, een uur na het begin van de bijeenkomst."""
    bijeenkomst = sessie(rij.reeks, nummer)
    record_opkomst(bijeenkomst, opkomst={rij.pk: wat}, door=door, op=bijeenkomst.begin_op + timedelta(hours=1))
    return Aanwezigheid.objects.select_related("deelname", "sessie").get(deelname=rij, sessie=bijeenkomst)


def na_afloop(rij: Workshopreeks) -> datetime:
    return rij.sessies.order_by("begin_op").last().eind_op + timedelta(hours=1)


def deelname_in(status: DeelnameStatus, door: Medewerker) -> Deelname:
    """Een deelname in deze status, langs de weg die de diensten toelaten."""
    if status == S.WACHTLIJST:
        vol = reeks(door, capaciteit=1)
        deelname(door, vol)
        return deelname(door, vol)
    rij = deelname(door)
    if status == S.BEVESTIGD:
        return deelnames.confirm_deelname(rij, door=door, op=NU)
    if status in (S.BEZIG, S.AFGEROND):
        opkomst(rij, Opkomst.AANWEZIG, door)
        if status == S.AFGEROND:
            rij = Deelname.objects.get(pk=rij.pk)
            deelnames.complete_deelname(rij, vervolg="Kan zelf verder.", door=door, op=na_afloop(rij.reeks))
    if status == S.NAAR_ANDERE_REEKS:
        deelnames.continue_in_reeks(rij, reeks=reeks(door, naam="Avondreeks", zaal="Zaal 9"), door=door, op=NU)
    if status == S.NAAR_INTAKE:
        start_intake(rij, toelichting="Liever alleen.", door=door, op=NU)
    if status == S.GESTOPT:
        deelnames.stop_deelname(
            rij, reden=Stopreden.PAST_NIET, toelichting="Zei dit zelf.", vervolg="Een gesprek.", door=door, op=NU
        )
    return Deelname.objects.select_related("client", "gemeente", "reeks").get(pk=rij.pk)
