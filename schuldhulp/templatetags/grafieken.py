"""Grafieken als SVG in de pagina: zonder script, zonder `style=`, met een tabel met dezelfde cijfers.

Kleur komt uit CSS-classes (`reeks-1`…`reeks-4`, grafieken.css); elke reeks heeft ook een eigen patroon of
streep, zodat kleur nooit het enige verschil is. Een waarde None is onbekend of onderdrukt (te weinig personen).
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from django import template

from schuldhulp.templatetags.opmaak import getal

register = template.Library()

Waarde = int | float | Decimal | None
Reeksen = Sequence[tuple[str, Sequence[Waarde]]]

BREEDTE, HOOGTE = 480, 240
LINKS, RECHTS, BOVEN, ONDER = 12, 12, 30, 30
VLAK_B, VLAK_H = BREEDTE - LINKS - RECHTS, HOOGTE - BOVEN - ONDER
GEEN_CIJFER = "geen cijfer"
_nummers = count(1)


def _tekst(waarde: Waarde, eenheid: str = "") -> str:
    """Een waarde zoals hij bij de vorm en in de tabel staat."""
    if waarde is None:
        return GEEN_CIJFER
    decimalen = 0 if Decimal(str(waarde)) == int(waarde) else 1
    prefix, suffix = ("€\N{NO-BREAK SPACE}", "") if eenheid == "€" else ("", f"\N{NO-BREAK SPACE}{eenheid}")
    return f"{prefix}{getal(waarde, decimalen)}{suffix if eenheid else ''}"


def _bovengrens(waarden: Sequence[Waarde], doel: Waarde, minimum: float = 1.0) -> float:
    """Het hoogste wat getekend wordt, zodat niets buiten het vlak valt."""
    return max([float(w) for w in [*waarden, doel] if w is not None] + [minimum])


def _hoogte(waarde: float, boven: float, onder: float = 0.0) -> float:
    """Hoe hoog een waarde in het vlak staat, tussen de laagste en de hoogste die getekend wordt."""
    return BOVEN + VLAK_H * (1 - (waarde - onder) / (boven - onder))


def _r(waarde: float) -> str:
    return f"{waarde:.1f}"


def grafiekkader(
    titel: str, soort: str, labels: Sequence[str], reeksen: Reeksen, eenheid: str, doel: Waarde, uitleg: str
) -> dict[str, Any]:
    """Wat elke grafiek heeft: namen voor de schermlezer, legenda, doel en de tabel."""
    rijen = [
        {"label": label, "waarden": [_tekst(waarden[i], eenheid) for _, waarden in reeksen]}
        for i, label in enumerate(labels)
    ]
    delen = [
        f"{naam}: " * (len(reeksen) > 1)
        + ", ".join(f"{lab} {_tekst(w, eenheid)}" for lab, w in zip(labels, waarden, strict=True))
        for naam, waarden in reeksen
    ]
    streef = f" Streefwaarde {_tekst(doel, eenheid)}." if doel is not None else ""
    return {
        "titel": titel,
        "uitleg": uitleg,
        "id": f"grafiek-{next(_nummers) % 100000}",
        "beschrijving": f"{soort}. {'; '.join(delen)}.{streef}",
        "legenda": [{"naam": naam, "nummer": n} for n, (naam, _) in enumerate(reeksen, 1)] if len(reeksen) > 1 else [],
        "kolommen": [naam for naam, _ in reeksen],
        "rijen": rijen,
        "doel_tekst": _tekst(doel, eenheid) if doel is not None else "",
        "druk": len(labels) > 6,
        "breedte": BREEDTE,
        "hoogte": HOOGTE,
        "links": LINKS,
        "rechts": BREEDTE - RECHTS,
        "bodem": HOOGTE - ONDER,
    }


def _doel_y(doel: Waarde, boven: float, onder: float = 0.0) -> str:
    return _r(_hoogte(float(doel), boven, onder)) if doel is not None else ""


def _staven(
    labels: Sequence[str], reeksen: Reeksen, boven: float, gestapeld: bool, eenheid: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Plaatsen van de staven en van de labels onder de as."""
    vak = VLAK_B / max(len(labels), 1)
    aantal = 1 if gestapeld else len(reeksen)
    dik = min(vak * 0.72 / aantal, 64)
    staven: list[dict[str, Any]] = []
    for i in range(len(labels)):
        midden, hoogte_tot = LINKS + vak * (i + 0.5), 0.0
        for n, (_, waarden) in enumerate(reeksen):
            waarde = waarden[i]
            hoog = VLAK_H * float(waarde or 0) / boven
            x = midden - dik * aantal / 2 + (0 if gestapeld else dik * n)
            y = BOVEN + VLAK_H - hoog - hoogte_tot
            hoogte_tot += hoog if gestapeld else 0
            # In een smal stuk van een stapel past geen getal; het staat dan in de tabel.
            toon = not gestapeld or hoog >= 18
            getoond = "–" if waarde is None else _tekst(waarde, eenheid if aantal == 1 else "")
            staven.append(
                {
                    "reeks": n + 1,
                    "x": _r(x),
                    "y": _r(y),
                    "breed": _r(dik - (0 if aantal == 1 else 2)),
                    "hoog": _r(hoog),
                    "tekst": getoond if toon else "",
                    "tekst_x": _r(x + dik / 2),
                    "tekst_y": _r(y + 14 if gestapeld else y - 6),
                    "binnen": gestapeld,
                }
            )
    return staven, [{"x": _r(LINKS + vak * (i + 0.5)), "tekst": label} for i, label in enumerate(labels)]


@register.inclusion_tag("componenten/grafiek_staaf.html")
def groepdiagram(
    titel: str,
    labels: Sequence[str],
    reeksen: Reeksen,
    gestapeld: bool = False,
    eenheid: str = "",
    doel: Waarde = None,
    uitleg: str = "",
) -> dict[str, Any]:
    """Staven naast elkaar of gestapeld; `reeksen` is een lijst van (naam, waarden), ten hoogste vier."""
    if gestapeld:
        hoogten: list[Waarde] = [sum(float(w[i] or 0) for _, w in reeksen) for i in range(len(labels))]
    else:
        hoogten = [w for _, waarden in reeksen for w in waarden]
    boven = _bovengrens(hoogten, doel)
    staven, aslabels = _staven(labels, reeksen, boven, gestapeld, eenheid)
    soort = "Gestapeld staafdiagram" if gestapeld else "Staafdiagram"
    kader = grafiekkader(titel, soort, labels, reeksen, eenheid, doel, uitleg)
    return {**kader, "staven": staven, "aslabels": aslabels, "doel_y": _doel_y(doel, boven)}


@register.inclusion_tag("componenten/grafiek_staaf.html")
def staafdiagram(
    titel: str, reeks: Sequence[tuple[str, Waarde]], eenheid: str = "", doel: Waarde = None, uitleg: str = ""
) -> dict[str, Any]:
    """Eén reeks staven: `{% staafdiagram "Aanmeldingen" [("jul", 38), …] %}`; `doel` tekent een streeplijn."""
    labels = [label for label, _ in reeks]
    return groepdiagram(titel, labels, [("Waarde", [w for _, w in reeks])], False, eenheid, doel, uitleg)


@register.inclusion_tag("componenten/grafiek_lijn.html")
def lijndiagram(
    titel: str,
    labels: Sequence[str],
    reeksen: Reeksen,
    doel: Waarde = None,
    eenheid: str = "",
    uitleg: str = "",
) -> dict[str, Any]:
    """Lijnen door de tijd, met naar wens een streefwaarde; een None onderbreekt de lijn. De as ligt op nul."""
    alle = [w for _, waarden in reeksen for w in waarden]
    boven, onder = _bovengrens(alle, doel), min([float(w) for w in alle if w is not None] + [0.0])
    stap = VLAK_B / max(len(labels), 1)
    lijnen = []
    for n, (_, waarden) in enumerate(reeksen, 1):
        plaatsen = [
            (LINKS + stap * (i + 0.5), _hoogte(float(w), boven, onder), w) if w is not None else None
            for i, w in enumerate(waarden)
        ]
        punten = [{"x": _r(p[0]), "y": _r(p[1]), "tekst": _tekst(p[2]), "tekst_y": _r(p[1] - 8)} for p in plaatsen if p]
        if len(reeksen) > 1:
            # Bij meer lijnen lopen getallen door elkaar: alleen het laatste punt krijgt er een.
            punten = [{**punt, "tekst": punt["tekst"] if punt is punten[-1] else ""} for punt in punten]
            if punten and not _is_bovenste(waarden, reeksen):
                punten[-1]["tekst_y"] = _r(float(punten[-1]["y"]) + 18)
        lijnen.append({"reeks": n, "pad": _pad(plaatsen), "punten": punten})
    aslabels = [{"x": _r(LINKS + stap * (i + 0.5)), "tekst": label} for i, label in enumerate(labels)]
    kader = grafiekkader(titel, "Lijndiagram", labels, reeksen, eenheid, doel, uitleg)
    hoogten = {"nul_y": _r(_hoogte(0, boven, onder)), "doel_y": _doel_y(doel, boven, onder)}
    return {**kader, "lijnen": lijnen, "aslabels": aslabels, **hoogten}


def _is_bovenste(waarden: Sequence[Waarde], reeksen: Reeksen) -> bool:
    """Eindigt deze lijn het hoogst? Dan staat het getal erboven, bij de andere eronder."""
    return float(waarden[-1] or 0) >= max(float(andere[-1] or 0) for _, andere in reeksen)


def _pad(plaatsen: Sequence[tuple[float, float, Waarde] | None]) -> str:
    """SVG-pad dat na een ontbrekend punt opnieuw begint."""
    delen, los = [], True
    for plaats in plaatsen:
        if plaats is not None:
            delen.append(f"{'M' if los else 'L'}{_r(plaats[0])} {_r(plaats[1])}")
        los = plaats is None
    return " ".join(delen)


@register.inclusion_tag("componenten/grafiek_sparkline.html")
def sparkline(titel: str, waarden: Sequence[Waarde]) -> dict[str, Any]:
    """Lijntje zonder assen voor naast een getal; de titel leest de schermlezer voor, met de waarden."""
    boven = _bovengrens(waarden, None)
    stap = 92 / max(len(waarden) - 1, 1)
    plaatsen = [(4 + stap * i, 26 - 22 * float(w) / boven, w) if w is not None else None for i, w in enumerate(waarden)]
    laatste = next((p for p in reversed(plaatsen) if p), None)
    return {
        "beschrijving": f"{titel}: {', '.join(_tekst(w) for w in waarden)}",
        "pad": _pad(plaatsen),
        "x": _r(laatste[0]) if laatste else "",
        "y": _r(laatste[1]) if laatste else "",
    }
