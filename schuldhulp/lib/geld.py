"""Geld: altijd Decimal in euro's, altijd half-up op centen, nooit binaire kommagetallen."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

from schuldhulp.lib.fouten import Geweigerd

CENT = Decimal("0.01")
MAXIMUM = Decimal("999999999.99")

# Nederlands (punten of spaties tussen duizendtallen, komma voor centen) of een kale decimale punt.
_NEDERLANDS = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}|--?))?")
_PUNT = re.compile(r"(\d+)\.(\d{1,2})")
_DUBBELZINNIG = re.compile(r"\d{1,3}[.,]\d{3}")


def rond(bedrag: Decimal | Fraction) -> Decimal:
    """Rondt half-up af op centen; van nul af bij een negatief bedrag."""
    if isinstance(bedrag, Decimal):
        return bedrag.quantize(CENT, rounding=ROUND_HALF_UP)
    centen = floor(abs(bedrag) * 100 + Fraction(1, 2))
    return (Decimal(centen) / 100 * (1 if bedrag >= 0 else -1)).quantize(CENT)


def euro(bedrag: Decimal) -> str:
    """Bedrag zoals het op scherm en in brieven staat: `€ 1.234,56`, negatief `€ -1.234,56`, met een vaste spatie."""
    tekst = f"{rond(bedrag):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"€\N{NO-BREAK SPACE}{tekst}"


def verdeel_centen(totaal: Decimal, gewichten: Sequence[Decimal]) -> list[Decimal]:
    """Verdeelt `totaal` naar rato van `gewichten`; de som is precies `totaal`.

    Grootste rest: ieder krijgt zijn deel naar beneden op centen, de centen die overblijven gaan naar de
    grootste resten, bij gelijke resten in de gegeven volgorde. Een gewicht van nul krijgt nul.
    Fout (ValueError): een negatief totaal of gewicht, of geld zonder gewicht om het aan te geven.
    """
    if totaal < 0 or any(gewicht < 0 for gewicht in gewichten):
        raise ValueError("Een totaal of gewicht mag niet negatief zijn.")
    som = sum((Fraction(gewicht) for gewicht in gewichten), Fraction(0))
    centen = int(totaal / CENT)
    if Decimal(centen) * CENT != totaal:
        raise ValueError("Een totaal heeft ten hoogste twee decimalen.")
    if som == 0:
        if centen:
            raise ValueError("Er is niemand om het geld aan te geven.")
        return [Decimal("0.00")] * len(gewichten)
    delen = [Fraction(gewicht) * centen / som for gewicht in gewichten]
    uit = [floor(deel) for deel in delen]
    # sorted is stabiel: bij gelijke resten blijft de gegeven volgorde staan.
    volgorde = sorted(range(len(delen)), key=lambda i: uit[i] - delen[i])
    for i in volgorde[: centen - sum(uit)]:
        uit[i] += 1
    return [(Decimal(n) * CENT).quantize(CENT) for n in uit]


def lees_bedrag(tekst: str) -> Decimal:
    """Leest een bedrag zoals mensen het typen: `1234,56`, `€ 1.234,56`, `1234.56`, `25,-`.

    Weigert (Geweigerd) wat op twee manieren te lezen is (`1.234`), negatieve bedragen, meer dan twee
    decimalen en bedragen boven 999.999.999,99.
    """
    kaal = " ".join(tekst.split()).removeprefix("€").strip()
    if not kaal.isascii() or not kaal:
        raise Geweigerd("Vul een bedrag in, bijvoorbeeld 1234,56.")
    if kaal.startswith("-"):
        raise Geweigerd("Een bedrag mag niet lager zijn dan 0.")
    if _DUBBELZINNIG.fullmatch(kaal):
        heel, deel = re.split("[.,]", kaal)
        raise Geweigerd(f"Het bedrag {kaal} is op twee manieren te lezen. Typ {heel}{deel},00 of {heel},{deel[:2]}.")
    if match := _PUNT.fullmatch(kaal):
        heel, deel = match.groups()
    elif match := _NEDERLANDS.fullmatch(kaal):
        heel, deel = match.group(1), match.group(2) or ""
    else:
        raise Geweigerd("Vul een bedrag in met ten hoogste twee cijfers na de komma, bijvoorbeeld 1234,56.")
    bedrag = Decimal(f"{re.sub('[. ]', '', heel)}.{deel.strip('-') or '0'}").quantize(CENT) if len(heel) < 20 else None
    if bedrag is None or bedrag > MAXIMUM:
        raise Geweigerd(f"Het bedrag is te hoog. Het hoogste bedrag is {euro(MAXIMUM)}.")
    return bedrag
