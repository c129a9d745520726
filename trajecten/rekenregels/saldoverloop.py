"""Het verwachte saldo van een beheerrekening, dag voor dag. Werkafspraak; een bank voert alleen op werkdagen uit.

Bedragen in euro; wat binnenkomt is positief, wat weggaat negatief. Valt een dag in een weekend of op een feestdag, dan
telt de eerste werkdag erna. Het saldo van een dag is dat aan het eind van die dag.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN, plus_maanden, verschuif_termijn

# In dagen of in maanden; de eerste dag is het anker, zodat een post op de 31e elke maand op de laatste dag valt.
DAGEN = {"week": 7, "vier_weken": 28}
MAANDEN = {"maand": 1, "kwartaal": 3, "jaar": 12}


@dataclass(frozen=True)
class Post:
    """Iets wat met een vast ritme binnenkomt of weggaat. `sleutel` herkent de post, `laatste` leeg is: loopt door."""

    sleutel: str
    naam: str
    bedrag: Decimal
    ritme: str
    eerste: date
    laatste: date | None = None


@dataclass(frozen=True)
class Regel:
    """Eén keer dat een post valt: op welke dag volgens de afspraak, op welke werkdag, en het saldo erna."""

    sleutel: str
    naam: str
    bedrag: Decimal
    dag: date
    werkdag: date
    saldo: Decimal = Decimal(0)


@dataclass(frozen=True)
class Verloop:
    """De regels op volgorde, en wanneer het saldo het laagst is."""

    opening: Decimal
    regels: tuple[Regel, ...]
    laagste: Decimal
    laagste_dag: date
    eind: Decimal

    @property
    def wordt_negatief(self) -> bool:
        return self.laagste < 0


def keren(post: Post, van: date, tot: date) -> Iterator[date]:
    """De dagen waarop deze post valt, van en tot en met de grenzen."""
    einde = min(tot, post.laatste) if post.laatste else tot
    n = 0
    while True:
        if post.ritme in DAGEN:
            dag = post.eerste + timedelta(days=n * DAGEN[post.ritme])
        else:
            dag = plus_maanden(post.eerste, n * MAANDEN[post.ritme])
        if dag > einde:
            return
        if dag >= van:
            yield dag
        n += 1


def bereken_verloop(
    opening: Decimal,
    posten: Iterable[Post],
    *,
    van: date,
    dagen: int,
    behalve: Collection[tuple[str, date]] = (),
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> Verloop:
    """Het verloop vanaf `van`, zoveel dagen vooruit. `behalve`: (sleutel, dag) die al in de opening zit.

    Fout (ValueError): een negatief aantal dagen.
    """
    if dagen < 0:
        raise ValueError("dagen moet nul of meer zijn")
    tot = van + timedelta(days=dagen)
    per_dag: dict[date, list[Regel]] = defaultdict(list)
    for post in posten:
        for dag in keren(post, van, tot):
            werkdag = verschuif_termijn(dag, gelijkgesteld)
            if (post.sleutel, dag) not in behalve and werkdag <= tot:
                per_dag[werkdag].append(Regel(post.sleutel, post.naam, post.bedrag, dag, werkdag))
    saldo = laagste = opening
    laagste_dag, regels = van, []
    for werkdag in sorted(per_dag):
        # Wat binnenkomt eerst: het saldo telt aan het eind van de dag.
        for regel in sorted(per_dag[werkdag], key=lambda r: (-r.bedrag, r.naam)):
            saldo += regel.bedrag
            regels.append(Regel(regel.sleutel, regel.naam, regel.bedrag, regel.dag, werkdag, saldo))
        if saldo < laagste:
            laagste, laagste_dag = saldo, werkdag
    return Verloop(opening, tuple(regels), laagste, laagste_dag, saldo)


def gemist(
    posten: Sequence[Post],
    *,
    van: date,
    tot: date,
    gezien: Collection[tuple[str, date]],
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> list[Regel]:
    """Wat tot en met `tot` had moeten gebeuren (op een werkdag) en nergens is vastgelegd, het oudste eerst."""
    over = [
        Regel(post.sleutel, post.naam, post.bedrag, dag, verschuif_termijn(dag, gelijkgesteld))
        for post in posten
        for dag in keren(post, van, tot)
        if (post.sleutel, dag) not in gezien
    ]
    return sorted((r for r in over if r.werkdag <= tot), key=lambda r: (r.werkdag, r.naam))
