"""Een traject voortijdig beëindigen, met een beschikking. Naar de Wsnp gaat via `wsnp`."""

from datetime import datetime

from django.db import transaction

from intake.choices import Volgaanleiding
from intake.services.beschikking import record_beeindiging
from intake.services.na_einde import follow_up
from intake.services.volgmoment import VolgmomentPlan
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.outbox import meld
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import VOORSTEL_OPEN, UitstroomReden
from trajecten.models import Oplossing, Schuldregeling, Traject, Uitstroom
from trajecten.services.aanschrijving import withdraw_open
from trajecten.services.achterstand import lapse_achterstand
from trajecten.services.budgetbeheer import stop_bij_einde
from trajecten.services.concept import aan_inwoner
from trajecten.services.crisis import lapse_crises
from trajecten.services.gedingloop import lapse_gedingen
from trajecten.services.heroverweging import withdraw_heroverwegingen
from trajecten.services.nazorg import lapse_vragen
from trajecten.services.onderdeel import sluit_onderdelen
from trajecten.services.pauze import close_pauze
from trajecten.services.planwerk import lapse_planwerk
from trajecten.services.schuldeiserpost import announce_einde
from trajecten.services.schuldeisertaak import lapse_taken
from trajecten.services.spoor import log_traject
from trajecten.services.uitkering import hasten_uitkering

BEEINDIGD = "traject.beeindigd"


@transaction.atomic
def end_early(
    traject: Traject,
    *,
    reden: UitstroomReden,
    omschrijving: str,
    geprobeerd: str = "",
    vervolgstap: str = "",
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Traject:
    """Beëindigt een traject voortijdig met een beschikking (art. 4a Wgs); open vragen en voorstellen vervallen.

    `geprobeerd` is wat er is gedaan om uitval te voorkomen: voor collega's en voor wie zich opnieuw meldt, niet in de
    brief. Wie voortijdig stopt, raakt niet uit beeld: later kijkt iemand opnieuw, volgens `volgmoment` of het beleid.
    Fouten: Geweigerd zonder uitleg, of bij de reden "afgerond" (daarvoor is close_traject).
    """
    if reden == UitstroomReden.AFGEROND:
        raise Geweigerd("Afronden gaat via de nazorg; kies hier waarom het traject voortijdig stopt.")
    if not omschrijving.strip():
        raise Geweigerd("Schrijf op waarom het traject stopt; dat staat ook in de beschikking.")
    van = traject.status
    rij = wissel(
        traject, "end_early", door=door, op=op, reden=omschrijving, verwacht_versie=verwacht_versie, datum=dag_van(op)
    )
    sluit_af(rij, van, reden, omschrijving, door=door, op=op)
    Uitstroom.objects.filter(traject=rij).update(geprobeerd=geprobeerd.strip(), vervolgstap=vervolgstap.strip())
    # Bij overlijden is er niemand om de beschikking aan te richten.
    if reden != UitstroomReden.OVERLEDEN:
        brief = verstuur(concept_beschikking(rij, omschrijving, vervolgstap, door, op), door=door, op=op)
        leg_besluit_vast(rij, brief, motivering=omschrijving, vervolgstap=vervolgstap, door=door, op=op)
        rij.uitstroom.beeindigingsbeschikking_datum = dag_van(op)
        rij.uitstroom.save(update_fields=["beeindigingsbeschikking_datum"])
    follow_up(
        rij.client,
        aanleiding=Volgaanleiding.GESTOPT,
        is_overleden=reden == UitstroomReden.OVERLEDEN,
        is_verhuisd=reden == UitstroomReden.VERHUISD,
        plan=volgmoment or VolgmomentPlan(vervolgstap=vervolgstap),
        aanmelding=rij.aanmelding,
        behandelaar=rij.behandelaar,
        door=door,
        op=op,
    )
    log_traject(rij, Handeling.BESLISSEN, door=door, op=op, wat="traject voortijdig beëindigd")
    return rij


def sluit_af(
    traject: Traject, van: str, reden: UitstroomReden, omschrijving: str, *, door: Medewerker, op: datetime
) -> None:
    """Sluit alles wat bij een traject hoort dat net eindigde (in de transactie van de aanroeper)."""
    datum = dag_van(op)
    withdraw_open(traject, door=door, op=op, reden="traject beëindigd")
    withdraw_heroverwegingen(traject, door=door, op=op, reden="traject beëindigd")
    lapse_taken(traject, door=door, op=op, reden="traject beëindigd")
    announce_einde(traject, door=door, op=op)
    lapse_planwerk(traject, door=door, op=op)
    lapse_crises(traject, door=door, op=op)
    lapse_gedingen(traject, reden=reden, door=door, op=op)
    lapse_vragen(traject, door=door, op=op)
    lapse_achterstand(traject, door=door, op=op)
    hasten_uitkering(traject, door=door, op=op)
    stop_bij_einde(traject, door=door, op=op)
    close_pauze(traject, notitie="traject beëindigd", door=door, op=op)
    for voorstel in traject.voorstellen.filter(status__in=VOORSTEL_OPEN):
        wissel(voorstel, "withdraw", door=door, op=op, reden="traject beëindigd", besloten_op=op)
    Schuldregeling.objects.filter(traject=traject, toegekend_datum=None, afgewezen_datum=None).update(
        ingetrokken_datum=datum
    )
    sluit_onderdelen(traject, door=door, op=op)
    Oplossing.objects.filter(traject=traject, eind_datum=None).update(eind_datum=datum)
    uit = Uitstroom.bij(traject, datum=datum, reden=reden, omschrijving=omschrijving, uit_status=van)
    uit.save(force_insert=True)
    meld(BEEINDIGD, f"{BEEINDIGD}:{traject.pk}", op=op, traject=str(traject.pk))


def leg_besluit_vast(
    traject: Traject, brief: Brief, *, motivering: str, vervolgstap: str, door: Medewerker, op: datetime
) -> None:
    """Het besluit achter de beschikking, zodat de inwoner er bezwaar tegen kan maken.

    Een traject uit een levering heeft soms geen aanmelding; dan is er geen aanvraag om het besluit bij te leggen.
    """
    if traject.aanmelding:
        record_beeindiging(
            traject.aanmelding,
            motivering=motivering.strip(),
            vervolgstap=vervolgstap.strip(),
            brief=brief,
            door=door,
            op=op,
        )


def concept_beschikking(
    traject: Traject, omschrijving: str, vervolgstap: str, door: Medewerker, op: datetime
) -> Concept:
    """De beschikking tot beëindiging als het traject nu stopt, nog niet verstuurd."""
    bezwaar = bereken_termijn(TermijnSoort.BEZWAAR, dag_van(op), gelijkgesteld=gelijkgestelde_dagen())
    return aan_inwoner(
        traject,
        "beschikking_beeindiging",
        sleutel=f"beeindiging:{traject.pk}",
        door=door,
        inhoud={
            "motivering": omschrijving,
            "vervolgstap": vervolgstap,
            "bezwaar_uiterlijk": bezwaar.uiterlijk.isoformat(),
        },
    )
