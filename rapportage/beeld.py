"""Metingen zoals zij getoond worden: onderdrukt, met streefwaarde en oordeel; op scherm, papier en koppeling gelijk."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapportage.meten import Eenheid, Kpi, Richting
from rapportage.onderdrukking import NIET_GETOOND, Getoond, mag_totaal, onderdelen, onderdruk
from rapportage.services.kwartaal import Meting
from schuldhulp.templatetags.opmaak import getal

ACHTERVOEGSEL = {Eenheid.AANTAL: "", Eenheid.DAGEN: " dagen", Eenheid.PROCENT: " %"}
VERBORGEN = Getoond(None, None, None, NIET_GETOOND, True)


@dataclass(frozen=True)
class Beeld:
    """Eén meting op het scherm. `oordeel` is goed, let_op of leeg (geen streefwaarde, of niets te vergelijken)."""

    kpi: Kpi
    getoond: Getoond
    streefwaarde: Decimal | None
    definitieversie: int

    @property
    def tekst(self) -> str:
        """De waarde met haar eenheid, of wat er in de plaats staat."""
        return met_eenheid(self.getoond.waarde, self.kpi.eenheid) or self.getoond.tekst

    @property
    def streef_tekst(self) -> str:
        return met_eenheid(self.streefwaarde, self.kpi.eenheid)

    @property
    def oordeel(self) -> str:
        if self.streefwaarde is None or self.getoond.waarde is None or self.kpi.richting == Richting.GEEN:
            return ""
        verschil = self.getoond.waarde - self.streefwaarde
        return "goed" if (verschil >= 0 if self.kpi.richting == Richting.HOGER else verschil <= 0) else "let_op"

    @property
    def oordeel_tekst(self) -> str:
        return {"goed": "haalt de streefwaarde", "let_op": "haalt de streefwaarde niet"}.get(self.oordeel, "")

    @property
    def geteld_tekst(self) -> str:
        """Waarop de waarde berust: "12 van 40", of bij dagen "40 keer"; leeg als dat verborgen is."""
        teller, noemer = self.getoond.teller, self.getoond.noemer
        if teller is None or noemer is None:
            return ""
        return (
            f"{_aantal(teller)} van {_aantal(noemer)}"
            if self.kpi.eenheid == Eenheid.PROCENT
            else f"{_aantal(noemer)} keer"
        )


def met_eenheid(waarde: Decimal | None, eenheid: Eenheid) -> str:
    """`41,2 %`, `12 dagen` of `112`; leeg zonder waarde."""
    if waarde is None:
        return ""
    if eenheid == Eenheid.DAGEN and waarde == 1:
        return "1 dag"
    return _aantal(waarde) + ACHTERVOEGSEL[eenheid]


def _aantal(waarde: Decimal | None) -> str:
    return "" if waarde is None else getal(waarde, 0 if waarde == waarde.to_integral_value() else 1)


def beeld_van(meting: Meting) -> Beeld:
    """De meting van één gemeente, onderdrukt."""
    getoond = onderdruk(meting.kpi.eenheid, meting.waarde, meting.teller, meting.noemer)
    return Beeld(meting.kpi, getoond, meting.streefwaarde, meting.definitieversie)


def beeld_van_totaal(totaal: Meting, per_gemeente: Sequence[Meting]) -> Beeld:
    """De meting van gemeenten samen; verborgen als daaruit volgt wat bij één gemeente verborgen is."""
    delen = [onderdelen(m.kpi.eenheid, m.teller, m.noemer) for m in per_gemeente]
    if mag_totaal(delen):
        return beeld_van(totaal)
    return Beeld(totaal.kpi, VERBORGEN, totaal.streefwaarde, totaal.definitieversie)
