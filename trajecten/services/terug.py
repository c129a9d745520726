"""Terug naar een eerdere stand, met een reden en zonder iets twee keer te versturen.

Een saldoverzoek blijft staan en telt: wie al antwoordde of nog tijd heeft, krijgt geen tweede. Een voorstel vervalt; de
schuldeiser hoort pas weer iets als er een nieuw voorstel is.
"""

from datetime import datetime

from django.db import transaction

from intake.models import Behandelaarswissel
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import VOORSTEL_OPEN, Onderdeelsoort, VoorstelStatus
from trajecten.models import Schuldregeling, Traject
from trajecten.services.aanschrijving import BEREKENEN_WERKDAGEN
from trajecten.services.heroverweging import withdraw_heroverwegingen
from trajecten.services.onderdeel import begin_onderdeel
from trajecten.services.schuldeisertaak import NAVRAAG, lapse_taken
from trajecten.services.spoor import log_traject
from trajecten.services.traject import STABILISATIE_MAANDEN, wissel_behandelaar

VERVALT = (*VOORSTEL_OPEN, VoorstelStatus.GEEN_AKKOORD, VoorstelStatus.AKKOORD)


@transaction.atomic
def reopen_inventarisatie(
    traject: Traject, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Opent de inventarisatie opnieuw, zoals wanneer er een schuldeiser bij komt. Het voorstel wordt ingetrokken.

    Alleen wie nog geen saldoverzoek kreeg, krijgt er straks een. Fouten: Geweigerd zonder reden, in een andere status
    of in een pauze; Gelijktijdig als het traject intussen is gewijzigd.
    """
    _check_reden(reden)
    rij = wissel(
        traject,
        "reopen_inventarisatie",
        door=door,
        op=op,
        reden=reden,
        verwacht_versie=verwacht_versie,
        uiterlijk=tel_werkdagen(dag_van(op), BEREKENEN_WERKDAGEN, gelijkgestelde_dagen()),
    )
    _trek_voorstellen_in(rij, reden, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="terug naar de inventarisatie")
    return rij


@transaction.atomic
def return_to_stabilisatie(
    traject: Traject, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Brengt het dossier terug naar fase 1, voor hoogstens vier maanden stabilisatie (NVVK).

    De termijnen van schuldeisers staan stil tot de nieuwe overdracht is aangenomen; hun antwoord is welkom. Voert een
    andere organisatie fase 1 uit, dan gaat het naar wie het daar het laatst had. Fouten: als `reopen_inventarisatie`.
    """
    _check_reden(reden)
    datum = dag_van(op)
    beleid = Beleid.objects.geldig(traject.gemeente, datum)
    rij = wissel(
        traject,
        "return_to_stabilisatie",
        door=door,
        op=op,
        reden=reden,
        verwacht_versie=verwacht_versie,
        uitvoerder=beleid.uitvoerder_fase_1,
        datum=datum,
        uiterlijk=plus_maanden(datum, STABILISATIE_MAANDEN),
    )
    _trek_voorstellen_in(rij, reden, door=door, op=op)
    begin_onderdeel(rij, Onderdeelsoort.STABILISATIE, door=door, op=op)
    vorige = _vorige_behandelaar(rij)
    if vorige:
        rij = vergrendel(rij)
        wissel_behandelaar(rij, vorige, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="terug naar de stabilisatie")
    return rij


def _check_reden(reden: str) -> None:
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het traject teruggaat.")


def _trek_voorstellen_in(rij: Traject, reden: str, *, door: Medewerker, op: datetime) -> None:
    for voorstel in rij.voorstellen.filter(status__in=VERVALT):
        wissel(voorstel, "withdraw", door=door, op=op, reden=reden, besloten_op=op)
    withdraw_heroverwegingen(rij, door=door, op=op, reden=reden)
    lapse_taken(rij, soorten=NAVRAAG, door=door, op=op, reden=reden)
    Schuldregeling.objects.filter(traject=rij).update(toegekend_datum=None, afgewezen_datum=None, is_dwangakkoord=None)


def _vorige_behandelaar(rij: Traject) -> Medewerker | None:
    """Wie het dossier bij de uitvoerder van fase 1 het laatst had, als de behandelaar daar zelf niet werkt."""
    if rij.behandelaar and rij.behandelaar.organisatie_id == rij.uitvoerder_id:
        return None
    eerder = Behandelaarswissel.objects.filter(
        client=rij.client_id, onderwerp_id=rij.pk, van__organisatie=rij.uitvoerder_id, van__is_active=True
    )
    laatste = eerder.select_related("van").last()
    return laatste.van if laatste else None
