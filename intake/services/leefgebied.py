"""Leefgebieden bespreken: een cijfer van 1 tot 5 voor wat er besproken is."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from intake.choices import Leefgebied
from intake.leefgebieden import CIJFERS
from intake.models import Client, Leefgebiedcijfer, Leefgebiedmeting
from intake.services.eenmalig import eerder_bewaard
from intake.services.spoor import log_client
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def record_leefgebieden(
    client: Client,
    *,
    datum: date,
    cijfers: Mapping[Leefgebied, int],
    notities: Mapping[Leefgebied, str] | None = None,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> Leefgebiedmeting:
    """Legt vast hoe het op de besproken leefgebieden gaat. Met een vast `id_` geeft twee keer insturen één meting.

    Fouten: Geweigerd zonder cijfer, bij een cijfer buiten 1 tot 5, een aantekening zonder cijfer of een dag die nog
    moet komen.
    """
    id_ = id_ or uuid4()
    if bestaand := eerder_bewaard(Leefgebiedmeting, client, id_):
        return bestaand
    teksten = {gebied: tekst.strip() for gebied, tekst in (notities or {}).items() if tekst.strip()}
    if datum > dag_van(op):
        raise Geweigerd("Kies een dag die al is geweest.")
    if not cijfers:
        raise Geweigerd("Geef minstens één leefgebied een cijfer.")
    if not set(cijfers.values()) <= set(CIJFERS):
        raise Geweigerd("Een cijfer gaat van 1 tot 5.")
    if los := sorted(teksten.keys() - cijfers.keys()):
        raise Geweigerd(f"Geef ook een cijfer bij: {', '.join(Leefgebied(g).label for g in los)}.")
    meting = Leefgebiedmeting.objects.create(id=id_, client=client, datum=datum, door=door, op=op)
    Leefgebiedcijfer.objects.bulk_create(
        Leefgebiedcijfer(meting=meting, gebied=gebied, cijfer=cijfers[gebied], notitie=teksten.get(gebied, ""))
        for gebied in Leefgebied
        if gebied in cijfers
    )
    log_client(client, Handeling.AANMAKEN, door=door, op=op, wat="leefgebieden besproken", onderwerp=meting)
    return meting
