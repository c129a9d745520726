"""Licht of zwaar, enkelvoudig of meervoudig: hoe het aanmeldpunt een vraag over geld weegt.

Licht gaat meteen naar een vrijwilliger of partner, zwaar naar schuldhulp. De regels zijn eigen beleid en zeggen elk
waarom; wie aan het loket zit mag met een reden afwijken. Uit de weging volgt nooit dat iemand geen hulp krijgt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Gewicht(StrEnum):
    """Waar de vraag naartoe gaat."""

    LICHT = "licht"
    ZWAAR = "zwaar"


class Problematiek(StrEnum):
    """Speelt er alleen iets met geld, of ook op andere gebieden van het leven?"""

    ENKELVOUDIG = "enkelvoudig"
    MEERVOUDIG = "meervoudig"


class Schuldeisers(StrEnum):
    """Bij hoeveel bedrijven iemand achterloopt."""

    GEEN = "geen"
    EEN = "een"
    PAAR = "paar"  # twee of drie
    MEER = "meer"  # vier of meer
    ONBEKEND = "onbekend"


class VasteLasten(StrEnum):
    """Of huur, energie, water en zorgverzekering deze maand betaald worden."""

    BETAALD = "betaald"
    NET = "net"
    NIET = "niet"


@dataclass(frozen=True)
class Loketantwoorden:
    """Wat iemand aan het loket vertelt. `bedrag` in euro, None als niemand het weet; `gebieden` naast geld."""

    schuldeisers: Schuldeisers
    vaste_lasten: VasteLasten
    heeft_bedreiging: bool = False
    bedrag: Decimal | None = None
    gebieden: Sequence[str] = ()


@dataclass(frozen=True)
class Triage:
    """De weging met uitleg in gewone taal."""

    gewicht: Gewicht
    problematiek: Problematiek
    toelichting: tuple[str, ...]


def bepaal_triage(antwoorden: Loketantwoorden, *, drempel_bedrag: Decimal) -> Triage:
    """Weegt een vraag. `drempel_bedrag` in euro komt uit het beleid van de gemeente; 0 is geen drempel."""
    zwaar = _redenen_zwaar(antwoorden, drempel_bedrag)
    meervoudig = bool(antwoorden.gebieden)
    uitleg = zwaar or ["Niets maakt deze vraag zwaar: een partner of vrijwilliger kan helpen."]
    uitleg.append(
        "Er speelt ook iets op een ander gebied dan geld: meervoudig."
        if meervoudig
        else "Er speelt alleen iets met geld: enkelvoudig."
    )
    return Triage(
        Gewicht.ZWAAR if zwaar else Gewicht.LICHT,
        Problematiek.MEERVOUDIG if meervoudig else Problematiek.ENKELVOUDIG,
        tuple(uitleg),
    )


def _redenen_zwaar(antwoorden: Loketantwoorden, drempel: Decimal) -> list[str]:
    redenen = []
    if antwoorden.heeft_bedreiging:
        redenen.append("Er is een bedreigende situatie: het gesprek is binnen 3 werkdagen (art. 4 lid 2 Wgs).")
    if antwoorden.vaste_lasten is VasteLasten.NIET:
        redenen.append("De vaste lasten van deze maand worden niet betaald.")
    if antwoorden.schuldeisers is Schuldeisers.MEER:
        redenen.append("De inwoner loopt bij vier of meer bedrijven achter.")
    if antwoorden.schuldeisers is Schuldeisers.ONBEKEND:
        redenen.append("Niemand weet bij hoeveel bedrijven er schulden zijn.")
    if drempel and antwoorden.bedrag is not None and antwoorden.bedrag >= drempel:
        redenen.append("De schuld is hoger dan de drempel van de gemeente.")
    return redenen
