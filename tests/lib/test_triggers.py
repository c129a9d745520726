"""Tabellen op slot: de database zelf weigert wijzigen en verwijderen, ook buiten de modellen om."""

import pytest
from django.db import DatabaseError, connection, transaction

from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.triggers import SLOTEN
from schuldhulp.organisatie.models import Medewerker
from tests.builders import aanmelding_in

pytestmark = pytest.mark.django_db
VERWACHT = {
    "kern_statuswissel",
    "audit_auditregel",
    "audit_auditzegel",
    "brieven_brief",
    "brieven_briefinhoud",
    "trajecten_betaalbestand",
}


def _triggers() -> set[str]:
    if connection.vendor == "postgresql":
        vraag = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE '%_slot_rij'"
    else:
        vraag = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_slot_update'"
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return {rij[0] for rij in cursor.fetchall()}


def test_na_alle_migraties_staan_de_sloten_er() -> None:
    """SQLite verliest triggers als een migratie de tabel opnieuw opbouwt; dan faalt deze test."""
    assert set(SLOTEN) == VERWACHT
    assert _triggers() == VERWACHT


@pytest.mark.parametrize("opdracht", ["UPDATE kern_statuswissel SET reden = 'x'", "DELETE FROM kern_statuswissel"])
def test_een_statuswissel_verandert_niet_meer(consulent: Medewerker, opdracht: str) -> None:
    aanmelding_in("gemeld", consulent)  # type: ignore[arg-type]
    aantal = StatusWissel.objects.count()
    geweigerd = pytest.raises(DatabaseError, match="mogen niet worden gewijzigd")
    with geweigerd, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    assert StatusWissel.objects.filter(reden="").count() == aantal


@pytest.mark.postgres
def test_leegmaken_mag_ook_niet() -> None:
    with pytest.raises(DatabaseError, match="mogen niet"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE kern_statuswissel")
