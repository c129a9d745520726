"""De volgorde van de wachtlijst voor het eerste gesprek, met de reden van ieders plaats.

Eerst wie niet kan wachten: een bedreigende situatie (drie werkdagen, art. 4 lid 2 Wgs). Dan wie de wettelijke vier
weken (art. 4 lid 1) bijna haalt of al voorbij is, en dan de rest. In elke groep gaat voor wie volgens
`intake.voorrang` voorgaat, en daarna wie zich het eerst meldde.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from schuldhulp.lib.werk import HAAST_DAGEN, Voorrang

# NVVK-jaarverslagen 2019, 2021 en 2022: gemiddeld 11 dagen tot het eerste gesprek.
LANDELIJK_DAGEN = 11
REDEN = {
    Voorrang.GEZIN: "Gezin met kinderen onder de 18 gaat voor",
    Voorrang.ONDERNEMER: "Ondernemer gaat voor volgens het beleid",
    Voorrang.GEWOON: "Op volgorde van melden",
}


@dataclass(frozen=True)
class Wachtende:
    """Iemand die op het eerste gesprek wacht; `uiterlijk` is de wettelijke laatste dag."""

    sleutel: UUID
    voorrang: int
    gemeld_op: datetime
    uiterlijk: date


@dataclass(frozen=True)
class Plaats:
    """Een plaats op de lijst, met waarom."""

    wie: Wachtende
    reden: str


def orden(wachtenden: Iterable[Wachtende], vandaag: date) -> list[Plaats]:
    """Iedereen in volgorde, met de reden van de plaats."""
    rij = sorted(wachtenden, key=lambda w: (groep_van(w, vandaag), w.voorrang, w.gemeld_op, w.sleutel))
    return [Plaats(wie, reden_van(wie, vandaag)) for wie in rij]


def groep_van(wie: Wachtende, vandaag: date) -> int:
    """0 crisis, 1 de termijn loopt binnen een week af of is voorbij, 2 de rest."""
    if wie.voorrang == Voorrang.CRISIS:
        return 0
    return 1 if wie.uiterlijk <= vandaag + timedelta(days=HAAST_DAGEN) else 2


def reden_van(wie: Wachtende, vandaag: date) -> str:
    """Waarom iemand hier staat, in gewone taal."""
    groep = groep_van(wie, vandaag)
    if groep == 0:
        return "Crisis: het gesprek is binnen drie werkdagen"
    if groep == 1:
        return "De wettelijke termijn is voorbij" if wie.uiterlijk < vandaag else "De wettelijke termijn loopt bijna af"
    return REDEN[Voorrang(wie.voorrang)]
