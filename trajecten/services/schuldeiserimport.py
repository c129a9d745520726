"""Schuldeisers uit een bestand in het gedeelde register zetten. Twee keer hetzelfde bestand verandert niets."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import Melding, Verslag
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Schuldeiser
from trajecten.naamgelijkenis import kern
from trajecten.services.schuld import register_schuldeiser
from trajecten.services.schuldeiser import update_schuldeiser

VELDEN = (
    *("naam", "handelsnamen", "vroegere_namen", "rol", "soort", "is_preferent", "kvk_nummer", "vestigingsnummer"),
    *("hoofdvestiging", "adres", "postcode", "plaats", "email"),
)
AFSPRAKEN = ("is_vooraf_akkoord", "vooraf_akkoord_vanaf_datum", "vooraf_akkoord_tot_datum", "vooraf_akkoord_lijst")


@dataclass(frozen=True)
class Registerregel:
    """Een nagekeken regel: alleen de velden die het bestand noemt, altijd met `naam` en `soort`."""

    nummer: int
    velden: dict[str, Any]


@dataclass
class Registerlijst:
    """Een gelezen bestand: de goede regels, en wat eraan mankeert."""

    regels: list[Registerregel] = field(default_factory=list)
    fouten: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Melding] = field(default_factory=list)


@transaction.atomic
def import_schuldeisers(lijst: Registerlijst, *, door: Medewerker | None, op: datetime, proef: bool = False) -> Verslag:
    """Zet de goede regels in het register; met `proef` blijft alles zoals het was.

    Een schuldeiser is te herkennen aan zijn KvK-nummer, en anders aan naam en plaats. Wat het bestand niet noemt,
    blijft staan. Privépersonen en afspraken over collectief schuldregelen blijven erbuiten.
    """
    verslag = Verslag(fouten=list(lijst.fouten), waarschuwingen=list(lijst.waarschuwingen))
    register = _Register()
    for regel in lijst.regels:
        try:
            uitkomst = register.neem_over(regel, door, op)
        except Geweigerd as fout:
            verslag.fouten.append(Melding(f"regel {regel.nummer}", fout.melding))
        else:
            setattr(verslag, uitkomst, getattr(verslag, uitkomst) + 1)
    if proef:
        transaction.set_rollback(True)
    return verslag


class _Register:
    """Het gedeelde register tijdens één overname, op KvK-nummer en op naam."""

    def __init__(self) -> None:
        self.op_kvk: dict[str, list[Schuldeiser]] = defaultdict(list)
        self.op_naam: dict[str, list[Schuldeiser]] = defaultdict(list)
        self.regel_van: dict[int, int] = {}
        for rij in Schuldeiser.objects.filter(gemeente=None).exclude(is_privepersoon=True).order_by("pk"):
            self._ken(rij)

    def _ken(self, rij: Schuldeiser) -> None:
        if rij.kvk_nummer:
            self.op_kvk[rij.kvk_nummer].append(rij)
        self.op_naam[kern(rij.naam)].append(rij)

    def _vergeet(self, rij: Schuldeiser) -> None:
        """Onder zijn oude naam en nummer is hij hierna niet meer te vinden."""
        if rij.kvk_nummer:
            self.op_kvk[rij.kvk_nummer].remove(rij)
        self.op_naam[kern(rij.naam)].remove(rij)

    def neem_over(self, regel: Registerregel, door: Medewerker | None, op: datetime) -> str:
        """Geeft welke telling een hoger wordt. Fout: Geweigerd als niet vaststaat om wie het gaat."""
        rij = self._zoek(regel.velden)
        if rij is None:
            rij = register_schuldeiser(**regel.velden, door=door, op=op)
            self._ken(rij)
            self.regel_van[rij.pk] = regel.nummer
            return "aangemaakt"
        if rij.samengevoegd_met_id:
            return "ongewijzigd"  # deze naam ging op in een ander; die heeft zijn eigen regel
        if eerder := self.regel_van.get(rij.pk):
            raise Geweigerd(f"Deze schuldeiser staat ook op regel {eerder}. Haal een van de twee weg.")
        self.regel_van[rij.pk] = regel.nummer
        if all(getattr(rij, naam) == waarde for naam, waarde in regel.velden.items()):
            return "ongewijzigd"
        velden = {naam: getattr(rij, naam) for naam in (*VELDEN, *AFSPRAKEN)}
        self._vergeet(rij)
        self._ken(update_schuldeiser(rij, **{**velden, **regel.velden}, door=door, op=op))
        return "bijgewerkt"

    def _zoek(self, velden: dict[str, Any]) -> Schuldeiser | None:
        kvk, naam, plaats = velden.get("kvk_nummer", ""), kern(velden["naam"]), velden.get("plaats", "").lower()
        zelfde_naam = [rij for rij in self.op_naam[naam] if not kvk or rij.kvk_nummer in ("", kvk)]
        if kvk and (zelfde_kvk := _zonder_opgegaan(self.op_kvk[kvk])):
            # Een bedrijf met vestigingen heeft één nummer; dan beslissen naam en plaats.
            if len(zelfde_kvk) == 1:
                return zelfde_kvk[0]
            zelfde_naam = [rij for rij in zelfde_naam if rij.kvk_nummer == kvk]
        precies = [rij for rij in zelfde_naam if rij.plaats.lower() == plaats]
        ongeveer = [rij for rij in zelfde_naam if not rij.plaats or not plaats]
        gevonden = _zonder_opgegaan(precies or ongeveer)
        if len(gevonden) > 1 or (not gevonden and kvk and self.op_kvk[kvk]):
            raise Geweigerd(
                "Meer dan één schuldeiser in het register kan dit zijn. Vul KvK-nummer en plaats in zoals zij in het "
                "register staan."
            )
        return gevonden[0] if gevonden else None


def _zonder_opgegaan(rijen: list[Schuldeiser]) -> list[Schuldeiser]:
    """Wie in een ander opging telt alleen als er niemand overblijft: dan is zijn naam genoeg om hem te herkennen."""
    return [rij for rij in rijen if not rij.samengevoegd_met_id] or rijen[:1]
