"""De regeling zelf en het einde: looptijd, finale kwijting, afronden."""

from datetime import datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import wissel
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus, UitstroomReden, VoorstelStatus
from trajecten.choices.product import Productresultaat
from trajecten.models import Oplossing, Traject, Uitstroom
from trajecten.services.achterstand import lapse_achterstand
from trajecten.services.afrekening import check_afrekening
from trajecten.services.betaalplan import open_betaalplan
from trajecten.services.budgetbeheer import stop_bij_einde
from trajecten.services.concept import aan_inwoner
from trajecten.services.kwijting import request_kwijtingen, uiterlijk_voor
from trajecten.services.nazorg import check_afsluiten
from trajecten.services.onderdeel import sluit_onderdelen
from trajecten.services.planwerk import lapse_planwerk, lapse_verificatie
from trajecten.services.schuldeiserpost import announce_akkoord
from trajecten.services.spoor import log_traject
from trajecten.services.uitkering import hasten_uitkering


@transaction.atomic
def start_looptijd(traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Traject:
    """Begint de looptijd van het aangenomen voorstel, met het betaalplan; elke schuldeiser hoort dat zij er is."""
    voorstel = traject.voorstellen.filter(status=VoorstelStatus.AKKOORD).first()
    if voorstel is None:
        raise Geweigerd("Er is geen voorstel waarmee alle schuldeisers hebben ingestemd.")
    datum = dag_van(op)
    eind = plus_maanden(datum, voorstel.maanden)
    rij = wissel(
        traject,
        "start_looptijd",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        eind=eind,
    )
    Oplossing.objects.update_or_create(
        traject=rij,
        defaults={"soort": voorstel.soort, "start_datum": datum, "vtlb_bedrag": voorstel.vtlb_bedrag},
    )
    open_betaalplan(rij, voorstel, door=door, op=op)
    announce_akkoord(rij, voorstel, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="looptijd begonnen")
    return rij


@transaction.atomic
def complete_looptijd(
    traject: Traject, *, verantwoording: str = "", door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Sluit de looptijd af en vraagt elke schuldeiser om finale kwijting.

    Klopt het betaalplan niet helemaal (`verschillen_van`), dan zegt `verantwoording` waarom de regeling toch klaar is.
    Fouten: Geweigerd zolang er nog geld voor schuldeisers klaarstaat, of als die uitleg ontbreekt.
    """
    check_afrekening(traject, verantwoording)
    uiterlijk = uiterlijk_voor(traject, op)
    rij = wissel(
        traject,
        "complete_looptijd",
        door=door,
        op=op,
        reden=verantwoording.strip(),
        verwacht_versie=verwacht_versie,
        uiterlijk=uiterlijk,
    )
    Oplossing.objects.filter(traject=rij).update(eind_datum=dag_van(op))
    lapse_verificatie(rij, door=door, op=op)
    lapse_achterstand(rij, door=door, op=op)
    hasten_uitkering(rij, door=door, op=op)
    request_kwijtingen(rij, uiterlijk=uiterlijk, door=door, op=op)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat="finale kwijting gevraagd")
    return rij


@transaction.atomic
def close_traject(traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Traject:
    """Rondt het traject met goed gevolg af. Fout: Geweigerd zolang er iets van de nazorg openstaat."""
    check_afsluiten(traject)
    datum = dag_van(op)
    rij = wissel(traject, "close", door=door, op=op, verwacht_versie=verwacht_versie, datum=datum)
    sluit_onderdelen(rij, resultaat=Productresultaat.BEREIKT, door=door, op=op)
    lapse_planwerk(rij, door=door, op=op)
    stop_bij_einde(rij, door=door, op=op)
    uit = Uitstroom.bij(rij, datum=datum, reden=UitstroomReden.AFGEROND, uit_status=TrajectStatus.NAZORG)
    uit.save(force_insert=True)
    verstuur(concept_einde(rij, door=door, op=op), door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="traject afgerond")
    return rij


def concept_einde(traject: Traject, *, door: Medewerker, op: datetime) -> Concept:
    """De brief dat de hulp klaar is, nog niet verstuurd."""
    return aan_inwoner(
        traject,
        "einde_hulp",
        sleutel=f"einde:{traject.pk}",
        door=door,
        inhoud={"eind_datum": dag_van(op).isoformat(), "is_regeling": traject.toekenning_datum is not None},
    )
