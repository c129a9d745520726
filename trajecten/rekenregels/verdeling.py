"""Verdeling van de pot over de schuldeisers (art. 349 lid 2 en 3 Fw, ook gebruikt in het minnelijk traject).

Een preferente vordering krijgt het dubbele percentage van een concurrente, tot ze helemaal betaald is.
Met pot A, preferent P en concurrent Q: c = A / (2P + Q) en p = 2c; is p 100% of meer, dan p = 100% en
c = (A - P) / Q, ten hoogste 100%. Wat iemand boven zijn voorrang te vorderen heeft, is concurrent:
de aanroeper splitst zo'n vordering in twee.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schuldhulp.lib.geld import euro, rond, verdeel_centen
from trajecten.rekenregels.invoer import bedrag_melding, weiger

EEN = Fraction(1)


@dataclass(frozen=True)
class Vordering:
    """Een vordering in euro's, met een eigen kenmerk. Zonder `is_preferent` is ze concurrent."""

    id: str
    bedrag: Decimal
    is_preferent: bool


@dataclass(frozen=True)
class Uitkering:
    """Wat op de vordering met kenmerk `id` betaald wordt, in euro's."""

    id: str
    bedrag: Decimal


@dataclass(frozen=True)
class Verdeling:
    """Percentages met twee decimalen (None als die soort er niet is), uitkeringen in de gegeven volgorde.

    `restant` is wat overblijft als alle vorderingen helemaal betaald zijn, anders 0.
    """

    percentage_preferent: Decimal | None
    percentage_concurrent: Decimal | None
    uitkeringen: tuple[Uitkering, ...]
    restant: Decimal
    toelichting: tuple[str, ...]


def verdeel(pot: Decimal, vorderingen: Sequence[Vordering]) -> Verdeling:
    """Verdeelt `pot` over de vorderingen; de som van de uitkeringen en het restant is precies de pot.

    Het preferente deel wordt half-up op centen afgerond, het concurrente deel is de rest. Binnen een
    soort gaan de laatste centen naar de grootste resten, bij gelijke resten in de gegeven volgorde.
    Fout (Rekenfout): een negatief bedrag, meer dan twee decimalen of een kenmerk dat twee keer voorkomt.
    """
    controleer_vorderingen(pot, vorderingen)
    preferent = _som(vorderingen, True)
    concurrent = _som(vorderingen, False)
    te_verdelen = min(pot, preferent + concurrent)
    fractie_p, fractie_c = _fracties(Fraction(te_verdelen), Fraction(preferent), Fraction(concurrent))
    deel_p = rond(fractie_p * Fraction(preferent))
    bedragen = _per_vordering(deel_p, te_verdelen - deel_p, vorderingen)
    percentage_p = rond(fractie_p * 100) if preferent else None
    percentage_c = rond(fractie_c * 100) if concurrent else None
    restant = rond(pot - te_verdelen)
    return Verdeling(
        percentage_p,
        percentage_c,
        tuple(Uitkering(v.id, bedrag) for v, bedrag in zip(vorderingen, bedragen, strict=True)),
        restant,
        _licht_toe(te_verdelen, percentage_p, percentage_c, restant),
    )


def controleer_vorderingen(pot: Decimal, vorderingen: Sequence[Vordering]) -> None:
    """Fout (Rekenfout): een ongeldig bedrag of een kenmerk dat twee keer voorkomt; alles tegelijk."""
    meldingen = {"pot": bedrag_melding(pot)}
    gezien: set[str] = set()
    for nummer, vordering in enumerate(vorderingen):
        meldingen[f"vorderingen[{nummer}].bedrag"] = bedrag_melding(vordering.bedrag)
        if vordering.id in gezien:
            meldingen[f"vorderingen[{nummer}].id"] = "Dit kenmerk komt twee keer voor."
        gezien.add(vordering.id)
    weiger(meldingen)


def _som(vorderingen: Sequence[Vordering], is_preferent: bool) -> Decimal:
    return sum((v.bedrag for v in vorderingen if v.is_preferent is is_preferent), Decimal("0.00"))


def _fracties(pot: Fraction, preferent: Fraction, concurrent: Fraction) -> tuple[Fraction, Fraction]:
    """Het exacte deel van een preferente en een concurrente vordering dat betaald wordt, elk van 0 tot 1."""
    noemer = 2 * preferent + concurrent
    if not noemer:
        return Fraction(0), Fraction(0)
    enkel = pot / noemer
    if 2 * enkel < EEN or not preferent:
        return min(2 * enkel, EEN), enkel
    return EEN, (pot - preferent) / concurrent if concurrent else Fraction(0)


def _per_vordering(deel_p: Decimal, deel_c: Decimal, vorderingen: Sequence[Vordering]) -> list[Decimal]:
    uit = [Decimal("0.00")] * len(vorderingen)
    for is_preferent, deel in ((True, deel_p), (False, deel_c)):
        plaatsen = [i for i, v in enumerate(vorderingen) if v.is_preferent is is_preferent]
        bedragen = verdeel_centen(deel, [vorderingen[i].bedrag for i in plaatsen])
        for plaats, bedrag in zip(plaatsen, bedragen, strict=True):
            uit[plaats] = bedrag
    return uit


def _licht_toe(
    te_verdelen: Decimal, percentage_p: Decimal | None, percentage_c: Decimal | None, restant: Decimal
) -> tuple[str, ...]:
    regels = [f"Er wordt {euro(te_verdelen)} verdeeld naar rato van de vorderingen (art. 349 Fw)."]
    if percentage_p is not None:
        regels.append(f"Preferente schuldeisers krijgen {_tekst(percentage_p)}% van hun vordering.")
    if percentage_c is not None:
        regels.append(f"Concurrente schuldeisers krijgen {_tekst(percentage_c)}% van hun vordering.")
    if percentage_p is not None and percentage_c is not None:
        regels.append("Preferent krijgt het dubbele percentage van concurrent, tot de preferente schuld betaald is.")
    if restant:
        regels.append(f"Alle schulden zijn daarmee betaald. Er blijft {euro(restant)} over.")
    return tuple(regels)


def _tekst(percentage: Decimal) -> str:
    return f"{percentage:.2f}".replace(".", ",")
