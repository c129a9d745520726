"""Wie mag wat in de toegang. `check_x` werpt Geweigerd met een reden voor op het scherm; `can_x` geeft ja of nee."""

from intake.models import Aanmelding, Besluit
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht


def check_dossiers(door: Medewerker, gemeente: Gemeente) -> None:
    """Werken met personen in deze gemeente."""
    if not door.heeft_recht(Recht.DOSSIERS, gemeente):
        raise Geweigerd("U werkt niet met dossiers in deze gemeente.")


def check_behandelen(door: Medewerker, gemeente: Gemeente) -> None:
    """Stappen zetten in deze gemeente; wie alleen meekijkt (kwaliteit) doet dat niet."""
    check_dossiers(door, gemeente)
    if not door.heeft_recht(Recht.BESLISSEN, gemeente):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent zet de stappen.")


def can_behandelen(door: Medewerker, gemeente: Gemeente) -> bool:
    """Mag deze medewerker in deze gemeente stappen zetten?"""
    try:
        check_behandelen(door, gemeente)
    except Geweigerd:
        return False
    return True


def check_beslissen(door: Medewerker, gemeente: Gemeente) -> None:
    """Een besluit nemen of voorstellen (mandaat, art. 3a Wgs)."""
    if not door.heeft_recht(Recht.BESLISSEN, gemeente):
        raise Geweigerd("U heeft geen mandaat om in deze gemeente te besluiten.")


def can_beslissen(door: Medewerker, gemeente: Gemeente) -> bool:
    """Mag deze medewerker in deze gemeente besluiten?"""
    return door.heeft_recht(Recht.BESLISSEN, gemeente)


def check_tweede_lezer(door: Medewerker, aanmelding: Aanmelding, besluit: Besluit | None) -> None:
    """Een voorgenomen afwijzing beoordelen: bevoegd, en niet zelf de opsteller."""
    if not door.heeft_recht(Recht.TWEEDE_LEZER, aanmelding.gemeente):
        raise Geweigerd("Een teamleider of kwaliteitsmedewerker beoordeelt deze afwijzing.")
    if besluit and besluit.opgesteld_door_id == door.pk:
        raise Geweigerd("U stelde deze afwijzing zelf op. Een collega moet haar beoordelen.")


def can_tweede_lezer(door: Medewerker, aanmelding: Aanmelding, besluit: Besluit | None) -> bool:
    """Mag deze medewerker deze afwijzing als tweede beoordelen?"""
    try:
        check_tweede_lezer(door, aanmelding, besluit)
    except Geweigerd:
        return False
    return True


def check_toewijzen(door: Medewerker, aanmelding: Aanmelding, behandelaar: Medewerker) -> None:
    """Werk aan een ander geven mag wie verdeelt; zelf oppakken mag iedereen die stappen zet."""
    check_behandelen(door, aanmelding.gemeente)
    if behandelaar != door and not door.heeft_recht(Recht.VERDELEN, aanmelding.gemeente):
        raise Geweigerd("U kunt deze aanmelding zelf oppakken. Een teamleider geeft werk aan een ander.")
