"""Het spoor van een handeling op een verwijzing in het logboek."""

from datetime import datetime

from ketenpartners.models import Verwijzing
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.organisatie.models import Medewerker


def log_verwijzing(
    verwijzing: Verwijzing,
    handeling: Handeling,
    *,
    door: Medewerker | None,
    op: datetime,
    wat: str,
    door_naam: str = "",
) -> None:
    """Schrijft de auditregel bij een handeling op deze verwijzing; `door_naam` is de partner als `door` ontbreekt."""
    leg_vast(
        handeling,
        door=door,
        door_naam=door_naam,
        op=op,
        onderwerp=verwijzing,
        gemeente=verwijzing.gemeente_id,
        client_id=verwijzing.client_id,
        dossiernummer=verwijzing.client.dossiernummer,
        toelichting=wat,
    )
