"""Een eigen wegwerpdatabase, één keer gemigreerd; elke meting krijgt een kopie en laat niets achter."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def lege_database() -> Iterator[None]:
    """Maakt de lege, gemigreerde database en ruimt haar op. De database uit DATABASE_URL zelf blijft ongemoeid."""
    eigen = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(eigen, verbosity=0)


@contextmanager
def kopie(naam: str) -> Iterator[None]:
    """Werkt binnen het blok in een verse kopie van de lege database."""
    leeg = connection.settings_dict["NAME"]
    # Een open verbinding houdt op PostgreSQL het kopiëren tegen, en op SQLite staat er dan nog iets in het WAL.
    connection.close()
    connection.creation.clone_test_db(naam, verbosity=0, autoclobber=True)
    connection.settings_dict["NAME"] = connection.creation.get_test_db_clone_settings(naam)["NAME"]
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = leeg
        connection.creation.destroy_test_db(suffix=naam, verbosity=0)


def ververs_statistiek() -> None:
    """Na het zaaien: de planner moet de aantallen kennen, zoals in een database die al een tijd draait."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
