"""Het spoor van een handeling op een aanmelding of in een dossier in het logboek."""

from datetime import datetime

from django.db.models import Model

from intake.models import Aanmelding, Client, Deelname
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


def log_client(
    client: Client,
    handeling: Handeling,
    *,
    door: Medewerker | None,
    op: datetime,
    wat: str,
    onderwerp: Model | None = None,
) -> None:
    """Schrijft de auditregel bij een handeling in dit dossier, op `onderwerp` of anders op de cliënt zelf."""
    leg_vast(
        handeling,
        door=door,
        op=op,
        onderwerp=onderwerp or client,
        gemeente=client.gemeente_id,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
        toelichting=wat,
    )


def log_deelname(deelname: Deelname, handeling: Handeling, *, door: Medewerker, op: datetime, wat: str) -> None:
    """Schrijft de auditregel bij een handeling op deze deelname aan een workshop."""
    log_client(deelname.client, handeling, door=door, op=op, wat=wat, onderwerp=deelname)
