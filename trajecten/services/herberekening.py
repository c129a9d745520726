"""Een herberekening vrijgeven, afhandelen of laten vervallen. Pas bij het vrijgeven verandert het traject."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, vergrendel, wissel
from schuldhulp.lib.werkdagen import EEN_DAG, plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus, VoorstelStatus
from trajecten.choices.normwijziging import VRIJ_TE_GEVEN, Herberekeningsoort, Herberekeningstatus
from trajecten.choices.sommen import Berekeningsoort
from trajecten.models import Normherberekening, Oplossing, Traject, Vtlb, Vtlbcorrectie
from trajecten.services.berekening import record_berekening
from trajecten.services.betaalplan import review_betaalplan
from trajecten.services.concept import aan_inwoner
from trajecten.services.loopt import check_loopt
from trajecten.services.spoor import log_traject
from trajecten.services.vtlb import Regel, als_correcties, als_versie, invoer_van

REAGEER_WERKDAGEN = 10


@dataclass(frozen=True)
class Vrijgave:
    """Hoeveel er vrij zijn, en welke niet met de reden."""

    gelukt: int
    geweigerd: tuple[tuple[Normherberekening, str], ...]


def release_alle(rijen: Iterable[Normherberekening], *, door: Medewerker, op: datetime) -> Vrijgave:
    """Geeft elk apart vrij: een die niet kan, houdt de andere niet tegen."""
    gelukt, geweigerd = 0, []
    for rij in rijen:
        try:
            release_herberekening(rij, door=door, op=op)
            gelukt += 1
        except Geweigerd as fout:
            geweigerd.append((rij, fout.melding))
    return Vrijgave(gelukt, tuple(geweigerd))


@transaction.atomic
def release_herberekening(rij: Normherberekening, *, door: Medewerker, op: datetime) -> Normherberekening:
    """Legt het nieuwe vtlb vast in het traject; verandert de afloscapaciteit, dan krijgt de inwoner een brief.

    Een concept-voorstel vervalt: het rust op het oude vtlb. Een verstuurd voorstel en een akkoord blijven staan. In de
    looptijd volgen de termijnen en de prognose voor de schuldeisers.
    Fouten: Geweigerd als dit niet helemaal berekend is, het traject stilstaat of het vtlb intussen anders is.
    """
    traject = vergrendel(rij.traject)
    _check(rij, traject)
    oud = rij.vtlb
    assert oud is not None  # noqa: S101 (VRIJ_TE_GEVEN heeft altijd een vtlb)
    nieuw = _nieuwe_versie(traject, oud, rij.wijziging.peildatum, door=door, op=op)
    traject.inkomen_bedrag, traject.vtlb_bedrag = nieuw.inkomen_bedrag, nieuw.vtlb_bedrag
    bewaar(traject)
    if traject.status == TrajectStatus.LOOPTIJD:
        Oplossing.objects.filter(traject=traject).update(vtlb_bedrag=nieuw.vtlb_bedrag)
        # Zonder betaalplan, of bij een krediet, verandert er aan de termijnen niets.
        review_betaalplan(traject, None, vanaf=ingang(rij, op), door=door, op=op)
    for concept in traject.voorstellen.filter(status=VoorstelStatus.CONCEPT):
        reden = f"nieuwe normen vanaf {nieuw.peildatum:%d-%m-%Y}"
        wissel(concept, "withdraw", door=door, op=op, reden=reden, besloten_op=op)
    is_anders = rij.soort == Herberekeningsoort.VERANDERT
    brief = verstuur(concept_verandering(rij, traject, door=door, op=op), door=door, op=op) if is_anders else None
    rij = wissel(rij, "release", door=door, op=op, nieuw_vtlb=nieuw, brief=brief)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=f"vtlb versie {nieuw.versie} door nieuwe normen")
    return rij


def _check(rij: Normherberekening, traject: Traject) -> None:
    if rij.soort not in VRIJ_TE_GEVEN:
        raise Geweigerd("Dit is niet helemaal te berekenen. Stel zelf een nieuw vtlb vast.")
    if rij.status != Herberekeningstatus.TE_BEOORDELEN:
        raise Geweigerd(f"Deze herberekening is al klaar: {rij.get_status_display().lower()}.")
    check_loopt(traject)
    if traject.vtlbs.first() != rij.vtlb:
        raise Geweigerd("Er is intussen een ander vtlb vastgesteld. Kijk of dat al met de nieuwe normen is.")


def _nieuwe_versie(traject: Traject, oud: Vtlb, peildatum: date, *, door: Medewerker, op: datetime) -> Vtlb:
    regels = [Regel(c.als_correctie, c.document) for c in oud.correcties.select_related("document")]
    situatie, versie = replace(oud.situatie, peildatum=peildatum), oud.versie + 1
    invoer = invoer_van(situatie, [r.correctie for r in regels], None)
    som = record_berekening(
        traject, soort=Berekeningsoort.VTLB, invoer=invoer, hoort_bij=f"vtlb:{versie}", door=door, op=op
    )
    vtlb = als_versie(traject, som, situatie=situatie, versie=versie, door=door, op=op)
    vtlb.save(force_insert=True)
    Vtlbcorrectie.objects.bulk_create(als_correcties(vtlb, regels))
    return vtlb


def ingang(rij: Normherberekening, op: datetime) -> date:
    """De eerste van de volgende maand, en nooit voor de normen zelf ingaan."""
    return max(rij.wijziging.peildatum, plus_maanden(dag_van(op).replace(day=1), 1))


def concept_verandering(rij: Normherberekening, traject: Traject, *, door: Medewerker, op: datetime) -> Concept:
    """De brief “Uw afloscapaciteit verandert”, nog niet verstuurd; het bedrag gaat in op de eerste van de maand."""
    dag, vanaf = dag_van(op), ingang(rij, op)
    reageer = min(tel_werkdagen(dag, REAGEER_WERKDAGEN, gelijkgestelde_dagen()), max(vanaf - EEN_DAG, dag + EEN_DAG))
    return aan_inwoner(
        traject,
        "afloscapaciteit_verandert",
        sleutel=f"normherberekening:{rij.pk}",
        door=door,
        inhoud={
            "oud_bedrag": str(rij.oude_capaciteit_bedrag),
            "nieuw_bedrag": str(rij.nieuwe_capaciteit_bedrag),
            "vtlb_bedrag": str(rij.nieuw_vtlb_bedrag),
            "vanaf_datum": vanaf.isoformat(),
            "reageer_uiterlijk": reageer.isoformat(),
            "is_looptijd": traject.status == TrajectStatus.LOOPTIJD,
        },
    )
