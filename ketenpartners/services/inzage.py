"""Wat een partner over de API inziet, met een regel in het logboek; ook een poging die niet mag."""

from datetime import datetime
from uuid import UUID

from ketenpartners.models import Ketenpartner, Verwijzing
from ketenpartners.services.spoor import log_verwijzing
from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import NietGevonden
from schuldhulp.lib.kalender import dag_van


def find_voor_partner(id_: UUID, *, partner: Ketenpartner, op: datetime) -> Verwijzing:
    """De verwijzing als zij aan deze partner is gericht; dat hij haar ziet komt in het logboek.

    Fout: NietGevonden als zij niet bestaat of van een ander is; beide zien er hetzelfde uit en laten hetzelfde na.
    """
    rijen = Verwijzing.objects.visible_to_partner(partner, dag_van(op)).met_traject()
    rij = rijen.select_related("client__huishouden", "gemeente", "partner__organisatie").filter(pk=id_).first()
    if rij is None:
        leg_geweigerd_vast(partner, "ketenpartners.verwijzing", op=op)
        raise NietGevonden
    log_verwijzing(rij, Handeling.INZIEN, door=None, door_naam=str(partner), op=op, wat="opgevraagd via de API")
    return rij


def log_lijst(partner: Ketenpartner, *, op: datetime) -> None:
    """De partner vroeg zijn lijst op; daarin staan geen persoonsgegevens."""
    leg_vast(
        Handeling.INZIEN,
        door=None,
        door_naam=str(partner),
        op=op,
        onderwerp="ketenpartners.verwijzing",
        toelichting="lijst opgevraagd via de API",
    )


def leg_geweigerd_vast(partner: Ketenpartner, onderwerp: str, *, op: datetime) -> None:
    """Een poging die niet mocht."""
    leg_vast(
        Handeling.GEWEIGERD,
        door=None,
        door_naam=str(partner),
        op=op,
        onderwerp=onderwerp,
        resultaat=Resultaat.GEWEIGERD,
        toelichting="geweigerd via de API",
    )
