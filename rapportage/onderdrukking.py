"""Kleine aantallen verbergen, zodat een cijfer nooit over herkenbare mensen gaat.

De regels, voor scherm, PDF, CSV en koppeling hetzelfde:
- een aantal van 1 tot en met 9 wordt "minder dan 10"; nul wordt getoond;
- een percentage of gemiddelde over minder dan tien gevallen wordt niet getoond;
- zijn teller of rest van een percentage 1 tot en met 9, dan zou het percentage met de noemer het aantal verraden: dan
  staat er alleen een grens, die niet meer zegt dan "minder dan 10";
- het totaal van meer gemeenten wordt alleen getoond als er niet uit volgt wat bij één gemeente verborgen is. Verborgen
  wordt dan het totaal, niet nog een gemeente: zo verraadt ook de eigen pagina van een gemeente niets.
Alles hier is puur: getallen erin, getallen en tekst eruit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from rapportage.meten import Eenheid

DREMPEL = 10
NIET_GETOOND = "niet getoond"
GEEN_GEVALLEN = "niets te meten"


@dataclass(frozen=True)
class Getoond:
    """Wat iedereen mag zien. `waarde`, `teller` en `noemer` zijn None als ze verborgen zijn of niet bestaan.

    `tekst` staat in de plaats van een waarde die er niet is; `is_verborgen` zegt of er iets is weggelaten.
    """

    waarde: Decimal | None
    teller: Decimal | None
    noemer: Decimal | None
    tekst: str
    is_verborgen: bool


def is_klein(aantal: Decimal | int, drempel: int = DREMPEL) -> bool:
    """Is dit aantal te klein om te tonen? Nul gaat over niemand en mag."""
    return 0 < aantal < drempel


def onderdruk(
    eenheid: Eenheid,
    waarde: Decimal | None,
    teller: Decimal,
    noemer: Decimal | None,
    *,
    drempel: int = DREMPEL,
) -> Getoond:
    """Wat van één meting getoond mag worden."""
    if eenheid == Eenheid.AANTAL:
        if is_klein(teller, drempel):
            return Getoond(None, None, None, f"minder dan {drempel}", True)
        return Getoond(waarde, teller, None, "", False)
    if not noemer:
        return Getoond(None, None, Decimal(0), GEEN_GEVALLEN, False)
    if is_klein(noemer, drempel):
        return Getoond(None, None, None, f"{NIET_GETOOND}: minder dan {drempel} gevallen", True)
    if eenheid == Eenheid.PROCENT and (grens := _grens(teller, noemer, drempel)):
        return Getoond(None, None, noemer, grens, True)
    return Getoond(waarde, teller, noemer, "", False)


def _grens(teller: Decimal, noemer: Decimal, drempel: int) -> str:
    """De ruimste uitspraak die nog veilig is, of leeg als het percentage zelf getoond mag worden."""
    rest = noemer - teller
    laag = drempel * 100 / noemer
    if is_klein(teller, drempel) and is_klein(rest, drempel):
        return NIET_GETOOND
    if is_klein(teller, drempel):
        return f"minder dan {laag.to_integral_value(ROUND_CEILING)} %"
    if is_klein(rest, drempel):
        return f"meer dan {(100 - laag).to_integral_value(ROUND_FLOOR)} %"
    return ""


Onderdelen = tuple[Decimal, ...]


def onderdelen(eenheid: Eenheid, teller: Decimal, noemer: Decimal | None) -> Onderdelen:
    """De aantallen mensen achter een meting die elk op zich te klein kunnen zijn."""
    if eenheid == Eenheid.AANTAL:
        return (teller,)
    if eenheid == Eenheid.DAGEN:
        return (noemer or Decimal(0),)
    return (teller, (noemer or Decimal(0)) - teller)


def mag_totaal(rijen: Sequence[Onderdelen], *, drempel: int = DREMPEL) -> bool:
    """Mag het totaal van deze rijen getoond worden naast de rijen die veilig zijn?

    Wie het totaal heeft, trekt de zichtbare rijen eraf en houdt de som van de verborgen rijen over. Die som moet over
    ten minste twee rijen gaan en per onderdeel nul of ten minste de drempel zijn.
    """
    verborgen = [rij for rij in rijen if _moet_weg(rij, drempel)]
    if not verborgen:
        return True
    return len(verborgen) > 1 and all(not is_klein(sum(deel), drempel) for deel in zip(*verborgen, strict=True))


def _moet_weg(rij: Onderdelen, drempel: int) -> bool:
    return any(is_klein(deel, drempel) for deel in rij) or is_klein(sum(rij), drempel)
