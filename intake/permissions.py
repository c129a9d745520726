"""Wie mag wat in de toegang. `check_x` werpt Geweigerd met een reden voor op het scherm; `can_x` geeft ja of nee."""

from datetime import date

from django.utils import timezone

from intake.choices import Besluitsoort, Documentstatus
from intake.models import Aanmelding, Besluit, Bezwaar, Document, Workshopreeks
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


def is_betrokken(door: Medewerker, besluit: Besluit) -> bool:
    """Bereidde deze medewerker het besluit mee voor, of nam hij het? Dan leidt een ander het horen (art. 7:5 Awb)."""
    return door.pk in besluit.betrokkenen


def check_bezwaar_toewijzen(door: Medewerker, bezwaar: Bezwaar, behandelaar: Medewerker) -> None:
    """Een bezwaar oppakken mag wie er niet aan meewerkte; aan een ander geven mag wie verdeelt."""
    check_behandelen(door, bezwaar.gemeente)
    if behandelaar != door and not door.heeft_recht(Recht.VERDELEN, bezwaar.gemeente):
        raise Geweigerd("U kunt dit bezwaar zelf oppakken. Een teamleider geeft het aan een ander.")
    if is_betrokken(behandelaar, bezwaar.besluit):
        wie = "U werkte" if behandelaar == door else f"{behandelaar.naam} werkte"
        raise Geweigerd(f"{wie} zelf aan dit besluit. Een ander behandelt het bezwaar.")


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


def check_reeks(door: Medewerker, reeks: Workshopreeks) -> None:
    """Een reeks en haar bijeenkomsten wijzigen: wie stappen zet in een van haar gemeenten."""
    gemeenten = set(door.gemeenten_met(Recht.BESLISSEN))
    if not any(gemeente.pk in gemeenten for gemeente in reeks.gemeenten.all()):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent maakt en wijzigt de reeksen.")


def check_spreekuur(door: Medewerker, medewerker: Medewerker, gemeente: Gemeente) -> None:
    """Uw eigen spreekuur regelt u zelf; dat van een ander regelt wie het werk verdeelt."""
    check_behandelen(door, gemeente)
    if medewerker != door and not door.heeft_recht(Recht.VERDELEN, gemeente):
        raise Geweigerd("U regelt uw eigen spreekuur. Een teamleider regelt dat van een ander.")


def check_afwezigheid(door: Medewerker, medewerker: Medewerker) -> None:
    """Uw eigen afwezigheid meldt u zelf; die van een ander meldt wie in een van zijn gemeenten het werk verdeelt."""
    if medewerker == door:
        return
    if not set(door.gemeenten_met(Recht.VERDELEN)) & set(medewerker.alle_gemeenten):
        raise Geweigerd("U meldt uw eigen afwezigheid. Een teamleider meldt die van een ander.")


def can_afwezigheid(door: Medewerker, medewerker: Medewerker) -> bool:
    """Mag deze medewerker de afwezigheid van een ander regelen?"""
    try:
        check_afwezigheid(door, medewerker)
    except Geweigerd:
        return False
    return True
