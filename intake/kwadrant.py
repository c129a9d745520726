"""Het Tilburgs kwadrant: zijn de schulden te regelen, en kan de inwoner dat nu aan?

Twee assen met elk regelbaar of niet geven vier vakken. De uitkomst helpt kiezen welk aanbod past. Ze beslist
nooit over toegang: een afwijzing mag er niet vanzelf uit volgen. De vragen, gewichten en drempels zijn eigen
werk en staan per versie in `vragenlijsten/*.toml`. Bron van de assen: onderzoek Verwey-Jonker (2014).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from schuldhulp.lib.fouten import Rekenfout, Veldfout

MAP = Path(__file__).parent / "vragenlijsten"
HUIDIGE_VERSIE = "2026-1"


class Vak(StrEnum):
    """De vier vakken van het kwadrant."""

    OPLOSSEN = "oplossen"  # schulden en inwoner regelbaar
    STABILISEREN = "stabiliseren"  # inwoner regelbaar, schulden niet
    MAATWERK = "maatwerk"  # schulden regelbaar, inwoner niet
    BEGELEIDEN = "begeleiden"  # geen van beide


class Regelbaarheid(StrEnum):
    """Uitkomst van een as, en de kant waar een antwoord naartoe wijst."""

    REGELBAAR = "regelbaar"
    NIET_REGELBAAR = "niet_regelbaar"


class As(StrEnum):
    """De twee assen."""

    SCHULDSITUATIE = "schuldsituatie"
    SCHULDENAAR = "schuldenaar"


@dataclass(frozen=True)
class Antwoord:
    """Een antwoord dat gekozen kan worden; `advies` is leeg of een aanbod dat bij dit antwoord past."""

    code: str
    tekst: str
    gewicht: int
    richting: Regelbaarheid
    advies: str


@dataclass(frozen=True)
class Vraag:
    """Een vraag op één as, met uitleg voor wie hem stelt."""

    code: str
    as_: As
    vraag: str
    uitleg: str
    antwoorden: tuple[Antwoord, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """De codes van de antwoorden, in volgorde."""
        return tuple(antwoord.code for antwoord in self.antwoorden)


@dataclass(frozen=True)
class Vragenlijst:
    """Een versie van de vragenlijst. Punten lopen van 0 tot 100; vanaf de drempel is een as regelbaar."""

    versie: str
    begin: int
    drempel_schuldsituatie: int
    drempel_schuldenaar: int
    advies: Mapping[Vak, tuple[str, ...]]
    vragen: tuple[Vraag, ...]

    def vragen_over(self, as_: As) -> tuple[Vraag, ...]:
        """De vragen op één as, in volgorde."""
        return tuple(vraag for vraag in self.vragen if vraag.as_ is as_)


@dataclass(frozen=True)
class Weging:
    """Hoe één antwoord meetelt: `gewicht` punten in de `richting`."""

    vraag: str
    antwoord: str
    gewicht: int
    richting: Regelbaarheid
    as_: As
    vraag_code: str
    antwoord_code: str


@dataclass(frozen=True)
class Uitkomst:
    """Het vak, de twee assen, de plaats in het vlak (0-100), wat past, en welke antwoorden dat deden."""

    kwadrant: Vak
    schuldsituatie: Regelbaarheid
    schuldenaar: Regelbaarheid
    punten_schuld: int
    punten_persoon: int
    advies: tuple[str, ...]
    toelichting: tuple[Weging, ...]


VAKKEN: Mapping[tuple[Regelbaarheid, Regelbaarheid], Vak] = {
    (Regelbaarheid.REGELBAAR, Regelbaarheid.REGELBAAR): Vak.OPLOSSEN,
    (Regelbaarheid.NIET_REGELBAAR, Regelbaarheid.REGELBAAR): Vak.STABILISEREN,
    (Regelbaarheid.REGELBAAR, Regelbaarheid.NIET_REGELBAAR): Vak.MAATWERK,
    (Regelbaarheid.NIET_REGELBAAR, Regelbaarheid.NIET_REGELBAAR): Vak.BEGELEIDEN,
}


def versies() -> tuple[str, ...]:
    """De versies die er zijn, de oudste eerst."""
    return tuple(sorted(pad.stem for pad in MAP.glob("[0-9]*.toml")))


@cache
def laad_vragenlijst(versie: str = HUIDIGE_VERSIE) -> Vragenlijst:
    """De vragenlijst met deze versie. Fout (Rekenfout op `vragenlijst`): die versie is er niet."""
    if versie not in versies():
        raise Rekenfout([Veldfout(veld="vragenlijst", melding=f"Kies uit: {', '.join(versies())}.")])
    return _lees(tomllib.loads((MAP / f"{versie}.toml").read_text(encoding="utf-8")))


def scoor(antwoorden: Mapping[str, str], vragenlijst: Vragenlijst) -> Uitkomst:
    """Telt de antwoorden (code van de vraag → code van het antwoord) op tot een plaats in het kwadrant.

    Fout (Rekenfout): een onbekende vraag, een vraag zonder antwoord of een onbekend antwoord; alles tegelijk.
    """
    if fouten := _fouten(antwoorden, vragenlijst):
        raise Rekenfout(fouten)
    paren = [(v, a) for v in vragenlijst.vragen for a in v.antwoorden if a.code == antwoorden[v.code]]
    punten_schuld = _punten([a for v, a in paren if v.as_ is As.SCHULDSITUATIE], vragenlijst.begin)
    punten_persoon = _punten([a for v, a in paren if v.as_ is As.SCHULDENAAR], vragenlijst.begin)
    schuldsituatie = _oordeel(punten_schuld, vragenlijst.drempel_schuldsituatie)
    schuldenaar = _oordeel(punten_persoon, vragenlijst.drempel_schuldenaar)
    kwadrant = VAKKEN[schuldsituatie, schuldenaar]
    advies = (*vragenlijst.advies[kwadrant], *(a.advies for _, a in paren if a.advies))
    toelichting = tuple(
        Weging(v.vraag, a.tekst, a.gewicht, a.richting, v.as_, vraag_code=v.code, antwoord_code=a.code)
        for v, a in paren
    )
    return Uitkomst(
        kwadrant, schuldsituatie, schuldenaar, punten_schuld, punten_persoon, tuple(dict.fromkeys(advies)), toelichting
    )


def _fouten(antwoorden: Mapping[str, str], vragenlijst: Vragenlijst) -> list[Veldfout]:
    bekend = {vraag.code for vraag in vragenlijst.vragen}
    fouten = [Veldfout(veld=code, melding="Deze vraag is onbekend.") for code in antwoorden if code not in bekend]
    for vraag in vragenlijst.vragen:
        gegeven = antwoorden.get(vraag.code)
        if gegeven is None:
            fouten.append(Veldfout(veld=vraag.code, melding="Deze vraag heeft nog geen antwoord."))
        elif gegeven not in vraag.codes:
            melding = f"Dit antwoord is onbekend. Kies uit: {', '.join(vraag.codes)}."
            fouten.append(Veldfout(veld=vraag.code, melding=melding))
    return fouten


def _punten(antwoorden: list[Antwoord], begin: int) -> int:
    punten = begin + sum(a.gewicht if a.richting is Regelbaarheid.REGELBAAR else -a.gewicht for a in antwoorden)
    return min(max(punten, 0), 100)


def _oordeel(punten: int, drempel: int) -> Regelbaarheid:
    return Regelbaarheid.REGELBAAR if punten >= drempel else Regelbaarheid.NIET_REGELBAAR


def _lees(ruw: dict[str, Any]) -> Vragenlijst:
    return Vragenlijst(
        versie=ruw["versie"],
        begin=ruw["begin"],
        drempel_schuldsituatie=ruw["drempel_schuldsituatie"],
        drempel_schuldenaar=ruw["drempel_schuldenaar"],
        advies={kwadrant: tuple(ruw["advies"][kwadrant]) for kwadrant in Vak},
        vragen=tuple(_lees_vraag(vraag) for vraag in ruw["vragen"]),
    )


def _lees_vraag(ruw: dict[str, Any]) -> Vraag:
    antwoorden = tuple(
        Antwoord(a["code"], a["tekst"], a["gewicht"], Regelbaarheid(a["richting"]), a.get("advies", ""))
        for a in ruw["antwoorden"]
    )
    return Vraag(ruw["code"], As(ruw["as"]), ruw["vraag"], ruw["uitleg"], antwoorden)
