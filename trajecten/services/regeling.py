"""De regeling zelf en wat erna komt: looptijd, finale kwijting, nazorg."""

from datetime import datetime

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur, verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import Onderdeelsoort, TrajectStatus, UitstroomReden, VoorstelStatus
from trajecten.choices_product import Productresultaat
from trajecten.choices_schuld import Adresdoel
from trajecten.models import Nazorgmoment, Oplossing, Traject, Uitstroom
from trajecten.services.achterstand import lapse_achterstand
from trajecten.services.afrekening import check_afrekening
from trajecten.services.betaalplan import open_betaalplan
from trajecten.services.loopt import check_loopt
from trajecten.services.onderdeel import begin_onderdeel, sluit_onderdelen
from trajecten.services.planwerk import lapse_planwerk, lapse_verificatie
from trajecten.services.spoor import log_traject
from trajecten.services.uitkering import hasten_uitkering

KWIJTING_WERKDAGEN = 10
NAZORG_MAANDEN = (3, 6)  # twee momenten in het eerste half jaar als het beleid niets anders zegt


@transaction.atomic
def start_looptijd(traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Traject:
    """Begint de looptijd van het aangenomen voorstel, met het betaalplan dat erbij hoort."""
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
    datum = dag_van(op)
    check_afrekening(traject, verantwoording)
    rij = wissel(
        traject,
        "complete_looptijd",
        door=door,
        op=op,
        reden=verantwoording.strip(),
        verwacht_versie=verwacht_versie,
        uiterlijk=tel_werkdagen(datum, KWIJTING_WERKDAGEN, gelijkgestelde_dagen()),
    )
    Oplossing.objects.filter(traject=rij).update(eind_datum=datum)
    lapse_verificatie(rij, door=door, op=op)
    lapse_achterstand(rij, door=door, op=op)
    hasten_uitkering(rij, door=door, op=op)
    verstuur_alle(_kwijtingsbrieven(rij, door), door=door, op=op)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat="finale kwijting gevraagd")
    return rij


def _kwijtingsbrieven(traject: Traject, door: Medewerker) -> list[Concept]:
    schulden = traject.schulden.in_regeling().exclude(schuldeiser=None).met_adressen()
    return [
        Concept(
            soort="finale_kwijting",
            sleutel=f"kwijting:{schuld.pk}",
            gemeente=traject.gemeente,
            client_id=traject.client_id,
            aan=naar.regels,
            kenmerk=traject.nummer,
            behandelaar=traject.behandelaar or door,
            inhoud={"client_naam": traject.client.naam, "uw_kenmerk": naar.kenmerk},
        )
        for schuld in schulden
        for naar in [schuld.geadresseerde(Adresdoel.VOORSTEL)]
    ]


@transaction.atomic
def start_nazorg(traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Traject:
    """Begint de nazorg en plant de momenten volgens het beleid."""
    datum = dag_van(op)
    beleid = Beleid.objects.geldig(traject.gemeente, datum)
    data = sorted(plus_maanden(datum, maanden) for maanden in (beleid.nazorg_maanden or NAZORG_MAANDEN))
    rij = wissel(traject, "start_nazorg", door=door, op=op, verwacht_versie=verwacht_versie, uiterlijk=data[0])
    Nazorgmoment.objects.bulk_create(Nazorgmoment(traject=rij, gepland_datum=gepland) for gepland in data)
    begin_onderdeel(rij, Onderdeelsoort.NAZORG, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="nazorg begonnen")
    return rij


@transaction.atomic
def record_nazorg(
    moment: Nazorgmoment,
    *,
    is_bereikt: bool,
    gaat_goed: bool | None,
    notitie: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Nazorgmoment:
    """Legt een nazorgcontact vast en plant het volgende werk. `verwacht_versie` is die van het traject.

    Fouten: Geweigerd als het al is vastgelegd, Gelijktijdig als het traject intussen is gewijzigd.
    """
    traject = vergrendel(moment.traject)
    controleer_versie(traject, verwacht_versie)
    check_loopt(traject)
    rij = Nazorgmoment.objects.select_for_update().get(pk=moment.pk)
    if rij.gehouden_op:
        raise Geweigerd("Dit nazorgmoment is al vastgelegd.")
    rij.gehouden_op, rij.door = op, door
    rij.is_bereikt, rij.gaat_goed, rij.notitie = is_bereikt, gaat_goed, notitie
    rij.save()
    volgende = traject.nazorgmomenten.filter(gehouden_op=None).first()
    if volgende:
        traject.zet_actie("Nazorgcontact", volgende.gepland_datum)
    else:
        traject.zet_actie("Traject afsluiten", tel_werkdagen(dag_van(op), KWIJTING_WERKDAGEN, gelijkgestelde_dagen()))
    bewaar(traject)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat="nazorgcontact")
    return rij


@transaction.atomic
def close_traject(traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None) -> Traject:
    """Rondt het traject met goed gevolg af. Fout: Geweigerd zolang er nazorgmomenten openstaan."""
    if traject.nazorgmomenten.filter(gehouden_op=None).exists():
        raise Geweigerd("Er staat nog een nazorgcontact open.")
    datum = dag_van(op)
    rij = wissel(traject, "close", door=door, op=op, verwacht_versie=verwacht_versie, datum=datum)
    sluit_onderdelen(rij, resultaat=Productresultaat.BEREIKT, door=door, op=op)
    lapse_planwerk(rij, door=door, op=op)
    Uitstroom.objects.create(traject=rij, datum=datum, reden=UitstroomReden.AFGEROND, uit_status=TrajectStatus.NAZORG)
    verstuur(concept_einde(rij, door=door, op=op), door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="traject afgerond")
    return rij


def concept_einde(traject: Traject, *, door: Medewerker, op: datetime) -> Concept:
    """De brief dat de hulp klaar is, nog niet verstuurd."""
    return Concept(
        soort="einde_hulp",
        sleutel=f"einde:{traject.pk}",
        gemeente=traject.gemeente,
        client_id=traject.client_id,
        aan=traject.client.adresregels,
        kenmerk=traject.client.dossiernummer,
        behandelaar=traject.behandelaar or door,
        inhoud={"eind_datum": dag_van(op).isoformat(), "is_regeling": traject.toekenning_datum is not None},
    )
