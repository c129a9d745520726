"""Wie mag wat met verwijzingen en partners. `check_x` werpt Geweigerd met een reden voor op het scherm."""

from ketenpartners.models import Ketenpartner
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht


def check_verwijzen(door: Medewerker, gemeente: Gemeente) -> None:
    """Verwijzen en een verwijzing bijwerken: een consulent of teamleider met dossiers in deze gemeente."""
    if not door.heeft_recht(Recht.DOSSIERS, gemeente):
        raise Geweigerd("U werkt niet met dossiers in deze gemeente.")
    if not door.heeft_recht(Recht.BESLISSEN, gemeente):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent verwijst en verwerkt het antwoord.")


def can_verwijzen(door: Medewerker, gemeente: Gemeente) -> bool:
    """Mag deze medewerker in deze gemeente verwijzen?"""
    try:
        check_verwijzen(door, gemeente)
    except Geweigerd:
        return False
    return True


def check_beheren(door: Medewerker, partner: Ketenpartner) -> None:
    """Een partner en zijn sleutels beheren: de beheerder van een gemeente met een convenant."""
    gemeenten = door.gemeenten_met(Recht.BEHEER)
    if not partner.convenanten.filter(gemeente__in=gemeenten).exists():
        raise Geweigerd("Alleen de functioneel beheerder van een gemeente met een convenant beheert deze partner.")


def can_beheren(door: Medewerker, partner: Ketenpartner) -> bool:
    """Mag deze medewerker deze partner beheren?"""
    try:
        check_beheren(door, partner)
    except Geweigerd:
        return False
    return True
