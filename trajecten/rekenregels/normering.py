"""De normen van de beslagvrije voet, per datum. De bedragen staan met hun bron in `normen/*.toml`.

De formule van art. 475da Rv geldt in deze vorm sinds 2026-01-01. Daarvoor gold een andere formule,
waarvan de factoren niet bekend zijn: een eerdere peildatum is dus een fout.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.geld import euro
from schuldhulp.lib.werkdagen import datum_voluit

MAP = Path(__file__).parent / "normen"
MAXIMA = Path(__file__).parent / "maxima.toml"


@dataclass(frozen=True)
class Normen:
    """Bedragen in euro's, percentages als percentage (27 is 27%). Zie de TOML voor betekenis en bron."""

    geldig_vanaf: date
    geldig_tot_en_met: date
    norm_alleenstaande: Decimal
    norm_gehuwden: Decimal
    drempelinkomen: Decimal
    zorg_percentage: Decimal
    huur_percentage_eenpersoons: Decimal
    huur_percentage_meerpersoons: Decimal
    maximale_huur: Decimal
    inkomensijkpunt_eenpersoons: Decimal
    inkomensijkpunt_meerpersoons: Decimal
    basishuur_eenpersoons: Decimal
    basishuur_meerpersoons: Decimal
    kgb_percentage: Decimal
    kgb_verhoging_paar: Decimal
    standaardpremie: Decimal
    zorgbedrag_alleen: Decimal
    zorgbedrag_paar: Decimal
    inkomensgrens_lid_7_alleen: Decimal
    inkomensgrens_lid_7_meer: Decimal
    maximum: dict[str, Decimal]

    @property
    def versie(self) -> str:
        """De dag waarop deze normen ingingen, als ISO-datum."""
        return self.geldig_vanaf.isoformat()


@cache
def alle_normen() -> tuple[Normen, ...]:
    """Alle bekende normen, de oudste eerst."""
    return tuple(_lees(pad) for pad in sorted(MAP.glob("*.toml")))


def normen_op(peildatum: date) -> Normen:
    """De normen die op `peildatum` gelden. Fout (Rekenfout op `peildatum`): buiten de bekende periode."""
    for normen in alle_normen():
        if normen.geldig_vanaf <= peildatum <= normen.geldig_tot_en_met:
            return normen
    van, tot = alle_normen()[0].geldig_vanaf, alle_normen()[-1].geldig_tot_en_met
    melding = (
        f"De normen zijn bekend van {datum_voluit(van)} tot en met {datum_voluit(tot)}. "
        f"Voor {datum_voluit(peildatum)} kan de beslagvrije voet hier niet worden berekend.{_maxima_van(peildatum)}"
    )
    raise Rekenfout([Veldfout(veld="peildatum", melding=melding)])


def maxima_op(peildatum: date) -> dict[str, Decimal]:
    """De maxima van art. 475da lid 1 Rv per leefsituatie, uit de jaren voor 2026; leeg als ze niet bekend zijn."""
    for periode in _maxima():
        if periode["vanaf"] <= peildatum <= periode["tot_en_met"]:
            return {naam: waarde for naam, waarde in periode.items() if isinstance(waarde, Decimal)}
    return {}


def _maxima_van(peildatum: date) -> str:
    """De zin met wat van toen wel bekend is: alleen het maximum, want de formule van voor 2026 is een andere."""
    bekend = [f"{naam.replace('_', ' ')} {euro(bedrag)}" for naam, bedrag in maxima_op(peildatum).items()]
    return f" Toen gold ten hoogste, per maand: {', '.join(bekend)} (art. 475da lid 1 Rv)." if bekend else ""


@cache
def _maxima() -> tuple[dict[str, Any], ...]:
    with MAXIMA.open("rb") as bestand:
        return tuple(tomllib.load(bestand, parse_float=Decimal)["periode"])


def _lees(pad: Path) -> Normen:
    with pad.open("rb") as bestand:
        ruw: dict[str, Any] = tomllib.load(bestand, parse_float=Decimal)
    maximum = {naam: Decimal(bedrag) for naam, bedrag in ruw.pop("maximum").items()}
    waarden: dict[str, Any] = {
        naam: Decimal(waarde) if isinstance(waarde, int) else waarde for naam, waarde in ruw.items()
    }
    return Normen(**waarden, maximum=maximum)
