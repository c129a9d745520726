"""De stand van een beheerrekening: het verwachte verloop en wat aandacht vraagt. Leest alleen."""

from dataclasses import dataclass
from datetime import date, timedelta

from schuldhulp.lib.geld import euro
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.lib.werkdagen import datum_voluit, vorige_werkdag
from trajecten.choices.budgetbeheer import Opdrachtstatus
from trajecten.models import Beheerrekening
from trajecten.rekenregels.saldoverloop import Regel, Verloop, bereken_verloop, gemist

DAGEN = 90
# Zoveel werkdagen mag iets op zich laten wachten voor het een alarm is.
GEDULD = 2


@dataclass(frozen=True)
class Beheerstand:
    """`nog_betalen`: vaste posten die al hadden moeten gaan. `nog_binnen`: inkomsten die er al hadden moeten zijn."""

    verloop: Verloop
    nog_betalen: list[Regel]
    nog_binnen: list[Regel]

    @property
    def alarmen(self) -> list[str]:
        """Wat aandacht vraagt, in hele zinnen; het dringendste eerst."""
        teksten = [f"{r.naam} ({euro(-r.bedrag)}) van {datum_voluit(r.dag)} is niet betaald." for r in self.nog_betalen]
        teksten += [f"{r.naam} van {datum_voluit(r.dag)} kwam niet binnen." for r in self.nog_binnen]
        if self.verloop.wordt_negatief:
            waar = datum_voluit(self.verloop.laagste_dag)
            teksten.append(f"Het saldo zakt naar verwachting tot {euro(self.verloop.laagste)} op {waar}.")
        return teksten


def stand_van(rekening: Beheerrekening, vandaag: date, dagen: int = DAGEN) -> Beheerstand:
    """De stand op deze dag, in drie vragen. Het verloop begint bij het laatst bekende saldo.

    Wat sinds dat saldo is betaald of ontvangen telt met zijn echte bedrag; wat nog had moeten gebeuren, telt mee alsof
    het vandaag gebeurt.
    """
    vrij = gelijkgestelde_dagen()
    posten = list(rekening.posten.all())
    opdrachten = list(rekening.opdrachten.exclude(status=Opdrachtstatus.INGETROKKEN))
    ontvangsten = list(rekening.ontvangsten.all())
    betaald = [o for o in opdrachten if o.status == Opdrachtstatus.BETAALD]
    gezien = {(str(o.post_id), o.datum) for o in betaald} | {(str(o.post_id), o.verwacht_datum) for o in ontvangsten}
    saldo = rekening.saldo_bedrag
    saldo -= sum(o.bedrag for o in betaald if o.betaald_datum and o.betaald_datum >= rekening.saldo_datum)
    saldo += sum(o.bedrag for o in ontvangsten if o.ontvangen_datum >= rekening.saldo_datum)
    alle = [post.als_post for post in posten]
    over = gemist(alle, van=rekening.saldo_datum, tot=vandaag - timedelta(days=1), gezien=gezien, gelijkgesteld=vrij)
    # Wat nog weg moet, drukt op het saldo; op wat nog binnen moest komen, rekenen wij niet.
    saldo += sum(regel.bedrag for regel in over if regel.bedrag < 0)
    verloop = bereken_verloop(saldo, alle, van=vandaag, dagen=dagen, behalve=gezien, gelijkgesteld=vrij)
    grens = vandaag
    for _ in range(GEDULD):
        grens = vorige_werkdag(grens, vrij)
    laat = [regel for regel in over if regel.werkdag <= grens]
    return Beheerstand(verloop, [r for r in laat if r.bedrag < 0], [r for r in laat if r.bedrag > 0])
