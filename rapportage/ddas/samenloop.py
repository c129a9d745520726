"""Zuivere bewerkingen op een DDAS-traject: gelijktrekken, overlap, samenvoegen, en onthouden wat geen kolom heeft."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from rapportage.ddas.schema import is_geheel

Ddas = dict[str, Any]
Pad = tuple[str | int, ...]
LEEG: tuple[Any, ...] = ({}, [], None)
BSN = "Burgerservicenummer"


def gelijkgetrokken(waarde: Any) -> Any:
    """Zonder lege objecten en lijsten, hele getallen als int, en `naam` en `Naam` van een schuldeiser beide gevuld."""
    if isinstance(waarde, dict):
        delen = {naam: gelijkgetrokken(deel) for naam, deel in waarde.items()}
        if isinstance(eiser := delen.get("schuldeiser"), dict) and (naam := eiser.get("naam") or eiser.get("Naam")):
            eiser.update({"naam": eiser.get("naam") or naam, "Naam": eiser.get("Naam") or naam})
        return {naam: deel for naam, deel in delen.items() if deel not in LEEG}
    if isinstance(waarde, list):
        return [gelijkgetrokken(deel) for deel in waarde]
    return int(waarde) if isinstance(waarde, float) and is_geheel(waarde) else waarde


def zonder_leeg(waarde: Ddas) -> Ddas:
    """Laat weg wat er niet is; lege tekst ook."""
    return {naam: deel for naam, deel in waarde.items() if deel not in LEEG and deel != ""}


def vingerafdruk(traject: Ddas) -> str:
    """Korte hash van de inhoud; dezelfde levering geeft dezelfde afdruk."""
    tekst = json.dumps(traject, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


def begin_en_einde(traject: Ddas) -> tuple[date, date]:
    """De periode van een traject; zonder startdatum de vroegste datum die wel bekend is, zonder einde: loopt nog."""
    begin = traject.get("startdatum") or min(_datums(traject), default="0001-01-01")
    eind = traject.get("einddatum") or traject.get("uitstroom", {}).get("datum") or "9999-12-31"
    return date.fromisoformat(begin), date.fromisoformat(eind)


def _datums(traject: Ddas) -> list[str]:
    delen = [traject.get("aanmelding", {}), traject.get("intake", {}), traject.get("schuldregeling", {})]
    namen = ("startdatum", "beschikkingsdatum", "datum", "toegekend")
    gevonden = [deel[naam] for deel in delen for naam in namen if naam in deel]
    return [*gevonden, *([traject["toekenningsdatum"]] if "toekenningsdatum" in traject else [])]


def overlapt(een: Ddas, ander: Ddas) -> bool:
    """Lopen twee trajecten tegelijk? Elkaar op één dag opvolgen is geen overlap."""
    (van_a, tot_a), (van_b, tot_b) = begin_en_einde(een), begin_en_einde(ander)
    return van_a == van_b or max(van_a, van_b) < min(tot_a, tot_b)


# Waaraan een onderdeel van een lijst te herkennen is als het niet precies gelijk is.
HERKEN: dict[str, Callable[[Ddas], Any]] = {
    "begeleiding": lambda deel: (deel.get("soort"), deel.get("startdatum")),
    "schulden": lambda deel: (deel.get("schuldsoort"), json.dumps(deel.get("schuldeiser"), sort_keys=True)),
    "crisisinterventies": lambda deel: deel.get("startdatum"),
    "moratoria": lambda deel: (deel.get("datumAanvraag"), deel.get("startdatum")),
    "voorlopigeVoorzieningen": lambda deel: deel.get("startdatum"),
}


def voeg_samen(bestaand: Ddas, geleverd: Ddas) -> Ddas:
    """Het bestaande traject, uitgebreid met wat nieuw is. Wat de levering niet noemt, blijft; niets valt weg."""
    uit = dict(bestaand)
    for naam, waarde in geleverd.items():
        if naam in HERKEN:
            uit[naam] = _lijsten_samen(uit.get(naam, []), waarde, HERKEN[naam])
        elif naam == "client":
            uit[naam] = _clienten_samen(uit.get(naam, []), waarde)
        elif isinstance(waarde, dict):
            uit[naam] = {**uit.get(naam, {}), **waarde}
        else:
            uit[naam] = waarde
    return uit


def _lijsten_samen(oud: list[Ddas], nieuw: list[Ddas], herken: Callable[[Ddas], Any]) -> list[Ddas]:
    """Eerst wat precies gelijk is, dan wat aan zijn kenmerk te herkennen is; de rest komt erbij."""
    uit = [dict(deel) for deel in oud]
    vrij = list(range(len(uit)))
    over = []
    for deel in nieuw:
        plek = next((i for i in vrij if uit[i] == deel), None)
        over.append(deel) if plek is None else vrij.remove(plek)
    for deel in over:
        plek = next((i for i in vrij if herken(uit[i]) == herken(deel)), None)
        if plek is None:
            uit.append(deel)
        else:
            vrij.remove(plek)
            uit[plek] = {**uit[plek], **deel}
    return uit


def _clienten_samen(oud: list[Ddas], nieuw: list[Ddas]) -> list[Ddas]:
    """Dezelfde persoon is wie hetzelfde BSN heeft; anders wie op dezelfde plaats staat."""
    uit = [dict(deel) for deel in oud]
    for i, deel in enumerate(nieuw):
        plek = next((j for j, ander in enumerate(uit) if deel.get(BSN) and ander.get(BSN) == deel.get(BSN)), i)
        if plek < len(uit) and (plek != i or uit[plek].get(BSN) in (None, deel.get(BSN)) or not deel.get(BSN)):
            uit[plek] = {**uit[plek], **deel}
        elif len(uit) < 2:
            uit.append(deel)
    return uit


def verschillen(rijen: Any, geleverd: Any, pad: Pad = ()) -> list[tuple[Pad, Any, Any]]:
    """Waar de levering afwijkt van de rijen: (pad, geleverd, uit de rijen). BSN's blijven erbuiten."""
    if isinstance(rijen, dict) and isinstance(geleverd, dict):
        namen = sorted({*rijen, *geleverd} - {BSN})
        return [v for n in namen for v in verschillen(rijen.get(n), geleverd.get(n), (*pad, n))]
    if isinstance(rijen, list) and isinstance(geleverd, list) and len(rijen) == len(geleverd):
        delen = enumerate(zip(rijen, geleverd, strict=True))
        return [v for i, (r, g) in delen for v in verschillen(r, g, (*pad, i))]
    return [] if rijen == geleverd or (geleverd is None and rijen in LEEG) else [(pad, geleverd, rijen)]


def vul_aan(rijen: Ddas, afwijkend: list[Any]) -> Ddas:
    """Zet terug wat geen kolom heeft, zolang de rij zelf sindsdien niet is gewijzigd."""
    for pad, geleverd, was in afwijkend:
        _zet(rijen, list(pad), geleverd, was)
    return rijen


def _zet(waarde: Any, pad: list[Any], geleverd: Any, was: Any) -> None:
    *weg, laatste = pad
    for stap in weg:
        try:
            waarde = waarde.setdefault(stap, {}) if isinstance(waarde, dict) else waarde[stap]
        except (IndexError, TypeError):
            return
    if not isinstance(waarde, dict):
        if isinstance(waarde, list) and isinstance(laatste, int) and laatste < len(waarde) and waarde[laatste] == was:
            waarde[laatste] = geleverd
    elif waarde.get(laatste) == was:
        if geleverd is None:
            waarde.pop(laatste, None)
        else:
            waarde[laatste] = geleverd
