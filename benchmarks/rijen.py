"""Snel veel rijen schrijven: COPY op PostgreSQL, executemany op SQLite. De CHECKs en sleutels gelden gewoon."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.db import connection, models, transaction

LEEG = r"\N"
ONVERANDERD = frozenset({str, int, bool, type(None)})
Rij = dict[str, Any]


def voeg_toe(model: type[models.Model], rijen: Iterable[Rij]) -> None:
    """Schrijft rijen van veldnaam naar waarde; alle rijen noemen dezelfde velden, de rest krijgt de standaard.

    Verwijzingen staan onder hun kolomnaam (`client_id`).
    """
    iterator = iter(rijen)
    eerste = next(iterator, None)
    if eerste is None:
        return
    velden = [veld for veld in model._meta.concrete_fields if not _vult_zichzelf(veld, eerste)]
    vast = {v.attname: v.get_db_prep_save(v.get_default(), connection) for v in velden if v.attname not in eerste}
    omzetters = [(v.attname, v.get_db_prep_save) for v in velden]

    def als_rij(rij: Rij) -> list[Any]:
        return [vast[naam] if naam in vast else _waarde(rij[naam], omzetten) for naam, omzetten in omzetters]

    kolommen = ", ".join(f'"{veld.column}"' for veld in velden)
    alle = (als_rij(rij) for rij in chain([eerste], iterator))
    with transaction.atomic():
        if connection.vendor == "postgresql":
            _kopieer(model._meta.db_table, kolommen, alle)
        else:
            _voer_in(model._meta.db_table, kolommen, len(velden), alle)


def _waarde(waarde: Any, omzetten: Any) -> Any:
    # Tekst, getallen en niets gaan in elke kolom hier zoals ze zijn; het omzetten kost meer dan het schrijven.
    return waarde if type(waarde) in ONVERANDERD else omzetten(waarde, connection=connection)


def _vult_zichzelf(veld: models.Field[Any, Any], rij: Rij) -> bool:
    return isinstance(veld, models.AutoField) and veld.attname not in rij


def _voer_in(tabel: str, kolommen: str, aantal: int, rijen: Iterable[list[Any]]) -> None:
    plaatsen = ", ".join(["?"] * aantal)
    with connection.cursor() as cursor:
        # De eigen cursor van sqlite3: die van Django zet elke opdracht opnieuw om.
        cursor.connection.executemany(f'INSERT INTO "{tabel}" ({kolommen}) VALUES ({plaatsen})', rijen)


def _kopieer(tabel: str, kolommen: str, rijen: Iterable[list[Any]]) -> None:
    buffer = io.StringIO()
    schrijver = csv.writer(buffer)
    for rij in rijen:
        schrijver.writerow([_als_tekst(waarde) for waarde in rij])
    buffer.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY \"{tabel}\" ({kolommen}) FROM STDIN WITH (FORMAT csv, NULL '{LEEG}')", buffer)


def _als_tekst(waarde: Any) -> Any:
    if waarde is None:
        return LEEG
    return waarde.dumps(waarde.adapted) if hasattr(waarde, "dumps") else waarde
