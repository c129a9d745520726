"""Een papier van de lijst niet vragen omdat het bij deze inwoner niet nodig is, of het toch weer vragen."""

from datetime import datetime

from django.db import IntegrityError, transaction

from intake.models import Client, Papiervrijstelling
from intake.papieren import stuk_codes
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def waive_stuk(client: Client, *, code: str, reden: str, door: Medewerker, op: datetime) -> Papiervrijstelling:
    """Legt vast dat dit papier niet nodig is, en waarom. Fout: Geweigerd als dat al vastlag of het niet bestaat."""
    if code not in stuk_codes():
        raise Geweigerd("Dit papier staat niet op de lijst.")
    try:
        with transaction.atomic():
            rij = Papiervrijstelling.objects.create(client=client, code=code, reden=reden, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd("Er lag al vast dat dit papier niet nodig is.") from fout
    _log(client, door, op, f"papier niet nodig: {code}")
    return rij


@transaction.atomic
def restore_stuk(client: Client, *, code: str, door: Medewerker, op: datetime) -> None:
    """Vraagt het papier toch weer. Fout: Geweigerd als het al gevraagd werd."""
    aantal, _ = Papiervrijstelling.objects.filter(client=client, code=code).delete()
    if not aantal:
        raise Geweigerd("Dit papier werd al gevraagd.")
    _log(client, door, op, f"papier toch nodig: {code}")


def _log(client: Client, door: Medewerker, op: datetime, wat: str) -> None:
    leg_vast(
        Handeling.WIJZIGEN,
        door=door,
        op=op,
        onderwerp=client,
        gemeente=client.gemeente_id,
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
        toelichting=wat,
    )
