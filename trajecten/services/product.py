"""Producten naast het traject: beginnen, wijzigen en beëindigen, elk met eigen periode en uitvoerder."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker, Organisatie
from trajecten.choices import Onderdeelsoort
from trajecten.choices.product import Producteinde, Productresultaat
from trajecten.models import Traject, Trajectonderdeel
from trajecten.regels.product import (
    Looptijd,
    check_einde,
    check_niet_dubbel,
    check_persoon,
    check_soort,
    check_start,
    check_verwacht,
)
from trajecten.services.onderdeel import follow_producten
from trajecten.services.spoor import log_traject

BEEINDIGD = "Dit product is al beëindigd."
TOELICHTEN = (Producteinde.UITVOERDER, Producteinde.ANDERS)


@dataclass(frozen=True)
class Afspraken:
    """Wat over een product is afgesproken: vanaf wanneer, door wie, waarvoor, en wanneer iemand opnieuw kijkt."""

    start: date
    uitvoerder: Organisatie
    verwacht_eind: date | None = None
    persoon: str = ""
    doel: str = ""


@transaction.atomic
def start_product(
    traject: Traject,
    *,
    soort: Onderdeelsoort,
    afspraken: Afspraken,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Trajectonderdeel:
    """Begint een product naast het traject; meer soorten tegelijk mag, dezelfde soort niet.

    Fouten: Geweigerd als het traject is beëindigd, de datum niet past, de uitvoerder niet voor deze gemeente werkt, of
    het product al loopt; Gelijktijdig als het traject intussen is gewijzigd.
    """
    rij = _open_traject(traject, verwacht_versie)
    check_soort(soort)
    _check(rij, soort, afspraken, op)
    product = Trajectonderdeel.objects.create(
        traject=rij, soort=soort, gestart_op=op, gestart_door=door, **_velden(afspraken)
    )
    _rond_af(rij, f"{product} begonnen", door=door, op=op)
    return product


@transaction.atomic
def update_product(
    product: Trajectonderdeel,
    *,
    afspraken: Afspraken,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Trajectonderdeel:
    """Wijzigt de afspraken van een product dat loopt. Fouten: als `start_product`, en als het al is beëindigd."""
    traject, rij = _lopend(product, verwacht_versie)
    check_soort(rij.soort)
    _check(traject, rij.soort, afspraken, op, zonder=rij)
    for naam, waarde in _velden(afspraken).items():
        setattr(rij, naam, waarde)
    rij.save()
    _rond_af(traject, f"{rij} gewijzigd", door=door, op=op)
    return rij


@transaction.atomic
def end_product(
    product: Trajectonderdeel,
    *,
    eind: date,
    reden: Producteinde,
    resultaat: Productresultaat,
    toelichting: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Trajectonderdeel:
    """Beëindigt een product met reden en resultaat; de rest van het traject loopt door.

    Fouten: Geweigerd als het al is beëindigd, het einde voor het begin of in de toekomst ligt, of de uitleg ontbreekt.
    """
    traject, rij = _lopend(product, verwacht_versie)
    check_soort(rij.soort)
    check_einde(eind, start=rij.start_datum, vandaag=dag_van(op))
    if reden == Producteinde.TRAJECT:
        raise Geweigerd("Deze reden hoort bij het einde van het traject zelf.")
    if reden in TOELICHTEN and not toelichting.strip():
        raise Geweigerd("Schrijf op waarom het product eindigt.")
    rij.eind_datum, rij.eind_reden, rij.resultaat = eind, reden, resultaat
    rij.eind_toelichting = toelichting.strip()
    rij.beeindigd_op, rij.beeindigd_door = op, door
    rij.save()
    _rond_af(traject, f"{rij} beëindigd", door=door, op=op)
    return rij


def _open_traject(traject: Traject, verwacht_versie: int | None) -> Traject:
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    if not rij.is_open:
        raise Geweigerd("Dit traject is beëindigd; de producten veranderen niet meer.")
    return rij


def _lopend(product: Trajectonderdeel, verwacht_versie: int | None) -> tuple[Traject, Trajectonderdeel]:
    """Het traject en het product, beide vers en op slot."""
    traject = _open_traject(product.traject, verwacht_versie)
    rij = Trajectonderdeel.objects.select_for_update(of=("self",)).get(pk=product.pk)
    if rij.eind_datum is not None:
        raise Geweigerd(BEEINDIGD)
    return traject, rij


def _check(
    traject: Traject, soort: str, afspraken: Afspraken, op: datetime, *, zonder: Trajectonderdeel | None = None
) -> None:
    check_start(afspraken.start, traject_start=traject.start_datum, vandaag=dag_van(op))
    check_verwacht(afspraken.verwacht_eind, start=afspraken.start)
    check_persoon(soort, afspraken.persoon.strip())
    if not afspraken.uitvoerder.gemeenten.filter(pk=traject.gemeente_id).exists():
        raise Geweigerd(f"{afspraken.uitvoerder} werkt niet voor {traject.gemeente}.")
    andere = [rij for rij in traject.onderdelen.all() if rij != zonder]
    check_niet_dubbel(
        Looptijd(soort, afspraken.start), [Looptijd(a.soort, a.start_datum, a.eind_datum) for a in andere]
    )


def _velden(afspraken: Afspraken) -> dict[str, object]:
    return {
        "start_datum": afspraken.start,
        "uitvoerder": afspraken.uitvoerder,
        "verwacht_eind_datum": afspraken.verwacht_eind,
        "persoon": afspraken.persoon.strip(),
        "doel": afspraken.doel.strip(),
    }


def _rond_af(traject: Traject, wat: str, *, door: Medewerker, op: datetime) -> None:
    follow_producten(traject, door=door, op=op)
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=wat)
