"""Spreekuren openstellen en laten vervallen, en de vrije plekken erin."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from intake.choices.afspraak import Afspraakvorm
from intake.models import Afspraak, Spreekuur
from intake.services.moment import vergrendel_agenda
from intake.spreekuur import Slot, sloten, vrij
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.werkdagen import is_werkdag
from schuldhulp.organisatie.models import Afwezigheid, Gemeente, Medewerker

MAX_WEKEN = 26


@dataclass(frozen=True)
class Blok:
    """Wanneer en hoe iemand beschikbaar is."""

    datum: date
    van: time
    tot: time
    minuten: int
    vorm: Afspraakvorm = Afspraakvorm.KANTOOR
    plaats: str = ""


@dataclass(frozen=True)
class VrijePlek:
    """Een vrije plek met het spreekuur waar zij in valt."""

    slot: Slot
    spreekuur: Spreekuur


@transaction.atomic
def offer_spreekuur(
    medewerker: Medewerker, *, gemeente: Gemeente, blok: Blok, weken: int = 1, door: Medewerker, op: datetime
) -> list[Spreekuur]:
    """Stelt een blok open, en herhaalt dat elke week. Vrije dagen en dagen van afwezigheid slaat het over.

    Fouten: Geweigerd als het blok voorbij is, niet klopt, over een ander spreekuur valt, of nooit op een werkdag valt.
    """
    _controleer(medewerker, gemeente, blok, weken, op)
    vergrendel_agenda([medewerker])
    nieuw = []
    for dag in _dagen(medewerker, blok.datum, weken):
        eerder = Spreekuur.objects.filter(
            medewerker=medewerker, datum=dag, van_tijd__lt=blok.tot, tot_tijd__gt=blok.van
        ).first()
        if eerder is not None:
            raise Geweigerd(
                f"Op {dag:%d-%m-%Y} is er dan al een spreekuur, van {eerder.van_tijd:%H.%M} uur.", veld="datum"
            )
        nieuw.append(
            Spreekuur(
                medewerker=medewerker,
                gemeente=gemeente,
                datum=dag,
                van_tijd=blok.van,
                tot_tijd=blok.tot,
                minuten=blok.minuten,
                vorm=blok.vorm,
                plaats=blok.plaats.strip(),
            )
        )
    if not nieuw:
        raise Geweigerd("Op die dag wordt er niet gewerkt. Kies een andere dag.", veld="datum")
    Spreekuur.objects.bulk_create(nieuw)
    _log(medewerker, Handeling.AANMAKEN, gemeente, f"spreekuur, {len(nieuw)} keer", door=door, op=op)
    return nieuw


@transaction.atomic
def withdraw_spreekuur(spreekuur: Spreekuur, *, door: Medewerker, op: datetime) -> None:
    """Laat een spreekuur vervallen. Afspraken die al gemaakt zijn, blijven staan."""
    gemeente, medewerker = spreekuur.gemeente, spreekuur.medewerker
    Spreekuur.objects.filter(pk=spreekuur.pk).delete()
    _log(
        medewerker, Handeling.WIJZIGEN, gemeente, f"spreekuur van {spreekuur.datum:%d-%m-%Y} vervalt", door=door, op=op
    )


def find_vrije_plekken(spreekuren: Iterable[Spreekuur], *, nu: datetime) -> list[VrijePlek]:
    """De vrije plekken in deze spreekuren, het eerste moment voorop; in twee vragen hoeveel spreekuren het ook zijn."""
    rijen = list(spreekuren)
    if not rijen:
        return []
    tz = timezone.get_current_timezone()
    alle = {uur.pk: sloten(uur.datum, uur.van_tijd, uur.tot_tijd, uur.minuten, tz) for uur in rijen}
    grenzen = [slot for plekken in alle.values() for slot in plekken]
    if not grenzen:
        return []
    wie = {uur.medewerker_id for uur in rijen}
    eerste, laatste = min(slot.begin for slot in grenzen), max(slot.eind for slot in grenzen)
    bezet: dict[int, list[Slot]] = {pk: [] for pk in wie}
    for begin, eind, *mensen in (
        Afspraak.objects.gepland()
        .van(wie)
        .tussen(eerste, laatste)
        .values_list("begin_op", "eind_op", "behandelaar", "tweede_medewerker")
    ):
        for pk in set(mensen) & wie:
            bezet[pk].append(Slot(begin, eind))
    plekken = [VrijePlek(slot, uur) for uur in rijen for slot in vrij(alle[uur.pk], bezet[uur.medewerker_id], nu)]
    return sorted(plekken, key=lambda plek: (plek.slot.begin, plek.spreekuur.pk))


def _controleer(medewerker: Medewerker, gemeente: Gemeente, blok: Blok, weken: int, op: datetime) -> None:
    if blok.datum < dag_van(op):
        raise Geweigerd("Kies vandaag of een dag die nog komt.", veld="datum")
    if blok.van >= blok.tot:
        raise Geweigerd("Het spreekuur eindigt voor het begint. Kies een latere eindtijd.", veld="tot")
    if not sloten(blok.datum, blok.van, blok.tot, blok.minuten, timezone.get_current_timezone()):
        raise Geweigerd(
            "In deze tijd past geen gesprek. Maak het spreekuur langer of de gesprekken korter.", veld="minuten"
        )
    if not 1 <= weken <= MAX_WEKEN:
        raise Geweigerd(f"Herhalen kan 1 tot en met {MAX_WEKEN} weken.", veld="weken")
    if gemeente.pk not in medewerker.alle_gemeenten:
        raise Geweigerd(f"{medewerker.naam} werkt niet in {gemeente}.", veld="medewerker")


def _dagen(medewerker: Medewerker, eerste: date, weken: int) -> list[date]:
    """De dagen waarop dit spreekuur kan doorgaan."""
    dagen = [eerste + timedelta(weeks=n) for n in range(weken)]
    weg = Afwezigheid.objects.filter(medewerker=medewerker).overlapt(dagen[0], dagen[-1])
    perioden = list(weg.values_list("van_datum", "tot_en_met_datum"))
    vrije = gelijkgestelde_dagen()
    return [d for d in dagen if is_werkdag(d, vrije) and not any(van <= d <= tot for van, tot in perioden)]


def _log(
    medewerker: Medewerker, handeling: Handeling, gemeente: Gemeente, wat: str, *, door: Medewerker, op: datetime
) -> None:
    leg_vast(handeling, door=door, op=op, onderwerp=medewerker, gemeente=gemeente, toelichting=wat)
