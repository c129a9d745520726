"""Wat elk huishouden heeft: een bureau, een consulent en het toeval."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.simulatie import Simulatie
from intake.models import Client
from intake.services.client import Persoonsgegevens
from ketenpartners.models import Ketenpartner
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices import TrajectStatus
from trajecten.models import Schuldeiser, Traject


@dataclass(frozen=True)
class Eiser:
    """Een schuldeiser met zijn gewoonten: dagen tot antwoord, kans op stilte, en wie soms voor hem optreedt."""

    rij: Schuldeiser
    gewicht: int
    dagen: int
    stilte: float
    grond: str = ""
    optreder: Schuldeiser | None = None


@dataclass(frozen=True)
class Bureau:
    """Wie in een gemeente het werk doet."""

    gemeente: Gemeente
    consulenten: list[Medewerker]
    lezer: Medewerker
    besluiter: Medewerker | None  # alleen waar de consulenten geen mandaat hebben
    postcode: int
    partners: list[Ketenpartner]
    loket: Medewerker | None = None


@dataclass
class Basis:
    """Eén huishouden. Wat niet is voorgeschreven (`wil`), bepaalt het toeval van de simulatie."""

    sim: Simulatie
    bureau: Bureau
    eisers: list[Eiser]
    persoon: Persoonsgegevens
    wil: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.toeval = self.sim.toeval
        self.consulent = self.toeval.choice(self.bureau.consulenten)
        self.client: Client | None = None

    @property
    def ontvanger(self) -> Medewerker:
        """Wie bij ontvangst nakijkt: een andere consulent, en waar die er niet is wie meeleest."""
        anderen = [wie for wie in self.bureau.consulenten if wie != self.consulent]
        return anderen[0] if anderen else self.bureau.lezer

    def kans(self, naam: str, p: float) -> bool:
        """Gebeurt dit? Een persona schrijft het voor, anders met kans `p`."""
        return bool(self.wil[naam]) if naam in self.wil else self.toeval.random() < p

    def dagen(self, naam: str, van: int, tot: int) -> timedelta:
        """Een aantal dagen tussen twee grenzen, of wat de persona voorschrijft."""
        return timedelta(days=int(str(self.wil[naam])) if naam in self.wil else self.toeval.randint(van, tot))

    @staticmethod
    def staat_in(traject: Traject, *statussen: TrajectStatus) -> bool:
        """Staat het traject nu in een van deze statussen?"""
        return Traject.objects.filter(pk=traject.pk, status__in=statussen).exists()


def geboortedatum(toeval: random.Random, op: date) -> date:
    """Een geboortedatum van een volwassene, vaak tussen 26 en 45 (NVVK-profiel)."""
    jaren = max(18, min(82, round(toeval.gauss(38, 12))))
    return op - timedelta(days=round(jaren * 365.25) + toeval.randrange(365))
