"""De gevulde demo één keer maken en daarna terugzetten: dat scheelt elke test seconden."""

import io
import sqlite3
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

# Op SQLite een kopie van de hele database, op PostgreSQL per tabel de rijen als COPY-tekst.
Momentopname = Any


def neem_op() -> Momentopname:
    """Alles wat er nu in de database staat."""
    if connection.vendor == "sqlite":
        kopie = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(kopie)
        return kopie
    with connection.cursor() as cursor:
        return {tabel: _lees(cursor, tabel) for tabel in _tabellen()}


def zet_terug(opname: Momentopname) -> None:
    """Zet een leeggemaakte database terug op die stand, met dezelfde sleutels."""
    if connection.vendor == "sqlite":
        opname.backup(connection.connection)
    else:
        _vul_tabellen(opname)
    ContentType.objects.clear_cache()


def _vul_tabellen(opname: dict[str, str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel, rijen in opname.items():
            cursor.execute(f"DELETE FROM {tabel}")  # noqa: S608 (onze eigen tabelnamen)
            cursor.copy_expert(f"COPY {tabel} FROM STDIN", io.StringIO(rijen))
        # De tellers gaan verder waar zij waren.
        for opdracht in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(opdracht)


def _tabellen() -> list[str]:
    namen = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [connection.ops.quote_name(naam) for naam in namen]


def _lees(cursor: Any, tabel: str) -> str:
    uit = io.StringIO()
    cursor.copy_expert(f"COPY {tabel} TO STDOUT", uit)
    return uit.getvalue()
