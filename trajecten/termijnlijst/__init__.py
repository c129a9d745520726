"""De termijnen van het traject, aangemeld bij de kern (`schuldhulp.lib.termijnlijst`)."""

from trajecten.termijnlijst import dreiging, nazorg, regeling

__all__ = ["dreiging", "nazorg", "regeling"]
