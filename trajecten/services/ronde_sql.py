"""De dagelijkse ronde over aanschrijvingen, in verzamelingen: status, StatusWissel en gevolg in één gang.

PostgreSQL doet dat in één opdracht per brok en slaat rijen over die een ander vasthoudt (SKIP LOCKED); SQLite heeft
geen schrijvende CTE en doet dezelfde stappen na elkaar in één IMMEDIATE-transactie. Verder is er geen verschil.
De statussen en overgangen staan in trajecten.models.aanschrijving; een test houdt beide naast elkaar.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from trajecten.choices import AANSCHRIJVING_OPEN, AanschrijvingStatus
from trajecten.models import Aanschrijving

BROK = 20_000
OPEN = ", ".join(f"'{status.value}'" for status in AANSCHRIJVING_OPEN)
# In een pauze of terug in fase 1 loopt er geen termijn: het gaat later verder met de dagen erbij. Elk deel heeft een
# eigen index op de paar rijen die stilstaan.
STIL = """
    SELECT id FROM trajecten_traject WHERE pauze_tot_datum IS NOT NULL
    UNION ALL SELECT id FROM trajecten_traject WHERE schuldeisers_stil_datum IS NOT NULL"""
BEGIN: dict[str, Any] = {"na_dag": date.min, "na_id": UUID(int=0)}
LABEL = Aanschrijving._meta.label_lower


@dataclass(frozen=True)
class Stap:
    """Eén soort overgang over alle rijen die aan `waar` voldoen.

    `zet` zijn de kolommen die mee veranderen; zonder `gebeurtenis` volgt er geen werk in de outbox.
    """

    overgang: str
    naar: AanschrijvingStatus
    gebeurtenis: str
    waar: str
    zet: str
    gegevens: dict[str, Any]


def herinneren(*, voor: date, werkdagen: int, uiterlijk: date) -> Stap:
    """Wie te laat is en nog een herinnering te goed heeft, krijgt een nieuwe termijn."""
    return Stap(
        overgang="remind",
        naar=AanschrijvingStatus.HERINNERD,
        gebeurtenis="aanschrijving.herinnerd",
        waar="herinneringen < max_herinneringen AND herinnering_werkdagen = %(werkdagen)s",
        zet=", herinneringen = herinneringen + 1, reactie_uiterlijk_datum = %(uiterlijk)s",
        gegevens={"voor": voor, "werkdagen": werkdagen, "uiterlijk": uiterlijk},
    )


def opgeven(*, voor: date) -> Stap:
    """Wie ook na de laatste herinnering stil bleef, geldt als geen reactie."""
    return Stap(
        overgang="give_up",
        naar=AanschrijvingStatus.GEEN_REACTIE,
        gebeurtenis="",
        waar="herinneringen >= max_herinneringen",
        zet="",
        gegevens={"voor": voor},
    )


def voer_uit(stap: Stap, *, op: datetime) -> int:
    """Voert de stap uit op alle rijen die eraan toe zijn en geeft het aantal terug. Opnieuw uitvoeren doet niets."""
    # Zoals de ORM het opslaat: SQLite bewaart tijdstippen als tekst in UTC.
    moment = connection.ops.adapt_datetimefield_value(op)
    waarden = {**stap.gegevens, "op": moment, "naar": stap.naar.value, "overgang": stap.overgang, "label": LABEL}
    waarden |= {"gebeurtenis": stap.gebeurtenis, "brok": BROK}
    if connection.vendor == "postgresql":
        return _postgres(stap, waarden)
    return _sqlite(stap, waarden)


def _postgres(stap: Stap, waarden: dict[str, Any]) -> int:
    opdracht = f"""
        WITH rijp AS (
            SELECT id, status AS van, reactie_uiterlijk_datum AS dag FROM trajecten_aanschrijving
            WHERE status IN ({OPEN}) AND reactie_uiterlijk_datum < %(voor)s AND {stap.waar}
              AND traject_id NOT IN ({STIL})
              AND (reactie_uiterlijk_datum, id) > (%(na_dag)s, %(na_id)s)
            ORDER BY reactie_uiterlijk_datum, id LIMIT %(brok)s FOR UPDATE SKIP LOCKED
        ), gewijzigd AS (
            UPDATE trajecten_aanschrijving a SET status = %(naar)s, versie = versie + 1{stap.zet}
            FROM rijp WHERE a.id = rijp.id RETURNING a.id, a.versie, rijp.van
        ), gewisseld AS (
            INSERT INTO kern_statuswissel (object_soort, object_id, volgnummer, overgang, van, naar, reden, op)
            SELECT %(label)s, id, versie, %(overgang)s, van, %(naar)s, '', %(op)s FROM gewijzigd
        ), gemeld AS (
            INSERT INTO kern_gebeurtenis (soort, sleutel, gegevens, aangemaakt_op, pogingen, fout)
            SELECT %(gebeurtenis)s, %(gebeurtenis)s || ':' || id || ':' || versie,
                   json_build_object('aanschrijving', id), %(op)s, 0, ''
            FROM gewijzigd WHERE %(gebeurtenis)s <> ''
        )
        SELECT (SELECT count(*) FROM gewijzigd), dag, id FROM rijp ORDER BY dag DESC, id DESC LIMIT 1
        """  # noqa: S608 (alleen vaste tekst uit Stap en de enum)
    # Elk brok begint waar het vorige ophield: anders leest elk brok opnieuw alles wat aan een andere stap toe is.
    # Wat een ander nu vasthoudt, komt de volgende ronde.
    totaal, plek = 0, BEGIN
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht, {**waarden, **plek})
            rij = cursor.fetchone()
        if rij is None:
            return totaal
        totaal += int(rij[0])
        plek = {"na_dag": rij[1], "na_id": rij[2]}


def _sqlite(stap: Stap, waarden: dict[str, Any]) -> int:
    waar = f"status IN ({OPEN}) AND reactie_uiterlijk_datum < %(voor)s AND {stap.waar} AND traject_id NOT IN ({STIL})"
    opdrachten = (
        f"""INSERT INTO kern_statuswissel (object_soort, object_id, volgnummer, overgang, van, naar, reden, op)
            SELECT %(label)s, id, versie + 1, %(overgang)s, status, %(naar)s, '', %(op)s
            FROM trajecten_aanschrijving WHERE {waar}""",  # noqa: S608 (vaste tekst)
        f"""INSERT INTO kern_gebeurtenis (soort, sleutel, gegevens, aangemaakt_op, pogingen, fout)
            SELECT %(gebeurtenis)s, %(gebeurtenis)s || ':' || id || ':' || (versie + 1),
                   json_object('aanschrijving', id), %(op)s, 0, ''
            FROM trajecten_aanschrijving WHERE %(gebeurtenis)s <> '' AND {waar}""",  # noqa: S608
        f"UPDATE trajecten_aanschrijving SET status = %(naar)s, versie = versie + 1{stap.zet} WHERE {waar}",  # noqa: S608
    )
    with transaction.atomic(), connection.cursor() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht, waarden)
        return int(cursor.rowcount)
