"""De uitkering aan schuldeisers van één traject: wanneer, hoeveel, en aan wie niet."""

from datetime import date, datetime

from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus
from trajecten.choices.looptijd import UitkeringStatus
from trajecten.models import Betaalplan, Traject, Uitkering
from trajecten.services.uitkeringsom import bereken_uitkering

UITKEREN_WERKDAGEN = 10


def plan_uitkering(traject: Traject, plan: Betaalplan, *, door: Medewerker | None, op: datetime) -> Uitkering | None:
    """Zet de volgende uitkering op Mijn werk; hoort in de transactie van de aanroeper.

    Een krediet of spaargeld gaat meteen naar de schuldeisers; termijnen volgens het ritme van het plan, en wat er dan
    nog is aan het eind van de looptijd. Geeft None als er niets meer te verwachten is.
    """
    if Uitkering.objects.open().filter(traject=traject).exists():
        return None
    uiterlijk = _volgende(traject, plan, dag_van(op))
    if uiterlijk is None:
        return None
    return begin(Uitkering.bij(traject, uiterlijk), door=door, op=op)  # type: ignore[return-value,type-var]


def _volgende(traject: Traject, plan: Betaalplan, vandaag: date) -> date | None:
    eerder = Uitkering.objects.filter(traject=traject, status=UitkeringStatus.UITBETAALD).exists()
    gauw = tel_werkdagen(vandaag, UITKEREN_WERKDAGEN, gelijkgestelde_dagen())
    if not plan.reserveert:
        verwacht = plan.krediet_bedrag + plan.incidenteel_bedrag
        return gauw if bereken_uitkering(plan).voor_schuldeisers or (verwacht and not eerder) else None
    eind = traject.looptijd_eind_datum
    if traject.status != TrajectStatus.LOOPTIJD or eind is None or eind <= vandaag:
        return gauw if bereken_uitkering(plan).voor_schuldeisers else None
    volgende = plus_maanden(vandaag, plan.uitkering_maanden) if plan.uitkering_maanden else eind
    return min(volgende, eind)


def hasten_uitkering(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """De looptijd is voorbij of het traject stopte: wat klaarstaat gaat binnen tien werkdagen naar schuldeisers."""
    plan = Betaalplan.objects.filter(traject=traject).first()
    if plan is None:
        return
    open_ = Uitkering.objects.open().filter(traject=traject).first()
    if not bereken_uitkering(plan).voor_schuldeisers:
        if open_ and open_.status == UitkeringStatus.GEPLAND:
            wissel(open_, "lapse", door=door, op=op)
        return
    if open_ is None:
        plan_uitkering(traject, plan, door=door, op=op)
        return
    gauw = tel_werkdagen(dag_van(op), UITKEREN_WERKDAGEN, gelijkgestelde_dagen())
    if open_.status == UitkeringStatus.GEPLAND and open_.uiterlijk_datum > gauw:
        rij = vergrendel(open_)
        rij.uiterlijk_datum = gauw
        bewaar(rij)
