"""Een DDAS-bestand lezen: van bytes naar trajecten, met alle fouten op hun plaats."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapportage.ddas.schema import BESTAND, LEVERING, TRAJECT, Melding, controleer
from schuldhulp.lib.fouten import Geweigerd


class Onleesbaar(Geweigerd):
    """Met dit bestand is niets te beginnen."""


@dataclass(frozen=True)
class Gelezen:
    """Eén goed traject, met zijn plaats en de organisatie die het aanlevert."""

    plaats: str
    organisatie: dict[str, Any]
    traject: dict[str, Any]


@dataclass
class Inhoud:
    """Wat een bestand bevat: de goede trajecten, en de fouten van al het andere."""

    trajecten: list[Gelezen] = field(default_factory=list)
    fouten: list[Melding] = field(default_factory=list)


def lees_bestand(pad: str) -> Inhoud:
    """Leest een bestand van schijf. Fout: Onleesbaar."""
    try:
        return lees(Path(pad).read_bytes())
    except OSError as fout:
        raise Onleesbaar(f"Het bestand {pad} is niet te lezen.") from fout


def lees(inhoud: bytes) -> Inhoud:
    """Leest een levering. Fout: Onleesbaar als het geen JSON in UTF-8 is of geen levering SHV."""
    gegevens = _als_json(inhoud)
    if not isinstance(gegevens, dict):
        raise Onleesbaar("Dit is geen DDAS-levering: op het hoogste niveau hoort een object te staan.")
    if not isinstance(gegevens.get("leveringen"), list) or not gegevens["leveringen"]:
        raise Onleesbaar("Dit is geen DDAS-levering: het veld “leveringen” ontbreekt, is leeg of is geen lijst.")
    uit = Inhoud(fouten=list(controleer(gegevens, BESTAND, "")))
    for i, levering in enumerate(gegevens["leveringen"]):
        _lees_levering(levering, f"leveringen[{i}]", uit)
    return uit


def _als_json(inhoud: bytes) -> Any:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Onleesbaar(
            "Het bestand is niet in UTF-8 opgeslagen. Sla het als UTF-8 op en probeer het opnieuw."
        ) from fout
    try:
        return json.loads(tekst, parse_constant=_geen_getal)
    except RecursionError as fout:
        raise Onleesbaar("Het bestand is geen DDAS-levering: de inhoud is te diep genest.") from fout
    except ValueError as fout:
        plaats = f" (regel {fout.lineno}, teken {fout.colno})" if isinstance(fout, json.JSONDecodeError) else ""
        raise Onleesbaar(f"Het bestand is geen geldige JSON, of is afgebroken{plaats}.") from fout


def _geen_getal(woord: str) -> Any:
    raise ValueError(woord)


def _lees_levering(levering: Any, plaats: str, uit: Inhoud) -> None:
    fouten = list(controleer(levering, LEVERING, plaats))
    uit.fouten += fouten
    if not isinstance(levering, dict) or not isinstance(levering.get("schuldhulptrajecten", []), list):
        return
    organisatie = levering.get("aanleverende_organisatie")
    for i, traject in enumerate(levering.get("schuldhulptrajecten", [])):
        plek = f"{plaats}.schuldhulptrajecten[{i}]"
        if mis := list(_fouten_van(traject, plek)):
            uit.fouten += mis
        elif not isinstance(organisatie, dict):
            uit.fouten.append(Melding(plek, "de aanleverende organisatie ontbreekt"))
        else:
            uit.trajecten.append(Gelezen(plek, _zonder_fouten(organisatie, fouten, plaats), traject))


def _fouten_van(traject: Any, plaats: str) -> Iterator[Melding]:
    yield from controleer(traject, TRAJECT, plaats)
    tekst = json.dumps(traject, ensure_ascii=False)
    if "\\u0000" in tekst or any("\ud800" <= teken <= "\udfff" for teken in tekst):
        yield Melding(plaats, "hierin staat een teken dat niet bewaard kan worden (NUL of een half teken)")


def _zonder_fouten(organisatie: dict[str, Any], fouten: list[Melding], plaats: str) -> dict[str, Any]:
    """De organisatie zonder de velden waarin een fout zit; de trajecten zelf kunnen dan nog mee."""
    voor = f"{plaats}.aanleverende_organisatie."
    mis = {fout.plaats.removeprefix(voor).split("[")[0] for fout in fouten if fout.plaats.startswith(voor)}
    return {naam: waarde for naam, waarde in organisatie.items() if naam not in mis}
