"""Wat er voor de schuldeisers klaarstaat, hoe een ronde dat uitkeert, en wat zij uiteindelijk mogen verwachten.

Bedragen in euro's. Een ronde volgt de verdeling van art. 349 Fw over alles wat tot en met deze ronde is uitgekeerd:
wie eerder is overgeslagen haalt zo vanzelf in, en de verhouding klopt na elke ronde over het geheel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schuldhulp.lib.geld import euro, verdeel_centen
from trajecten.rekenregels.betaalplan import NUL, kosten_over
from trajecten.rekenregels.verdeling import Verdeling, Vordering, verdeel


@dataclass(frozen=True)
class Reservering:
    """Het saldo en waaruit het bestaat; `saldo` is negatief als er na een uitkering nog geld terugging."""

    kosten: Decimal
    voor_schuldeisers: Decimal
    uitgekeerd: Decimal
    saldo: Decimal
    toelichting: tuple[str, ...]


@dataclass(frozen=True)
class Openstaand:
    """Een vordering in de regeling, en wat daarop in eerdere ronden is uitgekeerd."""

    id: str
    vordering: Decimal
    is_preferent: bool
    betaald: Decimal


@dataclass(frozen=True)
class Ronde:
    """Wat elke vordering nu krijgt, in de gegeven volgorde, en wat overblijft als alles betaald is."""

    bedragen: tuple[Decimal, ...]
    restant: Decimal


def bereken_reservering(
    *, vast: Decimal, incidenteel: Decimal, krediet: Decimal, kostenpercentage: Decimal, uitgekeerd: Decimal
) -> Reservering:
    """Ontvangen min kosten min uitgekeerd. Kosten gaan alleen over vaste termijnen (NVVK 2022-05-04).

    `vast`: wat van de termijnen gereserveerd wordt; `incidenteel`: geld dat één keer komt, helemaal voor schuldeisers;
    `krediet`: een saneringskrediet dat is uitbetaald om schuldeisers ineens te betalen.
    """
    kosten = kosten_over(vast, kostenpercentage)
    voor_schuldeisers = vast - kosten + incidenteel + krediet
    regels = [f"Van de termijnen is {euro(vast)} ontvangen."] if vast or not krediet else []
    if kostenpercentage:
        regels.append(f"Daarvan is {str(kostenpercentage.normalize()).replace('.', ',')}% kosten: {euro(kosten)}.")
    if incidenteel:
        regels.append(f"Incidenteel kwam {euro(incidenteel)} binnen; dat gaat helemaal naar de schuldeisers.")
    if krediet:
        regels.append(f"Het krediet voor de schuldeisers is {euro(krediet)}.")
    regels.append(f"Uitgekeerd is {euro(uitgekeerd)}. Er staat {euro(voor_schuldeisers - uitgekeerd)} klaar.")
    return Reservering(kosten, voor_schuldeisers, uitgekeerd, voor_schuldeisers - uitgekeerd, tuple(regels))


def verdeel_ronde(pot: Decimal, vorderingen: Sequence[Openstaand]) -> Ronde:
    """Verdeelt `pot` zo dat na deze ronde alles samen klopt met de verdeling; niemand krijgt meer dan zijn vordering.

    De som van de bedragen en het restant is precies de pot. Fout (Rekenfout): een negatieve pot of vordering.
    """
    eerder = sum((v.betaald for v in vorderingen), NUL)
    doel = verdeel(pot + eerder, [Vordering(v.id, v.vordering, v.is_preferent) for v in vorderingen])
    tegoed = [
        max(uitkering.bedrag - v.betaald, NUL) for uitkering, v in zip(doel.uitkeringen, vorderingen, strict=True)
    ]
    # Wie bij een eerdere afronding een cent voor lag, houdt die; de anderen delen wat er dan nog is.
    te_verdelen = min(pot, sum(tegoed, NUL))
    return Ronde(tuple(verdeel_centen(te_verdelen, tegoed)), pot - te_verdelen)


def bereken_prognose(verwacht: Decimal, vorderingen: Sequence[Vordering]) -> Verdeling:
    """Welk deel van hun vordering schuldeisers mogen verwachten als er in totaal `verwacht` voor hen komt."""
    return verdeel(verwacht, vorderingen)
