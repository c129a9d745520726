"""De dagelijkse ronde over honderdduizend aanschrijvingen die allemaal te laat zijn, tegen één kale opdracht."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import connection, transaction

from benchmarks.database import ververs_statistiek
from benchmarks.meten import Uitkomst, duizendtal, meet_om_en_om, verhouding
from benchmarks.rijen import Rij, voeg_toe
from benchmarks.zaad import Werkplek, nu, sleutel, werkplek
from schuldhulp.lib import dagtaken
from schuldhulp.lib.models import Gebeurtenis, StatusWissel
from schuldhulp.lib.triggers import SLOTEN, haal_van_slot
from trajecten.choices import AanschrijvingStatus, TrajectStatus
from trajecten.models import Aanschrijving, Schuld, Schuldeiser, Traject
from trajecten.services.aanschrijving import WACHTEN

PER_TRAJECT = 8
MAX_HERINNERINGEN = 2
TERMIJNEN = (5, 10)
BRON = "bench_aanschrijving"
TABEL = Aanschrijving._meta.db_table
WISSELS = StatusWissel._meta.db_table


def meet(rijen: int, ronden: int) -> list[Uitkomst]:
    """Tijd van de hele ronde als veelvoud van één UPDATE met één INSERT over dezelfde rijen."""
    plek, op = werkplek("Rondedam"), nu()
    _zaai(plek, rijen, op)
    haal_van_slot(connection, SLOTEN[WISSELS])
    gedaan: list[int] = []
    paar = meet_om_en_om(
        lambda: gedaan.append(sum(dagtaken.draai(op).values())),
        lambda: _ondergrens(op),
        ronden=ronden,
        aantal=1,
        vooraf=_zet_terug,
    )
    if set(gedaan) != {rijen}:
        raise RuntimeError(f"De ronde deed {gedaan} rijen in plaats van {rijen}.")
    naam = f"Dagelijkse ronde, {duizendtal(rijen)} aanschrijvingen te laat"
    over = _tel_tweede_ronde(op)
    return [
        verhouding(naam, "tijd", paar.tijd, 4.0, toelichting=paar.milliseconden()),
        Uitkomst(naam, "rijen die een tweede ronde nog doet", over, 0),
    ]


def _tel_tweede_ronde(op: datetime) -> int:
    _zet_terug()
    dagtaken.draai(op)
    return sum(dagtaken.draai(op).values())


def _ondergrens(op: datetime) -> None:
    """Dezelfde rijen in dezelfde tabel, met één vastgelegde wissel per rij: sneller kan het niet."""
    waarden = {"op": op, "morgen": (op + timedelta(days=1)).date(), "vandaag": op.date()}
    where = "status IN ('verstuurd', 'herinnerd') AND reactie_uiterlijk_datum < %(vandaag)s"
    update = f"""UPDATE {TABEL} SET status = 'herinnerd', versie = versie + 1, herinneringen = herinneringen + 1,
                 reactie_uiterlijk_datum = %(morgen)s WHERE {where}"""
    kolommen = "object_soort, object_id, volgnummer, overgang, van, naar, reden, op"
    waarden_sql = "'trajecten.aanschrijving', id, {versie}, 'remind', 'verstuurd', 'herinnerd', '', %(op)s"
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rij = waarden_sql.format(versie="versie")
            cursor.execute(
                f"WITH u AS ({update} RETURNING id, versie) INSERT INTO {WISSELS} ({kolommen}) SELECT {rij} FROM u",
                waarden,
            )
        else:
            rij = waarden_sql.format(versie="versie + 1")
            cursor.execute(f"INSERT INTO {WISSELS} ({kolommen}) SELECT {rij} FROM {TABEL} WHERE {where}", waarden)
            cursor.execute(update, waarden)


def _zet_terug() -> None:
    """Zet alles weer zoals vóór de ronde, met verse tabellen: oude rijversies zouden de volgende meting vertragen."""
    tabellen = (TABEL, WISSELS, Gebeurtenis._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # De post en het werk rond een aanschrijving verwijzen ernaar; ook die zijn leeg.
            cursor.execute(f"TRUNCATE {', '.join(tabellen)} CASCADE")
        else:
            for tabel in tabellen:
                cursor.execute(f"DELETE FROM {tabel}")
        cursor.execute(f"INSERT INTO {TABEL} SELECT * FROM {BRON}")
    Schuld.objects.filter(is_stil=True).update(is_stil=False)
    Traject.objects.update(actie=WACHTEN, actie_uiterlijk_datum=nu().date() - timedelta(days=1))
    ververs_statistiek()


def _zaai(plek: Werkplek, aantal: int, op: datetime) -> None:
    trajecten = -(-aantal // PER_TRAJECT)
    clienten = list(plek.clienten(trajecten))
    voeg_toe(Traject, (_traject(plek, n, client, op) for n, client in enumerate(clienten)))
    eiser = Schuldeiser.objects.create(naam="Waterbedrijf De Sluis")
    voeg_toe(Schuld, (_schuld(n, eiser.pk) for n in range(aantal)))
    voeg_toe(Aanschrijving, _aanschrijvingen(plek, aantal, op))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {BRON} AS SELECT * FROM {TABEL}")


def _traject(plek: Werkplek, n: int, client: object, op: datetime) -> Rij:
    return {
        "id": sleutel("traject", n),
        "status": TrajectStatus.INVENTARISATIE.value,
        "actie": WACHTEN,
        "actie_uiterlijk_datum": (op - timedelta(days=1)).date(),
        "nummer": f"T-{n:06d}",
        "client_id": client,
        "gemeente_id": plek.gemeente.pk,
        "uitvoerder_id": plek.organisatie.pk,
        "start_datum": (op - timedelta(days=60)).date(),
    }


def _schuld(n: int, eiser: int) -> Rij:
    return {
        "id": sleutel("schuld", n),
        "traject_id": sleutel("traject", n // PER_TRAJECT),
        "schuldeiser_id": eiser,
        "opgegeven_bedrag": Decimal("812.50"),
        "volgorde": n % PER_TRAJECT,
    }


def _aanschrijvingen(plek: Werkplek, aantal: int, op: datetime) -> Iterator[Rij]:
    """Een derde is aan het eind van het geduld; de rest krijgt een herinnering, met twee verschillende termijnen."""
    for n in range(aantal):
        herinneringen = n % 3
        yield {
            "id": sleutel("aanschrijving", n),
            "status": (AanschrijvingStatus.HERINNERD if herinneringen else AanschrijvingStatus.VERSTUURD).value,
            "versie": herinneringen,
            "traject_id": sleutel("traject", n // PER_TRAJECT),
            "schuld_id": sleutel("schuld", n),
            "gemeente_id": plek.gemeente.pk,
            "verstuurd_op": op - timedelta(days=40),
            "reactie_uiterlijk_datum": (op - timedelta(days=1 + n % 20)).date(),
            "herinneringen": herinneringen,
            "max_herinneringen": MAX_HERINNERINGEN,
            "herinnering_werkdagen": TERMIJNEN[n % len(TERMIJNEN)],
            "code_hash": f"{n:064d}",
        }
