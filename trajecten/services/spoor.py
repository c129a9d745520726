"""Het spoor van een handeling in een traject in het logboek."""

from datetime import datetime

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Traject


def log_traject(
    traject: Traject, handeling: Handeling, *, door: Medewerker | None, op: datetime, wat: str, door_naam: str = ""
) -> None:
    """Schrijft de auditregel bij een handeling in dit traject."""
    leg_vast(
        handeling,
        door=door,
        door_naam=door_naam,
        op=op,
        onderwerp=traject,
        gemeente=traject.gemeente_id,
        client_id=traject.client_id,
        dossiernummer=traject.client.dossiernummer,
        toelichting=wat,
    )
