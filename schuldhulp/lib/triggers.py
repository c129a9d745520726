"""Tabellen waaraan alleen toegevoegd mag worden, afgedwongen door de database zelf, op beide motoren."""

from dataclasses import dataclass

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Slot:
    """Een tabel op slot: elke UPDATE, DELETE en (PostgreSQL) TRUNCATE wordt geweigerd.

    SQLite bouwt een tabel bij sommige schemawijzigingen opnieuw op en verliest dan haar triggers: zet het slot in
    dezelfde migratie terug. tests/lib/test_triggers.py ziet dat.
    """

    tabel: str

    @property
    def melding(self) -> str:
        return f"{self.tabel}: vastgelegde rijen mogen niet worden gewijzigd of verwijderd"


SLOTEN: dict[str, Slot] = {}


def _postgres(slot: Slot) -> list[str]:
    rij = f"""
        CREATE OR REPLACE FUNCTION {slot.tabel}_op_slot() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{slot.melding}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    return [
        rij,
        f"""CREATE TRIGGER {slot.tabel}_slot_rij BEFORE UPDATE OR DELETE ON {slot.tabel}
            FOR EACH ROW EXECUTE FUNCTION {slot.tabel}_op_slot()""",
        f"""CREATE TRIGGER {slot.tabel}_slot_leeg BEFORE TRUNCATE ON {slot.tabel}
            FOR EACH STATEMENT EXECUTE FUNCTION {slot.tabel}_op_slot()""",
    ]


def _sqlite(slot: Slot) -> list[str]:
    return [
        f"""CREATE TRIGGER {slot.tabel}_slot_{wat.lower()} BEFORE {wat} ON {slot.tabel}
            BEGIN SELECT RAISE(ABORT, '{slot.melding}'); END"""
        for wat in ("UPDATE", "DELETE")
    ]


def zet_op_slot(verbinding: BaseDatabaseWrapper, slot: Slot) -> None:
    """Maakt de triggers van één slot."""
    opdrachten = _postgres(slot) if verbinding.vendor == "postgresql" else _sqlite(slot)
    with verbinding.cursor() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht)


def haal_van_slot(verbinding: BaseDatabaseWrapper, slot: Slot) -> None:
    """Verwijdert de triggers van één slot (terugdraaien van de migratie; leegmaken van de testdatabase)."""
    op_tabel = f" ON {slot.tabel}" if verbinding.vendor == "postgresql" else ""
    with verbinding.cursor() as cursor:
        for einde in ("rij", "leeg", "update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {slot.tabel}_slot_{einde}{op_tabel}")


def alleen_toevoegen(tabel: str) -> migrations.RunPython:
    """Migratiestap die de tabel op slot zet. Bron: BIO2 8.15.05, NEN 7513 (bewijs van wie wat zag en deed)."""
    slot = SLOTEN.setdefault(tabel, Slot(tabel))
    return migrations.RunPython(
        lambda apps, editor: zet_op_slot(editor.connection, slot),
        lambda apps, editor: haal_van_slot(editor.connection, slot),
    )
