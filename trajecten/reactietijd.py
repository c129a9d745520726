"""Hoe lang schuldeisers over hun antwoord doen: puur, uit wat er per vraag bekend is.

De regelperiode van 120 dagen (NVVK) gaat voor het grootste deel op aan wachten; hieruit blijkt op wie.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Vraag:
    """Eén saldoverzoek. `dagen`: kalenderdagen tot het antwoord, of None zolang het er niet is."""

    dagen: int | None
    is_stil: bool = False


@dataclass(frozen=True)
class Reactiebeeld:
    """Wat een schuldeiser of een hele soort liet zien. Dagen zijn kalenderdagen; delen zijn procenten van 0 tot 100."""

    gevraagd: int
    beantwoord: int
    stil: int
    mediaan: int | None
    p90: int | None
    gestemd: int
    geweigerd: int

    @property
    def deel_stil(self) -> int | None:
        """Welk deel nooit antwoordde, van de vragen die voorbij zijn; None als er nog geen voorbij is."""
        return _procent(self.stil, self.beantwoord + self.stil)

    @property
    def deel_geweigerd(self) -> int | None:
        """Welk deel van de voorstellen met een antwoord werd afgewezen; None zonder antwoord."""
        return _procent(self.geweigerd, self.gestemd)


def beeld_van(vragen: Iterable[Vraag], *, gestemd: int = 0, geweigerd: int = 0) -> Reactiebeeld:
    """Telt de vragen bij elkaar. Wat nog loopt telt als gevraagd, niet als antwoord of stilte."""
    alle = list(vragen)
    dagen = sorted(vraag.dagen for vraag in alle if vraag.dagen is not None)
    return Reactiebeeld(
        gevraagd=len(alle),
        beantwoord=len(dagen),
        stil=sum(vraag.is_stil for vraag in alle),
        mediaan=percentiel(dagen, 50),
        p90=percentiel(dagen, 90),
        gestemd=gestemd,
        geweigerd=geweigerd,
    )


def percentiel(gesorteerd: list[int], procent: int) -> int | None:
    """De waarde waar `procent` van de gevallen op of onder ligt (dichtstbijzijnde rang); None zonder gevallen."""
    if not gesorteerd:
        return None
    rang = -(-procent * len(gesorteerd) // 100)  # naar boven afgerond
    return gesorteerd[max(rang, 1) - 1]


def per_sleutel(vragen: Iterable[tuple[Any, Vraag]], stemmen: Mapping[Any, tuple[int, int]]) -> dict[Any, Reactiebeeld]:
    """Een beeld per sleutel. `stemmen`: sleutel → (gestemd, geweigerd); wie alleen stemde, staat er ook in."""
    groepen: dict[Any, list[Vraag]] = defaultdict(list)
    for sleutel, vraag in vragen:
        groepen[sleutel].append(vraag)
    return {
        sleutel: beeld_van(groepen[sleutel], gestemd=gestemd, geweigerd=geweigerd)
        for sleutel in dict.fromkeys([*groepen, *stemmen])
        for gestemd, geweigerd in [stemmen.get(sleutel, (0, 0))]
    }


def _procent(deel: int, geheel: int) -> int | None:
    return round(100 * deel / geheel) if geheel else None
