"""Een dreiging afwenden: dezelfde dag bellen, een afspraak maken, nagaan of die standhoudt."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from intake.choices import Bedreiging
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import EINDE, Onderdeelsoort
from trajecten.choices.geding import CRISIS_EINDE, Contactuitkomst, Contactwijze
from trajecten.models import Crisis, Crisiscontact, Schuldeiser, Traject, Trajectonderdeel
from trajecten.regels.geding import eerste_contact, volgend_contact
from trajecten.services.rechterbrief import concept_afwending
from trajecten.services.spoor import log_traject

AFGESLOTEN = "Deze crisis is al afgesloten."


@dataclass(frozen=True)
class Dreiging:
    """Wat er dreigt, van wie, en wanneer het gebeurt als er niets verandert."""

    bedreiging: Bedreiging
    wederpartij: str
    schuldeiser: Schuldeiser | None = None
    kenmerk: str = ""
    datum: date | None = None
    omschrijving: str = ""


@dataclass(frozen=True)
class Contact:
    """Eén gesprek met de wederpartij; bij uitstel hoort een dag tot wanneer zij wacht."""

    wijze: Contactwijze
    uitkomst: Contactuitkomst
    met: str = ""
    notitie: str = ""
    tot: date | None = None


@transaction.atomic
def open_crisis(
    traject: Traject, *, dreiging: Dreiging, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Crisis:
    """Begint het afwenden van één dreiging; het eerste contact is dezelfde dag. Ook in een pauze van het traject.

    Fouten: Geweigerd als het traject is beëindigd, zonder wederpartij, of als deze dreiging al openstaat.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd.")
    if not dreiging.wederpartij.strip():
        raise Geweigerd("Schrijf op wie dreigt, bijvoorbeeld de verhuurder of de deurwaarder.")
    vandaag = dag_van(op)
    onderdeel = Trajectonderdeel.objects.create(
        traject=rij, soort=Onderdeelsoort.CRISISINTERVENTIE, start_datum=vandaag, uitvoerder=rij.uitvoerder
    )
    nieuw = Crisis(
        traject=rij,
        client=rij.client,
        gemeente=rij.gemeente,
        behandelaar=rij.behandelaar,
        bedreiging=dreiging.bedreiging,
        schuldeiser=dreiging.schuldeiser,
        wederpartij=dreiging.wederpartij.strip(),
        kenmerk=dreiging.kenmerk.strip(),
        dreiging_datum=dreiging.datum,
        omschrijving=dreiging.omschrijving.strip(),
        gemeld_datum=vandaag,
        actie_datum=eerste_contact(vandaag, gelijkgestelde_dagen()),
        onderdeel=onderdeel,
    )
    try:
        with transaction.atomic():
            begin(nieuw, door=door, op=op, reden=dreiging.omschrijving.strip())
    except IntegrityError as fout:
        raise Geweigerd("Deze dreiging van deze wederpartij staat al open.") from fout
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="afwenden van een dreiging begonnen")
    return nieuw


@transaction.atomic
def record_contact(
    crisis: Crisis, *, contact: Contact, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Crisis:
    """Legt een contact met de wederpartij vast; daaruit volgt wat er nu moet gebeuren, en wanneer.

    Fouten: Geweigerd bij uitstel zonder een dag na vandaag, of als de crisis is afgesloten; Gelijktijdig.
    """
    rij = _open(crisis, verwacht_versie)
    vandaag = dag_van(op)
    if contact.uitkomst == Contactuitkomst.UITSTEL and (contact.tot is None or contact.tot <= vandaag):
        raise Geweigerd("Tot wanneer wacht de wederpartij? Kies een dag na vandaag.")
    Crisiscontact.objects.create(
        crisis=rij,
        traject=rij.traject,
        op=op,
        door=door,
        wijze=contact.wijze,
        met=contact.met.strip(),
        uitkomst=contact.uitkomst,
        notitie=contact.notitie.strip(),
        tot_datum=contact.tot if contact.uitkomst == Contactuitkomst.UITSTEL else None,
    )
    overgang, gegevens = _vervolg(rij, contact, vandaag)
    rij = wissel(rij, overgang, door=door, op=op, reden=contact.notitie.strip(), **gegevens)
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat="contact over een dreiging")
    return rij


def _vervolg(rij: Crisis, contact: Contact, vandaag: date) -> tuple[str, dict[str, Any]]:
    match contact.uitkomst:
        case Contactuitkomst.UITSTEL:
            return "agree", {"afspraak": contact.notitie.strip(), "tot": contact.tot}
        case Contactuitkomst.GEEN_UITSTEL:
            return "refuse", {"actie": volgend_contact(vandaag, rij.dreiging_datum, gelijkgestelde_dagen())}
    return "retry", {"actie": volgend_contact(vandaag, rij.dreiging_datum, gelijkgestelde_dagen())}


@transaction.atomic
def close_crisis(
    crisis: Crisis,
    *,
    is_afgewend: bool,
    uitkomst: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Crisis:
    """Sluit de crisis: de dreiging is voorbij, of het ging door. Fouten: Geweigerd zonder uitleg; Gelijktijdig."""
    if not uitkomst.strip():
        raise Geweigerd("Schrijf op hoe het is afgelopen.")
    rij = _open(crisis, verwacht_versie)
    overgang = "avert" if is_afgewend else "give_up"
    rij = wissel(rij, overgang, door=door, op=op, reden=uitkomst.strip(), uitkomst=uitkomst.strip())
    Trajectonderdeel.objects.filter(pk=rij.onderdeel_id).update(eind_datum=dag_van(op))
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat="crisis afgesloten")
    return rij


@transaction.atomic
def send_afwending(
    crisis: Crisis,
    *,
    uitstel: date,
    motivering: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Crisis:
    """Vraagt de wederpartij per brief om te wachten tot en met `uitstel`; de eerste werkdag erna belt u na.

    Fouten: Geweigerd zonder motivering, bij een dag die niet na vandaag ligt, of als de crisis is afgesloten;
    Gelijktijdig als zij intussen is gewijzigd.
    """
    if not motivering.strip():
        raise Geweigerd("Schrijf op waarom de wederpartij moet wachten; dat staat in de brief.")
    if uitstel <= dag_van(op):
        raise Geweigerd("Vraag uitstel tot een dag na vandaag.")
    contact = Contact(Contactwijze.BRIEF, Contactuitkomst.BERAAD, notitie=f"Uitstel gevraagd tot {uitstel:%d-%m-%Y}.")
    rij = record_contact(crisis, contact=contact, door=door, op=op, verwacht_versie=verwacht_versie)
    sleutel = f"crisis:{rij.pk}:{rij.versie}"
    brief = concept_afwending(rij, uitstel=uitstel, motivering=motivering.strip(), sleutel=sleutel, door=door)
    verstuur(brief, door=door, op=op)
    log_traject(rij.traject, Handeling.VERSTUREN, door=door, op=op, wat="uitstel gevraagd aan de wederpartij")
    return rij


def niet_opgepakt(traject: Traject) -> list[Bedreiging]:
    """De bedreigingen die bij de aanmelding zijn genoemd (art. 4 lid 2 Wgs) en waar nog niemand iets aan deed."""
    genoemd = traject.aanmelding.bedreigingen if traject.aanmelding and traject.is_open else []
    al = set(traject.crises.values_list("bedreiging", flat=True)) if genoemd else set()
    return [Bedreiging(b) for b in genoemd if b in Bedreiging.values and b not in al]


def lapse_crises(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """Het traject eindigt: open crises vervallen (in de transactie van de aanroeper, die de onderdelen sluit)."""
    for rij in Crisis.objects.open().filter(traject=traject):
        wissel(rij, "lapse", door=door, op=op, reden="traject beëindigd")


def _open(crisis: Crisis, verwacht_versie: int | None) -> Crisis:
    rij = vergrendel(crisis)
    controleer_versie(rij, verwacht_versie)
    if rij.status in CRISIS_EINDE:
        raise Geweigerd(AFGESLOTEN)
    return rij
