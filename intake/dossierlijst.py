"""Het dossier dat een deelnemer zelf vult: welke onderdelen, en hoe ver hij is.

De onderdelen staan per versie in `dossierlijsten/*.toml`, zodat een gemeente ze kan lezen.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from schuldhulp.lib.fouten import Geweigerd

MAP = Path(__file__).parent / "dossierlijsten"
HUIDIGE_VERSIE = "2026-1"
KLAAR, NIET_NODIG = "klaar", "niet_nodig"


@dataclass(frozen=True)
class Stuk:
    """Een onderdeel van het dossier, met de bijeenkomst waarin het aan de beurt is.

    `papieren` zijn de codes in de papierlijst die hierbij horen; leeg als er geen papier voor nodig is.
    """

    code: str
    naam: str
    uitleg: str
    bijeenkomst: int
    papieren: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dossierlijst:
    """Een versie van de lijst, in de volgorde waarin men haar vult."""

    versie: str
    stukken: tuple[Stuk, ...]

    @property
    def codes(self) -> frozenset[str]:
        """De codes van alle onderdelen."""
        return frozenset(stuk.code for stuk in self.stukken)

    def voor(self, bijeenkomst: int) -> tuple[Stuk, ...]:
        """Wat er in deze bijeenkomst aan de beurt is."""
        return tuple(stuk for stuk in self.stukken if stuk.bijeenkomst == bijeenkomst)


@dataclass(frozen=True)
class Voortgang:
    """Hoeveel onderdelen klaar zijn van hoeveel die nodig zijn."""

    klaar: int
    nodig: int

    @property
    def procent(self) -> int:
        """Het deel dat klaar is, van 0 tot 100; is niets nodig, dan is alles klaar."""
        return 100 * self.klaar // self.nodig if self.nodig else 100

    @property
    def is_compleet(self) -> bool:
        """Is alles klaar wat nodig is?"""
        return self.klaar == self.nodig


def versies() -> tuple[str, ...]:
    """De versies die er zijn, de oudste eerst."""
    return tuple(sorted(pad.stem for pad in MAP.glob("*.toml")))


@cache
def laad_dossierlijst(versie: str = HUIDIGE_VERSIE) -> Dossierlijst:
    """De lijst met deze versie. Fout: Geweigerd als die er niet is."""
    if versie not in versies():
        raise Geweigerd(f"De dossierlijst {versie} bestaat niet.")
    ruw = tomllib.loads((MAP / f"{versie}.toml").read_text(encoding="utf-8"))
    return Dossierlijst(ruw["versie"], tuple(_stuk(**stuk) for stuk in ruw["stukken"]))


def _stuk(papieren: Sequence[str] = (), **velden: Any) -> Stuk:
    return Stuk(papieren=tuple(papieren), **velden)


def voortgang(lijst: Dossierlijst, standen: Mapping[str, str]) -> Voortgang:
    """Telt hoe ver iemand is. Wat niet nodig is, telt niet mee; wat niet in de lijst staat ook niet."""
    nodig = [stuk for stuk in lijst.stukken if standen.get(stuk.code) != NIET_NODIG]
    return Voortgang(klaar=sum(standen.get(stuk.code) == KLAAR for stuk in nodig), nodig=len(nodig))
