"""Nazorg: momenten houden en verzetten, en de vragen die de inwoner zelf stelt."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import EINDE, Onderdeelsoort, TrajectStatus
from trajecten.choices.nazorg import Nazorgvorm, Terugvalteken
from trajecten.models import Contactpoging, Nazorgmoment, Nazorgvraag, Traject
from trajecten.services.kwijting import brief_schuldenvrij
from trajecten.services.loopt import check_loopt
from trajecten.services.onderdeel import begin_onderdeel
from trajecten.services.spoor import log_traject
from trajecten.services.terugval import record_terugval

NAZORG_MAANDEN = (3, 6)  # twee momenten in het eerste half jaar als het beleid niets anders zegt
AFSLUITEN_WERKDAGEN = 10
POGING_WERKDAGEN = 5  # zo lang tussen twee pogingen


@transaction.atomic
def start_nazorg(traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Traject:
    """Begint de nazorg: plant de momenten volgens het beleid en stuurt de lijst met schulden die weg zijn.

    Fout: Geweigerd zolang niet elke schuldeiser de kwijting bevestigde of is uitgezocht.
    """
    datum = dag_van(op)
    beleid = Beleid.objects.geldig(traject.gemeente, datum)
    data = sorted(plus_maanden(datum, maanden) for maanden in (beleid.nazorg_maanden or NAZORG_MAANDEN))
    rij = wissel(traject, "start_nazorg", door=door, op=op, verwacht_versie=verwacht_versie, uiterlijk=data[0])
    Nazorgmoment.objects.bulk_create(Nazorgmoment(traject=rij, gepland_datum=gepland) for gepland in data)
    begin_onderdeel(rij, Onderdeelsoort.NAZORG, door=door, op=op)
    verstuur_alle(brief_schuldenvrij(rij, door=door), door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="nazorg begonnen")
    return rij


@transaction.atomic
def record_nazorg(
    moment: Nazorgmoment,
    *,
    is_bereikt: bool,
    gaat_goed: bool | None,
    notitie: str,
    vorm: Nazorgvorm = Nazorgvorm.TELEFOON,
    afspraken: str = "",
    tekens: Sequence[Terugvalteken] = (),
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Nazorgmoment:
    """Legt een nazorgcontact of een poging vast en plant het volgende werk. `verwacht_versie` is die van het traject.

    Wie niet is bereikt, wordt opnieuw geprobeerd tot de pogingen uit het beleid op zijn. Gaat het niet goed, dan is
    persoonlijk contact meteen werk. Fouten: Geweigerd als het al is vastgelegd, Gelijktijdig als het traject intussen
    is gewijzigd.
    """
    traject = vergrendel(moment.traject)
    controleer_versie(traject, verwacht_versie)
    check_loopt(traject)
    rij = Nazorgmoment.objects.select_for_update().get(pk=moment.pk)
    if rij.gehouden_op:
        raise Geweigerd("Dit nazorgmoment is al vastgelegd.")
    if is_bereikt or not _probeer_opnieuw(rij, traject, vorm, notitie, door=door, op=op):
        rij.gehouden_op, rij.door, rij.vorm = op, door, vorm
        rij.is_bereikt, rij.gaat_goed, rij.notitie, rij.afspraken = is_bereikt, gaat_goed, notitie, afspraken.strip()
        rij.save()
        _plan_volgende(traject, op)
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="nazorgcontact")
    if is_bereikt and (tekens or gaat_goed is False):
        record_terugval(traject, tekens=tekens, toelichting=notitie, door=door, op=op)
    return rij


def _probeer_opnieuw(
    moment: Nazorgmoment, traject: Traject, vorm: Nazorgvorm, notitie: str, *, door: Medewerker, op: datetime
) -> bool:
    """Legt de poging vast en plant de volgende; onwaar als dit de laatste was die het beleid vraagt."""
    Contactpoging.objects.create(traject=traject, moment=moment, op=op, vorm=vorm, notitie=notitie, door=door)
    if moment.pogingen.count() >= Beleid.objects.geldig(traject.gemeente, dag_van(op)).nazorg_pogingen:
        return False
    traject.zet_actie("Nazorgcontact", tel_werkdagen(dag_van(op), POGING_WERKDAGEN, gelijkgestelde_dagen()))
    return True


def _plan_volgende(traject: Traject, op: datetime) -> None:
    volgende = traject.nazorgmomenten.te_houden().first()
    if volgende:
        traject.zet_actie("Nazorgcontact", volgende.gepland_datum)
    else:
        uiterlijk = tel_werkdagen(dag_van(op), AFSLUITEN_WERKDAGEN, gelijkgestelde_dagen())
        traject.zet_actie("Traject afsluiten", uiterlijk)


@transaction.atomic
def move_nazorg(
    moment: Nazorgmoment,
    *,
    naar: date,
    reden: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Nazorgmoment:
    """Verzet een moment naar een andere dag, met de reden. `verwacht_versie` is die van het traject.

    Fouten: Geweigerd zonder reden, bij een dag die voorbij is of al bezet, of als het moment al is gehouden.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u het contact verzet.")
    if naar < dag_van(op):
        raise Geweigerd("Kies vandaag of een dag die nog komt.")
    traject = vergrendel(moment.traject)
    controleer_versie(traject, verwacht_versie)
    check_loopt(traject)
    rij = Nazorgmoment.objects.select_for_update().get(pk=moment.pk)
    if rij.gehouden_op:
        raise Geweigerd("Dit nazorgmoment is al vastgelegd.")
    if traject.nazorgmomenten.filter(gepland_datum=naar).exclude(pk=rij.pk).exists():
        raise Geweigerd("Op die dag staat al een nazorgcontact.")
    rij.eerst_datum = rij.eerst_datum or rij.gepland_datum
    rij.gepland_datum, rij.verzet_reden = naar, reden.strip()
    rij.save(update_fields=["eerst_datum", "gepland_datum", "verzet_reden"])
    _plan_volgende(traject, op)
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="nazorgcontact verzet")
    return rij


@transaction.atomic
def ask_nazorgvraag(traject: Traject, *, vraag: str, door: Medewerker, op: datetime) -> Nazorgvraag:
    """Legt een vraag van de inwoner vast; het antwoord is werk. Fout: Geweigerd zonder vraag of buiten de nazorg."""
    if not vraag.strip():
        raise Geweigerd("Schrijf op wat de inwoner vroeg.")
    rij = vergrendel(traject)
    if rij.status != TrajectStatus.NAZORG:
        raise Geweigerd("Vragen horen bij de nazorg.")
    dagen = Beleid.objects.geldig(rij.gemeente, dag_van(op)).nazorgvraag_werkdagen
    uiterlijk = tel_werkdagen(dag_van(op), dagen, gelijkgestelde_dagen())
    nieuw = Nazorgvraag.bij(rij, uiterlijk, vraag=vraag.strip(), gesteld_op=op)
    begin(nieuw, door=door, op=op)
    log_traject(rij, Handeling.AANMAKEN, door=door, op=op, wat="vraag van de inwoner")
    return nieuw  # type: ignore[return-value]


@transaction.atomic
def answer_nazorgvraag(
    vraag: Nazorgvraag, *, antwoord: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Nazorgvraag:
    """Legt vast wat de inwoner hoorde. Fout: Geweigerd zonder antwoord, of als er al een is."""
    if not antwoord.strip():
        raise Geweigerd("Schrijf op wat u de inwoner vertelde.")
    wat: dict[str, Any] = {"antwoord": antwoord.strip(), "beantwoord_op": op, "beantwoord_door": door}
    rij = wissel(vraag, "answer", door=door, op=op, verwacht_versie=verwacht_versie, **wat)
    log_traject(rij.traject, Handeling.WIJZIGEN, door=door, op=op, wat="vraag van de inwoner beantwoord")
    return rij


def lapse_vragen(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """Het traject stopt: wie nog iets wilde weten, hoort dat in het gesprek over het einde."""
    for rij in traject.nazorgvragen.open():
        wissel(rij, "lapse", door=door, op=op)


def check_afsluiten(traject: Traject) -> None:
    """Kan de nazorg dicht? Fout: Geweigerd zolang er een contact, een vraag of een teken van terugval openstaat."""
    if reden := waarom_open(traject):
        raise Geweigerd(reden)


def waarom_open(traject: Traject) -> str:
    """Waarom de nazorg nog niet dicht kan; leeg als zij dat wel kan."""
    if traject.status in EINDE:
        return ""
    if traject.nazorgmomenten.te_houden().exists():
        return "Er staat nog een nazorgcontact open."
    if traject.nazorgvragen.open().exists():
        return "Er staat nog een vraag van de inwoner open."
    if traject.terugvalsignalen.open().exists():
        return "Er staat nog een teken van terugval open: spreek eerst de inwoner."
    return ""
