"""Betaalopdrachten: klaarzetten, door een tweede persoon laten goedkeuren, en afvinken wat bij de bank is gedaan."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.csv import schrijf_csv
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import begin_alle, bewaar, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices.budgetbeheer import Opdrachtstatus
from trajecten.models import Beheerrekening, Betaalopdracht
from trajecten.rekenregels.saldoverloop import keren
from trajecten.services.budgetbeheer import lopend, weeg_alarmen
from trajecten.services.spoor import log_traject

VOORUIT = timedelta(days=31)
KOP = ("Datum", "Naam", "IBAN", "Bedrag", "Omschrijving")


@transaction.atomic
def draft_opdrachten(
    rekening: Beheerrekening, *, tot: date, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> list[Betaalopdracht]:
    """Zet voor elke vaste last die tot en met `tot` valt een opdracht klaar; wat er al staat, blijft zoals het is.

    Fouten: Geweigerd als er niets klaar te zetten is, of verder vooruit dan een maand.
    """
    if tot > dag_van(op) + VOORUIT:
        raise Geweigerd("Zet hoogstens een maand vooruit klaar: bedragen en afspraken veranderen.")
    rij = lopend(rekening, verwacht_versie)
    staat = set(rij.opdrachten.exclude(status=Opdrachtstatus.INGETROKKEN).values_list("post", "datum"))
    nieuw = [
        Betaalopdracht(
            rekening=rij,
            post=post,
            datum=dag,
            naam=post.naam,
            iban=post.iban,
            kenmerk=post.kenmerk,
            bedrag=post.bedrag,
            opgesteld_op=op,
            opgesteld_door=door,
        )
        for post in sorted(rij.posten.all(), key=lambda post: post.rang)
        if not post.is_inkomst
        for dag in keren(post.als_post, rij.saldo_datum, tot)
        if (post.pk, dag) not in staat
    ]
    if not nieuw:
        raise Geweigerd("Er is niets klaar te zetten: voor elke vaste last staat al een opdracht.")
    begin_alle(nieuw, door=door, op=op)
    bewaar(rij)
    log_traject(rij.traject, Handeling.AANMAKEN, door=door, op=op, wat=f"{len(nieuw)} betaalopdrachten klaargezet")
    return nieuw


@transaction.atomic
def approve_opdracht(
    opdracht: Betaalopdracht, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Betaalopdracht:
    """Keurt een betaling goed. Fout: Geweigerd voor wie haar zelf opstelde."""
    lopend(opdracht.rekening)
    if opdracht.opgesteld_door_id == door.pk:
        raise Geweigerd("U stelde deze betaling zelf op. Een tweede persoon keurt haar goed.")
    wat: dict[str, Any] = {"goedgekeurd_op": op, "goedgekeurd_door": door}
    rij = wissel(opdracht, "approve", door=door, op=op, verwacht_versie=verwacht_versie, **wat)
    _log(rij, "betaalopdracht goedgekeurd", door, op)
    return rij


@transaction.atomic
def pay_opdracht(
    opdracht: Betaalopdracht, *, datum: date, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Betaalopdracht:
    """Legt vast dat de betaling bij de bank is gedaan.

    Fouten: Geweigerd zonder goedkeuring, of bij een dag die nog komt.
    """
    if datum > dag_van(op):
        raise Geweigerd("Een betaling kan niet in de toekomst liggen.")
    rekening = lopend(opdracht.rekening)
    wat: dict[str, Any] = {"betaald_datum": datum, "betaald_door": door}
    rij = wissel(opdracht, "pay", door=door, op=op, verwacht_versie=verwacht_versie, **wat)
    weeg_alarmen(rekening, op)
    bewaar(rekening)
    _log(rij, "betaalopdracht betaald", door, op)
    return rij


@transaction.atomic
def withdraw_opdracht(
    opdracht: Betaalopdracht, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Betaalopdracht:
    """Trekt een betaling in die nog niet is gedaan. Fout: Geweigerd zonder reden."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom deze betaling niet doorgaat.")
    lopend(opdracht.rekening)
    rij = wissel(opdracht, "withdraw", door=door, op=op, reden=reden.strip(), verwacht_versie=verwacht_versie)
    _log(rij, "betaalopdracht ingetrokken", door, op)
    return rij


def als_csv(opdrachten: Iterable[Betaalopdracht]) -> str:
    """De goedgekeurde betalingen als CSV, om bij de bank in te voeren."""
    rijen = [(o.datum, o.naam, o.iban, o.bedrag, o.kenmerk) for o in opdrachten]
    return schrijf_csv(rijen, KOP)


def _log(opdracht: Betaalopdracht, wat: str, door: Medewerker, op: datetime) -> None:
    log_traject(opdracht.rekening.traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
