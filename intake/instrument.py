"""Het instrument achter het klantprofiel: domeinen, vragen, oefeningen en regels, per versie als gegevens.

Eigen werk: de vragen en de regels staan in `instrumenten/klantprofiel-<versie>.toml`, waar een gemeente ze kan lezen.
Een uitgebrachte versie verandert niet meer, zodat een oud profiel te begrijpen blijft.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from intake.oefeningen import SOORTEN, Oefening, Papier
from schuldhulp.lib.fouten import Rekenfout, Veldfout

MAP = Path(__file__).parent / "instrumenten"
VOORVOEGSEL = "klantprofiel-"
HUIDIGE_VERSIE = "2026-1"
PUNTEN_OEFENING = 3  # evenveel als het hoogste antwoord van een schaal


@dataclass(frozen=True)
class Antwoord:
    """Een antwoord dat gekozen kan worden; zonder punten telt het niet mee."""

    code: str
    tekst: str
    punten: int | None
    risico: str = ""
    steun: str = ""


@dataclass(frozen=True)
class Vraag:
    """Een vraag. Zonder `antwoorden` typt iemand een bedrag; `goed` is het juiste; zonder `domein` is het controle."""

    code: str
    blad: str
    domein: str
    vraag: str
    uitleg: str
    antwoorden: tuple[Antwoord, ...]
    goed: str = ""

    @property
    def is_bedrag(self) -> bool:
        return not self.antwoorden

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(antwoord.code for antwoord in self.antwoorden)


@dataclass(frozen=True)
class Domein:
    """Een kant van iemand, met wat een hoge of lage score betekent en welke steun dan past."""

    code: str
    naam: str
    uitleg: str
    kracht: str
    risico: str
    steun: tuple[str, ...]


@dataclass(frozen=True)
class Blad:
    """Een scherm vol vragen, met het papier van een oefening als dat erbij hoort."""

    code: str
    naam: str
    uitleg: str
    papier: Papier | None
    vragen: tuple[Vraag, ...]


@dataclass(frozen=True)
class Controle:
    """Een `paar` vragen dat bij elkaar hoort te passen, of antwoorden die wel heel `gunstig` zijn."""

    soort: str
    vragen: tuple[str, ...]
    grens: int
    antwoord: str
    gesprek: str


@dataclass(frozen=True)
class Profielregel:
    """Een profiel met zijn voorwaarden: alle `vanaf`, alle `onder`, en minstens één van `een_onder`."""

    code: str
    naam: str
    tekst: str
    vanaf: Mapping[str, int]
    onder: Mapping[str, int]
    een_onder: Mapping[str, int]


@dataclass(frozen=True)
class Instrument:
    """Een versie van het klantprofiel."""

    versie: str
    naam: str
    grens_steun: int
    grens_kracht: int
    domeinen: tuple[Domein, ...]
    bladen: tuple[Blad, ...]
    controles: tuple[Controle, ...]
    profielen: tuple[Profielregel, ...]

    @property
    def vragen(self) -> tuple[Vraag, ...]:
        """Alle vragen in de volgorde van de bladen."""
        return tuple(vraag for blad in self.bladen for vraag in blad.vragen)

    @property
    def oefeningen(self) -> int:
        """Hoeveel bladen een oefening zijn."""
        return sum(blad.papier is not None for blad in self.bladen)

    def blad(self, code: str) -> Blad | None:
        """Het blad met deze code, of None."""
        return next((blad for blad in self.bladen if blad.code == code), None)


def versies() -> tuple[str, ...]:
    """De versies die er zijn, de oudste eerst."""
    return tuple(sorted(pad.stem.removeprefix(VOORVOEGSEL) for pad in MAP.glob(f"{VOORVOEGSEL}*.toml")))


@cache
def laad_instrument(versie: str = HUIDIGE_VERSIE) -> Instrument:
    """Het instrument met deze versie. Fout (Rekenfout op `instrument`): die versie is er niet."""
    if versie not in versies():
        raise Rekenfout([Veldfout(veld="instrument", melding=f"Kies uit: {', '.join(versies())}.")])
    return _lees(tomllib.loads((MAP / f"{VOORVOEGSEL}{versie}.toml").read_text(encoding="utf-8")))


def _lees(ruw: dict[str, Any]) -> Instrument:
    oefeningen = {naam: SOORTEN[naam](gegevens) for naam, gegevens in ruw["oefeningen"].items()}
    vragen = [_vraag(vraag, ruw["schalen"], oefeningen) for vraag in ruw["vragen"]]
    return Instrument(
        versie=ruw["versie"],
        naam=ruw["naam"],
        grens_steun=ruw["grens_steun"],
        grens_kracht=ruw["grens_kracht"],
        domeinen=tuple(Domein(**{**d, "steun": tuple(d["steun"])}) for d in ruw["domeinen"]),
        bladen=tuple(_blad(blad, vragen, oefeningen) for blad in ruw["bladen"]),
        controles=tuple(_controle(c) for c in ruw["controles"]),
        profielen=tuple(
            Profielregel(
                p["code"], p["naam"], p["tekst"], p.get("vanaf", {}), p.get("onder", {}), p.get("een_onder", {})
            )
            for p in ruw["profielen"]
        ),
    )


def _blad(ruw: dict[str, Any], vragen: list[Vraag], oefeningen: dict[str, Oefening]) -> Blad:
    eigen = tuple(vraag for vraag in vragen if vraag.blad == ruw["code"])
    papier = oefeningen[ruw["oefening"]].papier if "oefening" in ruw else None
    return Blad(ruw["code"], ruw["naam"], ruw["uitleg"], papier, eigen)


def _vraag(ruw: dict[str, Any], schalen: dict[str, Any], oefeningen: dict[str, Oefening]) -> Vraag:
    opgaven = {code: opgave for oefening in oefeningen.values() for code, opgave in oefening.opgaven.items()}
    goed = ""
    if opgave := opgaven.get(ruw["code"]):
        goed = opgave.goed
        antwoorden = tuple(Antwoord(c, tekst, PUNTEN_OEFENING if c == goed else 0) for c, tekst in opgave.opties)
    else:
        keuzes = ruw.get("antwoorden") or schalen[ruw["schaal"]]
        hoogste = max(a.get("punten", 0) for a in keuzes)
        antwoorden = tuple(
            Antwoord(
                a["code"],
                a["tekst"],
                hoogste - a["punten"] if ruw.get("omgekeerd") else a.get("punten"),
                a.get("risico", ""),
                a.get("steun", ""),
            )
            for a in keuzes
        )
    return Vraag(ruw["code"], ruw["blad"], ruw.get("domein", ""), ruw["vraag"], ruw.get("uitleg", ""), antwoorden, goed)


def _controle(ruw: dict[str, Any]) -> Controle:
    grens = ruw["verschil"] if ruw["soort"] == "paar" else ruw["vanaf"]
    return Controle(ruw["soort"], tuple(ruw["vragen"]), grens, ruw.get("antwoord", ""), ruw["gesprek"])
