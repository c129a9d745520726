"""Schuldeisers die de inwoner in de zelfintake opschreef: overnemen als schuld, of niet, met de reden."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from intake.choices.zelf import ZelfintakeStatus
from intake.models import Zelfschuld
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import OpgaveReden
from trajecten.models import Schuld, Schuldeiser, Traject, Zelfopgave
from trajecten.services.schuld import NieuweSchuld, add_schuld, check_wijzigbaar
from trajecten.services.spoor import log_traject

MIN_WOORD = 4


def opgaven_van(traject: Traject) -> QuerySet[Zelfschuld]:
    """Wat deze inwoner of zijn partner zelf opschreef en instuurde, met wat ermee is gedaan; het oudste eerst."""
    ingestuurd = (ZelfintakeStatus.INGEDIEND, ZelfintakeStatus.GELEZEN)
    wie = [pk for pk in (traject.client_id, traject.partner_id) if pk]
    rijen = Zelfschuld.objects.filter(
        zelfintake__client__in=wie, zelfintake__gemeente=traject.gemeente_id, zelfintake__status__in=ingestuurd
    )
    return rijen.select_related("document", "opgave__schuld__schuldeiser", "opgave__door").order_by("op", "pk")


def open_opgaven(traject: Traject) -> QuerySet[Zelfschuld]:
    """Wat nog niet is overgenomen en ook niet is afgewezen."""
    return opgaven_van(traject).filter(opgave=None)


def lijkt_op(rijen: QuerySet[Schuldeiser], naam: str) -> list[Schuldeiser]:
    """Schuldeisers met een woord uit deze naam in een van hun namen; wie de meeste woorden deelt, staat vooraan."""
    woorden = {woord.lower() for woord in naam.replace(".", " ").split() if len(woord) >= MIN_WOORD}
    zoek = Q(naam__iexact=naam.strip())
    for woord in woorden:
        zoek |= Q(naam__icontains=woord) | Q(handelsnamen__icontains=woord) | Q(vroegere_namen__icontains=woord)
    gevonden = rijen.filter(zoek).order_by("naam", "pk")[:100]
    return sorted(gevonden, key=lambda rij: -sum(woord in rij.alle_namen.lower() for woord in woorden))[:10]


@transaction.atomic
def take_over_opgave(
    traject: Traject,
    zelfschuld: Zelfschuld,
    nieuw: NieuweSchuld,
    *,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Schuld:
    """Neemt een opgeschreven schuldeiser over als schuld in het traject; nog eens overnemen geeft dezelfde schuld.

    Een regel die eerst niet is overgenomen, mag alsnog. Fouten: Geweigerd als de regel niet bij dit traject hoort of
    het voorstel al bij de schuldeisers ligt; Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = vergrendel(traject)
    eerder = _opgave(rij, zelfschuld)
    if eerder and eerder.schuld:
        return eerder.schuld
    schuld = add_schuld(rij, nieuw, door=door, op=op, verwacht_versie=verwacht_versie)
    opgave = eerder or Zelfopgave(zelfschuld=zelfschuld)
    opgave.traject, opgave.schuld, opgave.reden, opgave.toelichting = rij, schuld, "", ""
    opgave.door, opgave.op = door, op
    opgave.save()
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="zelf opgegeven schuldeiser overgenomen")
    return schuld


@transaction.atomic
def decline_opgave(
    traject: Traject,
    zelfschuld: Zelfschuld,
    *,
    reden: OpgaveReden,
    toelichting: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Zelfopgave:
    """Legt vast waarom een opgeschreven schuldeiser geen schuld in het traject wordt.

    Fouten: Geweigerd zonder toelichting bij “iets anders”, of als de regel al is overgenomen; Gelijktijdig als het
    traject intussen is gewijzigd.
    """
    if reden == OpgaveReden.ANDERS and not toelichting.strip():
        raise Geweigerd("Schrijf op waarom u deze schuldeiser niet overneemt.")
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    check_wijzigbaar(rij)
    opgave = _opgave(rij, zelfschuld) or Zelfopgave(zelfschuld=zelfschuld)
    if opgave.schuld:
        raise Geweigerd("Deze schuldeiser is al overgenomen. Verander de schuld als er iets niet klopt.")
    opgave.traject, opgave.reden, opgave.toelichting = rij, reden, toelichting.strip()
    opgave.door, opgave.op = door, op
    opgave.save()
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="zelf opgegeven schuldeiser niet overgenomen")
    return opgave


def _opgave(traject: Traject, zelfschuld: Zelfschuld) -> Zelfopgave | None:
    """Wat er al met deze regel is gedaan. Fout: Geweigerd als zij van een ander is."""
    if not opgaven_van(traject).filter(pk=zelfschuld.pk).exists():
        raise Geweigerd("Deze regel hoort niet bij dit traject.")
    return Zelfopgave.objects.select_related("schuld").filter(zelfschuld=zelfschuld).first()
