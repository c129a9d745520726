"""De vragenlijst die een inwoner zelf invult: de vragen van een versie, en welke pagina nu komt.

De vragen zijn eigen werk en staan per versie in
`vragenlijsten/zelfintake-*.toml`. Geen vraag is verplicht (Nationale ombudsman, “Een open deur?”, 2018: een formulier
mag geen drempel zijn). Uit de antwoorden volgt nooit een besluit.
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
VOORVOEGSEL = "zelfintake-"
HUIDIGE_VERSIE = "2026-1"
ELK = "*"
Antwoorden = Mapping[str, Any]


class Soort(StrEnum):
    """Hoe een vraag wordt beantwoord."""

    KEUZE = "keuze"  # één van de keuzes
    MEER = "meer"  # een of meer van de keuzes
    TEKST = "tekst"  # een regel
    VERHAAL = "verhaal"  # een stuk tekst
    AANTAL = "aantal"  # een heel getal
    BEDRAG = "bedrag"  # euro


class Paginasoort(StrEnum):
    """Wat er op een pagina gebeurt."""

    VRAGEN = "vragen"
    SCHULDEISERS = "schuldeisers"  # de eigen lijst van schuldeisers
    PAPIEREN = "papieren"  # foto's en bestanden meesturen


@dataclass(frozen=True)
class Keuze:
    """Een antwoord om te kiezen; `waarde` is wat het dossier ervan maakt, `dreiging` en `vlag` geven een signaal."""

    code: str
    tekst: str
    uitleg: str
    waarde: Any
    dreiging: str
    vlag: str


@dataclass(frozen=True)
class Voorwaarde:
    """Geldt bij een van deze antwoorden op een eerdere vraag."""

    vraag: str
    is_een_van: frozenset[str]

    def geldt(self, antwoorden: Antwoorden) -> bool:
        """Is een van de antwoorden gegeven?"""
        gegeven = antwoorden.get(self.vraag)
        alle = gegeven if isinstance(gegeven, list) else [gegeven]
        return any(a not in (None, "") and (ELK in self.is_een_van or str(a) in self.is_een_van) for a in alle)


@dataclass(frozen=True)
class Vraag:
    """Een vraag; `neem_over` noemt het gegeven in het dossier dat erbij hoort, of is leeg."""

    code: str
    soort: Soort
    vraag: str
    uitleg: str
    keuzes: tuple[Keuze, ...]
    neem_over: str
    invoer: str
    als: Voorwaarde | None

    def gekozen(self, antwoorden: Antwoorden) -> tuple[Keuze, ...]:
        """De keuzes die bij het gegeven antwoord horen."""
        gegeven = antwoorden.get(self.code)
        codes = gegeven if isinstance(gegeven, list) else [gegeven]
        return tuple(keuze for keuze in self.keuzes if keuze.code in codes)


@dataclass(frozen=True)
class Pagina:
    """Eén scherm van de vragenlijst."""

    code: str
    soort: Paginasoort
    titel: str
    inleiding: tuple[str, ...]
    als: Voorwaarde | None
    vragen: tuple[Vraag, ...]

    def zichtbare_vragen(self, antwoorden: Antwoorden) -> tuple[Vraag, ...]:
        """De vragen die bij deze antwoorden worden gesteld."""
        return tuple(vraag for vraag in self.vragen if vraag.als is None or vraag.als.geldt(antwoorden))


@dataclass(frozen=True)
class Vragenlijst:
    """Een versie van de vragenlijst."""

    versie: str
    paginas: tuple[Pagina, ...]

    @property
    def vragen(self) -> tuple[Vraag, ...]:
        """Alle vragen, in volgorde."""
        return tuple(vraag for pagina in self.paginas for vraag in pagina.vragen)


def versies() -> tuple[str, ...]:
    """De versies die er zijn, de oudste eerst."""
    return tuple(sorted(pad.stem.removeprefix(VOORVOEGSEL) for pad in MAP.glob(f"{VOORVOEGSEL}*.toml")))


@cache
def laad_zelfvragen(versie: str = HUIDIGE_VERSIE) -> Vragenlijst:
    """De vragenlijst met deze versie. Fout (Rekenfout op `vragenlijst`): die versie is er niet."""
    if versie not in versies():
        raise Rekenfout([Veldfout(veld="vragenlijst", melding=f"Kies uit: {', '.join(versies())}.")])
    ruw = tomllib.loads((MAP / f"{VOORVOEGSEL}{versie}.toml").read_text(encoding="utf-8"))
    return Vragenlijst(ruw["versie"], tuple(_lees_pagina(pagina) for pagina in ruw["paginas"]))


def zichtbare_paginas(lijst: Vragenlijst, antwoorden: Antwoorden) -> tuple[Pagina, ...]:
    """De pagina's die deze inwoner krijgt, in volgorde."""
    return tuple(
        pagina
        for pagina in lijst.paginas
        if (pagina.als is None or pagina.als.geldt(antwoorden))
        and (pagina.soort is not Paginasoort.VRAGEN or pagina.zichtbare_vragen(antwoorden))
    )


def buren(lijst: Vragenlijst, antwoorden: Antwoorden, code: str) -> tuple[str, str]:
    """De pagina voor en na deze; leeg aan het begin en aan het eind."""
    codes = [pagina.code for pagina in zichtbare_paginas(lijst, antwoorden)]
    if code not in codes:
        return "", codes[0]
    plek = codes.index(code)
    return (codes[plek - 1] if plek else ""), (codes[plek + 1] if plek + 1 < len(codes) else "")


def _lees_pagina(ruw: dict[str, Any]) -> Pagina:
    return Pagina(
        code=ruw["code"],
        soort=Paginasoort(ruw.get("soort", Paginasoort.VRAGEN)),
        titel=ruw["titel"],
        inleiding=tuple(ruw.get("inleiding", ())),
        als=_lees_voorwaarde(ruw),
        vragen=tuple(_lees_vraag(vraag) for vraag in ruw.get("vragen", ())),
    )


def _lees_vraag(ruw: dict[str, Any]) -> Vraag:
    return Vraag(
        code=ruw["code"],
        soort=Soort(ruw["soort"]),
        vraag=ruw["vraag"],
        uitleg=ruw.get("uitleg", ""),
        keuzes=tuple(
            Keuze(
                k["code"],
                k["tekst"],
                k.get("uitleg", ""),
                k.get("waarde", k["code"]),
                k.get("dreiging", ""),
                k.get("vlag", ""),
            )
            for k in ruw.get("keuzes", ())
        ),
        neem_over=ruw.get("neem_over", ""),
        invoer=ruw.get("invoer", "text"),
        als=_lees_voorwaarde(ruw),
    )


def _lees_voorwaarde(ruw: dict[str, Any]) -> Voorwaarde | None:
    als = ruw.get("als")
    return Voorwaarde(als["vraag"], frozenset(als["is"])) if als else None
