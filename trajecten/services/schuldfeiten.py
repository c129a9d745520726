"""Wat er verder over een schuld bekend is: oorsprong, wie ervoor optreedt, hoofdelijkheid, betwisting en beslag.

Niets hiervan verandert de som; daarom mag het tot het einde van het traject.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import EINDE, Schuldsoort
from trajecten.choices.schuld import Beslagsoort
from trajecten.models import Beslag, Schuld, Schuldeiser, Traject
from trajecten.regels.register import check_deurwaarder, check_vertegenwoordiger
from trajecten.regels.schuld import waarom_geen_bedrag
from trajecten.services.spoor import log_traject


@dataclass(frozen=True)
class Schuldfeiten:
    """De feiten bij een schuld zoals zij na het wijzigen zijn. Bedrag in euro."""

    soort: Schuldsoort | str
    oorspronkelijk_bedrag: Decimal | None = None
    ontstaan_datum: date | None = None
    peil_datum: date | None = None
    vertegenwoordiger: Schuldeiser | None = None
    vertegenwoordiger_kenmerk: str = ""
    is_hoofdelijk: bool = False
    hoofdelijk_met: str = ""
    betwist_sinds_datum: date | None = None
    betwist_waarom: str = ""


@transaction.atomic
def update_schuldfeiten(
    schuld: Schuld, feiten: Schuldfeiten, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Schuld:
    """Legt de feiten bij een schuld vast; het bedrag dat geldt verandert niet.

    `verwacht_versie` is die van het traject. Fouten: Geweigerd bij een feit dat niet kan of een beëindigd traject,
    Gelijktijdig als het traject intussen is gewijzigd.
    """
    traject = _open(schuld.traject, verwacht_versie)
    _check(feiten, traject, dag_van(op))
    rij = Schuld.objects.select_for_update().get(pk=schuld.pk)
    for naam, waarde in vars(feiten).items():
        setattr(rij, naam, waarde.strip() if isinstance(waarde, str) else waarde)
    rij.save()
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="feiten bij een schuld")
    return rij


def _open(traject: Traject, verwacht_versie: int | None) -> Traject:
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if rij.status in EINDE:
        raise Geweigerd("Dit traject is beëindigd.")
    return rij


def _check(feiten: Schuldfeiten, traject: Traject, vandaag: date) -> None:
    if fout := waarom_geen_bedrag(feiten.oorspronkelijk_bedrag):
        raise Geweigerd(fout)
    for naam, dag in (
        ("De dag waarop de schuld ontstond", feiten.ontstaan_datum),
        ("De peildatum", feiten.peil_datum),
        ("De dag van betwisten", feiten.betwist_sinds_datum),
    ):
        if dag and dag > vandaag:
            raise Geweigerd(f"{naam} ligt in de toekomst.")
    if feiten.ontstaan_datum and feiten.peil_datum and feiten.ontstaan_datum > feiten.peil_datum:
        raise Geweigerd("De schuld ontstond na de peildatum. Kijk beide datums na.")
    if feiten.hoofdelijk_met.strip() and not feiten.is_hoofdelijk:
        raise Geweigerd("U noemt een ander die aansprakelijk is. Vink dan ‘hoofdelijk aansprakelijk’ aan.")
    if bool(feiten.betwist_sinds_datum) != bool(feiten.betwist_waarom.strip()):
        raise Geweigerd("Een betwiste schuld heeft een datum en een reden. Vul beide in, of wis beide.")
    check_vertegenwoordiger(feiten.vertegenwoordiger, feiten.vertegenwoordiger_kenmerk, gemeente_id=traject.gemeente_id)


@transaction.atomic
def mark_verschil(
    schuld: Schuld, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Schuld:
    """Legt vast dat iemand keek waarom een schuldeiser veel meer vordert dan de inwoner noemde.

    Fouten: Geweigerd zonder reden, of als er niets opvalt.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op wat het verschil verklaart, bijvoorbeeld rente en kosten.")
    traject = _open(schuld.traject, verwacht_versie)
    rij = Schuld.objects.select_for_update().get(pk=schuld.pk)
    if not rij.valt_op:
        raise Geweigerd("Bij deze schuld valt geen verschil meer op.")
    rij.verschil_gezien_op, rij.verschil_reden = op, reden.strip()
    rij.save()
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="verschil met de opgave nagekeken")
    return rij


@transaction.atomic
def add_beslag(
    schuld: Schuld,
    *,
    soort: Beslagsoort | str,
    sinds_datum: date,
    deurwaarder: Schuldeiser | None = None,
    bedrag_per_maand: Decimal | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Beslag:
    """Legt vast dat er voor deze schuld beslag ligt of wordt verrekend. `bedrag_per_maand` in euro.

    Fouten: Geweigerd bij een datum in de toekomst, een bedrag dat niet kan, wie geen deurwaarder is, of een beëindigd
    traject.
    """
    traject = _open(schuld.traject, verwacht_versie)
    if sinds_datum > dag_van(op):
        raise Geweigerd("Het beslag begint in de toekomst. Leg het vast zodra het er ligt.")
    if fout := waarom_geen_bedrag(bedrag_per_maand):
        raise Geweigerd(fout)
    check_deurwaarder(deurwaarder)
    rij = Beslag.objects.create(
        schuld=schuld,
        soort=soort,
        sinds_datum=sinds_datum,
        deurwaarder=deurwaarder,
        bedrag_per_maand=bedrag_per_maand,
    )
    bewaar(traject)
    log_traject(traject, Handeling.AANMAKEN, door=door, op=op, wat="beslag")
    return rij


@transaction.atomic
def end_beslag(
    beslag: Beslag, *, tot_datum: date, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Beslag:
    """Legt vast tot en met welke dag het beslag lag.

    Fouten: Geweigerd als het al voorbij is, of de dag voor het begin of in de toekomst ligt.
    """
    traject = _open(beslag.schuld.traject, verwacht_versie)
    rij = Beslag.objects.select_for_update().get(pk=beslag.pk)
    if rij.tot_datum:
        raise Geweigerd("Dit beslag is al opgeheven.")
    if tot_datum < rij.sinds_datum:
        raise Geweigerd(f"Het beslag ligt er sinds {rij.sinds_datum:%d-%m-%Y}; het kan niet eerder zijn opgeheven.")
    if tot_datum > dag_van(op):
        raise Geweigerd("Het beslag is nog niet opgeheven. Leg het vast zodra het zover is.")
    rij.tot_datum = tot_datum
    rij.save()
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="beslag opgeheven")
    return rij
