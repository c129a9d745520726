"""Een bewaarde invoer of uitkomst als regels die een mens kan lezen."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from schuldhulp.lib.geld import euro

_BEDRAG = re.compile(r"-?\d+\.\d{2}")
_DATUM = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
GEEN_GELD = ("percentage", "rente")


def als_rijen(gegevens: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Elke sleutel met zijn waarde in woorden; een lijst wordt een regel per onderdeel, wat leeg is blijft weg."""
    rijen: list[tuple[str, str]] = []
    for sleutel, waarde in gegevens.items():
        naam = _naam(sleutel)
        if isinstance(waarde, list):
            rijen += [(f"{naam} {nummer}", _onderdeel(deel)) for nummer, deel in enumerate(waarde, start=1)]
        elif waarde not in (None, ""):
            rijen.append((naam, tekst_van(sleutel, waarde)))
    return rijen


def tekst_van(sleutel: str, waarde: Any) -> str:
    """Een waarde in woorden: een bedrag met euroteken, een datum voluit, ja of nee."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    tekst = str(waarde)
    if datum := _DATUM.fullmatch(tekst):
        return f"{datum[3]}-{datum[2]}-{datum[1]}"
    if _BEDRAG.fullmatch(tekst):
        is_geld = not any(deel in sleutel.lower() for deel in GEEN_GELD)
        return euro(Decimal(tekst)) if is_geld else f"{tekst.replace('.', ',')}%"
    return tekst.replace("_", " ")


def _onderdeel(deel: Any) -> str:
    if not isinstance(deel, dict):
        return str(deel)
    velden = [(sleutel, w) for sleutel, w in deel.items() if not isinstance(w, list) and w not in (None, "")]
    return ", ".join(f"{_naam(sleutel).lower()} {tekst_van(sleutel, waarde)}" for sleutel, waarde in velden)


def _naam(sleutel: str) -> str:
    woorden = re.sub("([A-Z])", lambda m: f" {m[1].lower()}", sleutel)
    return woorden[:1].upper() + woorden[1:]
