"""Hoe een KPI gemeten wordt: een basis, wat in de periode valt, en wat daarvan telt. Alles in één SQL-aggregatie."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from django.db.models import Count, FloatField, Func, Q, QuerySet, Sum

from rapportage.kwartaal import Periode


class Eenheid(StrEnum):
    AANTAL = "aantal"
    DAGEN = "dagen"
    PROCENT = "procent"


class Richting(StrEnum):
    """Welke kant op het beter gaat."""

    HOGER = "hoger is beter"
    LAGER = "lager is beter"
    GEEN = "hoger is niet beter of slechter"


class Dagen(Func):
    """`Dagen(eind, begin)`: het verschil tussen twee tijdstippen in dagen van 24 uur, met decimalen.

    Rekent in de database zelf; het verschil dat Django op SQLite maakt, roept per rij Python aan.
    """

    output_field = FloatField()
    arity = 2

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="(julianday(%(expressions)s))", arg_joiner=") - julianday(", **extra
        )

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        sjabloon = "(EXTRACT(EPOCH FROM (%(expressions)s)) / 86400.0)"
        return self.as_sql(compiler, connection, template=sjabloon, arg_joiner=" - ", **extra)


Gemeenten = Collection[int]


@dataclass(frozen=True)
class Kpi:
    """Eén kengetal: wat het betekent en hoe het geteld wordt.

    `basis` geeft de rijen van een of meer gemeenten (ids), `binnen` wat in een periode valt en `telt` wat daarvan in
    de teller komt. Bij eenheid dagen is `som` wat wordt opgeteld; de noemer is dan het aantal rijen met een duur.
    """

    code: str
    label: str
    eenheid: Eenheid
    richting: Richting
    definitie: str
    basis: Callable[[Gemeenten], QuerySet[Any]]
    binnen: Callable[[Periode], Q]
    telt: Callable[[Periode], Q] | None = None
    som: Any = None
    versie: int = 1

    def meet(self, gemeenten: Gemeenten, perioden: Sequence[Periode]) -> list[tuple[Decimal, Decimal | None]]:
        """Teller en noemer per periode, voor de gemeenten samen, in één query. De noemer is None bij een aantal."""
        omhulsel = Periode(min(p.van for p in perioden), max(p.tot for p in perioden))
        rijen = self.basis(gemeenten).filter(self.binnen(omhulsel))
        uitkomst = rijen.aggregate(
            **{n: e for i, p in enumerate(perioden) for n, e in self._tellingen(i, p, len(perioden))}
        )
        return [self._paar(uitkomst, i) for i in range(len(perioden))]

    def _tellingen(self, i: int, periode: Periode, aantal: int) -> list[tuple[str, Any]]:
        binnen = self.binnen(periode) if aantal > 1 else None
        noemer = (f"n{i}", Count("pk", filter=binnen))
        if self.eenheid == Eenheid.AANTAL:
            return [noemer]
        if self.som is not None:
            return [noemer, (f"t{i}", Sum(self.som, filter=binnen))]
        telt = self.telt(periode) if self.telt else Q()
        return [noemer, (f"t{i}", Count("pk", filter=binnen & telt if binnen is not None else telt))]

    def _paar(self, uitkomst: dict[str, Any], i: int) -> tuple[Decimal, Decimal | None]:
        if self.eenheid == Eenheid.AANTAL:
            return Decimal(uitkomst[f"n{i}"]), None
        return _rond(Decimal(str(uitkomst[f"t{i}"] or 0))), Decimal(uitkomst[f"n{i}"])

    def waarde(self, teller: Decimal, noemer: Decimal | None) -> Decimal | None:
        """De waarde bij een teller en noemer; None als er niets te meten was."""
        if self.eenheid == Eenheid.AANTAL:
            return teller
        if not noemer:
            return None
        return _rond(teller / noemer * (100 if self.eenheid == Eenheid.PROCENT else 1))


def _rond(getal: Decimal) -> Decimal:
    return getal.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
