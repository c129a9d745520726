"""Afloscapaciteit: wat iemand per maand aan zijn schulden kan betalen.

Sinds 1 juli 2024 volgt de NVVK het vrij te laten bedrag (vtlb); de uitkomst is nooit lager dan 0. Het vtlb
zelf komt uit de officiële rekenmethode van Recofa en wordt hier niet nagerekend.
"""

from dataclasses import dataclass
from decimal import Decimal

from schuldhulp.lib.geld import euro, rond
from trajecten.rekenregels.invoer import bedrag_melding, weiger


@dataclass(frozen=True)
class Afloscapaciteit:
    """Bedrag in euro's per maand."""

    bedrag: Decimal
    toelichting: tuple[str, ...]


def bereken_afloscapaciteit(*, inkomen: Decimal, vtlb: Decimal) -> Afloscapaciteit:
    """Netto maandinkomen met vakantiegeld min het vtlb (NVVK 2024, art. 295 lid 2 en 3 Fw).

    Fout (Rekenfout): een negatief bedrag.
    """
    weiger({"inkomen": bedrag_melding(inkomen), "vtlb": bedrag_melding(vtlb)})
    bedrag = rond(max(inkomen - vtlb, Decimal(0)))
    regels = [f"Het inkomen is {euro(inkomen)} per maand. Daarvan is {euro(vtlb)} nodig om van te leven (vtlb)."]
    if bedrag:
        regels.append(f"Er blijft {euro(bedrag)} per maand over om schulden te betalen.")
    else:
        regels.append("Er blijft niets over. Een schuldregeling zonder afloscapaciteit blijft mogelijk (NVVK).")
    return Afloscapaciteit(bedrag, tuple(regels))
