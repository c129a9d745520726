"""Hoe vaak kiest een consulent een ander vak dan de berekening, en bij welke antwoorden gebeurt dat?

Het veld zegt dat men "toch op het eigen oordeel vaart". Dat mag; het zegt wel iets over de weging, over een vraag die
niet werkt, of over hoe iemand screent. Alles hier is puur: rijen erin, aantallen uit.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from schuldhulp.lib.kleine_aantallen import is_klein


class Rij(NamedTuple):
    """Wat van één screening telt."""

    door: str
    berekend: str
    gekozen: str
    antwoorden: Mapping[str, str]


@dataclass(frozen=True)
class Aandeel:
    """Hoeveel screeningen, en in hoeveel daarvan de consulent iets anders koos."""

    totaal: int
    anders: int

    @property
    def procent(self) -> int | None:
        """Hele procenten, de helft naar boven; None als er niets was."""
        return (200 * self.anders + self.totaal) // (2 * self.totaal) if self.totaal else None

    @property
    def is_veilig(self) -> bool:
        """Te tonen aan wie geen personen ziet: noch wie afweek, noch wie dat niet deed, is een kleine groep."""
        return self.totaal > 0 and not any(map(is_klein, (self.totaal, self.anders, self.totaal - self.anders)))


@dataclass(frozen=True)
class Afwijkingen:
    """De telling: samen, per consulent, per antwoord (vraag, antwoord) en van welk vak naar welk vak."""

    samen: Aandeel
    per_consulent: dict[str, Aandeel]
    per_antwoord: dict[tuple[str, str], Aandeel]
    wissels: dict[tuple[str, str], int]


def tel_afwijkingen(rijen: Iterable[Rij]) -> Afwijkingen:
    """Telt elke screening één keer per consulent en één keer per antwoord; de grootste aantallen vooraan."""
    totaal: Counter[tuple[str, ...]] = Counter()
    anders: Counter[tuple[str, ...]] = Counter()
    wissels: Counter[tuple[str, str]] = Counter()
    for rij in rijen:
        sleutels = [("",), (rij.door,), *rij.antwoorden.items()]
        totaal.update(sleutels)
        if rij.gekozen != rij.berekend:
            anders.update(sleutels)
            wissels[rij.berekend, rij.gekozen] += 1
    delen = {sleutel: Aandeel(n, anders[sleutel]) for sleutel, n in totaal.items()}
    volgorde = sorted(delen.items(), key=lambda deel: (-(deel[1].procent or 0), -deel[1].totaal, deel[0]))
    return Afwijkingen(
        samen=delen.get(("",), Aandeel(0, 0)),
        per_consulent={sleutel[0]: deel for sleutel, deel in volgorde if len(sleutel) == 1 and sleutel[0]},
        per_antwoord={(s[0], s[1]): deel for s, deel in volgorde if len(s) == 2},
        wissels=dict(sorted(wissels.items(), key=lambda paar: (-paar[1], paar[0]))),
    )
