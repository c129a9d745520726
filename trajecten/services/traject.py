"""Een traject openen, overdragen, beëindigen."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from intake.choices import Volguitkomst
from intake.models import Aanmelding, Client
from intake.services.vaste_consulent import hand_over
from intake.services.volgmoment import lapse_volgmoment
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.nummers import volgend_nummer
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import plus_maanden, tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import Onderdeelsoort
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.choices.post import Taaksoort
from trajecten.choices.product import Productresultaat
from trajecten.models import (
    Crisis,
    Geding,
    Planopvolging,
    Planverificatie,
    Productopvolging,
    Schuldeisertaak,
    Traject,
)
from trajecten.services.aanschrijving import plan_inventarisatie
from trajecten.services.onderdeel import begin_onderdeel, sluit_onderdelen
from trajecten.services.overdracht import check_nog_compleet, geef_terug, rond_af
from trajecten.services.sommenwerk import SOMMENWERK
from trajecten.services.spoor import log_traject
from trajecten.services.wachttijd import schuif_saldovragen

REEKS = "T"
# NVVK, financiële begeleiding: stabilisatie duurt hoogstens vier maanden.
STABILISATIE_MAANDEN = 4
FASE_1_PRODUCTEN = (Onderdeelsoort.STABILISATIE, Onderdeelsoort.DFD)


@transaction.atomic
def open_traject(
    aanmelding: Aanmelding, *, partner: Client | None = None, door: Medewerker | None, op: datetime
) -> Traject:
    """Opent het traject na een toelating, met het plan van aanpak als eerste werk.

    Fouten: Geweigerd zonder toelating, of als de inwoner of de partner al een open traject heeft.
    """
    if not aanmelding.is_toegelaten:
        raise Geweigerd("Een traject begint na een toelating.")
    personen = [aanmelding.client, *([partner] if partner else [])]
    check_vrij(personen)
    beleid = Beleid.objects.geldig(aanmelding.gemeente, dag_van(op))
    eerder = Traject.objects.filter(Q(client__in=personen) | Q(partner__in=personen), eind_datum__isnull=False)
    vorige = eerder.order_by("-eind_datum", "-nummer").first()
    traject = Traject(
        nummer=volgend_nummer(REEKS, dag_van(op).year),
        client=aanmelding.client,
        partner=partner,
        aanmelding=aanmelding,
        gemeente=aanmelding.gemeente,
        uitvoerder=beleid.uitvoerder_fase_1,
        behandelaar=aanmelding.behandelaar or door,
        start_datum=dag_van(op),
        vorige_traject=vorige,
    )
    traject.zet_actie(
        "Plan van aanpak vaststellen", tel_werkdagen(dag_van(op), beleid.plan_werkdagen, gelijkgestelde_dagen())
    )
    try:
        with transaction.atomic():
            begin(traject, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd("Deze inwoner heeft al een open traject.") from fout
    lapse_volgmoment(aanmelding.client, uitkomst=Volguitkomst.TOEGELATEN, door=door, op=op)
    log_traject(traject, Handeling.AANMAKEN, door=door, op=op, wat="traject geopend")
    return traject


def check_vrij(personen: list[Client]) -> None:
    """Iemand heeft hoogstens één open traject, ook als partner in dat van een ander. Fout: Geweigerd.

    De personen gaan op slot, zodat twee trajecten tegelijk openen voor hetzelfde paar niet kan.
    """
    sleutels = {persoon.pk for persoon in personen}
    if len(sleutels) < len(personen):
        raise Geweigerd("De partner kan niet dezelfde persoon zijn als de inwoner.")
    list(Client.objects.select_for_update(of=("self",)).filter(pk__in=sleutels).order_by("pk").values("pk"))
    bezet = Traject.objects.open().filter(Q(client__in=personen) | Q(partner__in=personen)).first()
    if bezet:
        raise Geweigerd(f"Er loopt al een traject: {bezet.nummer}. Rond dat eerst af.")


@transaction.atomic
def start_stabilisatie(
    traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Begint de stabilisatie, hoogstens vier maanden (NVVK); duurzame dienstverlening eindigt dan."""
    uiterlijk = plus_maanden(dag_van(op), STABILISATIE_MAANDEN)
    rij = wissel(traject, "start_stabilisatie", door=door, op=op, verwacht_versie=verwacht_versie, uiterlijk=uiterlijk)
    sluit_onderdelen(rij, [Onderdeelsoort.DFD], door=door, op=op)
    begin_onderdeel(rij, Onderdeelsoort.STABILISATIE, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="stabilisatie begonnen")
    return rij


@transaction.atomic
def offer_overdracht(
    traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Biedt het dossier aan de uitvoerder van fase 2 aan, ook als dat dezelfde organisatie is.

    Fouten: Geweigerd zolang niet elk onderdeel is nagekeken, of als er intussen iets ontbreekt.
    """
    beleid = Beleid.objects.geldig(traject.gemeente, dag_van(op))
    check_nog_compleet(vergrendel(traject), dag_van(op))
    uiterlijk = tel_werkdagen(dag_van(op), beleid.overdracht_werkdagen, gelijkgestelde_dagen())
    rij = wissel(traject, "offer_overdracht", door=door, op=op, verwacht_versie=verwacht_versie, uiterlijk=uiterlijk)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="overdracht aangeboden")
    return rij


@transaction.atomic
def return_overdracht(
    traject: Traject,
    *,
    reden: str,
    delen: Mapping[Overdrachtdeel, str],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Traject:
    """Geeft het dossier terug aan fase 1, met per onderdeel in `delen` wat er ontbreekt; alleen dat gaat weer open."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u het dossier teruggeeft.")
    beleid = Beleid.objects.geldig(traject.gemeente, dag_van(op))
    reden = f"{reden.strip()} {geef_terug(vergrendel(traject), delen)}".strip()
    rij = wissel(
        traject,
        "return_overdracht",
        door=door,
        op=op,
        reden=reden,
        verwacht_versie=verwacht_versie,
        teruggeefreden=reden,
        uiterlijk=tel_werkdagen(dag_van(op), beleid.plan_werkdagen, gelijkgestelde_dagen()),
    )
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="overdracht teruggegeven")
    return rij


@transaction.atomic
def accept_overdracht(
    traject: Traject, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Neemt het dossier aan voor fase 2; de regelperiode van 120 dagen begint en de stabilisatie eindigt.

    Voert een andere organisatie fase 2 uit, dan wordt wie aanneemt de behandelaar: de vorige werkt daar niet. Was het
    dossier terug in fase 1, dan gaan de vragen aan schuldeisers verder met de dagen dat zij stilstonden erbij. Fout:
    Geweigerd zolang de ontvanger niet elk onderdeel heeft nagekeken.
    """
    datum = dag_van(op)
    beleid = Beleid.objects.geldig(traject.gemeente, datum)
    stil_sinds = vergrendel(traject).schuldeisers_stil_datum
    rij = wissel(
        traject,
        "accept_overdracht",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        uitvoerder=beleid.uitvoerder_fase_2,
        start=datum,
        regelperiode=bereken_termijn(TermijnSoort.REGELPERIODE, datum).uiterlijk,
        uiterlijk=tel_werkdagen(datum, beleid.overdracht_werkdagen, gelijkgestelde_dagen()),
    )
    rond_af(rij, door=door, op=op)
    sluit_onderdelen(rij, FASE_1_PRODUCTEN, resultaat=Productresultaat.BEREIKT, door=door, op=op)
    if stil_sinds:
        schuif_saldovragen(rij, (datum - stil_sinds).days)
        plan_inventarisatie(rij, op)
        bewaar(rij)
    elders = rij.behandelaar is None or rij.behandelaar.organisatie_id != rij.uitvoerder_id
    if elders and door.organisatie_id == rij.uitvoerder_id:
        wissel_behandelaar(rij, door, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="overdracht aangenomen")
    return rij


@transaction.atomic
def assign_behandelaar(
    traject: Traject, *, behandelaar: Medewerker, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Traject:
    """Geeft een traject aan een consulent. Fout: Geweigerd als die niet in deze gemeente werkt."""
    if traject.gemeente_id not in behandelaar.alle_gemeenten:
        raise Geweigerd(f"{behandelaar.naam} werkt niet in {traject.gemeente}.")
    rij = vergrendel(traject)
    controleer_versie(rij, verwacht_versie)
    wissel_behandelaar(rij, behandelaar, door=door, op=op)
    log_traject(rij, Handeling.WIJZIGEN, door=door, op=op, wat="behandelaar toegewezen")
    return rij


def wissel_behandelaar(rij: Traject, behandelaar: Medewerker, *, door: Medewerker, op: datetime) -> None:
    """Op een vergrendeld traject; het werk dat uit het plan, de producten, een crisis of een geding volgt gaat mee."""
    van, rij.behandelaar = rij.behandelaar_id, behandelaar
    bewaar(rij, ["behandelaar"])
    for model in (Planopvolging, Planverificatie, Productopvolging, Crisis, Geding, *SOMMENWERK):
        model.objects.open().filter(traject=rij).update(behandelaar=behandelaar)
    taken = Schuldeisertaak.objects.open().filter(traject=rij).exclude(soort=Taaksoort.MEEKIJKEN)
    taken.update(behandelaar=behandelaar)
    hand_over(rij, van=van, door=door, op=op)
