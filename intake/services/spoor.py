"""Het spoor van een handeling op een aanmelding in het logboek."""

from datetime import datetime

from intake.models import Aanmelding
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.organisatie.models import Medewerker


def log_aanmelding(
    aanmelding: Aanmelding,
    handeling: Handeling,
    *,
    door: Medewerker | None,
    op: datetime,
    wat: str,
    door_naam: str = "",
) -> None:
    """Schrijft de auditregel bij een handeling op deze aanmelding."""
    leg_vast(
        handeling,
        door=door,
        door_naam=door_naam,
        op=op,
        onderwerp=aanmelding,
        gemeente=aanmelding.gemeente_id,
        client_id=aanmelding.client_id,
        dossiernummer=aanmelding.client.dossiernummer,
        toelichting=wat,
    )
