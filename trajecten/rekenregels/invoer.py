"""Controle van de invoer van een rekenregel: alle fouten tegelijk."""

from decimal import Decimal

from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.geld import MAXIMUM, euro

MAXIMUM_MAANDEN = 120


def bedrag_melding(bedrag: Decimal) -> str:
    """Wat er mis is met een bedrag in euro's; leeg als het goed is."""
    if not bedrag.is_finite():
        return "Dit is geen bedrag."
    if bedrag < 0:
        return "Dit bedrag mag niet lager zijn dan 0."
    if bedrag > MAXIMUM:
        return f"Dit bedrag mag niet hoger zijn dan {euro(MAXIMUM)}."
    if (exponent := bedrag.as_tuple().exponent) and isinstance(exponent, int) and exponent < -2:
        return "Dit bedrag mag ten hoogste twee decimalen hebben."
    return ""


def percentage_melding(percentage: Decimal, maximum: Decimal) -> str:
    """Wat er mis is met een percentage tussen 0 en `maximum`; leeg als het goed is."""
    if not percentage.is_finite():
        return "Dit is geen percentage."
    if not 0 <= percentage <= maximum:
        return f"Dit percentage moet tussen 0 en {maximum} liggen."
    if (exponent := percentage.as_tuple().exponent) and isinstance(exponent, int) and exponent < -4:
        return "Dit percentage mag ten hoogste vier decimalen hebben."
    return ""


def maanden_melding(maanden: int) -> str:
    """Wat er mis is met een aantal maanden; leeg als het goed is."""
    return "" if 1 <= maanden <= MAXIMUM_MAANDEN else f"Het aantal maanden moet tussen 1 en {MAXIMUM_MAANDEN} liggen."


def weiger(meldingen: dict[str, str]) -> None:
    """Fout (Rekenfout) als een van de velden een melding heeft."""
    if fouten := [Veldfout(veld=veld, melding=melding) for veld, melding in meldingen.items() if melding]:
        raise Rekenfout(fouten)
