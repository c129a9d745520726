"""Vanaf welk aantal een telling niet meer over herkenbare mensen gaat."""

from decimal import Decimal

DREMPEL = 10


def is_klein(aantal: Decimal | int, drempel: int = DREMPEL) -> bool:
    """Is dit aantal te klein om te tonen? Nul gaat over niemand en mag."""
    return 0 < aantal < drempel


def als_tekst(aantal: int) -> str:
    """Het aantal, of "minder dan 10"."""
    return f"minder dan {DREMPEL}" if is_klein(aantal) else str(aantal)
