"""De gevulde demo één keer maken en daarna terugzetten, met haar bestanden: dat scheelt elke test seconden."""

import io
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction


@dataclass(frozen=True)
class Momentopname:
    """Op SQLite een kopie van de hele database, op PostgreSQL per tabel de rijen als COPY-tekst."""

    database: Any
    bestanden: dict[Path, bytes]


def neem_op() -> Momentopname:
    """Alles wat er nu in de database staat, en de papieren op schijf."""
    bestanden = {pad: pad.read_bytes() for pad in _map().rglob("*") if pad.is_file()}
    if connection.vendor == "sqlite":
        kopie = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(kopie)
        return Momentopname(kopie, bestanden)
    with connection.cursor() as cursor:
        return Momentopname({tabel: _lees(cursor, tabel) for tabel in _tabellen()}, bestanden)


def zet_terug(opname: Momentopname) -> None:
    """Zet een leeggemaakte database terug op die stand, met dezelfde sleutels."""
    if connection.vendor == "sqlite":
        opname.database.backup(connection.connection)
    else:
        _vul_tabellen(opname.database)
    for pad, inhoud in opname.bestanden.items():
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)
    ContentType.objects.clear_cache()


def _map() -> Path:
    return Path(settings.STORAGES["documenten"]["OPTIONS"]["location"])


def _vul_tabellen(rijen: dict[str, str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for tabel, tekst in rijen.items():
            cursor.execute(f"DELETE FROM {tabel}")  # noqa: S608 (onze eigen tabelnamen)
            cursor.copy_expert(f"COPY {tabel} FROM STDIN", io.StringIO(tekst))
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
