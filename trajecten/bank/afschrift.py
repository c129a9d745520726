"""Wat er op een bankafschrift staat, los van het bestand waaruit het komt."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro

MAX_BYTES = 5_000_000
MAX_BOEKINGEN = 10_000
NIETS_BEWAARD = "Er is niets bewaard."


class Bankfout(Geweigerd):
    """Dit bestand is niet te gebruiken; er is niets bewaard."""

    def __init__(self, melding: str) -> None:
        super().__init__(f"{melding} {NIETS_BEWAARD}")


@dataclass(frozen=True)
class Boeking:
    """Eén bij- of afschrijving. `bedrag` in euro's, negatief als het van de rekening af ging.

    `sleutel` herkent dezelfde boeking in een ander bestand; `is_storno` zegt dat de bank een betaling terughaalde.
    """

    datum: date
    bedrag: Decimal
    tegenrekening: str = ""
    naam: str = ""
    omschrijving: str = ""
    kenmerk: str = ""
    eindtoeind: str = ""
    referentie: str = ""
    is_storno: bool = False
    sleutel: str = ""


@dataclass(frozen=True)
class Afschrift:
    """Alle boekingen van één rekening uit één bestand, met het begin- en eindsaldo als het bestand die noemt."""

    soort: str
    rekening: str
    boekingen: tuple[Boeking, ...]
    beginsaldo: Decimal | None = None
    eindsaldo: Decimal | None = None
    overgeslagen: int = 0

    @property
    def bij(self) -> Decimal:
        """Wat er in dit bestand bij kwam."""
        return sum((b.bedrag for b in self.boekingen if b.bedrag > 0), Decimal("0.00"))

    @property
    def af(self) -> Decimal:
        """Wat er in dit bestand af ging, als positief bedrag."""
        return -sum((b.bedrag for b in self.boekingen if b.bedrag < 0), Decimal("0.00"))


def geef_sleutels(rekening: str, boekingen: Sequence[Boeking]) -> tuple[Boeking, ...]:
    """Geeft elke boeking een sleutel die in elk bestand dezelfde is.

    Twee gelijke betalingen op één dag zijn twee boekingen: de tweede keer telt mee in de sleutel.
    """
    eerder: Counter[str] = Counter()
    uit = []
    for b in boekingen:
        delen = (rekening, b.referentie, b.datum.isoformat(), f"{b.bedrag:.2f}", b.tegenrekening, b.eindtoeind)
        # Banken vullen de omschrijving per bestandssoort anders; met een referentie is zij niet nodig.
        inhoud = "|".join((*delen, "" if b.referentie else b.omschrijving))
        eerder[inhoud] += 1
        sleutel = hashlib.sha256(f"{inhoud}|{eerder[inhoud]}".encode()).hexdigest()
        uit.append(replace(b, sleutel=sleutel))
    return tuple(uit)


def controleer_saldo(beginsaldo: Decimal | None, boekingen: Sequence[Boeking], eindsaldo: Decimal | None) -> None:
    """Beginsaldo plus boekingen moet het eindsaldo zijn, als het bestand beide noemt. Fout: Bankfout."""
    if beginsaldo is None or eindsaldo is None:
        return
    som = beginsaldo + sum((b.bedrag for b in boekingen), Decimal("0.00"))
    if som != eindsaldo:
        raise Bankfout(
            f"Het eindsaldo klopt niet. Het beginsaldo {euro(beginsaldo)} met alle boekingen is {euro(som)}, maar in "
            f"het bestand staat {euro(eindsaldo)}. Er ontbreekt dus iets. Haal het bestand opnieuw op bij de bank."
        )


def controleer_aantal(aantal: int) -> None:
    """Fout: Bankfout bij meer boekingen dan in één keer na te kijken zijn."""
    if aantal > MAX_BOEKINGEN:
        raise Bankfout("In dit bestand staan te veel boekingen. Haal het per week of per dag op bij de bank.")


def controleer_bytes(inhoud: bytes) -> None:
    """Fout: Bankfout bij een leeg of te groot bestand."""
    if not inhoud.strip():
        raise Bankfout("Dit bestand is leeg.")
    if len(inhoud) > MAX_BYTES:
        raise Bankfout("Dit bestand is groter dan 5 MB. Haal het per week of per dag op bij de bank.")
