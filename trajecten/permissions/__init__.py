"""Wie mag wat in een traject. `check_x` werpt Geweigerd met een reden voor op het scherm; `can_x` geeft ja of nee."""

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from trajecten.models import Schuldeiser, Traject


def check_behandelen(door: Medewerker, traject: Traject) -> None:
    """In dit traject werken: dossiers in de gemeente, met mandaat om stappen te zetten."""
    if not door.heeft_recht(Recht.DOSSIERS, traject.gemeente_id):
        raise Geweigerd("U werkt niet met dossiers in deze gemeente.")
    if not door.heeft_recht(Recht.BESLISSEN, traject.gemeente_id):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent zet de stappen in dit traject.")


def can_behandelen(door: Medewerker, traject: Traject) -> bool:
    """Mag deze medewerker in dit traject werken?"""
    try:
        check_behandelen(door, traject)
    except Geweigerd:
        return False
    return True


def check_nakijken(door: Medewerker, traject: Traject) -> None:
    """Bij ontvangst nakijken: wie stappen zet, en ook wie als tweede meeleest."""
    if door.heeft_recht(Recht.DOSSIERS, traject.gemeente_id) and door.heeft_recht(
        Recht.TWEEDE_LEZER, traject.gemeente_id
    ):
        return
    check_behandelen(door, traject)


def can_nakijken(door: Medewerker, traject: Traject) -> bool:
    """Mag deze medewerker bij ontvangst nakijken?"""
    try:
        check_nakijken(door, traject)
    except Geweigerd:
        return False
    return True


def check_overdracht_ontvangen(door: Medewerker, traject: Traject, uitvoerder_fase_2_id: int) -> None:
    """Een overdracht aannemen of teruggeven: alleen wie bij de uitvoerder van fase 2 werkt."""
    check_behandelen(door, traject)
    if door.organisatie_id != uitvoerder_fase_2_id:
        raise Geweigerd("De uitvoerder van fase 2 neemt dit dossier aan of geeft het terug.")


def check_toewijzen(door: Medewerker, traject: Traject, behandelaar: Medewerker) -> None:
    """Een traject aan een ander geven mag wie verdeelt; zelf oppakken mag iedereen die erin werkt."""
    check_behandelen(door, traject)
    if behandelaar != door and not door.heeft_recht(Recht.VERDELEN, traject.gemeente_id):
        raise Geweigerd("U kunt dit traject zelf oppakken. Een teamleider geeft werk aan een ander.")


def check_register(door: Medewerker, schuldeiser: Schuldeiser | None = None) -> None:
    """Een schuldeiser vastleggen of wijzigen; een privépersoon alleen in de eigen gemeente."""
    gemeente = schuldeiser.gemeente_id if schuldeiser else None
    if not door.heeft_recht(Recht.BESLISSEN, gemeente):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent wijzigt het register van schuldeisers.")
