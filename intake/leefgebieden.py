"""Leefgebieden van toen naar nu: per gebied een cijfer van 1 tot 5, met eigen woorden.

De gebieden en de woorden bij de cijfers zijn een eigen, algemene indeling. Een gebied waar niet over is gesproken,
krijgt geen cijfer. Vergelijken gaat daarom per gebied: het eerste cijfer tegen het laatste.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

LAAGST, HOOGST = 1, 5
CIJFERS: Mapping[int, str] = {
    1: "Gaat helemaal niet",
    2: "Gaat slecht",
    3: "Gaat wisselend",
    4: "Gaat redelijk",
    5: "Gaat goed",
}


@dataclass(frozen=True)
class Cijfer:
    """Eén cijfer op één dag."""

    gebied: str
    datum: date
    cijfer: int


@dataclass(frozen=True)
class Vergelijking:
    """Een gebied toen en nu. Met één cijfer is `toen` gelijk aan `nu`."""

    gebied: str
    toen: Cijfer
    nu: Cijfer

    @property
    def is_vergeleken(self) -> bool:
        return self.toen.datum != self.nu.datum

    @property
    def verschil(self) -> int:
        return self.nu.cijfer - self.toen.cijfer

    @property
    def in_woorden(self) -> str:
        """Wat er veranderde, zonder kleur of teken te hoeven zien."""
        if not self.is_vergeleken:
            return "één keer besproken"
        if not self.verschil:
            return "gelijk gebleven"
        stappen = "stap" if abs(self.verschil) == 1 else "stappen"
        return f"{abs(self.verschil)} {stappen} {'beter' if self.verschil > 0 else 'minder goed'}"


def vergelijk(cijfers: Iterable[Cijfer], volgorde: Iterable[str]) -> tuple[Vergelijking, ...]:
    """Per gebied het eerste en het laatste cijfer, in deze volgorde; gebieden zonder cijfer blijven weg."""
    per_gebied: dict[str, list[Cijfer]] = {}
    for cijfer in sorted(cijfers, key=lambda c: c.datum):
        per_gebied.setdefault(cijfer.gebied, []).append(cijfer)
    return tuple(
        Vergelijking(gebied, per_gebied[gebied][0], per_gebied[gebied][-1])
        for gebied in volgorde
        if gebied in per_gebied
    )
