"""De producten van een traject als balken op één tijdlijn. Puur: perioden erin, plaatsen eruit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

BREEDTE, RAND, RIJ = 480, 12, 54
SPOOR = BREEDTE - 2 * RAND
MINIMAAL = 6.0


class Periode(Protocol):
    """Een product met een begin en misschien een einde; in de praktijk een Trajectonderdeel."""

    start_datum: date | None
    eind_datum: date | None


@dataclass(frozen=True)
class Balk:
    """Eén product op de tijdlijn: naam, tijd in woorden, en waar de balk begint en hoe breed hij is."""

    naam: str
    tijd: str
    y: int
    x: str
    breed: str
    loopt: bool


def maak_balken(producten: Iterable[Periode], *, begin: date | None, tot: date) -> list[Balk]:
    """De balken van `begin` (of het eerste product) tot en met `tot`; wie geen begindatum heeft, krijgt geen balk."""
    rijen = [p for p in producten if p.start_datum]
    eerste = min([*(p.start_datum for p in rijen if p.start_datum), *([begin] if begin else [])], default=tot)
    laatste = max([tot, *(p.eind_datum for p in rijen if p.eind_datum)])
    dagen = max((laatste - eerste).days, 1)
    return [_balk(p, n, eerste, tot, SPOOR / dagen) for n, p in enumerate(rijen)]


def _balk(product: Periode, n: int, eerste: date, tot: date, per_dag: float) -> Balk:
    start, eind = product.start_datum or eerste, product.eind_datum or tot
    x = (start - eerste).days * per_dag
    breed = max((eind - start).days * per_dag, MINIMAAL)
    einde = f"{product.eind_datum:%d-%m-%Y}" if product.eind_datum else "nu"
    return Balk(
        naam=str(product),
        tijd=f"{start:%d-%m-%Y} – {einde}",
        y=RIJ * n,
        x=f"{RAND + min(x, SPOOR - MINIMAAL):.1f}",
        breed=f"{min(breed, SPOOR - min(x, SPOOR - MINIMAAL)):.1f}",
        loopt=product.eind_datum is None,
    )
