"""Niemand uit beeld: wie zou moeten worden gevolgd en nergens meer op een lijst staat, en hoe die terugkomt.

De diensten plannen zelf een volgmoment bij elk "nee"; deze controle is het vangnet eronder. Zij moet alles kennen
waarin iemand in beeld kan zijn (aanmelding, volgmoment, workshop, traject, verwijzing) en staat daarom in deze laag.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from intake.choices import AanmeldingStatus, IntrekReden, Kanaal, Volgaanleiding, VolgmomentStatus
from intake.models import Aanmelding, Client, Deelname, Volgmoment
from intake.services.vaste_consulent import consulent_van
from intake.services.volgmoment import plan_volgmoment
from ketenpartners.models import Verwijzing
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.werkdagen import EEN_DAG, verschuif_termijn
from trajecten.choices import TrajectStatus, UitstroomReden
from trajecten.models import Traject

NIET_TOEGELATEN = (AanmeldingStatus.AFGEWEZEN, AanmeldingStatus.GEADVISEERD, AanmeldingStatus.INGETROKKEN)
NIET_MEER_HIER = (UitstroomReden.OVERLEDEN, UitstroomReden.VERHUISD)
VERVOLGSTAP = "Deze inwoner stond op geen enkele lijst meer. Kijk wat er nodig is en spreek een volgende stap af."


def uit_beeld(op: datetime) -> QuerySet[Client]:
    """Inwoners die gevolgd horen te worden en nergens openstaan. Dit hoort leeg te zijn.

    Wie uit een levering kwam, volgt wie hem leverde; wie overleden is of verhuisde, telt niet mee.
    """
    client = OuterRef("pk")
    in_beeld = (
        Exists(Aanmelding.objects.filter(client=client).open()),
        Exists(Volgmoment.objects.filter(client=client).open()),
        Exists(Deelname.objects.filter(client=client).open()),
        Exists(Traject.objects.filter(client=client).open()),
        Exists(Traject.objects.filter(partner=client).open()),
        Exists(Verwijzing.objects.filter(client=client).open()),
    )
    wie = Q(pk__in=_afgesloten(op).values("client")) | Q(pk__in=_uitgevallen().values("client"))
    rijen = Client.objects.filter(wie)
    for waar in in_beeld:
        rijen = rijen.filter(~waar)
    return rijen.order_by("dossiernummer")


def _laatste() -> QuerySet[Aanmelding]:
    """Van elke inwoner de laatste aanmelding, behalve wie een ander ons leverde."""
    later = Aanmelding.objects.filter(client=OuterRef("client"), gemeld_op__gt=OuterRef("gemeld_op"))
    return Aanmelding.objects.exclude(kanaal=Kanaal.OVERNAME).filter(~Exists(later))


def _gehouden(na: str) -> Exists:
    """Keek iemand sindsdien opnieuw, en stopte het daar?"""
    gehouden = Volgmoment.objects.filter(client=OuterRef("client"), status=VolgmomentStatus.GEHOUDEN)
    return Exists(gehouden.filter(afgesloten_op__gte=OuterRef(na)))


def _afgesloten(op: datetime) -> QuerySet[Aanmelding]:
    """Niet toegelaten, of toegelaten zonder dat er binnen een dag een traject kwam."""
    nee = Q(status__in=NIET_TOEGELATEN) & ~Q(intrek_reden=IntrekReden.OVERLEDEN)
    toegelaten = Q(status=AanmeldingStatus.TOEGELATEN, besloten_op__lt=op - EEN_DAG)
    geen_traject = toegelaten & ~Exists(Traject.objects.filter(aanmelding=OuterRef("pk")))
    return _laatste().filter(nee | geen_traject).filter(~_gehouden("besloten_op"))


def _uitgevallen() -> QuerySet[Traject]:
    """Voortijdig gestopt met een traject; een gehouden volgmoment daarna is een einde."""
    rijen = Traject.objects.filter(status=TrajectStatus.UITGEVALLEN, aanmelding__in=_laatste())
    return rijen.exclude(uitstroom__reden__in=NIET_MEER_HIER).filter(~_gehouden("uitstroom__datum"))


@transaction.atomic
def recall_uit_beeld(op: datetime) -> int:
    """Zet wie uit beeld raakte terug op "Mijn werk", voor de eerstvolgende werkdag. Een tweede keer doet niets."""
    dag = verschuif_termijn(dag_van(op) + EEN_DAG, gelijkgestelde_dagen())
    rijen = list(uit_beeld(op).select_related("gemeente"))
    for client in rijen:
        laatste = client.aanmeldingen.order_by("-gemeld_op").first()  # type: ignore[attr-defined]
        plan_volgmoment(
            client,
            aanleiding=Volgaanleiding.UIT_BEELD,
            vervolgstap=VERVOLGSTAP,
            datum=dag,
            aanmelding=laatste,
            behandelaar=consulent_van(client),
            door=None,
            op=op,
        )
    return len(rijen)
