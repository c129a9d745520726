"""Schuldeisers uit een bestand in het gedeelde register zetten. Twee keer hetzelfde bestand verandert niets."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.overname import Melding, Verslag
from schuldhulp.organisatie.models import Medewerker
from trajecten.adressering import Adres
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Schuldeiser
from trajecten.naamgelijkenis import kern
from trajecten.services.schuld import register_schuldeiser
from trajecten.services.schuldeiser import set_adres, update_schuldeiser, zoek_hoofdvestiging

VELDEN = (
    *("naam", "handelsnamen", "vroegere_namen", "rol", "soort", "is_preferent", "kvk_nummer", "vestigingsnummer"),
    *("hoofdvestiging", "adres", "postcode", "plaats", "email"),
)
AFSPRAKEN = ("is_vooraf_akkoord", "vooraf_akkoord_vanaf_datum", "vooraf_akkoord_tot_datum", "vooraf_akkoord_lijst")


@dataclass(frozen=True)
class Registerregel:
    """Een nagekeken regel: alleen de velden die het bestand noemt, altijd met `naam` en `soort`.

    `hoofdvestiging` is nog een naam of KvK-nummer: zij kan op een eerdere regel van hetzelfde bestand staan.
    """

    nummer: int
    velden: dict[str, Any]
    hoofdvestiging: str = ""
    adressen: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass
class Registerlijst:
    """Een gelezen bestand: de goede regels, en wat eraan mankeert."""

    regels: list[Registerregel] = field(default_factory=list)
    fouten: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Melding] = field(default_factory=list)


@transaction.atomic
def import_schuldeisers(lijst: Registerlijst, *, door: Medewerker | None, op: datetime, proef: bool = False) -> Verslag:
    """Zet de goede regels in het register; met `proef` blijft alles zoals het was.

    Een schuldeiser is te herkennen aan zijn KvK-nummer, en anders aan naam en plaats; pas als niemand zo heet aan een
    handelsnaam of vroegere naam. Wat het bestand niet noemt, blijft staan. Privépersonen blijven erbuiten.
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
        self.op_andere_naam: dict[str, list[Schuldeiser]] = defaultdict(list)
        self.regel_van: dict[int, int] = {}
        rijen = Schuldeiser.objects.filter(gemeente=None).exclude(is_privepersoon=True)
        for rij in rijen.prefetch_related("adressen").order_by("pk"):
            self._ken(rij)

    def _plekken(self, rij: Schuldeiser) -> list[list[Schuldeiser]]:
        """De lijsten waarin hij te vinden is."""
        andere = {kern(naam) for naam in rij.alle_namen.splitlines()[1:]}
        plekken = [self.op_kvk[rij.kvk_nummer]] if rij.kvk_nummer else []
        return [*plekken, self.op_naam[kern(rij.naam)], *(self.op_andere_naam[naam] for naam in sorted(andere))]

    def _ken(self, rij: Schuldeiser) -> None:
        for plek in self._plekken(rij):
            plek.append(rij)

    def _vergeet(self, rij: Schuldeiser) -> None:
        """Onder zijn oude naam en nummer is hij hierna niet meer te vinden."""
        for plek in self._plekken(rij):
            plek.remove(rij)

    def neem_over(self, regel: Registerregel, door: Medewerker | None, op: datetime) -> str:
        """Geeft welke telling een hoger wordt. Fout: Geweigerd als niet vaststaat om wie het gaat."""
        rij = self._zoek(regel.velden)
        if rij and rij.samengevoegd_met_id:
            return "ongewijzigd"  # deze naam ging op in een ander; die heeft zijn eigen regel
        if rij and (eerder := self.regel_van.get(rij.pk)):
            raise Geweigerd(f"Deze schuldeiser staat ook op regel {eerder}. Haal een van de twee weg.")
        hoofd = {"hoofdvestiging": zoek_hoofdvestiging(regel.hoofdvestiging)} if regel.hoofdvestiging else {}
        with transaction.atomic():  # een regel gaat er in haar geheel in, of niet
            return self._schrijf(rij, regel, {**regel.velden, **hoofd}, door, op)

    def _schrijf(
        self,
        oud: Schuldeiser | None,
        regel: Registerregel,
        velden: dict[str, Any],
        door: Medewerker | None,
        op: datetime,
    ) -> str:
        rij = oud or register_schuldeiser(**_zonder_afspraken(velden), door=door, op=op)
        anders = _wijzigingen(rij, velden)
        if anders:
            alles = {naam: getattr(rij, naam) for naam in (*VELDEN, *AFSPRAKEN)}
            rij = update_schuldeiser(rij, **{**alles, **anders}, door=door, op=op)
        ander_adres = _zet_adressen(rij, regel.adressen, door, op)
        # Pas nu: wat hierboven wordt geweigerd, mag het register in het geheugen niet veranderen.
        if oud:
            self._vergeet(oud)
        self._ken(rij)
        self.regel_van[rij.pk] = regel.nummer
        if oud is None:
            return "aangemaakt"
        return "bijgewerkt" if anders or ander_adres else "ongewijzigd"

    def _zoek(self, velden: dict[str, Any]) -> Schuldeiser | None:
        kvk, naam, plaats = velden.get("kvk_nummer", ""), kern(velden["naam"]), velden.get("plaats", "").lower()
        bekend = self.op_naam[naam] or self.op_andere_naam[naam]
        zelfde_naam = [rij for rij in bekend if not kvk or rij.kvk_nummer in ("", kvk)]
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


def _zonder_afspraken(velden: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if naam not in AFSPRAKEN}


def _wijzigingen(rij: Schuldeiser, velden: dict[str, Any]) -> dict[str, Any]:
    """Wat het bestand anders zegt dan het register. Namen komen erbij, en gaan er nooit een weg."""
    nieuw = dict(velden)
    for veld in ("handelsnamen", "vroegere_namen"):
        if namen := velden.get(veld):
            nieuw[veld] = "\n".join(dict.fromkeys([*getattr(rij, veld).splitlines(), *namen.splitlines()]))
    return {naam: waarde for naam, waarde in nieuw.items() if getattr(rij, naam) != waarde}


def _zet_adressen(rij: Schuldeiser, adressen: dict[str, dict[str, str]], door: Medewerker | None, op: datetime) -> bool:
    """Zet de adressen die anders zijn; geeft of er iets veranderde."""
    huidig = {adres.doel: vars(adres.als_adres) for adres in rij.adressen.all()} if adressen else {}  # type: ignore[attr-defined]
    anders = {}
    for doel, velden in adressen.items():
        was = huidig.get(doel, vars(Adres("")))
        if {**was, **velden} != was:
            anders[doel] = Adres(**{**was, **velden})
    for doel, adres in anders.items():
        set_adres(rij, doel=Adresdoel(doel), adres=adres, door=door, op=op)
    return bool(anders)


def _zonder_opgegaan(rijen: list[Schuldeiser]) -> list[Schuldeiser]:
    """Wie in een ander opging telt alleen als er niemand overblijft: dan is zijn naam genoeg om hem te herkennen."""
    return [rij for rij in rijen if not rij.samengevoegd_met_id] or rijen[:1]
