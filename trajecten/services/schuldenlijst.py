"""Een nagekeken lijst schulden vastleggen: schuldeisers vinden, nieuwe in het register, alle schulden of geen."""

from collections.abc import Iterator, Sequence
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
from trajecten.schuldenlijst import Regel, Regelfout
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
    oorspronkelijk_bedrag: Decimal | None = None
    vertegenwoordiger: Schuldeiser | None = None
    vertegenwoordiger_kenmerk: str = ""


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

    Handelsnamen en vroegere namen tellen mee; een naam die in een andere opging, leidt naar wie overbleef.
    """
    index = Namenregister(_alle_namen(register))
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


def _alle_namen(register: QuerySet[Schuldeiser]) -> Iterator[tuple[int, str]]:
    """Elke naam waaronder iemand in het register bekend is, met bij wie die nu hoort."""
    namen = ("naam", "handelsnamen", "vroegere_namen")
    opgegaan = Schuldeiser.objects.filter(samengevoegd_met__in=register).values_list("samengevoegd_met_id", *namen)
    for pk, *velden in (*register.values_list("pk", *namen), *opgegaan):
        yield from ((pk, naam) for veld in velden for naam in veld.splitlines())


def zoek_optreders(
    regels: Sequence[Regel], register: QuerySet[Schuldeiser]
) -> tuple[dict[str, Schuldeiser], list[Regelfout]]:
    """Wie er op de lijst optreedt, op `kern`, en per regel wat niet zeker is: hier wordt niets geraden."""
    index = Namenregister(_alle_namen(register.treedt_op()))  # type: ignore[attr-defined]
    gezocht = {kern(regel.optreder): index.zoek(regel.optreder) for regel in regels if regel.optreder}
    rijen = _rijen(register, {pks[0] for pks, is_zeker in gezocht.values() if is_zeker})
    gevonden = {sleutel: rijen[pks[0]] for sleutel, (pks, is_zeker) in gezocht.items() if is_zeker}
    fouten = [
        Regelfout(
            regel.nummer,
            regel.optreder,
            f"‘{regel.optreder}’ staat niet precies zo in het register als incassobureau, deurwaarder of gemachtigde. "
            "Zet de partij in het register, of haal haar hier weg.",
        )
        for regel in regels
        if regel.optreder and kern(regel.optreder) not in gevonden
    ]
    return gevonden, fouten


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
            oorspronkelijk_bedrag=een.oorspronkelijk_bedrag,
            vertegenwoordiger=een.vertegenwoordiger,
            vertegenwoordiger_kenmerk=een.vertegenwoordiger_kenmerk,
        )
        for een in lijst
    ]
    return add_schulden(rij, schulden, door=door, op=op, verwacht_versie=verwacht_versie)
