"""De uitslag van een instrument van een ander bewaren, naast het eigen profiel."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from intake.choices import ExternInstrument
from intake.models import Client, ExterneUitslag
from intake.services.eenmalig import eerder_bewaard
from intake.services.spoor import log_client
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def record_uitslag(
    client: Client,
    *,
    instrument: ExternInstrument,
    instrument_naam: str = "",
    datum: date,
    label: str,
    notities: str = "",
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> ExterneUitslag:
    """Legt de uitslag vast. Met een vast `id_` geeft hetzelfde formulier twee keer insturen één uitslag.

    Fouten: Geweigerd bij een ander instrument zonder naam, of een dag die nog moet komen.
    """
    id_ = id_ or uuid4()
    if bestaand := eerder_bewaard(ExterneUitslag, client, id_):
        return bestaand
    if datum > dag_van(op):
        raise Geweigerd("Kies een dag die al is geweest.")
    is_ander = instrument == ExternInstrument.ANDERS
    if is_ander and not instrument_naam.strip():
        raise Geweigerd("Schrijf op welk ander instrument het is.")
    uitslag = ExterneUitslag.objects.create(
        id=id_,
        client=client,
        instrument=instrument,
        instrument_naam=instrument_naam.strip() if is_ander else "",
        datum=datum,
        label=label.strip(),
        notities=notities.strip(),
        door=door,
        op=op,
    )
    log_client(client, Handeling.AANMAKEN, door=door, op=op, wat="externe uitslag", onderwerp=uitslag)
    return uitslag
