"""Het betaalplan van een regeling: wat de inwoner per maand betaalt, en of hij daarmee bij is.

Alle datums zijn argumenten. Bedragen in euro's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from schuldhulp.lib.geld import rond
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN, plus_maanden, verschuif_termijn
from trajecten.rekenregels.invoer import bedrag_melding, maanden_melding, weiger

NUL = Decimal("0.00")


@dataclass(frozen=True)
class Termijn:
    """Eén maand: wat de inwoner op `datum` betaalt, en wat daarvan na de kosten voor de schuldeisers is."""

    nummer: int
    datum: date
    bedrag: Decimal
    voor_schuldeisers: Decimal


@dataclass(frozen=True)
class Stand:
    """Hoe ver de betalingen op een dag zijn; `open_sinds` is de vervaldag van de oudste termijn die niet vol is."""

    verwacht: Decimal
    ontvangen: Decimal
    achterstand: Decimal
    open_sinds: date | None


def betaaldag(start: date, nummer: int, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """De dag waarop termijn `nummer` (vanaf 1) betaald moet zijn: na elke maand, en op een vrije dag de werkdag erna.

    Naar analogie van art. 1 Algemene termijnenwet; de verschuiving van de ene maand werkt niet door in de volgende.
    """
    return verschuif_termijn(plus_maanden(start, nummer), gelijkgesteld)


def bereken_betaalplan(
    *,
    start: date,
    maanden: int,
    maandbedrag: Decimal,
    kostenpercentage: Decimal = NUL,
    hoogstens: Decimal | None = None,
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> tuple[Termijn, ...]:
    """Eén termijn per maand; met `hoogstens` stopt het plan zodra dat bedrag is betaald (betalingsregeling 100 %).

    De kosten tellen op over het hele plan (NVVK 2022-05-04) en worden per termijn verdeeld zonder afrondingsverschil.
    Fout (Rekenfout): een negatief bedrag of maanden buiten 1-120.
    """
    weiger({"maandbedrag": bedrag_melding(maandbedrag), "maanden": maanden_melding(maanden)})
    termijnen: list[Termijn] = []
    betaald = NUL
    for nummer in range(1, maanden + 1):
        bedrag = maandbedrag if hoogstens is None else min(maandbedrag, hoogstens - betaald)
        if bedrag <= 0:
            break
        kosten = kosten_over(betaald + bedrag, kostenpercentage) - kosten_over(betaald, kostenpercentage)
        termijnen.append(Termijn(nummer, betaaldag(start, nummer, gelijkgesteld), bedrag, bedrag - kosten))
        betaald += bedrag
    return tuple(termijnen)


def kosten_over(betaald: Decimal, percentage: Decimal) -> Decimal:
    """De kosten over alles wat tot nu toe aan vaste termijnen is betaald, half-up op centen."""
    return rond(Fraction(betaald) * Fraction(percentage) / 100)


def bereken_stand(termijnen: Sequence[tuple[date, Decimal]], ontvangen: Decimal, op: date) -> Stand:
    """Verwacht min ontvangen op een dag. Wat binnenkwam, telt eerst voor de oudste termijn.

    De betaaldag zelf is nog op tijd: een termijn telt mee vanaf de dag erna.
    """
    vervallen = sorted((datum, bedrag) for datum, bedrag in termijnen if datum < op)
    verwacht = sum((bedrag for _, bedrag in vervallen), NUL)
    open_sinds, over = None, ontvangen
    for datum, bedrag in vervallen:
        over -= bedrag
        if over < 0:
            open_sinds = datum
            break
    return Stand(verwacht, ontvangen, max(verwacht - ontvangen, NUL), open_sinds)


def is_achterstand(stand: Stand, *, maanden: int, op: date) -> bool:
    """Is er iets mis? Pas als de oudste open termijn `maanden` maanden of langer over haar dag heen is."""
    return stand.open_sinds is not None and plus_maanden(stand.open_sinds, maanden) <= op


def nog_open(termijnen: Sequence[tuple[date, Decimal]], ontvangen: Decimal) -> list[Decimal]:
    """Hoeveel er van elke termijn nog open is, in de gegeven volgorde; wat binnenkwam telt eerst voor de oudste."""
    over, uit = max(ontvangen, NUL), []
    for _, bedrag in termijnen:
        gedekt = min(over, bedrag)
        over -= gedekt
        uit.append(bedrag - gedekt)
    return uit
