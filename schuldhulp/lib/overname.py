"""Wat elke overname van een bestand meldt: tellingen, en fouten en waarschuwingen met hun plaats."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

# Afsluitcodes van de opdrachten: een deel is geweigerd, of er was met het bestand niets te beginnen.
DEELS, NIETS_GEDAAN = 1, 2


class Melding(NamedTuple):
    """Een fout of waarschuwing met de plaats in het bestand."""

    plaats: str
    melding: str


@dataclass
class Verslag:
    """Wat een overname deed, in de vorm waarin de opdracht het meldt."""

    aangemaakt: int = 0
    bijgewerkt: int = 0
    ongewijzigd: int = 0
    fouten: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Melding] = field(default_factory=list)

    def als_gegevens(self) -> dict[str, Any]:
        """Het verslag als JSON: tellingen, fouten en waarschuwingen met hun plaats."""
        uit: dict[str, Any] = {n: getattr(self, n) for n in ("aangemaakt", "bijgewerkt", "ongewijzigd")}
        for naam in ("fouten", "waarschuwingen"):
            uit[naam] = [melding._asdict() for melding in getattr(self, naam)]
        return uit
