"""Welke papieren bij een situatie nodig zijn, met de reden, en wat wij bewust niet vragen.

Puur: de situatie gaat erin, de lijst komt eruit. De lijst zelf staat per versie in `papierlijsten/*.toml`, zodat een
gemeente haar kan lezen. Bronnen: art. 12, 14 en 15 Bgs (wat de gemeente zelf mag opvragen, vraagt zij de inwoner niet)
en Nationale ombudsman, "Een open deur?" (2018): een stapel papieren is een drempel.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "papierlijsten"
HUIDIGE_VERSIE = "2026-1"
JA, NEE = "ja", "nee"
MET_PARTNER = ("gehuwd", "gehuwd_met_kinderen")


@dataclass(frozen=True)
class Situatie:
    """Wat van een huishouden bekend is. Onbekend blijft onbekend: daar vragen wij niets over op papier."""

    samenstelling: str = "onbekend"
    woonsituatie: str = "onbekend"
    inkomensbron: str = "onbekend"
    is_ondernemer: bool = False
    wordt_bedreigd: bool = False

    def kenmerken(self) -> dict[str, str]:
        """De kenmerken zoals de lijst ze noemt."""
        return {
            "samenstelling": self.samenstelling,
            "woonsituatie": self.woonsituatie,
            "inkomensbron": self.inkomensbron,
            "heeft_partner": JA if self.samenstelling in MET_PARTNER else NEE,
            "is_ondernemer": JA if self.is_ondernemer or self.inkomensbron == "onderneming" else NEE,
            "wordt_bedreigd": JA if self.wordt_bedreigd else NEE,
        }


@dataclass(frozen=True)
class Stuk:
    """Een papier dat nodig is. `alleen_als` zegt voor wie; leeg is voor iedereen in deze situatie."""

    code: str
    naam: str
    waarom: str
    soorten: tuple[str, ...] = ()
    alleen_als: str = ""
    haast: bool = False

    @property
    def is_zeker_nodig(self) -> bool:
        """Telt het als ontbrekend zolang het er niet is?"""
        return not self.alleen_als


@dataclass(frozen=True)
class NietNodig:
    """Een papier dat wij niet vragen, met waar het wel staat."""

    naam: str
    waarom: str


@dataclass(frozen=True)
class Papierlijst:
    """Wat nodig is en wat niet, voor één situatie."""

    versie: str
    nodig: tuple[Stuk, ...]
    niet: tuple[NietNodig, ...]


@dataclass(frozen=True)
class _Regel:
    """Een regel uit het bestand: een papier met de voorwaarden waaronder wij het vragen."""

    stuk: Stuk
    register: str
    als: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def past(self, kenmerken: Mapping[str, str]) -> bool:
        return all(kenmerken[kenmerk] in waarden for kenmerk, waarden in self.als.items())


def bepaal_papieren(
    situatie: Situatie, *, registers: Iterable[str], afschriften_maanden: int, versie: str = HUIDIGE_VERSIE
) -> Papierlijst:
    """De papieren bij deze situatie, wat haast heeft vooraan.

    `registers`: wat de gemeente zelf opvraagt (Bgs art. 14 en 15); een papier met zo'n bron vragen wij dan niet.
    """
    eigen, kenmerken = frozenset(registers), situatie.kenmerken()
    vragen, laten = _laad(versie)
    maanden = "de laatste maand" if afschriften_maanden == 1 else f"de laatste {afschriften_maanden} maanden"
    passend = [regel for regel in vragen if regel.past(kenmerken)]
    nodig = [_vul_in(regel.stuk, maanden) for regel in passend if regel.register not in eigen]
    niet = [
        NietNodig(_vul_in(regel.stuk, maanden).naam, "Dat vragen wij zelf op (art. 14 en 15 Bgs).")
        for regel in passend
        if regel.register in eigen
    ]
    niet += [
        NietNodig(regel.stuk.naam, regel.stuk.waarom)
        for regel in laten
        if regel.past(kenmerken) and (not regel.register or regel.register in eigen)
    ]
    return Papierlijst(versie, tuple(sorted(nodig, key=lambda s: (not s.haast, not s.is_zeker_nodig))), tuple(niet))


def _vul_in(stuk: Stuk, maanden: str) -> Stuk:
    return Stuk(**{**vars(stuk), "naam": stuk.naam.replace("{maanden}", maanden)})


@cache
def _laad(versie: str) -> tuple[tuple[_Regel, ...], tuple[_Regel, ...]]:
    with (MAP / f"{versie}.toml").open("rb") as bestand:
        inhoud = tomllib.load(bestand)
    return tuple(_regel(r) for r in inhoud["stukken"]), tuple(_regel(r) for r in inhoud["niet"])


def _regel(rij: dict[str, Any]) -> _Regel:
    stuk = Stuk(
        code=rij.get("code", ""),
        naam=rij["naam"],
        waarom=rij["waarom"],
        soorten=tuple(rij.get("soorten", ())),
        alleen_als=rij.get("alleen_als", ""),
        haast=rij.get("haast", False),
    )
    return _Regel(stuk, rij.get("register", ""), {k: tuple(w) for k, w in rij["als"].items()})


def stuk_codes(versie: str = HUIDIGE_VERSIE) -> frozenset[str]:
    """De codes van alle papieren op de lijst."""
    return frozenset(regel.stuk.code for regel in _laad(versie)[0])
