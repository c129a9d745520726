"""Wat de tijd in trajecten opeisbaar maakt: herinneren, opgeven, stemmingen sluiten. Tweemaal draaien mag."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery

from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.outbox import verwerker_van_velen
from schuldhulp.lib.transities import vergrendel
from schuldhulp.lib.werkdagen import tel_werkdagen
from trajecten.choices import AANSCHRIJVING_OPEN, AanschrijvingStatus, TrajectStatus, VoorstelStatus
from trajecten.models import Aanschrijving, Schuld, Traject, Voorstel
from trajecten.services import ronde_sql
from trajecten.services.aanschrijving import BEREKENEN, BEREKENEN_WERKDAGEN, WACHTEN, brief_concept, saldovraag
from trajecten.services.schuldeisertaak import begin_taken, taak_bij_trede
from trajecten.services.stemming import close_zonder_akkoord
from trajecten.services.uitgaand import Uitgaand, verstuur_post
from trajecten.services.voorstel import remind_voorstel

HERINNERD = "aanschrijving.herinnerd"


def remind_schuldeisers(op: datetime) -> int:
    """Herinnert alle schuldeisers die te laat zijn; de brief volgt uit de gebeurtenis."""
    datum = dag_van(op)
    te_laat = Aanschrijving.objects.overdue(datum).filter(herinneringen__lt=F("max_herinneringen"))
    termijnen = set(te_laat.order_by().values_list("herinnering_werkdagen", flat=True).distinct())
    aantal = 0
    for werkdagen in sorted(termijnen):
        uiterlijk = tel_werkdagen(datum, werkdagen, gelijkgestelde_dagen())
        stap = ronde_sql.herinneren(voor=datum, werkdagen=werkdagen, uiterlijk=uiterlijk)
        aantal += ronde_sql.voer_uit(stap, op=op)
    _verzet_wachten()
    return aantal


def give_up_on_schuldeisers(op: datetime) -> int:
    """Stelt vast wie ook na de laatste herinnering stil bleef; het opgegeven bedrag geldt dan.

    Elke stap is een eigen transactie en volgt uit de stand van de rijen: na een onderbreking maakt de volgende ronde
    het af, en geen enkele stap houdt een aanschrijving vast terwijl zij op een traject wacht.
    """
    aantal = ronde_sql.voer_uit(ronde_sql.opgeven(voor=dag_van(op)), op=op)
    stil = Aanschrijving.objects.filter(schuld=OuterRef("pk"), status=AanschrijvingStatus.GEEN_REACTIE)
    Schuld.objects.filter(Exists(stil), bevestigd_bedrag=None, is_stil=False).update(is_stil=True)
    _plan_berekenen(op)
    return aantal


def _verzet_wachten() -> None:
    """Wie op antwoorden wacht, wacht tot de laatste termijn die nog loopt."""
    open_ = Aanschrijving.objects.filter(traject=OuterRef("pk"), status__in=AANSCHRIJVING_OPEN)
    laatste = open_.order_by().values("traject").annotate(laatste=Max("reactie_uiterlijk_datum")).values("laatste")
    wachtend = Traject.objects.filter(status=TrajectStatus.INVENTARISATIE, actie=WACHTEN)
    wachtend.annotate(nieuw=Subquery(laatste)).filter(nieuw__gt=F("actie_uiterlijk_datum")).update(
        actie_uiterlijk_datum=Subquery(laatste), versie=F("versie") + 1
    )


def _plan_berekenen(op: datetime) -> None:
    """Waar niets meer openstaat, is het voorstel aan de beurt (zelfde regel als na het laatste antwoord)."""
    uiterlijk = tel_werkdagen(dag_van(op), BEREKENEN_WERKDAGEN, gelijkgestelde_dagen())
    onbekend = Schuld.objects.in_regeling().onbekend().filter(traject=OuterRef("pk"))
    wachtend = Traject.objects.filter(~Exists(onbekend), status=TrajectStatus.INVENTARISATIE, actie=WACHTEN)
    wachtend.update(actie=BEREKENEN, actie_uiterlijk_datum=uiterlijk, versie=F("versie") + 1)


def remind_voorstellen(op: datetime) -> int:
    """Herinnert wie nog niet stemde, zolang het beleid een herinnering over heeft; telt de voorstellen."""
    aantal = 0
    for pk in list(_te_laat(op).filter(herinneringen__lt=F("max_herinneringen")).values_list("pk", flat=True)):
        with transaction.atomic():
            voorstel = Voorstel.objects.select_related("traject__client", "traject__gemeente").get(pk=pk)
            traject = vergrendel(voorstel.traject)
            if traject.in_pauze or not _te_laat(op).filter(pk=pk).exists():
                continue
            voorstel.traject = traject
            remind_voorstel(voorstel, op=op)
            aantal += 1
    return aantal


def _te_laat(op: datetime) -> "QuerySet[Voorstel]":
    wacht = Q(status=VoorstelStatus.VERSTUURD, reactie_uiterlijk_datum__lt=dag_van(op))
    return Voorstel.objects.filter(wacht, traject__pauze_tot_datum=None)


def close_overdue_voorstellen(op: datetime) -> int:
    """Sluit stemmingen waarvan de termijn voorbij is; zwijgen telt als weigeren, en de consulent kiest een vervolg."""
    te_laat = _te_laat(op).filter(herinneringen__gte=F("max_herinneringen")).values_list("pk", flat=True)
    aantal = 0
    for pk in list(te_laat):
        with transaction.atomic():
            voorstel = Voorstel.objects.select_related("traject").get(pk=pk)
            stil = vergrendel(voorstel.traject).in_pauze
            if vergrendel(voorstel).status != VoorstelStatus.VERSTUURD or stil:
                continue
            close_zonder_akkoord(voorstel, door=None, op=op, reden="de termijn verstreek zonder alle antwoorden")
            aantal += 1
    return aantal


@verwerker_van_velen(HERINNERD)
def stuur_herinneringen(alle: list[dict[str, Any]], op: datetime) -> None:
    """Stuurt de herinneringsbrieven, behalve waar de vraag intussen is beantwoord of ingetrokken."""
    aanschrijvingen = (
        Aanschrijving.objects.filter(pk__in=[UUID(g["aanschrijving"]) for g in alle])
        .filter(status=AanschrijvingStatus.HERINNERD)
        .select_related("traject__gemeente", "traject__client", "traject__behandelaar")
        .prefetch_related(Prefetch("schuld", Schuld.objects.met_adressen()))
        .order_by("traject", "pk")
    )
    rijen = list(aanschrijvingen)
    verstuur_post([_herinnering(aanschrijving) for aanschrijving in rijen], door=None, op=op)
    begin_taken([taak_bij_trede(a.traject, a.schuld, a.herinneringen, op, {"aanschrijving": a}) for a in rijen], op=op)


def _herinnering(aanschrijving: Aanschrijving) -> Uitgaand:
    traject = aanschrijving.traject
    sleutel = f"aanschrijving:{aanschrijving.pk}:herinnering:{aanschrijving.herinneringen}"
    concept = brief_concept("saldoverzoek_herinnering", sleutel, traject, aanschrijving, None)
    return saldovraag(traject, aanschrijving, concept)
