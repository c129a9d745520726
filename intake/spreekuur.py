"""Rekenen met een spreekuur: welke plekken er zijn, en welke nog vrij."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Slot:
    """Een stuk tijd van een medewerker; het einde hoort er zelf niet bij."""

    begin: datetime
    eind: datetime


def sloten(dag: date, van: time, tot: time, minuten: int, tz: tzinfo) -> tuple[Slot, ...]:
    """De plekken van een blok, aaneengesloten vanaf het begin; wat aan het eind niet meer past, valt weg."""
    begin, einde = datetime.combine(dag, van, tz), datetime.combine(dag, tot, tz)
    duur = timedelta(minutes=minuten)
    gevonden = []
    while begin + duur <= einde:
        gevonden.append(Slot(begin, begin + duur))
        begin += duur
    return tuple(gevonden)


def overlapt(een: Slot, ander: Slot) -> bool:
    """Vallen deze stukken tijd over elkaar? Aansluiten mag."""
    return een.begin < ander.eind and ander.begin < een.eind


def vrij(alle: Iterable[Slot], bezet: Iterable[Slot], nu: datetime) -> tuple[Slot, ...]:
    """De plekken die nog moeten komen en waar niets overheen valt."""
    vol = list(bezet)
    return tuple(slot for slot in alle if slot.begin > nu and not any(overlapt(slot, ander) for ander in vol))
