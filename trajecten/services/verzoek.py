"""Wat wij de rechter vragen, en wat hij besliste: de gegevens die de diensten krijgen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake.choices import Bedreiging
from trajecten.choices.geding import Gedingstuk
from trajecten.models import Crisis
from trajecten.rekenregels.routes import Wsnpkosten


@dataclass(frozen=True)
class Verzoek:
    """Wat wij de rechtbank vragen en waarom.

    `stukken` horen bij een breed moratorium (art. 4 lid 3 Bgs), `heroverweging` en `wsnpkosten` bij een dwangakkoord.
    """

    rechtbank: str
    motivering: str
    bedreiging: Bedreiging | None = None
    wederpartij: str = ""
    crisis: Crisis | None = None
    stukken: Sequence[Gedingstuk] = ()
    heroverweging: date | None = None
    wsnpkosten: Wsnpkosten | None = None


@dataclass(frozen=True)
class Uitspraak:
    """Wat de rechter besliste, op welke dag. `eind` is de laatste dag van de bescherming bij een toewijzing."""

    is_toegewezen: bool
    datum: date
    tekst: str = ""
    eind: date | None = None
