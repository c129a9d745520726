"""Budgetbeheer: openen, posten, het saldo bijhouden, stoppen, en de dagelijkse ronde over alarmen."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from stdnum import iban as ibannummer

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import EINDE
from trajecten.choices.budgetbeheer import INKOMSTEN, Beheerstatus, Opdrachtstatus, Postsoort, Ritme
from trajecten.models import Beheerontvangst, Beheerpost, Beheerrekening, Traject
from trajecten.services.beheerstand import stand_van
from trajecten.services.spoor import log_traject

GESTOPT = "Dit budgetbeheer is gestopt."


@transaction.atomic
def open_beheer(
    traject: Traject, *, saldo: Decimal, saldo_datum: date, door: Medewerker, op: datetime
) -> Beheerrekening:
    """Begint het budgetbeheer met het saldo (euro) aan het begin van `saldo_datum`.

    Fouten: Geweigerd als het traject is beëindigd, als er al budgetbeheer loopt, of bij een dag die nog komt.
    """
    rij = vergrendel(traject)
    if rij.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd.")
    if rij.beheerrekeningen.filter(status=Beheerstatus.LOOPT).exists():
        raise Geweigerd("Er loopt al budgetbeheer in dit traject.")
    _check_saldodag(saldo_datum, op)
    rekening = Beheerrekening.bij(
        rij, _volgende_keer(op), start_datum=dag_van(op), saldo_bedrag=saldo, saldo_datum=saldo_datum
    )
    begin(rekening, door=door, op=op)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat="budgetbeheer begonnen")
    return rekening  # type: ignore[return-value]


@transaction.atomic
def set_saldo(
    rekening: Beheerrekening,
    *,
    saldo: Decimal,
    saldo_datum: date,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Beheerrekening:
    """Neemt het saldo (euro) van de bank over; daarmee is het budgetbeheer nagelopen. Fouten: als `open_beheer`."""
    rij = lopend(rekening, verwacht_versie)
    _check_saldodag(saldo_datum, op)
    rij.saldo_bedrag, rij.saldo_datum = saldo, saldo_datum
    rij.alarmen = []
    rij.uiterlijk_datum = _volgende_keer(op)
    _werk_bij(rij, "saldo van het budgetbeheer bijgewerkt", door=door, op=op)
    return rij


@transaction.atomic
def add_post(
    rekening: Beheerrekening,
    *,
    soort: Postsoort,
    naam: str,
    bedrag: Decimal,
    ritme: Ritme,
    eerste: date,
    laatste: date | None = None,
    iban: str = "",
    kenmerk: str = "",
    door: Medewerker,
    op: datetime,
) -> Beheerpost:
    """Voegt iets toe wat met een vast ritme binnenkomt of weggaat (bedrag in euro).

    Fouten: Geweigerd bij een bedrag van nul of minder, een einde voor het begin, of een verkeerd of ontbrekend IBAN.
    """
    rij = lopend(rekening)
    if bedrag <= 0:
        raise Geweigerd("Het bedrag moet meer dan nul zijn.")
    if laatste and laatste < eerste:
        raise Geweigerd("De laatste keer kan niet voor de eerste keer liggen.")
    nummer = ibannummer.compact(iban)
    if soort not in INKOMSTEN and not nummer:
        raise Geweigerd("Vul het IBAN in waar de betaling heen gaat.")
    if nummer and not ibannummer.is_valid(nummer):
        raise Geweigerd("Dit IBAN klopt niet. Kijk het na.")
    post = Beheerpost.objects.create(
        rekening=rij,
        soort=soort,
        naam=naam.strip(),
        bedrag=bedrag,
        ritme=ritme,
        eerste_datum=eerste,
        laatste_datum=laatste,
        iban=nummer,
        kenmerk=kenmerk.strip(),
    )
    _werk_bij(rij, "post in het budgetbeheer", door=door, op=op)
    return post


@transaction.atomic
def end_post(post: Beheerpost, *, laatste: date, door: Medewerker, op: datetime) -> Beheerpost:
    """De post stopt na deze dag. Fouten: Geweigerd voor de eerste keer, of als er later al iets klaarstaat."""
    rekening = lopend(post.rekening)
    if laatste < post.eerste_datum:
        raise Geweigerd("De laatste keer kan niet voor de eerste keer liggen.")
    later = post.opdrachten.exclude(status=Opdrachtstatus.INGETROKKEN).filter(datum__gt=laatste)
    if later.exists():
        raise Geweigerd("Er staat na die dag nog een betaalopdracht. Trek die eerst in.")
    post.laatste_datum = laatste
    post.save(update_fields=["laatste_datum"])
    _werk_bij(rekening, "post in het budgetbeheer gestopt", door=door, op=op)
    return post


@transaction.atomic
def record_ontvangst(
    post: Beheerpost, *, verwacht: date, ontvangen: date, bedrag: Decimal, door: Medewerker, op: datetime
) -> Beheerontvangst:
    """Legt vast dat een verwacht inkomen binnenkwam (euro). Fouten: Geweigerd als dat al vastligt of nog moet komen."""
    rekening = lopend(post.rekening)
    if not post.is_inkomst:
        raise Geweigerd("Dit is geen inkomen.")
    if ontvangen > dag_van(op):
        raise Geweigerd("Een ontvangst kan niet in de toekomst liggen.")
    if bedrag < 0:
        raise Geweigerd("Een bedrag kan niet negatief zijn. Kwam er niets? Vul dan 0 in.")
    if post.ontvangsten.filter(verwacht_datum=verwacht).exists():
        raise Geweigerd("Deze ontvangst is al vastgelegd.")
    rij = Beheerontvangst.objects.create(
        rekening=rekening, post=post, verwacht_datum=verwacht, ontvangen_datum=ontvangen, bedrag=bedrag, door=door
    )
    _werk_bij(rekening, "ontvangst in het budgetbeheer", door=door, op=op)
    return rij


@transaction.atomic
def stop_beheer(
    rekening: Beheerrekening, *, door: Medewerker | None, op: datetime, verwacht_versie: int | None = None
) -> Beheerrekening:
    """Stopt het budgetbeheer; wat nog niet betaald is, wordt ingetrokken."""
    rij = wissel(rekening, "stop", door=door, op=op, verwacht_versie=verwacht_versie, datum=dag_van(op))
    for opdracht in rij.opdrachten.open():
        wissel(opdracht, "withdraw", door=door, op=op, reden="budgetbeheer gestopt")
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat="budgetbeheer gestopt")
    return rij


def stop_bij_einde(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """Het traject eindigt: het budgetbeheer ook (in de transactie van de aanroeper)."""
    for rekening in traject.beheerrekeningen.filter(status=Beheerstatus.LOOPT):
        stop_beheer(rekening, door=door, op=op)


def sweep_beheer(op: datetime) -> int:
    """Zoekt elke dag naar alarmen; geeft hoeveel rekeningen er een alarm bij kregen. Tweemaal draaien mag."""
    lopende = Beheerrekening.objects.filter(status=Beheerstatus.LOOPT).order_by("pk").values_list("pk", flat=True)
    return sum(_ronde(pk, op) for pk in list(lopende))


@transaction.atomic
def _ronde(pk: UUID, op: datetime) -> bool:
    rij = vergrendel(Beheerrekening.objects.get(pk=pk))
    eerder = list(rij.alarmen)
    if rij.status != Beheerstatus.LOOPT or not weeg_alarmen(rij, op):
        return False
    bewaar(rij)
    return bool(set(rij.alarmen) - set(eerder))


def _werk_bij(rekening: Beheerrekening, wat: str, *, door: Medewerker, op: datetime) -> None:
    """Weegt de alarmen, bewaart de rekening en schrijft de auditregel (in de transactie van de aanroeper)."""
    weeg_alarmen(rekening, op)
    bewaar(rekening)
    log_traject(rekening.traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)


def weeg_alarmen(rekening: Beheerrekening, op: datetime) -> bool:
    """Zet de alarmen en de dag van Mijn werk gelijk met de stand; de aanroeper bewaart. Geeft of er iets wijzigde."""
    alarmen = stand_van(rekening, dag_van(op)).alarmen
    if alarmen == rekening.alarmen:
        return False
    if alarmen and not rekening.alarmen:
        rekening.uiterlijk_datum = tel_werkdagen(dag_van(op), 1, gelijkgestelde_dagen())
    elif rekening.alarmen and not alarmen:
        rekening.uiterlijk_datum = _volgende_keer(op)
    rekening.alarmen = alarmen
    return True


def lopend(rekening: Beheerrekening, verwacht_versie: int | None = None) -> Beheerrekening:
    """De rekening op slot, als het budgetbeheer loopt. Fouten: Geweigerd, Gelijktijdig."""
    rij = vergrendel(rekening)
    controleer_versie(rij, verwacht_versie)
    if rij.status != Beheerstatus.LOOPT:
        raise Geweigerd(GESTOPT)
    return rij


def _check_saldodag(dag: date, op: datetime) -> None:
    if dag > dag_van(op):
        raise Geweigerd("Een saldo kan niet in de toekomst liggen.")


def _volgende_keer(op: datetime) -> date:
    """Zonder alarm loopt iemand het budgetbeheer elke maand na."""
    return plus_maanden(dag_van(op), 1)
