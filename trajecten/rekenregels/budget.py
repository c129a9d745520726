"""Een budget: inkomsten en uitgaven met hun eigen periode, omgerekend naar de maand, en wat er overblijft.

Bedragen in euro's. Er wordt met breuken gerekend en per post één keer half-up afgerond, zodat de som van de getoonde
maandbedragen ook echt het totaal is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.invoer import bedrag_melding, weiger

# Referentiebedragen zeggen iets bij een flink verschil; wie minder afwijkt, hoeft niets uit te leggen.
AFWIJKING = Fraction(25, 100)


class Periode(StrEnum):
    """Over welke periode een bedrag gaat; de tekst is wat iemand kiest."""

    WEEK = "per week"
    VIER_WEKEN = "per vier weken"
    MAAND = "per maand"
    KWARTAAL = "per kwartaal"
    JAAR = "per jaar"

    @property
    def per_jaar(self) -> int:
        """Hoe vaak deze periode in een jaar past."""
        return {"WEEK": 52, "VIER_WEKEN": 13, "MAAND": 12, "KWARTAAL": 4, "JAAR": 1}[self.name]


@dataclass(frozen=True)
class Post:
    """Een inkomen of uitgave, in de periode waarin het bedrag komt."""

    naam: str
    bedrag: Decimal
    periode: Periode
    is_inkomen: bool
    categorie: str = ""


@dataclass(frozen=True)
class Budgetsom:
    """Bedragen per maand. `saldo` is negatief als er meer uitgaat dan binnenkomt."""

    per_post: tuple[Decimal, ...]
    inkomen: Decimal
    uitgaven: Decimal
    saldo: Decimal
    toelichting: tuple[str, ...]


@dataclass(frozen=True)
class Hint:
    """Een uitgave die ver van het referentiebedrag ligt. Alleen om naar te kijken, nooit een weigering."""

    categorie: str
    bedrag: Decimal
    referentie: Decimal
    tekst: str


def per_maand(bedrag: Decimal, periode: Periode) -> Decimal:
    """Een bedrag per week (52), vier weken (13), kwartaal (4) of jaar (1) als bedrag per maand, half-up op centen."""
    return rond(Fraction(bedrag) * periode.per_jaar / 12)


def reken_budget(posten: Sequence[Post]) -> Budgetsom:
    """Telt inkomsten en uitgaven per maand op. Fout (Rekenfout): een negatief bedrag of meer dan twee decimalen."""
    weiger({f"posten[{n}].bedrag": bedrag_melding(post.bedrag) for n, post in enumerate(posten)})
    maandelijks = tuple(per_maand(post.bedrag, post.periode) for post in posten)
    nul = Decimal("0.00")
    inkomen = sum((m for m, post in zip(maandelijks, posten, strict=True) if post.is_inkomen), nul)
    uitgaven = sum((m for m, post in zip(maandelijks, posten, strict=True) if not post.is_inkomen), nul)
    saldo = inkomen - uitgaven
    regels = [
        f"{post.naam}: {euro(post.bedrag)} {post.periode} is {euro(m)} per maand."
        for m, post in zip(maandelijks, posten, strict=True)
        if post.periode is not Periode.MAAND
    ]
    regels.append(f"Er komt {euro(inkomen)} per maand binnen en er gaat {euro(uitgaven)} uit.")
    regels.append(_saldotekst(saldo))
    return Budgetsom(maandelijks, inkomen, uitgaven, saldo, tuple(regels))


def _saldotekst(saldo: Decimal) -> str:
    if saldo < 0:
        return f"Er is elke maand {euro(-saldo)} te weinig."
    return f"Er blijft {euro(saldo)} per maand over." if saldo else "Het komt precies uit."


def vergelijk(posten: Sequence[Post], referenties: dict[str, Decimal]) -> tuple[Hint, ...]:
    """Uitgaven per categorie die meer dan een kwart van hun referentiebedrag afwijken; ook wat helemaal ontbreekt."""
    totaal = dict.fromkeys(referenties, Decimal("0.00"))
    for post in posten:
        if not post.is_inkomen and post.categorie in referenties:
            totaal[post.categorie] += per_maand(post.bedrag, post.periode)
    hints = []
    for categorie, bedrag in totaal.items():
        referentie = referenties[categorie]
        if abs(Fraction(bedrag) - Fraction(referentie)) > AFWIJKING * Fraction(referentie):
            hints.append(Hint(categorie, bedrag, referentie, _hinttekst(bedrag, referentie)))
    return tuple(hints)


def _hinttekst(bedrag: Decimal, referentie: Decimal) -> str:
    if not bedrag:
        return f"Hier staat niets. Het referentiebedrag is {euro(referentie)} per maand. Klopt dat?"
    kant = "hoger" if bedrag > referentie else "lager"
    return f"{euro(bedrag)} per maand is {kant} dan het referentiebedrag van {euro(referentie)}. Klopt dat?"
