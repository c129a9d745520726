"""De voorwaarde waaronder een schuldeiser instemt, aannemen."""

from datetime import datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import controleer_versie, vergrendel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Antwoord, VoorstelStatus
from trajecten.models import Voorstelregel
from trajecten.services.spoor import log_traject
from trajecten.services.stemming import settle_gesloten, settle_voorstel


@transaction.atomic
def accept_voorwaarde(
    regel: Voorstelregel, *, toelichting: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Voorstelregel:
    """Neemt de voorwaarde van een schuldeiser aan; daarmee stemt hij in. `verwacht_versie` is die van het traject.

    Fouten: Geweigerd zonder toelichting, of als er geen voorwaarde (meer) openstaat; Gelijktijdig bij een oude versie.
    """
    if not toelichting.strip():
        raise Geweigerd("Schrijf op hoe aan de voorwaarde wordt voldaan.")
    traject = vergrendel(regel.voorstel.traject)
    controleer_versie(traject, verwacht_versie)
    voorstel = vergrendel(regel.voorstel)
    voorstel.traject = traject
    rij = Voorstelregel.objects.select_for_update(of=("self",)).get(pk=regel.pk)
    open_ = voorstel.status in (VoorstelStatus.VERSTUURD, VoorstelStatus.GEEN_AKKOORD)
    if rij.antwoord != Antwoord.VOORWAARDELIJK or not open_:
        raise Geweigerd("Er staat geen voorwaarde van deze schuldeiser open.")
    rij.antwoord, rij.antwoord_op = Antwoord.AKKOORD, op
    rij.reden = f"Voorwaarde: {rij.reden} Aangenomen: {toelichting.strip()}"
    rij.save(update_fields=["antwoord", "antwoord_op", "reden"])
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="voorwaarde aangenomen")
    if voorstel.status == VoorstelStatus.VERSTUURD:
        settle_voorstel(voorstel, door=door, op=op)
    else:
        settle_gesloten(voorstel, door=door, op=op)
    return rij
