"""De ene som over schulden: preferent, concurrent, bedrag onbekend en buiten de regeling. Samen altijd het geheel."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NUL = Decimal("0.00")


class Schuldgroep(StrEnum):
    """Elke schuld hoort in precies één groep."""

    PREFERENT = "preferent"
    CONCURRENT = "concurrent"
    ONBEKEND = "onbekend"
    BUITEN = "buiten"


NAMEN = {
    Schuldgroep.PREFERENT: "Preferent",
    Schuldgroep.CONCURRENT: "Concurrent",
    Schuldgroep.ONBEKEND: "Bedrag onbekend",
    Schuldgroep.BUITEN: "Buiten de regeling",
}


@dataclass(frozen=True)
class Post:
    """Eén schuld zoals zij telt. Bedragen in euro; None is onbekend."""

    opgegeven: Decimal | None
    bevestigd: Decimal | None
    is_preferent: bool
    doet_mee: bool

    @property
    def geldt(self) -> Decimal | None:
        """Het bevestigde bedrag, en anders wat de inwoner opgaf."""
        return self.bevestigd if self.bevestigd is not None else self.opgegeven


@dataclass(frozen=True)
class Deel:
    """Som over een groep schulden; `onbekend` telt hoeveel daarvan geen bedrag hebben en dus niets toevoegen."""

    aantal: int = 0
    opgegeven: Decimal = NUL
    bevestigd: Decimal = NUL
    geldend: Decimal = NUL
    onbekend: int = 0

    def __add__(self, ander: "Deel") -> "Deel":
        return Deel(
            self.aantal + ander.aantal,
            self.opgegeven + ander.opgegeven,
            self.bevestigd + ander.bevestigd,
            self.geldend + ander.geldend,
            self.onbekend + ander.onbekend,
        )


@dataclass(frozen=True)
class Schuldtotaal:
    """De delen per groep. Alles wat wordt opgeteld, volgt hieruit."""

    per_groep: dict[Schuldgroep, Deel]

    @property
    def alles(self) -> Deel:
        return sum(self.per_groep.values(), Deel())

    @property
    def mee(self) -> Deel:
        """Wat meedoet in de regeling: alles behalve wat erbuiten staat."""
        return sum((deel for groep, deel in self.per_groep.items() if groep != Schuldgroep.BUITEN), Deel())

    @property
    def regels(self) -> list[tuple[str, Deel]]:
        """De groepen waar iets in zit, met hun naam."""
        return [(NAMEN[groep], deel) for groep, deel in self.per_groep.items() if deel.aantal]


def groep_van(post: Post) -> Schuldgroep:
    """Buiten de regeling gaat voor: daar maakt preferent of onbekend niets meer uit."""
    if not post.doet_mee:
        return Schuldgroep.BUITEN
    if post.geldt is None:
        return Schuldgroep.ONBEKEND
    return Schuldgroep.PREFERENT if post.is_preferent else Schuldgroep.CONCURRENT


def tel_op(posten: Iterable[Post]) -> Schuldtotaal:
    """Telt schulden op per groep. De som van de groepen is de som van de schulden, in elke volgorde."""
    per_groep = {groep: Deel() for groep in Schuldgroep}
    for post in posten:
        per_groep[groep_van(post)] += Deel(
            1, post.opgegeven or NUL, post.bevestigd or NUL, post.geldt or NUL, int(post.geldt is None)
        )
    return Schuldtotaal(per_groep)
