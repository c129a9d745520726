"""Schuldeisers aanschrijven, en weten wanneer er genoeg antwoorden zijn."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin_alle, bewaar, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from trajecten.choices import AANSCHRIJVING_OPEN, TrajectStatus
from trajecten.choices.post import Kanaal, Postsoort
from trajecten.choices.schuld import Adresdoel
from trajecten.models import Aanschrijving, Schuld, Traject
from trajecten.models.traject import is_geinventariseerd
from trajecten.services.concept import aan_schuldeiser, iso
from trajecten.services.loopt import check_loopt
from trajecten.services.spoor import log_traject
from trajecten.services.uitgaand import Keuzes, Uitgaand, kies_kanaal, reageer_uiterlijk, verstuur_post

DOEL = "saldo"
AANSCHRIJVEN = "Schuldeisers aanschrijven"
WACHTEN = "Antwoorden van schuldeisers afwachten"
BEREKENEN = "Voorstel berekenen"
# Als alles binnen is, hoeft niemand te wachten: een werkweek om het voorstel te maken.
BEREKENEN_WERKDAGEN = 5


@transaction.atomic
def send_aanschrijvingen(
    traject: Traject, *, kanalen: Keuzes | None = None, door: Medewerker, op: datetime
) -> list[Aanschrijving]:
    """Vraagt in één keer alle schuldeisers die meedoen en nog niets hoorden om hun saldo.

    `kanalen` zegt per schuld langs welke weg; zonder geldt de voorkeur uit het register.
    Fouten: Geweigerd buiten de inventarisatie, of als er niemand meer aan te schrijven is.
    """
    rij = vergrendel(traject)
    check_loopt(rij)
    if rij.status != TrajectStatus.INVENTARISATIE:
        raise Geweigerd("Schuldeisers aanschrijven kan tijdens de inventarisatie.")
    schulden = list(
        rij.schulden.in_regeling()
        .filter(aanschrijvingen=None)
        .exclude(schuldeiser=None)  # uit een levering zonder schuldeiser: eerst aanvullen
        .met_adressen()
        .order_by("volgorde")
    )
    if not schulden:
        raise Geweigerd("Alle schuldeisers die meedoen zijn al aangeschreven.")
    beleid = Beleid.objects.geldig(rij.gemeente, dag_van(op))
    nieuw = [
        _nieuwe(rij, schuld, beleid, kies_kanaal(schuld, Postsoort.SALDOVERZOEK, kanalen), op) for schuld in schulden
    ]
    post = verstuur_post([_bericht(rij, aanschrijving, door) for aanschrijving in nieuw], door=door, op=op)
    for aanschrijving, bericht in zip(nieuw, post, strict=True):
        aanschrijving.brief = bericht.brief
    begin_alle(nieuw, door=door, op=op)
    rij.zet_actie(WACHTEN, max(aanschrijving.reactie_uiterlijk_datum for aanschrijving in nieuw))
    bewaar(rij)
    log_traject(rij, Handeling.VERSTUREN, door=door, op=op, wat=f"{len(nieuw)} saldoverzoeken")
    return nieuw


def _nieuwe(traject: Traject, schuld: Schuld, beleid: Beleid, kanaal: Kanaal, op: datetime) -> Aanschrijving:
    id_ = uuid.uuid4()
    return Aanschrijving(
        id=id_,
        traject=traject,
        schuld=schuld,
        gemeente=traject.gemeente,
        kanaal=kanaal,
        verstuurd_op=op,
        reactie_uiterlijk_datum=reageer_uiterlijk(kanaal, beleid.reactietermijn_werkdagen, op),
        max_herinneringen=beleid.herinneringen,
        herinnering_werkdagen=beleid.herinnering_werkdagen,
        code_hash=hash_van(code_voor(DOEL, id_)),
    )


def _bericht(traject: Traject, aanschrijving: Aanschrijving, door: Medewerker | None) -> Uitgaand:
    sleutel = f"aanschrijving:{aanschrijving.pk}:1"
    concept = brief_concept("saldoverzoek", sleutel, traject, aanschrijving, door)
    return saldovraag(traject, aanschrijving, concept)


def saldovraag(traject: Traject, aanschrijving: Aanschrijving, concept: Concept) -> Uitgaand:
    """Het saldoverzoek of een herinnering eraan, langs het kanaal van de aanschrijving."""
    return Uitgaand(
        traject,
        aanschrijving.schuld,
        Postsoort.SALDOVERZOEK,
        Kanaal(aanschrijving.kanaal),
        concept,
        aanschrijving.reactie_uiterlijk_datum,
        versie=aanschrijving.herinneringen + 1,
        bij={"aanschrijving": aanschrijving},
    )


def brief_concept(
    soort: str, sleutel: str, traject: Traject, aanschrijving: Aanschrijving, door: Medewerker | None
) -> Concept:
    """De brief aan de schuldeiser; de code volgt bij het opmaken uit het id en staat niet in de gegevens."""
    schuld = aanschrijving.schuld
    return aan_schuldeiser(
        traject,
        schuld,
        soort,
        doel=Adresdoel.SALDO,
        sleutel=sleutel,
        door=door,
        inhoud={
            "client_geboortedatum": iso(traject.client.geboortedatum),
            "opgegeven_bedrag": str(schuld.opgegeven_bedrag) if schuld.opgegeven_bedrag is not None else "",
            "reactie_uiterlijk": aanschrijving.reactie_uiterlijk_datum.isoformat(),
            "herinnering": aanschrijving.herinneringen,
            "code_doel": DOEL,
            "code_id": str(aanschrijving.pk),
        },
    )


def plan_na_antwoord(traject: Traject, op: datetime) -> None:
    """Is van elke schuldeiser bekend waar wij aan toe zijn, dan is het voorstel aan de beurt."""
    if traject.in_pauze or traject.status != TrajectStatus.INVENTARISATIE or traject.actie == BEREKENEN:
        return
    if not is_geinventariseerd(traject):
        return
    datum = tel_werkdagen(dag_van(op), BEREKENEN_WERKDAGEN, gelijkgestelde_dagen())
    traject.zet_actie(BEREKENEN, datum)
    bewaar(traject)


def plan_inventarisatie(traject: Traject, op: datetime) -> None:
    """Bepaalt het eerstvolgende werk nadat de schulden veranderden; de aanroeper bewaart het vergrendelde traject.

    In een pauze verandert er niets: daarna wordt dit opnieuw bepaald.
    """
    if traject.status != TrajectStatus.INVENTARISATIE or traject.in_pauze:
        return
    onbekend = traject.schulden.in_regeling().onbekend()
    soort, datum = WACHTEN, traject.aanschrijvingen.open().aggregate(laatste=Max("reactie_uiterlijk_datum"))["laatste"]
    if is_geinventariseerd(traject):
        soort = BEREKENEN
    elif onbekend.filter(aanschrijvingen=None).exclude(schuldeiser=None).exists():
        soort = AANSCHRIJVEN
    if soort != WACHTEN:
        datum = tel_werkdagen(dag_van(op), BEREKENEN_WERKDAGEN, gelijkgestelde_dagen())
    if soort != traject.actie and datum:
        traject.zet_actie(soort, datum)


def withdraw_open(traject: Traject, *, door: Medewerker | None, op: datetime, reden: str) -> None:
    """Trekt alle vragen in die nog openstaan; er gaat daarna niets meer uit."""
    for aanschrijving in traject.aanschrijvingen.filter(status__in=AANSCHRIJVING_OPEN):
        wissel(aanschrijving, "withdraw", door=door, op=op, reden=reden)
