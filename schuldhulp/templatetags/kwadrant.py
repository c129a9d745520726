"""Het Tilburgs kwadrant als SVG: waar een inwoner staat, en langs welke weg hij daar kwam."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from django import template

from schuldhulp.lib.werkdagen import datum_voluit

register = template.Library()
_nummers = count(1)
RAND, MIDDEN = 14, 200
VAKKEN = (
    # code, titel, uitleg, x, y in het vlak van 400 bij 400
    ("stabiliseren", "Stabiliseren", "eerst rust in de schulden", 0, 0),
    ("oplossen", "Oplossen", "een schuldregeling past", 200, 0),
    ("begeleiden", "Begeleiden", "langer naast iemand staan", 0, 200),
    ("maatwerk", "Maatwerk", "regelen met extra steun", 200, 200),
)


@register.inclusion_tag("componenten/grafiek_kwadrant.html")
def kwadrant(uitkomst: Any, drempel_schuld: int = 60, drempel_persoon: int = 60, titel: str = "") -> dict[str, Any]:
    """Het Tilburgs kwadrant met de plaats van deze inwoner.

    `uitkomst` heeft `punten_schuld`, `punten_persoon` (0 tot 100, hoog is regelbaar) en `kwadrant`.
    """
    x, y = _plaats(uitkomst, drempel_schuld, drempel_persoon)
    schuld = "regelbaar" if uitkomst.punten_schuld >= drempel_schuld else "nu niet regelbaar"
    persoon = "regelbaar" if uitkomst.punten_persoon >= drempel_persoon else "nu niet regelbaar"
    return _vlak(titel or "Plaats in het Tilburgs kwadrant", str(uitkomst.kwadrant), [(x, y)]) | {
        "beschrijving": f"De inwoner staat in het vak {_naam(uitkomst.kwadrant)}: "
        f"schulden {schuld} ({uitkomst.punten_schuld} van 100 punten), "
        f"inwoner {persoon} ({uitkomst.punten_persoon} van 100 punten).",
        "stippen": [{"x": _r(x), "y": _r(y), "nummer": ""}],
        "pad": "",
    }


@register.inclusion_tag("componenten/grafiek_kwadrant.html")
def kwadrant_pad(plekken: Sequence[Any], titel: str = "") -> dict[str, Any]:
    """De screeningen van een inwoner als pad, de oudste eerst; de laatste stip is waar hij nu staat.

    Elke plek heeft `punten_schuld`, `punten_persoon`, `kwadrant`, `drempel_schuld`, `drempel_persoon` en `op`. Elke
    stip staat in het vlak volgens de drempels van toen, dus altijd in het vak van toen.
    """
    punten = _uit_elkaar([_plaats(plek, plek.drempel_schuld, plek.drempel_persoon) for plek in plekken])
    stations = [f"{i}. {datum_voluit(plek.op)}: {_naam(plek.kwadrant)}" for i, plek in enumerate(plekken, start=1)]
    return _vlak(titel or "De weg door het Tilburgs kwadrant", str(plekken[-1].kwadrant), punten) | {
        "beschrijving": f"{len(plekken)} screeningen, de oudste eerst. {'; '.join(stations)}.",
        "stippen": [
            {"x": _r(x), "y": _r(y), "nummer": i, "is_oud": i < len(punten)} for i, (x, y) in enumerate(punten, start=1)
        ],
        "pad": "M" + " L".join(f"{_r(x)} {_r(y)}" for x, y in punten),
    }


def _vlak(titel: str, hier: str, punten: Sequence[tuple[float, float]]) -> dict[str, Any]:
    return {
        "titel": titel,
        "id": f"kwadrant-{next(_nummers) % 100000}",
        "vakken": [
            {"naam": v[1], "uitleg": v[2], "x": v[3], "y": v[4], "hier": v[0] == hier, "naam_y": _naam_y(v, punten)}
            for v in VAKKEN
        ],
    }


def _naam_y(vak: tuple[str, str, str, int, int], punten: Sequence[tuple[float, float]]) -> int:
    """Hoe hoog de naam van een vak staat: bovenin, of onderin als daar een stip overheen zou vallen."""
    *_, links, boven = vak

    def botsingen(y: int) -> int:
        return sum(1 for px, py in punten if links <= px < links + MIDDEN and y - 30 < py < y + 40)

    return min((boven + 34, boven + 158), key=botsingen)


def _naam(vak: Any) -> str:
    return next(naam for code, naam, *_ in VAKKEN if code == str(vak))


def _plaats(uitkomst: Any, drempel_schuld: int, drempel_persoon: int) -> tuple[float, float]:
    x = min(max(_op_as(uitkomst.punten_schuld, drempel_schuld), RAND), 400 - RAND)
    y = min(max(400 - _op_as(uitkomst.punten_persoon, drempel_persoon), RAND), 400 - RAND)
    # Op de grens hoort de stip bij regelbaar (punten >= drempel): een stukje van de lijn af.
    x = x + RAND if MIDDEN <= x < MIDDEN + RAND else x - RAND if MIDDEN - RAND < x < MIDDEN else x
    y = y - RAND if MIDDEN - RAND < y <= MIDDEN else y + RAND if MIDDEN < y < MIDDEN + RAND else y
    return x, y


def _op_as(punten: int, drempel: int) -> float:
    """Plaats van 0 tot 400 met de drempel precies op de helft, zodat de stip altijd in zijn vak ligt."""
    if punten >= drempel:
        return 200 + 200 * (punten - drempel) / max(100 - drempel, 1)
    return 200 * punten / max(drempel, 1)


def _uit_elkaar(punten: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Schuift een stip die op een eerdere valt opzij, naar het midden van haar vak, zodat elk nummer te lezen is."""
    geplaatst: list[tuple[float, float]] = []
    for x, y in punten:
        hart_x, hart_y = (100 if x < MIDDEN else 300), (100 if y < MIDDEN else 300)
        stap_x, stap_y = (24 if x < hart_x else -24), (24 if y < hart_y else -24)
        beurt = 0
        while any(abs(x - ander_x) < 22 and abs(y - ander_y) < 22 for ander_x, ander_y in geplaatst) and beurt < 14:
            x, y = (x + stap_x, y) if beurt % 2 == 0 else (x, y + stap_y)
            beurt += 1
        geplaatst.append((x, y))
    return geplaatst


def _r(waarde: float) -> str:
    return f"{waarde:.1f}"
