"""Reeksen workshops en hun bijeenkomsten: maken, verzetten, afgelasten, en wie er helpt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max, Min

from intake.choices.workshop import DEELNAME_MET_PLAATS, Reekssoort
from intake.dossierlijst import HUIDIGE_VERSIE
from intake.models import Sessievrijwilliger, Workshopreeks, Workshopsessie
from intake.services.deelnametaak import herplan_reeks
from intake.services.workshopbericht import laat_wijziging_weten
from intake.workshopregels import overlapt
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker, Organisatie


@dataclass(frozen=True)
class Moment:
    """Wanneer en waar een bijeenkomst is."""

    begin_op: datetime
    eind_op: datetime
    zaal: str


@transaction.atomic
def create_reeks(
    *,
    naam: str,
    soort: Reekssoort,
    gemeenten: Collection[Gemeente],
    plaats: str,
    capaciteit: int,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> Workshopreeks:
    """Maakt een reeks, nog zonder bijeenkomsten. Een vast `id_` maakt dat hetzelfde formulier er één geeft.

    Fout: Geweigerd zonder gemeente, of als deze reeks er al is.
    """
    if not gemeenten:
        raise Geweigerd("Kies ten minste één gemeente.")
    reeks = Workshopreeks(
        id=id_ or uuid4(),
        naam=naam,
        soort=soort,
        organisatie=door.organisatie,
        plaats=plaats,
        capaciteit=capaciteit,
        dossierlijst=HUIDIGE_VERSIE,
        aangemaakt_op=op,
        aangemaakt_door=door,
    )
    try:
        with transaction.atomic():
            reeks.save(force_insert=True)
    except IntegrityError as fout:
        raise Geweigerd("Deze reeks is al vastgelegd.") from fout
    reeks.gemeenten.set(gemeenten)
    _log(reeks, Handeling.AANMAKEN, door, op, "workshopreeks")
    return reeks


@transaction.atomic
def update_reeks(
    reeks: Workshopreeks,
    *,
    naam: str,
    plaats: str,
    capaciteit: int,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Workshopreeks:
    """Wijzigt naam, adres en aantal plaatsen. Fout: Geweigerd als er al meer plaatsen bezet zijn."""
    rij = lock_reeks(reeks)
    _controleer(rij.versie, verwacht_versie)
    bezet = rij.deelnames.filter(status__in=DEELNAME_MET_PLAATS).count()
    if capaciteit < bezet:
        raise Geweigerd(f"Er zijn al {bezet} plaatsen bezet. Kies {bezet} of meer.", veld="capaciteit")
    rij.naam, rij.plaats, rij.capaciteit = naam, plaats, capaciteit
    rij.versie += 1
    rij.save()
    _log(rij, Handeling.WIJZIGEN, door, op, "workshopreeks")
    return rij


@transaction.atomic
def add_sessies(
    reeks: Workshopreeks, *, momenten: Sequence[Moment], door: Medewerker, op: datetime
) -> list[Workshopsessie]:
    """Voegt bijeenkomsten toe, allemaal of geen.

    Fouten: Geweigerd bij een einde vóór het begin, een moment dat voorbij is, een bezette zaal, of twee bijeenkomsten
    van deze reeks tegelijk.
    """
    rij = lock_reeks(reeks)
    volgende = (rij.sessies.aggregate(n=Max("volgnummer"))["n"] or 0) + 1
    nieuw = []
    for nummer, moment in enumerate(momenten, start=volgende):
        _controleer_moment(rij, moment, op)
        nieuw.append(
            Workshopsessie.objects.create(
                reeks=rij, volgnummer=nummer, begin_op=moment.begin_op, eind_op=moment.eind_op, zaal=moment.zaal
            )
        )
    _werk_bij(rij, op)
    _log(rij, Handeling.WIJZIGEN, door, op, f"{len(nieuw)} bijeenkomsten toegevoegd")
    return nieuw


@transaction.atomic
def move_sessie(
    sessie: Workshopsessie, *, moment: Moment, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Workshopsessie:
    """Verzet een bijeenkomst naar een andere tijd of zaal; wie een plaats heeft, krijgt bericht.

    Fouten: Geweigerd als zij al is begonnen of afgelast, of als het nieuwe moment niet kan.
    """
    rij, reeks = _sessie_op_slot(sessie, verwacht_versie)
    _nog_te_wijzigen(rij, op)
    _controleer_moment(reeks, moment, op, behalve=rij)
    rij.begin_op, rij.eind_op, rij.zaal = moment.begin_op, moment.eind_op, moment.zaal
    _bewaar_sessie(rij)
    _werk_bij(reeks, op)
    laat_wijziging_weten(rij, door=door, op=op)
    _log(reeks, Handeling.WIJZIGEN, door, op, f"bijeenkomst {rij.volgnummer} verzet")
    return rij


@transaction.atomic
def cancel_sessie(
    sessie: Workshopsessie, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Workshopsessie:
    """Gelast een bijeenkomst af; wie een plaats heeft, krijgt bericht. Fout: Geweigerd als zij al is begonnen."""
    rij, reeks = _sessie_op_slot(sessie, verwacht_versie)
    _nog_te_wijzigen(rij, op)
    rij.afgelast_op, rij.afgelast_reden = op, reden
    _bewaar_sessie(rij)
    _werk_bij(reeks, op)
    laat_wijziging_weten(rij, door=door, op=op)
    _log(reeks, Handeling.WIJZIGEN, door, op, f"bijeenkomst {rij.volgnummer} afgelast")
    return rij


@transaction.atomic
def add_vrijwilliger(
    sessie: Workshopsessie, *, naam: str, organisatie: str = "", telefoon: str = "", door: Medewerker, op: datetime
) -> Sessievrijwilliger:
    """Zet een vrijwilliger op een bijeenkomst. Fout: Geweigerd als die er al op staat."""
    try:
        with transaction.atomic():
            rij = Sessievrijwilliger.objects.create(
                sessie=sessie, naam=naam, organisatie=organisatie, telefoon=telefoon
            )
    except IntegrityError as fout:
        raise Geweigerd(f"{naam} staat al op deze bijeenkomst.", veld="naam") from fout
    _log(sessie.reeks, Handeling.WIJZIGEN, door, op, f"vrijwilliger op bijeenkomst {sessie.volgnummer}")
    return rij


@transaction.atomic
def remove_vrijwilliger(sessie: Workshopsessie, *, vrijwilliger_id: int, door: Medewerker, op: datetime) -> None:
    """Haalt een vrijwilliger van een bijeenkomst; was die er al af, dan gebeurt er niets."""
    if sessie.vrijwilligers.filter(pk=vrijwilliger_id).delete()[0]:
        _log(sessie.reeks, Handeling.WIJZIGEN, door, op, f"vrijwilliger van bijeenkomst {sessie.volgnummer} af")


def lock_reeks(reeks: Workshopreeks) -> Workshopreeks:
    """De reeks met een slot erop. Zalen horen bij de organisatie: haar slot gaat voor, zodat er geen zaal dubbel is."""
    Organisatie.objects.select_for_update().get(pk=reeks.organisatie_id)
    return Workshopreeks.objects.select_for_update().get(pk=reeks.pk)


def _sessie_op_slot(sessie: Workshopsessie, verwacht_versie: int | None) -> tuple[Workshopsessie, Workshopreeks]:
    reeks = lock_reeks(sessie.reeks)
    rij = Workshopsessie.objects.select_for_update().get(pk=sessie.pk)
    _controleer(rij.versie, verwacht_versie)
    rij.reeks = reeks
    return rij, reeks


def _nog_te_wijzigen(sessie: Workshopsessie, op: datetime) -> None:
    if sessie.is_afgelast:
        raise Geweigerd("Deze bijeenkomst is al afgelast.")
    if sessie.begin_op <= op:
        raise Geweigerd("Deze bijeenkomst is al begonnen.")


def _controleer(versie: int, verwacht: int | None) -> None:
    if verwacht is not None and versie != verwacht:
        raise Gelijktijdig()


def _controleer_moment(
    reeks: Workshopreeks, moment: Moment, op: datetime, behalve: Workshopsessie | None = None
) -> None:
    if moment.eind_op <= moment.begin_op:
        raise Geweigerd("De bijeenkomst eindigt vóór zij begint. Kijk de tijden na.", veld="tot")
    if moment.begin_op <= op:
        raise Geweigerd("Kies een moment dat nog moet komen.", veld="datum")
    rijen = Workshopsessie.objects.filter(
        reeks__organisatie=reeks.organisatie_id,
        afgelast_op=None,
        begin_op__lt=moment.eind_op,
        eind_op__gt=moment.begin_op,
    ).select_related("reeks")
    for ander in rijen.exclude(pk=behalve.pk) if behalve else rijen:
        if not overlapt(moment.begin_op, moment.eind_op, ander.begin_op, ander.eind_op):
            continue
        if ander.reeks_id == reeks.pk:
            raise Geweigerd(f"Deze reeks heeft dan al een bijeenkomst: {ander.voluit}.", veld="datum")
        if _zelfde_zaal(reeks, moment.zaal, ander):
            raise Geweigerd(f"{moment.zaal} is dan al bezet door {ander.reeks}: {ander.voluit}.", veld="zaal")


def _zelfde_zaal(reeks: Workshopreeks, zaal: str, ander: Workshopsessie) -> bool:
    def gelijk(a: str, b: str) -> bool:
        return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()

    return gelijk(reeks.plaats, ander.reeks.plaats) and gelijk(zaal, ander.zaal)


def _bewaar_sessie(sessie: Workshopsessie) -> None:
    sessie.versie += 1
    sessie.save(force_update=True)


def _werk_bij(reeks: Workshopreeks, op: datetime) -> None:
    """Begin en eind van de reeks, en de volgende taak van elke deelnemer, volgen uit de bijeenkomsten."""
    grenzen = reeks.sessies.filter(afgelast_op=None).aggregate(begin=Min("begin_op"), eind=Max("eind_op"))
    reeks.begin_op, reeks.eind_op = grenzen["begin"], grenzen["eind"]
    reeks.save(update_fields=["begin_op", "eind_op"])
    herplan_reeks(reeks, op=op)


def _log(reeks: Workshopreeks, handeling: Handeling, door: Medewerker, op: datetime, wat: str) -> None:
    leg_vast(handeling, door=door, op=op, onderwerp=reeks, toelichting=wat)
