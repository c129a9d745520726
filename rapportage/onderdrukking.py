"""Kleine aantallen verbergen, zodat een cijfer nooit over herkenbare mensen gaat.

De regels, voor scherm, PDF, CSV en koppeling hetzelfde:
- een aantal van 1 tot en met 9 wordt "minder dan 10"; nul wordt getoond;
- een percentage of gemiddelde over minder dan tien gevallen wordt niet getoond;
- zijn teller of rest van een percentage 1 tot en met 9, dan zou het percentage met de noemer het aantal verraden: dan
  staat er alleen een grens, die niet meer zegt dan "minder dan 10", en bij minder dan twintig gevallen niets;
- het totaal van meer gemeenten wordt alleen getoond als er niet uit volgt wat bij één gemeente verborgen is. Verborgen
  wordt dan het totaal, niet nog een gemeente: zo verraadt ook de eigen pagina van een gemeente niets.
Alles hier is puur: getallen erin, getallen en tekst eruit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from rapportage.meten import Eenheid
from schuldhulp.lib.kleine_aantallen import DREMPEL, is_klein

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
    if eenheid == Eenheid.PROCENT and (is_klein(teller, drempel) or is_klein(noemer - teller, drempel)):
        if noemer < 2 * drempel:  # met de noemer erbij bleven er te weinig mogelijkheden over
            return Getoond(None, None, None, NIET_GETOOND, True)
        return Getoond(None, None, noemer, _grens(teller, noemer, drempel), True)
    return Getoond(waarde, teller, noemer, "", False)


def _grens(teller: Decimal, noemer: Decimal, drempel: int) -> str:
    """De ruimste uitspraak die niet meer zegt dan dat teller of rest onder de drempel ligt."""
    laag = drempel * 100 / noemer
    if is_klein(teller, drempel):
        return f"minder dan {laag.to_integral_value(ROUND_CEILING)} %"
    return f"meer dan {(100 - laag).to_integral_value(ROUND_FLOOR)} %"


Onderdelen = tuple[Decimal, ...]


def onderdelen(eenheid: Eenheid, teller: Decimal, noemer: Decimal | None) -> Onderdelen:
    """De aantallen mensen achter een meting die elk op zich te klein kunnen zijn."""
    if eenheid == Eenheid.AANTAL:
        return (teller,)
    if eenheid == Eenheid.DAGEN:
        return (noemer or Decimal(0),)
    return (teller, (noemer or Decimal(0)) - teller)


Bereik = tuple[Decimal, Decimal]


def mag_totaal(rijen: Sequence[Onderdelen], *, drempel: int = DREMPEL) -> bool:
    """Mag het totaal van deze rijen getoond worden naast de rijen die veilig zijn?

    Wie het totaal heeft, trekt de zichtbare rijen eraf en houdt de som van de verborgen rijen over. Het mag alleen als
    elke verborgen rij daarna nog genoeg waarden kan hebben. Gerekend wordt met wat een lezer op zijn best weet.
    """
    verborgen = [rij for rij in rijen if any(is_klein(deel, drempel) for deel in rij)]
    if not verborgen:
        return True
    tellers = [(rij[0], _bereik(rij, drempel)) for rij in verborgen]
    # Onder twintig gevallen is ook de noemer verborgen.
    noemers = [(n, _bereik_noemer(n, drempel)) for rij in verborgen if (n := sum(rij, Decimal(0))) < 2 * drempel]
    return _blijft_onzeker(tellers, drempel) and (len(verborgen[0]) == 1 or _blijft_onzeker(noemers, drempel))


def _bereik(rij: Onderdelen, drempel: int) -> Bereik:
    """Waartussen de teller van een verborgen rij ligt voor wie de noemer kent."""
    een, noemer = Decimal(1), sum(rij, Decimal(0))
    if len(rij) == 1:
        return een, Decimal(drempel - 1)
    if noemer < drempel:
        return Decimal(0), noemer
    if noemer < 2 * drempel:
        return een, noemer - 1
    return (een, Decimal(drempel - 1)) if is_klein(rij[0], drempel) else (noemer - drempel + 1, noemer - 1)


def _bereik_noemer(noemer: Decimal, drempel: int) -> Bereik:
    return (Decimal(1), Decimal(drempel - 1)) if noemer < drempel else (Decimal(drempel), Decimal(2 * drempel - 1))


def _blijft_onzeker(waarden: Sequence[tuple[Decimal, Bereik]], drempel: int) -> bool:
    """Kan elke waarde, met de som van alle bekend, nog ten minste de helft van de drempel aan waarden hebben?"""
    som = sum((waarde for waarde, _ in waarden), Decimal(0))
    laag, hoog = (sum((bereik[i] for _, bereik in waarden), Decimal(0)) for i in (0, 1))
    for _, (onder, boven) in waarden:
        ruimte = min(boven, som - (laag - onder)) - max(onder, som - (hoog - boven)) + 1
        if ruimte < max(min(Decimal(drempel // 2), boven - onder + 1), Decimal(2)):
            return False
    return True
