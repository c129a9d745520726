from datetime import datetime

from django.db.models import Model

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.organisatie.models import Gemeente, Medewerker


def log_beheer(onderwerp: Model, *, gemeente: Gemeente | None, door: Medewerker, op: datetime, wat: str) -> None:
    """Schrijft de auditregel bij een beheerhandeling."""
    leg_vast(Handeling.BEHEREN, door=door, op=op, onderwerp=onderwerp, gemeente=gemeente, toelichting=wat)
