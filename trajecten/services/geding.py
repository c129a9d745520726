"""De rechter iets vragen: verzoek, zitting en uitspraak. Wat erna komt, staat in `gedingloop`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from intake.choices import Bedreiging
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices_geding import MET_WSNP_VERZOEK, TIJDELIJK, Gedingsoort, Gedingstuk
from trajecten.gedingregels import (
    eerste_dag,
    navragen_op,
    uitspraak_verwacht,
    volgende_controle,
    waarom_eind_niet,
    waarom_geen_grond,
    waarom_geen_verzoek,
    waarom_niet_breed,
)
from trajecten.models import Crisis, Geding, Rechtsmiddel, Traject, Voorstel
from trajecten.services.spoor import log_traject

S = Gedingsoort
OP_HET_TRAJECT = "De uitspraak over een dwangakkoord legt u vast bij het traject zelf."


@dataclass(frozen=True)
class Verzoek:
    """Wat wij de rechtbank vragen en waarom. `stukken` horen bij een breed moratorium (art. 4 lid 3 Bgs)."""

    rechtbank: str
    motivering: str
    bedreiging: Bedreiging | None = None
    wederpartij: str = ""
    crisis: Crisis | None = None
    stukken: Sequence[Gedingstuk] = ()
    heroverweging: date | None = None


@dataclass(frozen=True)
class Uitspraak:
    """Wat de rechter besliste, op welke dag. `eind` is de laatste dag van de bescherming bij een toewijzing."""

    is_toegewezen: bool
    datum: date
    tekst: str = ""
    eind: date | None = None


@transaction.atomic
def request_geding(
    traject: Traject,
    *,
    soort: Gedingsoort,
    verzoek: Verzoek,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Geding:
    """Legt vast dat de rechter om bescherming is gevraagd: moratorium, voorlopige voorziening of breed moratorium.

    Fouten: Geweigerd als de soort niet bij de stand van het traject past, de wet haar niet toelaat (zie
    `gedingregels`), of er iets ontbreekt; Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if soort == S.DWANGAKKOORD or (reden := waarom_niet(rij, soort, op=op)):
        raise Geweigerd(OP_HET_TRAJECT if soort == S.DWANGAKKOORD else reden)
    _check_verzoek(soort, verzoek)
    nieuw = begin_geding(rij, soort=soort, verzoek=verzoek, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"{nieuw.naam} gevraagd")
    return nieuw


def waarom_niet(traject: Traject, soort: Gedingsoort, *, op: datetime) -> str:
    """Waarom dit verzoek nu niet kan; leeg als het kan."""
    if reden := waarom_geen_verzoek(soort, TrajectStatus(traject.status)):
        return reden
    if soort != S.BREED_MORATORIUM:
        return ""
    if not traject.plannen.vastgesteld().exists():
        return "Stel eerst het plan van aanpak vast; het hoort bij het verzoek (art. 4 lid 3 onder d Bgs)."
    van_client = Geding.objects.filter(client=traject.client_id)
    if van_client.open().filter(soort=soort).exists():
        return "Er loopt al een breed moratorium, of het is al gevraagd."
    eerdere = van_client.toegewezen().filter(soort=soort).values_list("uitspraak_datum", flat=True)
    gevraagd = van_client.bij_rechter().filter(soort__in=MET_WSNP_VERZOEK).exists()
    return waarom_niet_breed(dag_van(op), eerdere=[dag for dag in eerdere if dag], is_wsnp_gevraagd=gevraagd)


def _check_verzoek(soort: Gedingsoort, verzoek: Verzoek) -> None:
    if not verzoek.rechtbank.strip():
        raise Geweigerd("Schrijf op welke rechtbank het verzoek krijgt.")
    if not verzoek.motivering.strip():
        raise Geweigerd("Schrijf op waarom de rechter dit verzoek moet toewijzen.")
    if soort == S.MORATORIUM and (reden := waarom_geen_grond(verzoek.bedreiging or "")):
        raise Geweigerd(reden)
    mist = [str(stuk.label) for stuk in Gedingstuk if stuk not in verzoek.stukken]
    if soort == S.BREED_MORATORIUM and mist:
        raise Geweigerd(f"Bij een breed moratorium horen ook: {'; '.join(mist)} (art. 4 lid 3 Bgs).")


def begin_geding(
    traject: Traject,
    *,
    soort: Gedingsoort,
    verzoek: Verzoek,
    voorstel: Voorstel | None = None,
    door: Medewerker,
    op: datetime,
) -> Geding:
    """Legt het verzoek vast, in de transactie van een dienst die het traject al vergrendelde."""
    _check_verzoek(soort, verzoek)
    vandaag = dag_van(op)
    nieuw = Geding(
        traject=traject,
        client=traject.client,
        gemeente=traject.gemeente,
        behandelaar=traject.behandelaar,
        soort=soort,
        crisis=verzoek.crisis,
        voorstel=voorstel,
        bedreiging=verzoek.bedreiging or "",
        wederpartij=verzoek.wederpartij.strip(),
        rechtbank=verzoek.rechtbank.strip(),
        motivering=verzoek.motivering.strip(),
        stukken=[str(stuk) for stuk in verzoek.stukken],
        heroverweging_datum=verzoek.heroverweging,
        aanvraag_datum=vandaag,
        navragen_datum=navragen_op(vandaag, gelijkgestelde_dagen()),
    )
    if soort == S.MORATORIUM:
        nieuw.rechtsmiddel = Rechtsmiddel.objects.create(traject=traject, soort=soort, aanvraag_datum=vandaag)
    return begin(nieuw, door=door, op=op)


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


def vergrendel_geding(geding: Geding) -> Geding:
    """Overal eerst het traject op slot en dan het geding: zo wacht niemand in een kring op elkaar."""
    traject = vergrendel(geding.traject)
    rij = vergrendel(geding)
    rij.traject = traject
    return rij


def rond_af(rij: Geding, *, door: Medewerker, op: datetime, wat: str) -> Geding:
    """Het traject dat op de rechter wacht, wacht tot dezelfde dag; in een pauze verandert zijn werk niet."""
    traject = rij.traject
    if rij.soort == S.DWANGAKKOORD and rij.actie_uiterlijk_datum and not traject.in_pauze:
        traject.zet_actie(traject.actie, rij.actie_uiterlijk_datum)
        bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
    return rij
