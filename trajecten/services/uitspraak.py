"""Van zitting tot uitspraak, en wat inwoner en schuldeisers daarover horen. Een dwangakkoord: zie `dwangakkoord`."""

from datetime import date, datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.geding import TIJDELIJK, Gedingsoort
from trajecten.models import Geding, Rechtsmiddel
from trajecten.regels.geding import eerste_dag, uitspraak_verwacht, volgende_controle, waarom_eind_niet
from trajecten.services.geding import OP_HET_TRAJECT, rond_af, vergrendel_geding
from trajecten.services.rechterbrief import brieven_bij_uitspraak
from trajecten.services.spoor import log_traject
from trajecten.services.verzoek import Uitspraak

S = Gedingsoort


@transaction.atomic
def plan_zitting(
    geding: Geding,
    *,
    zitting_op: datetime,
    plaats: str = "",
    zaaknummer: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Geding:
    """Legt vast wanneer de zitting is, of verzet die. Fouten: Geweigerd bij een dag voor het verzoek; Gelijktijdig."""
    rij = vergrendel_geding(geding)
    if dag_van(zitting_op) < rij.aanvraag_datum:
        raise Geweigerd("De zitting is op of na de dag van het verzoek.")
    rij = wissel(
        rij,
        "plan_zitting",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        zitting_op=zitting_op,
        plaats=plaats.strip(),
        zaaknummer=zaaknummer.strip(),
    )
    return rond_af(rij, door=door, op=op, wat="zitting gepland")


@transaction.atomic
def hold_zitting(geding: Geding, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Geding:
    """De zitting is geweest; nu volgt de uitspraak. Fouten: Geweigerd vóór de dag van de zitting; Gelijktijdig."""
    rij = vergrendel_geding(geding)
    dag = dag_van(rij.zitting_op or op)
    if dag > dag_van(op):
        raise Geweigerd("De zitting is nog niet geweest.")
    verwacht = uitspraak_verwacht(dag)
    rij = wissel(rij, "hold_zitting", door=door, op=op, verwacht_versie=verwacht_versie, verwacht=verwacht)
    return rond_af(rij, door=door, op=op, wat="zitting geweest")


@transaction.atomic
def decide_geding(
    geding: Geding, *, uitspraak: Uitspraak, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Geding:
    """Legt de uitspraak vast. Toegewezen: de bescherming loopt tot en met `uitspraak.eind`.

    Fouten: Geweigerd bij een dwangakkoord (dat gaat met het traject mee), bij een dag die niet kan, of bij een einde
    voorbij de zes maanden; Gelijktijdig.
    """
    if geding.soort == S.DWANGAKKOORD:
        raise Geweigerd(OP_HET_TRAJECT)
    rij = record_uitspraak(vergrendel_geding(geding), uitspraak, door=door, op=op, verwacht_versie=verwacht_versie)
    if rij.rechtsmiddel is None and rij.soort == S.VOORLOPIGE_VOORZIENING and uitspraak.is_toegewezen:
        rij.rechtsmiddel = Rechtsmiddel.objects.create(traject=rij.traject, soort=rij.soort)
        bewaar(rij, ["rechtsmiddel"])
    if rij.rechtsmiddel_id and uitspraak.is_toegewezen:
        velden = {"goedkeuring_datum": uitspraak.datum} if rij.soort == S.MORATORIUM else {}
        Rechtsmiddel.objects.filter(pk=rij.rechtsmiddel_id).update(start_datum=rij.start_datum, **velden)
    verstuur_alle(brieven_bij_uitspraak(rij, uitspraak, door=door), door=door, op=op)
    wat = f"{rij.naam} {'toegewezen' if uitspraak.is_toegewezen else 'afgewezen'}"
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
    return rij


def record_uitspraak(
    geding: Geding, uitspraak: Uitspraak, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Geding:
    """Zet de uitspraak op het geding, in de transactie van een dienst die het traject al vergrendelde."""
    if not geding.aanvraag_datum <= uitspraak.datum <= dag_van(op):
        raise Geweigerd("De dag van de uitspraak ligt tussen het verzoek en vandaag.")
    wie = {"door": door, "op": op, "verwacht_versie": verwacht_versie, "reden": uitspraak.tekst.strip()}
    if not uitspraak.is_toegewezen:
        return wissel(geding, "reject", datum=uitspraak.datum, uitspraak=uitspraak.tekst.strip(), **wie)  # type: ignore[arg-type]
    start, eind = _bescherming(geding, uitspraak)
    controle = volgende_controle(start, eind) if start and eind and geding.soort in TIJDELIJK else None
    return wissel(
        geding,
        "grant",
        datum=uitspraak.datum,
        uitspraak=uitspraak.tekst.strip(),
        start=start,
        eind=eind,
        controle=controle,
        **wie,  # type: ignore[arg-type]
    )


def _bescherming(geding: Geding, uitspraak: Uitspraak) -> tuple[date | None, date | None]:
    """De eerste en de laatste dag van de bescherming; een dwangakkoord kent die niet."""
    soort = Gedingsoort(geding.soort)
    if soort == S.DWANGAKKOORD:
        return None, None
    start = eerste_dag(soort, uitspraak.datum)
    if reden := waarom_eind_niet(soort, start, uitspraak.eind):
        raise Geweigerd(reden)
    return start, uitspraak.eind


@transaction.atomic
def withdraw_geding(
    geding: Geding, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Geding:
    """Trekt het verzoek in. Fouten: Geweigerd zonder reden, na de uitspraak, of bij een dwangakkoord; Gelijktijdig."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het verzoek niet meer nodig is.")
    if geding.soort == S.DWANGAKKOORD:
        raise Geweigerd(OP_HET_TRAJECT)
    rij = wissel(vergrendel_geding(geding), "withdraw", door=door, op=op, reden=reden, verwacht_versie=verwacht_versie)
    return rond_af(rij, door=door, op=op, wat=f"{rij.naam} ingetrokken")
