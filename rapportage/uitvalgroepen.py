"""Bij wie komt uitval meer voor? Per kenmerk hoeveel trajecten eindigden, en welk deel voortijdig.

Kleine groepen gaan samen tot zij groot genoeg zijn, zodat er in de tabel niets verborgen hoeft te worden: van elke
regel zijn zowel wie uitviel als wie dat niet deed nul of ten minste tien mensen. Zo is een groep ook niet terug te
rekenen uit een andere tabel met hetzelfde totaal. Alles hier is puur: rijen erin, aantallen uit.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schuldhulp.lib.kleine_aantallen import is_klein

OVERIG = "Overige groepen samen"
ONBEKEND = "Nog niet bekend"
LEEFTIJDEN = ((25, "Jonger dan 25"), (35, "25 tot 35"), (45, "35 tot 45"), (55, "45 tot 55"), (65, "55 tot 65"))
OUDSTE = "65 of ouder"


@dataclass(frozen=True)
class Groep:
    """Trajecten die in de periode eindigden, en hoeveel daarvan voortijdig."""

    naam: str
    totaal: int
    uitval: int

    @property
    def is_rest(self) -> bool:
        """Staan hier de groepen bij elkaar die apart te klein zijn?"""
        return self.naam == OVERIG

    @property
    def procent(self) -> int | None:
        """Hele procenten, de helft naar boven; None als er niets eindigde."""
        return (200 * self.uitval + self.totaal) // (2 * self.totaal) if self.totaal else None

    @property
    def is_veilig(self) -> bool:
        """Noch wie uitviel, noch wie dat niet deed, is een kleine groep."""
        return not any(map(is_klein, (self.totaal, self.uitval, self.totaal - self.uitval)))


def leeftijdsgroep(geboren: date | None, op: date) -> str:
    """De leeftijdsgroep op de dag waarop het traject eindigde."""
    if geboren is None:
        return ONBEKEND
    jaren = op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))
    return next((naam for grens, naam in LEEFTIJDEN if jaren < grens), OUDSTE)


def groepeer(rijen: Iterable[tuple[str, bool]]) -> list[Groep]:
    """Telt (groep, is uitval) tot veilige groepen, de grootste uitval vooraan; leeg als ook alles samen te klein is."""
    totaal: Counter[str] = Counter()
    uitval: Counter[str] = Counter()
    for naam, viel_uit in rijen:
        totaal[naam] += 1
        uitval[naam] += viel_uit
    groepen = sorted((Groep(naam, n, uitval[naam]) for naam, n in totaal.items()), key=lambda g: (g.totaal, g.naam))
    vrij = [groep for groep in groepen if groep.is_veilig]
    samen = [groep for groep in groepen if not groep.is_veilig]
    # Is de rest samen nog klein, dan gaat de kleinste groep die wel mocht mee, tot het genoeg is.
    while samen and not _tel_op(samen).is_veilig:
        if not vrij:
            return []
        samen.append(vrij.pop(0))
    rest = [_tel_op(samen)] if samen else []
    return sorted(vrij, key=lambda g: (-(g.procent or 0), g.naam)) + rest


def _tel_op(groepen: list[Groep]) -> Groep:
    naam = groepen[0].naam if len(groepen) == 1 else OVERIG
    return Groep(naam, sum(g.totaal for g in groepen), sum(g.uitval for g in groepen))
