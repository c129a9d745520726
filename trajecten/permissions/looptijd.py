"""Wie ontvangsten verwerkt, een ronde klaarzet en een ronde goedkeurt."""

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from trajecten.models import Uitkeringsronde


def check_ontvangsten(door: Medewerker, gemeente: int) -> None:
    """Betalingen vastleggen en ronden klaarzetten: wie in deze gemeente met dossiers werkt en stappen zet."""
    if not door.heeft_recht(Recht.DOSSIERS, gemeente) or not door.heeft_recht(Recht.BESLISSEN, gemeente):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent verwerkt de ontvangsten.")


def check_goedkeuren(door: Medewerker, ronde: Uitkeringsronde) -> None:
    """Goedkeuren: een teamleider of kwaliteitsmedewerker, en nooit wie de ronde klaarzette."""
    if not door.heeft_recht(Recht.TWEEDE_LEZER, ronde.gemeente_id):
        raise Geweigerd("Een teamleider of kwaliteitsmedewerker keurt deze ronde goed.")
    if door.pk == ronde.klaargezet_door_id:
        raise Geweigerd("U zette deze ronde zelf klaar. Een collega keurt haar goed.")
