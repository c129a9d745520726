"""De uitslag van een instrument van een ander bewaren, naast het eigen profiel."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from intake.choices import Documentherkomst, Documentsoort, ExternInstrument
from intake.models import Client, Document, ExterneUitslag
from intake.services.document import AlGekregen, Inhoud, store_document
from intake.services.eenmalig import eerder_bewaard
from intake.services.nakijken import follow_ronde
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
    inhoud: Inhoud | None = None,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> ExterneUitslag:
    """Legt de uitslag vast, met het gekeurde bestand (`read_bestand`) bij de papieren.

    Met een vast `id_` geeft hetzelfde formulier twee keer insturen één uitslag.
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
        document=_bewaar(client, inhoud, door, op) if inhoud else None,
        door=door,
        op=op,
    )
    log_client(client, Handeling.AANMAKEN, door=door, op=op, wat="externe uitslag", onderwerp=uitslag)
    return uitslag


def _bewaar(client: Client, inhoud: Inhoud, door: Medewerker, op: datetime) -> Document:
    """Het bestand bij de papieren; stond precies dit bestand er al, dan wijst de uitslag daarnaar."""
    papier = Document(
        client=client,
        soort=Documentsoort.UITSLAG,
        herkomst=Documentherkomst.CONSULENT,
        aangemaakt_op=op,
        door=door,
    )
    try:
        papier = store_document(papier, inhoud, door=door, op=op)
    except AlGekregen as al:
        return al.document
    follow_ronde(client, door=door, op=op)
    return papier
