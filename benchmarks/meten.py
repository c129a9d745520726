"""Afwisselend meten en vergelijken: alleen verhoudingen uit dezelfde ronde zeggen iets."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from statistics import median


@dataclass(frozen=True)
class Uitkomst:
    """Eén meting. `waarde` is een verhouding of een aantal; `doel` is de grens en `is_minimum` zegt welke kant."""

    meting: str
    wat: str
    waarde: float
    doel: float
    is_minimum: bool = False
    toelichting: str = ""
    ronden: list[float] = field(default_factory=list)

    @property
    def haalt_doel(self) -> bool:
        return self.waarde >= self.doel if self.is_minimum else self.waarde <= self.doel


@dataclass(frozen=True)
class Paar:
    """Tijden in seconden van het product en van de ondergrens, per ronde."""

    product: list[list[float]]
    ondergrens: list[list[float]]

    @property
    def tijd(self) -> list[float]:
        """Per ronde: tijd van het product gedeeld door die van de ondergrens."""
        return [sum(p) / sum(o) for p, o in zip(self.product, self.ondergrens, strict=True)]

    @property
    def doorvoer(self) -> list[float]:
        """Per ronde: aanvragen per seconde van het product gedeeld door die van de ondergrens."""
        return [1 / verhouding for verhouding in self.tijd]

    @property
    def p99(self) -> list[float]:
        """Per ronde: het 99e percentiel van het product gedeeld door dat van de ondergrens."""
        return [percentiel(p, 99) / percentiel(o, 99) for p, o in zip(self.product, self.ondergrens, strict=True)]

    def milliseconden(self) -> str:
        """De medianen van beide, als toelichting. Op een andere machine zijn dit andere getallen."""
        snel, traag = (1000 * median(chain.from_iterable(rondes)) for rondes in (self.ondergrens, self.product))
        return f"{traag:.1f} ms tegen {snel:.1f} ms"


def meet_om_en_om(
    product: Callable[[], object],
    ondergrens: Callable[[], object],
    *,
    ronden: int,
    aantal: int,
    vooraf: Callable[[], object] = lambda: None,
) -> Paar:
    """Meet product en ondergrens om de beurt. `vooraf` zet alles klaar, buiten de tijd; eerst één ronde opwarmen."""
    paar = Paar([], [])
    for ronde in range(ronden + (aantal > 1)):
        tijden: tuple[list[float], list[float]] = ([], [])
        for i in range(aantal):
            volgorde = (0, 1) if i % 2 == 0 else (1, 0)
            for welke in volgorde:
                vooraf()
                tijden[welke].append(_tijd((product, ondergrens)[welke]))
        if aantal > 1 and ronde == 0:
            # Wat nu bestaat blijft bestaan: anders meet men hoe vaak Python zijn eigen modules naloopt.
            gc.collect()
            gc.freeze()
            continue
        paar.product.append(tijden[0])
        paar.ondergrens.append(tijden[1])
    return paar


def _tijd(functie: Callable[[], object]) -> float:
    gc.collect(0)
    begin = time.perf_counter()
    functie()
    return time.perf_counter() - begin


def percentiel(tijden: Sequence[float], procent: float) -> float:
    """Het percentiel met de dichtstbijzijnde rang."""
    gesorteerd = sorted(tijden)
    return gesorteerd[min(len(gesorteerd) - 1, round(procent / 100 * len(gesorteerd)))]


def verhouding(meting: str, wat: str, ronden: list[float], doel: float, **rest: object) -> Uitkomst:
    """De mediaan van de ronden tegenover het doel."""
    afgerond = [round(r, 2) for r in ronden]
    return Uitkomst(meting, wat, round(median(ronden), 2), doel, ronden=afgerond, **rest)  # type: ignore[arg-type]


def duizendtal(aantal: int) -> str:
    """`100.000`, voor in de naam van een meting."""
    return f"{aantal:,}".replace(",", ".")
