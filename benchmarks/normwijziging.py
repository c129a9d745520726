"""Nieuwe normen over alle lopende trajecten, met één werker, tegen dezelfde sommen zonder iets eromheen."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from time import perf_counter

from django.db import connection

from benchmarks.database import ververs_statistiek
from benchmarks.meten import Uitkomst, duizendtal, meet_om_en_om, verhouding
from benchmarks.rijen import Rij, voeg_toe
from benchmarks.zaad import Werkplek, nu, sleutel, werkplek
from schuldhulp.lib import outbox
from schuldhulp.lib.models import Gebeurtenis, StatusWissel
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot
from trajecten.choices import Oplossingsoort, TrajectStatus
from trajecten.choices.sommen import Berekeningsoort, Vtlbherkomst
from trajecten.models import Berekening, Normherberekening, Normwijziging, Oplossing, Traject, Vtlb, Vtlbcorrectie
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.services.normwijziging import REKENEN, bereken_nieuw, start_normwijziging

PER_TRAJECT = 10  # van elke tien rijen van de meting is er één een traject: 100.000 geeft er tienduizend
CORRECTIES = ("VERVOER", "HEFFINGEN")
OUD, NIEUW = date(2026, 3, 1), date(2026, 7, 1)
GRENS_SECONDEN = 60.0
TABELLEN = (Normherberekening, StatusWissel, Gebeurtenis, Normwijziging)


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Tijd van alles samen als veelvoud van de kale sommen, en seconden per tienduizend trajecten."""
    plek, op = werkplek("Normdam"), nu()
    aantal = max(1, rijen // PER_TRAJECT)
    _zaai(plek, aantal, op)
    haal_van_slot(connection, SLOTEN[StatusWissel._meta.db_table])
    gedaan: list[int] = []
    seconden: list[float] = []

    def product() -> None:
        begin = perf_counter()
        start_normwijziging(plek.gemeente, peildatum=NIEUW, door=plek.consulent, op=op)
        outbox.verwerk(op=op, maximum=100_000, soorten={REKENEN})
        seconden.append(perf_counter() - begin)
        gedaan.append(Normherberekening.objects.count())

    paar = meet_om_en_om(product, _ondergrens, ronden=ronden, aantal=1, vooraf=_zet_terug)
    if set(gedaan) != {aantal}:
        raise RuntimeError(f"Er zijn {gedaan} trajecten doorgerekend in plaats van {aantal}.")
    naam = f"Nieuwe normen, {duizendtal(aantal)} trajecten"
    per_tienduizend = round(max(seconden) * 10_000 / aantal, 1)
    return [
        verhouding(naam, "tijd", paar.tijd, 4.0, toelichting=paar.milliseconden()),
        Uitkomst(naam, "seconden per 10.000 trajecten", per_tienduizend, GRENS_SECONDEN, toelichting="één werker"),
        Uitkomst(naam, "rijen die een tweede keer nog doet", _tweede_keer(plek, op), 0),
    ]


def _tweede_keer(plek: Werkplek, op: datetime) -> int:
    _zet_terug()
    for _ in range(2):
        start_normwijziging(plek.gemeente, peildatum=NIEUW, door=plek.consulent, op=op)
        voor = Normherberekening.objects.count()
        outbox.verwerk(op=op, maximum=100_000, soorten={REKENEN})
    return Normherberekening.objects.count() - voor


def _ondergrens() -> None:
    """Dezelfde vtlb's met hun correcties gelezen en uitgerekend; er wordt niets bewaard."""
    for vtlb in Vtlb.objects.prefetch_related("correcties").iterator(chunk_size=250):
        bereken_nieuw(vtlb, NIEUW)


def _zet_terug() -> None:
    with connection.cursor() as cursor:
        for model in TABELLEN:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
    ververs_statistiek()


def _zaai(plek: Werkplek, aantal: int, op: datetime) -> None:
    clienten = list(plek.clienten(aantal))
    voeg_toe(Traject, (_traject(plek, n, client, op) for n, client in enumerate(clienten)))
    voeg_toe(Oplossing, (_oplossing(n) for n in range(aantal)))
    voeg_toe(Berekening, (_berekening(n, op) for n in range(aantal)))
    voeg_toe(Vtlb, (_vtlb(n, op) for n in range(aantal)))
    voeg_toe(Vtlbcorrectie, _correcties(aantal))


def _traject(plek: Werkplek, n: int, client: object, op: datetime) -> Rij:
    return {
        "id": sleutel("normtraject", n),
        "status": TrajectStatus.LOOPTIJD.value,
        "actie": "Looptijd afronden",
        "actie_uiterlijk_datum": (op + timedelta(days=300)).date(),
        "voorrang": 2 if n % 5 == 0 else 4,
        "nummer": f"N-{n:06d}",
        "client_id": client,
        "gemeente_id": plek.gemeente.pk,
        "uitvoerder_id": plek.organisatie.pk,
        "behandelaar_id": plek.consulent.pk,
        "start_datum": (op - timedelta(days=200)).date(),
        "vtlb_bedrag": Decimal("1450.00"),
    }


def _oplossing(n: int) -> Rij:
    return {"traject_id": sleutel("normtraject", n), "soort": Oplossingsoort.SCHULDBEMIDDELING.value}


def _berekening(n: int, op: datetime) -> Rij:
    return {
        "id": sleutel("berekening", n),
        "traject_id": sleutel("normtraject", n),
        "soort": Berekeningsoort.VTLB.value,
        "invoer": {},
        "uitkomst": {},
        "op": op,
    }


def _vtlb(n: int, op: datetime) -> Rij:
    inkomen = Decimal(1400 + n % 900)
    return {
        "id": sleutel("vtlb", n),
        "traject_id": sleutel("normtraject", n),
        "versie": 1,
        "herkomst": Vtlbherkomst.ONDERDELEN.value,
        "peildatum": OUD,
        "leefsituatie": list(Leefsituatie)[n % 4].value,
        "jaarinkomen_bedrag": inkomen * 16,
        "inkomen_bedrag": inkomen,
        "beslagvrije_voet_bedrag": Decimal("1331.43"),
        "vtlb_bedrag": Decimal("1450.00"),
        "afloscapaciteit_bedrag": max(inkomen - 1450, Decimal(0)),
        "berekening_id": sleutel("berekening", n),
        "op": op,
    }


def _correcties(aantal: int) -> Iterator[Rij]:
    for n in range(aantal):
        for volgorde, hoofdstuk in enumerate(CORRECTIES, start=1):
            yield {
                "vtlb_id": sleutel("vtlb", n),
                "volgorde": volgorde,
                "hoofdstuk": hoofdstuk,
                "bedrag": Decimal("25.50"),
                "grond": "Kosten per maand.",
                "bewijs": "afschrift",
            }
