"""Wanneer een product kan beginnen, veranderen en eindigen. Zuiver: datums en soorten erin, een reden eruit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices.product import MET_EEN_STAP, MET_PERSOON


@dataclass(frozen=True)
class Looptijd:
    """Van wanneer tot en met wanneer een product liep; zonder einde loopt het nog."""

    soort: str
    start: date | None
    eind: date | None = None


def check_start(start: date, *, traject_start: date | None, vandaag: date) -> None:
    """Een product begint binnen het traject, en niet in de toekomst. Fout: Geweigerd met de reden."""
    if start > vandaag:
        raise Geweigerd("Een product kan niet in de toekomst beginnen. Zet wat nog komt in het plan van aanpak.")
    if traject_start and start < traject_start:
        raise Geweigerd(f"Het traject begon op {traject_start:%d-%m-%Y}; een product begint niet eerder.")


def check_verwacht(verwacht: date | None, *, start: date) -> None:
    """De verwachte einddatum ligt na het begin. Fout: Geweigerd."""
    if verwacht is not None and verwacht <= start:
        raise Geweigerd("De verwachte einddatum ligt na het begin van het product.")


def check_einde(eind: date, *, start: date | None, vandaag: date) -> None:
    """Een product eindigt niet voor het begin en niet in de toekomst. Fout: Geweigerd."""
    if start and eind < start:
        raise Geweigerd(f"Dit product begon op {start:%d-%m-%Y}; het einde kan niet eerder zijn.")
    if eind > vandaag:
        raise Geweigerd("Leg het einde vast op de dag zelf, of later. Zet anders een verwachte einddatum.")


def check_niet_dubbel(nieuw: Looptijd, andere: Iterable[Looptijd]) -> None:
    """Hetzelfde product loopt niet twee keer tegelijk; een andere soort ernaast mag. Fout: Geweigerd."""
    for ander in andere:
        if ander.soort == nieuw.soort and _overlapt(nieuw, ander):
            raise Geweigerd("Dit product loopt in die tijd al. Beëindig het eerst, of wijzig wat er loopt.")


def _overlapt(een: Looptijd, ander: Looptijd) -> bool:
    begint_erna = ander.eind and een.start and een.start > ander.eind
    eindigt_ervoor = een.eind and ander.start and een.eind < ander.start
    return not (begint_erna or eindigt_ervoor)


def check_soort(soort: str) -> None:
    """Stabilisatie, DFD, nazorg en crisisinterventie volgen een andere stap. Fout: Geweigerd."""
    if soort in MET_EEN_STAP:
        raise Geweigerd("Dit product begint en eindigt met een stap van het traject of van een crisis.")


def check_persoon(soort: str, persoon: str) -> None:
    """Alleen bij thuisadministratie en bewind hoort de naam van één uitvoerend mens. Fout: Geweigerd."""
    if persoon and soort not in MET_PERSOON:
        raise Geweigerd("Een naam hoort alleen bij thuisadministratie en bij beschermingsbewind.")
