"""Ontvangsten vastleggen en bij een traject zetten; elke betaling telt precies één keer."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import begin, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.looptijd import (
    KIESBARE_SOORTEN,
    Betalingherkomst,
    Betalingsoort,
    BetalingStatus,
    Geldstroom,
    UitkeringStatus,
)
from trajecten.models import Betaalplan, Betaling, Traject, Uitkering
from trajecten.services.achterstand import settle_achterstanden
from trajecten.services.betaalplan import plan_van
from trajecten.services.gelden import reservering_van
from trajecten.services.spoor import log_traject
from trajecten.services.uitkering import plan_uitkering

MINSTENS = Decimal("0.01")


@transaction.atomic
def record_betaling(
    traject: Traject,
    *,
    datum: date,
    bedrag: Decimal,
    soort: Betalingsoort,
    is_storno: bool = False,
    omschrijving: str = "",
    sleutel: UUID,
    door: Medewerker,
    op: datetime,
) -> Betaling:
    """Legt een betaling (euro, positief) of een teruggehaalde betaling (`is_storno`) met de hand vast.

    `sleutel` hoort bij het formulier: twee keer versturen legt één betaling vast. Fouten: Geweigerd zonder betaalplan,
    bij een datum in de toekomst of een bedrag van nul of minder.
    """
    rij = vergrendel(traject)
    plan_van(rij)
    if datum > dag_van(op):
        raise Geweigerd("Deze datum ligt in de toekomst. Vul in wanneer het geld er was.")
    if bedrag < MINSTENS:
        raise Geweigerd("Vul een bedrag in van 0,01 of meer.")
    code = hashlib.sha256(f"hand:{rij.pk}:{sleutel}".encode()).hexdigest()
    eerder = Betaling.objects.filter(sleutel=code).first()
    if eerder:
        return eerder
    nieuw = begin(
        Betaling(
            status=BetalingStatus.GEKOPPELD,
            gemeente=rij.gemeente,
            traject=rij,
            soort=_kiesbaar(soort),
            datum=datum,
            bedrag=-bedrag if is_storno else bedrag,
            is_storno=is_storno,
            omschrijving=omschrijving.strip(),
            sleutel=code,
            herkomst=Betalingherkomst.HAND,
            waarom="Zelf ingevoerd",
        ),
        door=door,
        op=op,
    )
    follow_betalingen([rij.pk], door=door, op=op)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat="betaling vastgelegd")
    return nieuw


@transaction.atomic
def link_betaling(
    betaling: Betaling,
    traject: Traject,
    *,
    soort: Betalingsoort,
    onthoud_rekening: bool = False,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Betaling:
    """Zet een betaling bij een traject; naar wens hoort de rekening voortaan bij dit traject.

    Fouten: Geweigerd zonder betaalplan of als zij al gekoppeld is, Gelijktijdig als een ander eerder was.
    """
    rij = vergrendel(traject)
    plan = plan_van(rij)
    gekoppeld = wissel(
        betaling,
        "link",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        traject=rij,
        soort=_kiesbaar(soort),
        waarom="Met de hand gekoppeld",
    )
    if onthoud_rekening and gekoppeld.tegenrekening:
        plan.rekening = gekoppeld.tegenrekening
        plan.save(update_fields=["rekening"])
    follow_betalingen([rij.pk], door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="betaling gekoppeld")
    return gekoppeld


@transaction.atomic
def unlink_betaling(
    betaling: Betaling, *, waarom: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Betaling:
    """Haalt een betaling weer bij een traject weg; zij staat dan opnieuw bij wat te koppelen is.

    Fouten: Geweigerd zonder reden, of als het geld al naar schuldeisers ging.
    """
    if not waarom.strip():
        raise Geweigerd("Schrijf op waarom deze betaling niet bij dit traject hoort.")
    rij = vergrendel(betaling)
    controleer_versie(rij, verwacht_versie)
    traject = rij.traject
    if traject is None or rij.status != BetalingStatus.GEKOPPELD:
        raise Geweigerd("Deze betaling hoort niet bij een traject.")
    vergrendel(traject)
    los = wissel(rij, "unlink", door=door, op=op, reden=waarom.strip(), waarom=waarom.strip()[:200])
    _check_gedekt(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="betaling losgemaakt")
    return los


def _check_gedekt(traject: Traject) -> None:
    plan = Betaalplan.objects.get(traject=traject)
    if reservering_van(plan).saldo < 0:
        raise Geweigerd("Dit geld is al aan de schuldeisers uitgekeerd. Losmaken kan niet meer.")
    if Uitkering.objects.filter(traject=traject, status=UitkeringStatus.KLAARGEZET).exists():
        raise Geweigerd("Dit traject staat in een ronde die op goedkeuring wacht. Trek die ronde eerst in.")


@transaction.atomic
def ignore_betaling(
    betaling: Betaling, *, waarom: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Betaling:
    """Legt een betaling opzij die van geen traject is, met de reden. Fouten: Geweigerd zonder reden."""
    if not waarom.strip():
        raise Geweigerd("Schrijf op waarom deze betaling van geen traject is.")
    rij = wissel(
        betaling,
        "ignore",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        reden=waarom.strip(),
        waarom=waarom.strip()[:200],
    )
    _log_los(rij, "betaling opzijgelegd", door=door, op=op)
    return rij


@transaction.atomic
def reopen_betaling(
    betaling: Betaling, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Betaling:
    """Zet een betaling die opzij lag weer bij wat te koppelen is."""
    rij = wissel(betaling, "reopen", door=door, op=op, verwacht_versie=verwacht_versie)
    _log_los(rij, "betaling weer te koppelen", door=door, op=op)
    return rij


def _log_los(rij: Betaling, wat: str, *, door: Medewerker, op: datetime) -> None:
    leg_vast(Handeling.WIJZIGEN, door=door, op=op, onderwerp=rij, gemeente=rij.gemeente_id, toelichting=wat)


def follow_betalingen(trajecten: Iterable[UUID], *, door: Medewerker | None, op: datetime) -> None:
    """Wat uit nieuw geld volgt: een achterstand kan ingelopen zijn, en geld dat er nog niet was wordt uitgekeerd."""
    sleutels = set(trajecten)
    settle_achterstanden(sleutels, door=door, op=op)
    plannen = Betaalplan.objects.filter(pk__in=sleutels).exclude(geldstroom=Geldstroom.RESERVEREN)
    for plan in plannen.select_related("traject__client", "traject__gemeente"):
        plan_uitkering(plan.traject, plan, door=door, op=op)


def soort_voor(plan: Betaalplan, bedrag: Decimal) -> Betalingsoort:
    """Waarvoor een betaling op dit plan is als niemand anders zegt: een termijn, het krediet, of incidenteel."""
    if plan.geldstroom == Geldstroom.GEEN:
        return Betalingsoort.INCIDENTEEL
    if plan.geldstroom == Geldstroom.KREDIET and plan.krediet_bedrag and bedrag == plan.krediet_bedrag:
        return Betalingsoort.KREDIET
    return Betalingsoort.TERMIJN


def _kiesbaar(soort: Betalingsoort) -> Betalingsoort:
    if soort not in KIESBARE_SOORTEN:
        raise Geweigerd("Kies waarvoor deze betaling is.")
    return soort
