"""De rechter laat weigeraars instemmen, of niet (art. 287a Fw). Het traject wacht zolang op de uitspraak."""

from datetime import datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import controleer_versie, vergrendel, waarom_niet, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import INSTEMMEND, Antwoord, VoorstelStatus
from trajecten.choices.geding import Gedingsoort
from trajecten.models import Geding, Schuldregeling, Traject, Voorstel
from trajecten.services.dwangbrief import concept_dwangakkoord
from trajecten.services.geding import begin_geding
from trajecten.services.rechterbrief import brieven_bij_uitspraak, concept_gevraagd
from trajecten.services.spoor import log_traject
from trajecten.services.stemming import accept_voorstel, settle_gesloten, vervolg_uiterlijk
from trajecten.services.uitspraak import record_uitspraak
from trajecten.services.verzoek import Uitspraak, Verzoek


@transaction.atomic
def request_dwangakkoord(
    traject: Traject, *, verzoek: Verzoek, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Geding:
    """Vraagt de rechter de weigeraars te laten instemmen met het voorstel dat er ligt.

    Fouten: Geweigerd in een andere status, zonder motivering, of als de weigeraars hun antwoord niet eerst konden
    heroverwegen; Gelijktijdig als het traject intussen is gewijzigd.
    """
    if verzoek.heroverweging is None or verzoek.heroverweging > dag_van(op):
        raise Geweigerd("Vraag de weigeraars eerst om heroverweging, en vul de dag in waarop u dat deed.")
    rij = wissel(
        traject,
        "request_dwangakkoord",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        uiterlijk=vervolg_uiterlijk(op),
    )
    voorstel = geweigerd_voorstel(rij)
    geding = begin_geding(rij, soort=Gedingsoort.DWANGAKKOORD, verzoek=verzoek, voorstel=voorstel, door=door, op=op)
    Schuldregeling.objects.filter(traject=rij).update(verzoek_dwangakkoord_datum=dag_van(op))
    sleutel, soort = f"geding:{geding.pk}", Gedingsoort.DWANGAKKOORD
    verzoekschrift = concept_dwangakkoord(rij, voorstel, verzoek=verzoek, sleutel=f"{sleutel}:verzoek", door=door)
    inwoner = concept_gevraagd(rij, soort=soort, verzoek=verzoek, sleutel=f"{sleutel}:inwoner", door=door)
    verstuur_alle([verzoekschrift, inwoner], door=door, op=op)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat="dwangakkoord gevraagd")
    return geding


def geweigerd_voorstel(traject: Traject) -> Voorstel:
    """Het voorstel waarmee niet iedereen instemde. Fout: Geweigerd als het er niet (meer) is."""
    voorstel = traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first()
    if voorstel is None:
        raise Geweigerd("Er is geen voorstel dat geweigerd is.")
    return voorstel


def open_dwangakkoord(traject: Traject) -> Geding | None:
    """Het verzoek waarover de rechter nog moet beslissen."""
    return traject.gedingen.bij_rechter().filter(soort=Gedingsoort.DWANGAKKOORD).first()


@transaction.atomic
def decide_dwangakkoord(
    traject: Traject, *, uitspraak: Uitspraak, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Verwerkt de uitspraak: toegewezen legt het voorstel op, afgewezen brengt terug naar "geen akkoord".

    Fouten: Geweigerd in een andere status, in een pauze, of bij een dag die niet kan; Gelijktijdig.
    """
    overgang = "grant_dwangakkoord" if uitspraak.is_toegewezen else "reject_dwangakkoord"
    vast, geding = _klaar_voor(traject, overgang, verwacht_versie)
    if geding:
        geding = record_uitspraak(geding, uitspraak, door=door, op=op)
        verstuur_alle(brieven_bij_uitspraak(geding, uitspraak, door=door), door=door, op=op)
    if uitspraak.is_toegewezen:
        voorstel = vergrendel(geweigerd_voorstel(vast))
        voorstel.traject = vast
        weigeraars = voorstel.regels.exclude(antwoord__in=INSTEMMEND)
        weigeraars.update(antwoord=Antwoord.GEDWONGEN, antwoord_op=op)
        accept_voorstel(voorstel, overgang, door=door, op=op)
        Schuldregeling.objects.filter(traject=vast).update(is_dwangakkoord=True)
        rij = vergrendel(vast)
    else:
        rij = wissel(vast, overgang, door=door, op=op, uiterlijk=vervolg_uiterlijk(op))
        rij = _stemt_nu_iedereen_in(rij, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="uitspraak dwangakkoord")
    return rij


@transaction.atomic
def withdraw_dwangakkoord(
    traject: Traject, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Trekt het verzoek in, bijvoorbeeld omdat de weigeraar alsnog instemt; het traject staat weer op "geen akkoord".

    Fouten: Geweigerd zonder reden of in een andere status; Gelijktijdig.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het verzoek is ingetrokken.")
    vast, geding = _klaar_voor(traject, "reject_dwangakkoord", verwacht_versie)
    if geding:
        wissel(geding, "withdraw", door=door, op=op, reden=reden.strip())
    rij = wissel(vast, "reject_dwangakkoord", door=door, op=op, reden=reden.strip(), uiterlijk=vervolg_uiterlijk(op))
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="dwangakkoord ingetrokken")
    return _stemt_nu_iedereen_in(rij, door=door, op=op)


def _stemt_nu_iedereen_in(traject: Traject, *, door: Medewerker, op: datetime) -> Traject:
    """Wie tijdens de zaak alsnog instemde, telt mee zodra de rechter er niet meer over gaat."""
    voorstel = traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first()
    if voorstel is not None:
        voorstel.traject = traject
        settle_gesloten(voorstel, door=door, op=op)
    return vergrendel(traject)


def _klaar_voor(traject: Traject, overgang: str, verwacht_versie: int | None) -> tuple[Traject, Geding | None]:
    """Het traject en het verzoek, op slot. Een traject uit een levering van elders kan zonder verzoek zijn."""
    vast = vergrendel(traject)
    controleer_versie(vast, verwacht_versie)
    if reden := waarom_niet(vast, overgang):
        raise Geweigerd(reden)
    geding = open_dwangakkoord(vast)
    return vast, vergrendel(geding) if geding else None
