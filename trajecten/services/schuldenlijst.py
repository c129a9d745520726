"""Een nagekeken lijst schulden vastleggen: schuldeisers vinden, nieuwe in het register, alle schulden of geen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet

from schuldhulp.lib.transities import controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Schuldsoort
from trajecten.models import Schuld, Schuldeiser, Traject
from trajecten.naamgelijkenis import Namenregister, kern
from trajecten.schuldenlijst import Regel
from trajecten.services.schuld import NieuweSchuld, add_schulden, check_wijzigbaar, register_schuldeiser


@dataclass(frozen=True)
class NieuweEiser:
    """Een schuldeiser die nog in het register moet; een privépersoon alleen voor de gemeente van het traject."""

    naam: str
    soort: Schuldsoort
    is_privepersoon: bool = False


@dataclass(frozen=True)
class Lijstschuld:
    """Eén regel van de lijst met de schuldeiser die erbij is gekozen. Bedrag in euro, None is onbekend."""

    schuldeiser: Schuldeiser | NieuweEiser
    bedrag: Decimal | None
    kenmerk: str = ""
    soort: Schuldsoort | None = None
    peil_datum: date | None = None


@dataclass
class Naam:
    """Eén naam op de lijst: op welke regel zij het eerst staat en wie het in het register kan zijn."""

    nummer: int
    naam: str
    soort: str
    kandidaten: list[Schuldeiser] = field(default_factory=list)
    is_zeker: bool = False


def zoek_namen(regels: Sequence[Regel], register: QuerySet[Schuldeiser]) -> dict[str, Naam]:
    """Zoekt elke naam één keer op in het register, op `kern`; een privépersoon is nooit vanzelf zeker.

    Een naam die in een andere opging, leidt naar wie overbleef.
    """
    opgegaan = Schuldeiser.objects.filter(samengevoegd_met__in=register).values_list("samengevoegd_met_id", "naam")
    index = Namenregister([*register.values_list("pk", "naam"), *opgegaan])
    namen: dict[str, Naam] = {}
    gevonden: dict[str, tuple[list[int], bool]] = {}
    for regel in regels:
        naam = namen.setdefault(kern(regel.naam), Naam(regel.nummer, regel.naam, regel.soort))
        naam.soort = naam.soort or regel.soort
    for sleutel, naam in namen.items():
        gevonden[sleutel] = index.zoek(naam.naam)
    rijen = _rijen(register, {pk for pks, _ in gevonden.values() for pk in pks})
    for sleutel, naam in namen.items():
        pks, precies = gevonden[sleutel]
        naam.kandidaten = [rijen[pk] for pk in pks]
        naam.is_zeker = precies and not naam.kandidaten[0].is_privepersoon
    return namen


def _rijen(register: QuerySet[Schuldeiser], pks: set[int]) -> dict[int, Schuldeiser]:
    # In stukken: SQLite kent een grens aan het aantal waarden in één vraag.
    alle = sorted(pks)
    stukken = [alle[i : i + 500] for i in range(0, len(alle), 500)]
    return {rij.pk: rij for stuk in stukken for rij in register.filter(pk__in=stuk)}


@transaction.atomic
def add_schuldenlijst(
    traject: Traject,
    lijst: Sequence[Lijstschuld],
    *,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> list[Schuld]:
    """Legt de hele lijst vast, of niets. Nieuwe schuldeisers komen één keer in het register.

    Fouten: Geweigerd bij een negatief bedrag of als de schulden niet meer mogen veranderen; Gelijktijdig als het
    traject intussen is gewijzigd, dus ook als dezelfde lijst nog eens wordt verstuurd.
    """
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    check_wijzigbaar(rij)
    nieuw = {eis for een in lijst if isinstance(eis := een.schuldeiser, NieuweEiser)}
    register = {
        eis: register_schuldeiser(
            naam=eis.naam,
            soort=eis.soort,
            is_privepersoon=eis.is_privepersoon,
            gemeente=rij.gemeente if eis.is_privepersoon else None,
            door=door,
            op=op,
        )
        for eis in sorted(nieuw, key=lambda eis: eis.naam)
    }
    schulden = [
        NieuweSchuld(
            register[een.schuldeiser] if isinstance(een.schuldeiser, NieuweEiser) else een.schuldeiser,
            een.bedrag,
            kenmerk=een.kenmerk,
            soort=een.soort,
            peil_datum=een.peil_datum,
        )
        for een in lijst
    ]
    return add_schulden(rij, schulden, door=door, op=op, verwacht_versie=verwacht_versie)
