"""Rollen als gegevens: wat iemand in een rol doet, in gewone taal, en welke rechten daarbij horen."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models


class Recht(StrEnum):
    """Wat iemand in een gemeente mag. Rechten gelden per gemeente, via een Aanstelling."""

    MELDEN = "melden"  # een vraag over geld vastleggen aan het aanmeldpunt
    DOSSIERS = "dossiers"  # personen zien en met hun dossier werken
    BESLISSEN = "beslissen"  # besluiten nemen (art. 3a Wgs: mandaat)
    TWEEDE_LEZER = "tweede_lezer"  # een afwijzing van een ander beoordelen
    VERDELEN = "verdelen"  # werk aan anderen geven
    RAPPORTAGE = "rapportage"  # cijfers zien, zonder personen
    BEHEER = "beheer"  # gemeenten, beleid, gebruikers, partners en sleutels
    AUDIT = "audit"  # zien wie wat zag en deed


class Rol(models.TextChoices):
    LOKET = "loketmedewerker", "Loketmedewerker"
    CONSULENT = "consulent", "Consulent"
    TEAMLEIDER = "teamleider", "Teamleider"
    KWALITEIT = "kwaliteitsmedewerker", "Kwaliteitsmedewerker"
    BELEID = "beleidsmedewerker", "Beleidsmedewerker"
    BEHEERDER = "functioneel_beheerder", "Functioneel beheerder"
    PRIVACY = "privacyfunctionaris", "Privacyfunctionaris"


@dataclass(frozen=True)
class Rolomschrijving:
    """Proza bij een rol en de rechten die eruit volgen."""

    omschrijving: str
    rechten: frozenset[Recht]


ROLLEN: dict[Rol, Rolomschrijving] = {
    Rol.LOKET: Rolomschrijving(
        "Legt aan een loket, in de wijk of bij een partner een vraag over geld vast. Ziet alleen de eigen meldingen.",
        frozenset({Recht.MELDEN}),
    ),
    Rol.CONSULENT: Rolomschrijving(
        "Spreekt de inwoner, screent, beslist over de toelating, schrijft schuldeisers aan en verwijst door.",
        frozenset({Recht.MELDEN, Recht.DOSSIERS, Recht.BESLISSEN}),
    ),
    Rol.TEAMLEIDER: Rolomschrijving(
        "Verdeelt het werk van het team, neemt over bij afwezigheid en leest zo nodig afwijzingen als tweede.",
        frozenset(
            {Recht.MELDEN, Recht.DOSSIERS, Recht.BESLISSEN, Recht.TWEEDE_LEZER, Recht.VERDELEN, Recht.RAPPORTAGE}
        ),
    ),
    Rol.KWALITEIT: Rolomschrijving(
        "Kijkt mee: leest elke voorgenomen afwijzing en toetst dossiers. Neemt zelf geen besluiten.",
        frozenset({Recht.DOSSIERS, Recht.TWEEDE_LEZER}),
    ),
    Rol.BELEID: Rolomschrijving(
        "Stuurt op cijfers tegen de streefwaarden van de raad. Ziet geen personen.",
        frozenset({Recht.RAPPORTAGE}),
    ),
    Rol.BEHEERDER: Rolomschrijving(
        "Beheert gemeenten, beleid, gebruikers, partners en hun sleutels. Ziet geen personen in schulden.",
        frozenset({Recht.BEHEER}),
    ),
    Rol.PRIVACY: Rolomschrijving(
        "Controleert wie wat zag en deed. Ziet het logboek, niet de dossiers.",
        frozenset({Recht.AUDIT}),
    ),
}


def rollen_met(recht: Recht) -> list[str]:
    """De rollen die een recht geven."""
    return [rol.value for rol, tekst in ROLLEN.items() if recht in tekst.rechten]
