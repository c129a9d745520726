"""Het plan na het vaststellen: acties afvinken, elk jaar verifiëren, en stoppen als het traject stopt."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import EINDE, PLAN_LOOPT, Bevinding, TrajectStatus, Verificatiestatus, Verificatieuitkomst
from trajecten.models import (
    Planactie,
    Planopvolging,
    PlanVanAanpak,
    Planverificatie,
    Productopvolging,
    Traject,
)
from trajecten.rekenregels.verificatie import volgende_verificatie
from trajecten.services.betaalplan import review_betaalplan
from trajecten.services.opvolging import follow_dag
from trajecten.services.sommenwerk import SOMMENWERK, lapse_sommenwerk
from trajecten.services.spoor import log_traject

GEEN_OPEN = "Er staat nu geen verificatie van het plan open."


def follow_plan(traject: Traject, plan: PlanVanAanpak, *, door: Medewerker | None, op: datetime) -> None:
    """Een pas vastgesteld plan: de acties en de verificatie komen op Mijn werk (in de transactie van de aanroeper)."""
    follow_acties(traject, door=door, op=op)
    aanpassen = Planverificatie.objects.filter(traject=traject, status=Verificatiestatus.AANPASSEN).first()
    if aanpassen:
        wissel(aanpassen, "finish_change", door=door, op=op, plan=plan)
    plan_verificatie(traject, door=door, op=op)


def follow_acties(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """Houdt de ene rij op Mijn werk gelijk met de eerste open actie van het geldende plan."""
    geldend = traject.plannen.vastgesteld().first()
    eerste = geldend.acties.open().aggregate(dag=Min("uiterlijk_datum"))["dag"] if geldend else None
    follow_dag(Planopvolging, traject, eerste, door=door, op=op)


def gedane_acties(traject: Traject) -> dict[UUID, tuple[datetime | None, int | None]]:
    """Wat in het geldende plan is gedaan: per sleutel wanneer en door wie. Een weggehaald vinkje telt niet meer."""
    geldend = traject.plannen.vastgesteld().first()
    if geldend is None:
        return {}
    rijen = geldend.acties.exclude(gedaan_op=None).values_list("sleutel", "gedaan_op", "gedaan_door")
    return {sleutel: (op, door) for sleutel, op, door in rijen}


def plan_verificatie(traject: Traject, *, door: Medewerker | None, op: datetime) -> Planverificatie | None:
    """Zet de volgende jaarlijkse verificatie klaar, als het plan loopt en er nog geen openstaat (art. 16 Bgs)."""
    verificaties = Planverificatie.objects.filter(traject=traject)
    vanaf = _laatst_nagegaan(traject)
    if traject.status not in PLAN_LOOPT or vanaf is None or verificaties.open().exists():
        return None
    termijn = volgende_verificatie(vanaf)
    rij = Planverificatie.bij(traject, termijn.uiterlijk, toelichting=list(termijn.toelichting))
    return begin(rij, door=door, op=op)  # type: ignore[return-value,type-var]


def _laatst_nagegaan(traject: Traject) -> date | None:
    """De vorige verificatie, en anders de dag waarop het eerste plan klaar was: toen begon de uitvoering."""
    gehouden = Planverificatie.objects.filter(traject=traject).aggregate(dag=Max("gehouden_op"))["dag"]
    if gehouden:
        return dag_van(gehouden)
    eerste: date | None = traject.plannen.aggregate(dag=Min("afronding_datum"))["dag"]
    return eerste


@transaction.atomic
def tick_actie(actie: Planactie, *, is_gedaan: bool, door: Medewerker, op: datetime) -> Planactie:
    """Vinkt een actie uit het geldende plan af, of haalt het vinkje weg; twee keer hetzelfde doet één keer iets.

    Fouten: Geweigerd als het traject is beëindigd of de actie in een oude versie staat.
    """
    traject = vergrendel(actie.plan.traject)
    if traject.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd; het plan verandert niet meer.")
    if actie.plan != traject.plannen.vastgesteld().first():
        raise Geweigerd("Deze actie staat in een oude versie van het plan.")
    rij = Planactie.objects.select_for_update().get(pk=actie.pk)
    if bool(rij.gedaan_op) == is_gedaan:
        return rij
    rij.gedaan_op, rij.gedaan_door = (op, door) if is_gedaan else (None, None)
    rij.save(update_fields=["gedaan_op", "gedaan_door"])
    follow_acties(traject, door=door, op=op)
    wat = "actie uit het plan gedaan" if is_gedaan else "actie uit het plan weer open"
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
    return rij


@transaction.atomic
def complete_verificatie(
    traject: Traject,
    *,
    inkomen: Bevinding,
    vermogen: Bevinding,
    schulden: Bevinding,
    uitkomst: Verificatieuitkomst,
    bevindingen: str = "",
    inkomen_bedrag: Decimal | None = None,
    vtlb_bedrag: Decimal | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Planverificatie:
    """Legt vast dat inkomen, vermogen en schulden zijn nagegaan (art. 16 Bgs); de volgende staat meteen klaar.

    Past het plan niet meer, dan blijft dat op Mijn werk tot de nieuwe versie is vastgesteld. In de looptijd horen er
    een nieuw inkomen en vtlb bij (euro per maand): de hercontrole. Fouten: Geweigerd als er geen verificatie openstaat,
    de uitleg ontbreekt of een bedrag niet klopt.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    open_ = geplande_verificatie(rij)
    if open_ is None:
        raise Geweigerd(GEEN_OPEN)
    if Bevinding.VERANDERD in (inkomen, vermogen, schulden) and not bevindingen.strip():
        raise Geweigerd("Schrijf op wat er veranderd is.")
    _neem_bedragen_over(rij, inkomen_bedrag, vtlb_bedrag)
    onderdelen = {"inkomen": inkomen, "vermogen": vermogen, "schulden": schulden, "bevindingen": bevindingen}
    gehouden: dict[str, Any] = {"bevindingen": onderdelen, "gehouden_door": door, "gehouden_op": op}
    if uitkomst == Verificatieuitkomst.AANPASSEN:
        dagen = Beleid.objects.geldig(rij.gemeente, dag_van(op)).plan_werkdagen
        uiterlijk = tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen())
        open_ = wissel(open_, "demand_change", door=door, op=op, uiterlijk=uiterlijk, **gehouden)
    else:
        open_ = wissel(open_, "confirm", door=door, op=op, **gehouden)
        plan_verificatie(rij, door=door, op=op)
    if rij.status == TrajectStatus.LOOPTIJD:
        review_betaalplan(rij, open_, door=door, op=op)
    bewaar(rij)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="plan van aanpak geverifieerd")
    return open_


def geplande_verificatie(traject: Traject) -> Planverificatie | None:
    """De verificatie die nog gehouden moet worden."""
    return Planverificatie.objects.filter(traject=traject, status=Verificatiestatus.GEPLAND).first()


def _neem_bedragen_over(traject: Traject, inkomen: Decimal | None, vtlb: Decimal | None) -> None:
    if traject.status != TrajectStatus.LOOPTIJD:
        return
    if inkomen is None or vtlb is None:
        raise Geweigerd("Vul in de looptijd ook het nieuwe inkomen en het vtlb in.")
    if inkomen < 0 or vtlb < 0:
        raise Geweigerd("Een bedrag kan niet negatief zijn.")
    traject.inkomen_bedrag, traject.vtlb_bedrag = inkomen, vtlb


def lapse_verificatie(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """De regeling is uitgevoerd of het traject stopt: er is geen plan meer om na te gaan."""
    for rij in Planverificatie.objects.open().filter(traject=traject):
        wissel(rij, "lapse", door=door, op=op)
    lapse_sommenwerk(traject, door=door, op=op)


def lapse_planwerk(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """Het traject eindigt: acties, verificatie en producten verdwijnen van Mijn werk (in andermans transactie)."""
    lapse_verificatie(traject, door=door, op=op)
    for model in (Planopvolging, Productopvolging):
        for rij in model.objects.open().filter(traject=traject):  # type: ignore[attr-defined]
            wissel(rij, "lapse", door=door, op=op)


def sweep_planwerk(op: datetime) -> int:
    """Zet klaar en ruimt op wat buiten de gewone weg om wijzigde, zoals bij een overgenomen levering.

    Volgt uit de stand van de rijen: twee keer draaien, of pas na een maand, doet alles één keer.
    """
    open_ = Planverificatie.objects.open().filter(traject=OuterRef("pk"))
    af = PlanVanAanpak.objects.vastgesteld().filter(traject=OuterRef("pk"))
    mist = Traject.objects.filter(Exists(af), ~Exists(open_), status__in=PLAN_LOOPT)
    aantal = sum(_herstel(pk, op) for pk in list(mist.values_list("pk", flat=True)))
    for model in (Planopvolging, Planverificatie, Productopvolging, *SOMMENWERK):
        over = model.objects.open().filter(traject__status__in=EINDE).values_list("traject", flat=True)  # type: ignore[attr-defined]
        aantal += sum(_ruim_op(pk, op) for pk in list(over))
    return aantal


@transaction.atomic
def _herstel(pk: UUID, op: datetime) -> int:
    traject = vergrendel(Traject.objects.select_related("client", "gemeente").get(pk=pk))
    return int(plan_verificatie(traject, door=None, op=op) is not None)


@transaction.atomic
def _ruim_op(pk: UUID, op: datetime) -> int:
    lapse_planwerk(vergrendel(Traject.objects.get(pk=pk)), door=None, op=op)
    return 1
