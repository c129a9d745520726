"""Een betalingsachterstand zien, bespreken en afsluiten."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.looptijd import ACHTERSTAND_OPEN
from trajecten.models import Achterstand, Betaalplan, Betaaltermijn, Traject
from trajecten.rekenregels.betaalplan import Stand, is_achterstand
from trajecten.services.concept import aan_inwoner
from trajecten.services.gelden import Gelden, gelden_van, stand_van
from trajecten.services.spoor import log_traject

BESPREKEN_WERKDAGEN = 5
MAANDEN_HOOGSTENS = 6


def signal_achterstanden(op: datetime) -> int:
    """Meldt wie langer achterloopt dan het beleid toelaat, met een brief aan de inwoner; tweemaal draaien mag.

    Alleen in de looptijd, niet in een pauze, en niet waar al een signaal openstaat. Geeft het aantal nieuwe signalen.
    """
    vandaag = dag_van(op)
    open_ = Achterstand.objects.filter(traject=OuterRef("pk"), status__in=ACHTERSTAND_OPEN)
    vervallen = Betaaltermijn.objects.filter(plan=OuterRef("pk"), datum__lt=vandaag)
    plannen = Betaalplan.objects.filter(
        ~Exists(open_),
        Exists(vervallen),
        traject__status=TrajectStatus.LOOPTIJD,
        traject__pauze_tot_datum=None,
    ).select_related("traject__client", "traject__gemeente", "traject__behandelaar")
    alle = list(plannen.prefetch_related("termijnen"))
    gelden = gelden_van([plan.pk for plan in alle])
    return sum(_signaleer(plan, gelden[plan.pk], op) for plan in alle)


def _signaleer(plan: Betaalplan, gelden: Gelden, op: datetime) -> int:
    stand = stand_van(plan, dag_van(op), gelden)
    if stand.open_sinds is None:
        return 0
    maanden = Beleid.objects.geldig(plan.traject.gemeente, dag_van(op)).achterstand_maanden
    if not is_achterstand(stand, maanden=maanden, op=dag_van(op)):
        return 0
    return _begin(plan, stand, stand.open_sinds, op)


@transaction.atomic
def _begin(plan: Betaalplan, stand: Stand, sinds: date, op: datetime) -> int:
    traject = vergrendel(plan.traject)
    if traject.status != TrajectStatus.LOOPTIJD or traject.in_pauze or open_achterstand(traject):
        return 0
    uiterlijk = tel_werkdagen(dag_van(op), BESPREKEN_WERKDAGEN, gelijkgestelde_dagen())
    rij = Achterstand.bij(traject, uiterlijk, bedrag=stand.achterstand, open_sinds_datum=sinds)
    begin(rij, door=None, op=op)
    verstuur(_brief(traject, plan, stand, sinds, rij, uiterlijk), door=None, op=op)
    log_traject(traject, Handeling.VERSTUREN, door=None, op=op, wat="achterstand gemeld aan de inwoner")
    return 1


def _brief(traject: Traject, plan: Betaalplan, stand: Stand, sinds: date, rij: object, uiterlijk: date) -> Concept:
    return aan_inwoner(
        traject,
        "betalingsachterstand",
        sleutel=f"achterstand:{rij.pk}",  # type: ignore[attr-defined]
        door=None,
        inhoud={
            "open_sinds_datum": sinds.isoformat(),
            "achterstand_bedrag": str(stand.achterstand),
            "betaalkenmerk": plan.kenmerk,
            "bel_uiterlijk": uiterlijk.isoformat(),
            "is_krediet": not plan.reserveert,
        },
    )


def open_achterstand(traject: Traject) -> Achterstand | None:
    """De achterstand die nu speelt."""
    return Achterstand.objects.open().filter(traject=traject).first()


@transaction.atomic
def agree_achterstand(
    achterstand: Achterstand,
    *,
    afspraak: str,
    nagaan: date,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Achterstand:
    """Legt een afspraak over de achterstand vast; op `nagaan` kijkt iemand of zij is nagekomen.

    Fouten: Geweigerd zonder afspraak of bij een dag die niet in het komende half jaar ligt.
    """
    vandaag = dag_van(op)
    if not afspraak.strip():
        raise Geweigerd("Schrijf op wat u met de inwoner hebt afgesproken.")
    if not vandaag < nagaan <= plus_maanden(vandaag, MAANDEN_HOOGSTENS):
        raise Geweigerd("Kies een dag na vandaag en binnen een half jaar.")
    traject = vergrendel(achterstand.traject)
    rij = wissel(
        achterstand,
        "agree",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        afspraak=afspraak.strip(),
        uiterlijk=nagaan,
    )
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="afspraak over achterstand")
    return rij


def settle_achterstanden(trajecten: Iterable[UUID], *, door: Medewerker | None, op: datetime) -> None:
    """Sluit de achterstand van wie weer bij is; hoort in de transactie van de ontvangst."""
    open_ = Achterstand.objects.open().filter(traject__in=set(trajecten))
    rijen = list(open_.select_related("traject__betaalplan"))
    gelden = gelden_van([rij.traject_id for rij in rijen])
    for rij in rijen:
        if not stand_van(rij.traject.betaalplan, dag_van(op), gelden[rij.traject_id]).achterstand:
            wissel(rij, "resolve", door=door, op=op)


def lapse_achterstand(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """De looptijd is klaar of het traject stopt: er is geen achterstand meer om te bespreken."""
    for rij in Achterstand.objects.open().filter(traject=traject):
        wissel(rij, "lapse", door=door, op=op)
