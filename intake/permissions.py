"""Wie mag wat in de toegang. `check_x` werpt Geweigerd met een reden voor op het scherm; `can_x` geeft ja of nee."""

from datetime import date

from django.utils import timezone

from intake.choices import Besluitsoort, Documentstatus
from intake.models import Aanmelding, Besluit, Bezwaar, Document
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.choices import Mandaatsoort
from schuldhulp.organisatie.models import Beleid, Gemeente, Mandaat, Medewerker
from schuldhulp.organisatie.rollen import Recht, Rol


def check_melden(door: Medewerker, gemeente: Gemeente) -> None:
    """Een vraag over geld vastleggen aan het aanmeldpunt van deze gemeente."""
    if not door.heeft_recht(Recht.MELDEN, gemeente):
        raise Geweigerd("U meldt niet voor deze gemeente.")


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
    """Een besluit voorbereiden of nemen: dat doet wie stappen zet."""
    if not door.heeft_recht(Recht.BESLISSEN, gemeente):
        raise Geweigerd("Met uw rol besluit u niet in deze gemeente.")


def can_besluiten(door: Medewerker, gemeente: Gemeente, soort: Besluitsoort | str, op: date) -> bool:
    """Mag de organisatie van deze medewerker dit besluit nemen, of bereidt zij het alleen voor (art. 3a Wgs)?"""
    return Mandaat.objects.mag_besluiten(door.organisatie, gemeente, str(soort), op)


def check_mandaat(door: Medewerker, gemeente: Gemeente, soort: Besluitsoort | str, op: date) -> None:
    """Een besluit van deze soort nemen: de rol en het mandaat van de organisatie (art. 3a Wgs)."""
    check_beslissen(door, gemeente)
    if not can_besluiten(door, gemeente, soort, op):
        raise Geweigerd(
            f"{door.organisatie} heeft voor dit besluit geen mandaat van {gemeente}. "
            "Bereid het voor en leg het voor aan iemand die mag besluiten (art. 3a Wgs)."
        )


def can_beslissen(door: Medewerker, gemeente: Gemeente) -> bool:
    """Mag deze medewerker in deze gemeente besluiten?"""
    return door.heeft_recht(Recht.BESLISSEN, gemeente)


def check_beslissing_op_bezwaar(door: Medewerker, bezwaar: Bezwaar, op: date) -> None:
    """Beslissen op een bezwaar: met mandaat, en niet wie het besluit zelf opstelde of nam (vier ogen)."""
    besluit = bezwaar.besluit
    if door.pk in (besluit.opgesteld_door_id, besluit.genomen_door_id):
        raise Geweigerd("U nam dit besluit zelf. Een collega beslist op het bezwaar.")
    check_mandaat(door, bezwaar.gemeente, Mandaatsoort.BESLISSING_OP_BEZWAAR, op)


def check_tweede_lezer(door: Medewerker, aanmelding: Aanmelding, besluit: Besluit | None) -> None:
    """Een voorgenomen afwijzing beoordelen: een kwaliteitsmedewerker, en nooit de opsteller zelf.

    Een teamleider leest alleen als het beleid dat zegt, of als de gemeente geen kwaliteitsmedewerker heeft.
    """
    gemeente = aanmelding.gemeente
    if not door.heeft_recht(Recht.TWEEDE_LEZER, gemeente):
        raise Geweigerd("Een kwaliteitsmedewerker beoordeelt deze afwijzing.")
    if besluit and besluit.opgesteld_door_id == door.pk:
        raise Geweigerd("U stelde deze afwijzing zelf op. Een collega moet haar beoordelen.")
    if not door.heeft_rol(Rol.KWALITEIT, gemeente) and not _teamleider_leest(gemeente):
        raise Geweigerd("Een kwaliteitsmedewerker beoordeelt deze afwijzing; de gemeente koos niet voor de teamleider.")


def _teamleider_leest(gemeente: Gemeente) -> bool:
    beleid = Beleid.objects.geldig(gemeente, timezone.localdate())
    return beleid.leest_teamleider_afwijzing or not Medewerker.objects.met_rol(Rol.KWALITEIT, gemeente).exists()


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


def check_ander_paar_ogen(door: Medewerker, document: Document) -> None:
    """De tweede controle is van een ander dan de eerste."""
    if document.status == Documentstatus.EEN_KEER and document.eerste_door_id == door.pk:
        raise Geweigerd("U deed de eerste controle. De tweede is van een collega.")


def check_nakijken(door: Medewerker, document: Document) -> None:
    """Een papier nakijken mag iedereen die met dossiers werkt, maar niet twee keer dezelfde."""
    check_dossiers(door, document.client.gemeente)
    check_ander_paar_ogen(door, document)
