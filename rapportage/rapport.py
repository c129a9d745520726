"""Het kwartaalrapport als gegevens: voor het scherm, de PDF, de CSV en de koppeling; altijd onderdrukt."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from rapportage.beeld import Beeld, beeld_van, beeld_van_totaal
from rapportage.kpis import KPIS
from rapportage.kwartaal import Kwartaal, laatste_kwartalen
from rapportage.meten import Kpi
from rapportage.services.kwartaal import Meting, stel_reeks_op
from schuldhulp.lib.csv import schrijf_csv
from schuldhulp.organisatie.models import Gemeente

Getal = int | float | None


@dataclass(frozen=True)
class Reeks:
    """Eén KPI over een reeks kwartalen, oudste eerst."""

    kpi: Kpi
    kwartalen: Sequence[Kwartaal]
    beelden: Sequence[Beeld]

    @property
    def nu(self) -> Beeld:
        return self.beelden[-1]

    @property
    def waarden(self) -> list[Decimal | None]:
        return [beeld.getoond.waarde for beeld in self.beelden]

    @property
    def punten(self) -> list[tuple[str, Decimal | None]]:
        return [(str(k), beeld.getoond.waarde) for k, beeld in zip(self.kwartalen, self.beelden, strict=True)]

    @property
    def heeft_cijfers(self) -> bool:
        return any(waarde is not None for waarde in self.waarden)


@dataclass(frozen=True)
class Rapport:
    """De KPI's van een of meer gemeenten, van de laatste `aantal` kwartalen tot en met `kwartaal`."""

    gemeenten: Sequence[Gemeente]
    kwartaal: Kwartaal
    kpis: Sequence[Kpi] = KPIS
    aantal: int = 8

    @cached_property
    def kwartalen(self) -> list[Kwartaal]:
        return laatste_kwartalen(self.kwartaal, self.aantal)

    @cached_property
    def per_gemeente(self) -> dict[int, list[list[Meting]]]:
        return {g.pk: stel_reeks_op([g], self.kwartalen, kpis=self.kpis) for g in self.gemeenten}

    @cached_property
    def reeksen(self) -> list[Reeks]:
        """Per KPI de reeks van de gemeenten samen."""
        if len(self.gemeenten) == 1:
            metingen = self.per_gemeente[self.gemeenten[0].pk]
            return [self._reeks(i, [beeld_van(m) for m in rij]) for i, rij in enumerate(metingen)]
        samen = stel_reeks_op(self.gemeenten, self.kwartalen, kpis=self.kpis)
        return [self._reeks(i, [self._totaal(i, j, m) for j, m in enumerate(rij)]) for i, rij in enumerate(samen)]

    def _totaal(self, kpi: int, kwartaal: int, meting: Meting) -> Beeld:
        return beeld_van_totaal(meting, [rijen[kpi][kwartaal] for rijen in self.per_gemeente.values()])

    def _reeks(self, kpi: int, beelden: list[Beeld]) -> Reeks:
        return Reeks(self.kpis[kpi], self.kwartalen, beelden)

    @property
    def is_leeg(self) -> bool:
        """Is er in dit kwartaal niets geteld?"""
        return all(m[-1].teller == 0 and not m[-1].noemer for metingen in self.per_gemeente.values() for m in metingen)

    def uitsplitsing(self, kpi: int = 0) -> list[tuple[Gemeente, Beeld]]:
        """De waarde van één KPI per gemeente in het gekozen kwartaal."""
        return [(g, beeld_van(self.per_gemeente[g.pk][kpi][-1])) for g in self.gemeenten]

    @property
    def naam(self) -> str:
        return ", ".join(g.naam for g in self.gemeenten)

    def als_csv(self) -> str:
        """Alle kwartalen onder elkaar, voor een rekenblad."""
        kop = [
            "Gemeente",
            "Kwartaal",
            "Code",
            "KPI",
            "Waarde",
            "Eenheid",
            "Toelichting",
            "Streefwaarde",
            "Teller",
            "Noemer",
        ]
        rijen = [
            [
                self.naam,
                str(kwartaal),
                reeks.kpi.code,
                reeks.kpi.label,
                beeld.getoond.waarde,
                str(reeks.kpi.eenheid),
                beeld.getoond.tekst,
                beeld.streefwaarde,
                beeld.getoond.teller,
                beeld.getoond.noemer,
            ]
            for reeks in self.reeksen
            for kwartaal, beeld in zip(reeks.kwartalen, reeks.beelden, strict=True)
        ]
        return schrijf_csv(rijen, kop)

    def als_gegevens(self) -> list[dict[str, Any]]:
        """De KPI's van het gekozen kwartaal voor de koppeling, in de vorm van het kwartaalrapport."""
        return [
            {
                "code": reeks.kpi.code,
                "waarde": als_getal(reeks.nu.getoond.waarde),
                "eenheid": str(reeks.kpi.eenheid),
                "streefwaarde": als_getal(reeks.nu.streefwaarde),
                "teller": als_getal(reeks.nu.getoond.teller),
                "noemer": als_getal(reeks.nu.getoond.noemer),
                "definitieversie": reeks.nu.definitieversie,
                "toelichting": reeks.nu.getoond.tekst,
            }
            for reeks in self.reeksen
        ]


def als_getal(waarde: Decimal | None) -> Getal:
    """Een getal voor JSON: geheel waar het kan, anders met decimalen."""
    if waarde is None:
        return None
    return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
