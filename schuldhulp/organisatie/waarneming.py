"""Wie het werk van een afwezige waarneemt, ook als de vervanger er zelf niet is."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Waarneming:
    """Op één dag: per waarnemer voor wie hij waarneemt, en van wie niemand het werk doet."""

    voor: Mapping[int, frozenset[int]] = field(default_factory=dict)
    niemand: frozenset[int] = frozenset()


def bepaal_waarneming(vervangers: Mapping[int, int | None]) -> Waarneming:
    """`vervangers` noemt iedereen die er niet is, met zijn vervanger; wie er niet in staat, is er wel."""
    voor: dict[int, set[int]] = {}
    niemand = set()
    for afwezige in vervangers:
        waarnemer = volg(vervangers, afwezige)
        if waarnemer is None:
            niemand.add(afwezige)
        else:
            voor.setdefault(waarnemer, set()).add(afwezige)
    return Waarneming({wie: frozenset(van) for wie, van in voor.items()}, frozenset(niemand))


def volg(vervangers: Mapping[int, int | None], afwezige: int) -> int | None:
    """De eerste in de keten die er wel is; None als de keten doodloopt of rondgaat."""
    gezien = {afwezige}
    volgende = vervangers[afwezige]
    while volgende is not None and volgende in vervangers:
        if volgende in gezien:
            return None
        gezien.add(volgende)
        volgende = vervangers[volgende]
    return volgende
