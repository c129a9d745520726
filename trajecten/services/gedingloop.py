"""Als de rechter bescherming gaf: elke maand nagaan, zo nodig beëindigen, en achteraf verslag doen."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from intake.models import Notitie
from schuldhulp.brieven.services import verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, controleer_versie, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import TrajectStatus, UitstroomReden
from trajecten.choices.geding import GEDING_BIJ_RECHTER, Beeindigreden, Gedingsoort, Gedingstatus
from trajecten.models import Geding, Rechtsmiddel, Traject
from trajecten.regels.geding import navragen_op, verslag_uiterlijk, volgende_controle
from trajecten.services.geding import rond_af, vergrendel_geding
from trajecten.services.verzoekbrief import concept_beeindiging, concept_verslag

S = Gedingsoort
NIET_LOPEND = "Dit kan zolang de bescherming loopt."
GEEN_CONTROLE = "Er staat geen controle van de vaste lasten meer open."
ALLEEN_BREED = "Beëindiging vragen hoort bij een breed moratorium."
AL_GEVRAAGD = "De beëindiging is al gevraagd."


@transaction.atomic
def record_controle(
    geding: Geding,
    *,
    is_bij: bool,
    notitie: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Geding:
    """Legt vast of de vaste lasten betaald zijn. `is_bij` onwaar: een maand of meer achter (art. 8 lid 1 onder f Bgs).

    Bij een breed moratorium moet het college dan om beëindiging vragen; bij een ander moratorium blijft de controle.
    Fouten: Geweigerd als er niets loopt of te controleren is, of zonder uitleg bij een achterstand; Gelijktijdig.
    """
    rij = _lopend(geding, verwacht_versie)
    if rij.controle_datum is None:
        raise Geweigerd(GEEN_CONTROLE)
    if not is_bij and not notitie.strip():
        raise Geweigerd("Schrijf op bij wie de inwoner achterloopt, en hoeveel.")
    assert rij.eind_datum  # noqa: S101 (wat loopt heeft een laatste dag)
    rij.controle_datum = volgende_controle(dag_van(op), rij.eind_datum)
    if not is_bij and rij.soort == S.BREED_MORATORIUM:
        rij.beeindigen_reden, rij.beeindigen_uiterlijk_datum = Beeindigreden.VASTE_LASTEN, dag_van(op)
    bewaar(rij)
    if notitie.strip():
        Notitie.objects.create(client_id=rij.client_id, tekst=notitie.strip(), door=door, op=op)
    wat = "vaste lasten nagegaan: bij" if is_bij else "vaste lasten nagegaan: een maand of meer achter"
    return rond_af(rij, door=door, op=op, wat=wat)


@transaction.atomic
def request_beeindiging(
    geding: Geding,
    *,
    reden: Beeindigreden,
    toelichting: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Geding:
    """Vraagt de rechtbank het breed moratorium te beëindigen (art. 8 Bgs). Fouten: Geweigerd; Gelijktijdig."""
    rij = _lopend(geding, verwacht_versie)
    if rij.soort != S.BREED_MORATORIUM:
        raise Geweigerd(ALLEEN_BREED)
    if not toelichting.strip():
        raise Geweigerd("Schrijf op waarom het moratorium moet eindigen.")
    if rij.beeindiging_gevraagd_datum:
        raise Geweigerd(AL_GEVRAAGD)
    rij.beeindigen_reden, rij.beeindiging_gevraagd_datum = reden, dag_van(op)
    rij.beeindigen_uiterlijk_datum = navragen_op(dag_van(op), gelijkgestelde_dagen())
    bewaar(rij)
    verstuur(concept_beeindiging(rij, reden=reden, toelichting=toelichting.strip(), door=door), door=door, op=op)
    return rond_af(rij, door=door, op=op, wat="beëindiging van het breed moratorium gevraagd")


@transaction.atomic
def end_geding(
    geding: Geding,
    *,
    datum: date,
    reden: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Geding:
    """De bescherming houdt op: de termijn is om, of de rechter hief haar op. Na een moratorium volgt het verslag.

    Fouten: Geweigerd zonder reden, bij een dag voor het begin, na vandaag of na de laatste dag; Gelijktijdig.
    """
    rij = _lopend(geding, verwacht_versie)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de bescherming ophield.")
    assert rij.start_datum and rij.eind_datum  # noqa: S101 (wat loopt heeft een begin en een laatste dag)
    if not rij.start_datum <= datum <= min(rij.eind_datum, dag_van(op)):
        raise Geweigerd("Het einde ligt tussen het begin en de laatste dag, en niet na vandaag.")
    uiterlijk = verslag_uiterlijk(datum, gelijkgestelde_dagen()) if rij.soort == S.MORATORIUM else None
    rij = wissel(rij, "end", door=door, op=op, reden=reden.strip(), **_einde(datum, reden, uiterlijk))
    if rij.rechtsmiddel_id:
        Rechtsmiddel.objects.filter(pk=rij.rechtsmiddel_id).update(eind_datum=datum)
    return rond_af(rij, door=door, op=op, wat=f"einde van {rij.naam}")


def _einde(datum: date, reden: str, uiterlijk: date | None) -> dict[str, Any]:
    return {"datum": datum, "waarom": reden.strip(), "verslag_uiterlijk": uiterlijk}


@transaction.atomic
def send_verslag(
    geding: Geding, *, verslag: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Geding:
    """Doet de rechtbank verslag over het moratorium (art. 287b Fw). Fouten: Geweigerd zonder tekst; Gelijktijdig."""
    if not verslag.strip():
        raise Geweigerd("Schrijf op hoe het in die tijd is gegaan.")
    rij = vergrendel_geding(geding)
    rij = wissel(
        rij,
        "report",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        datum=dag_van(op),
        verslag=verslag.strip(),
    )
    verstuur(concept_verslag(rij, verslag=rij.verslag, door=door), door=door, op=op)
    return rond_af(rij, door=door, op=op, wat="verslag aan de rechtbank")


def lapse_gedingen(traject: Traject, *, reden: str, door: Medewerker | None, op: datetime) -> None:
    """Het traject eindigt (in de transactie van de aanroeper).

    Wat bij de rechter ligt wordt ingetrokken, behalve een voorlopige voorziening bij de Wsnp. Een breed moratorium moet
    dan eindigen (art. 8 lid 1 onder d Bgs), en bij overlijden is het vanzelf voorbij (lid 4). Een moratorium dat loopt
    en een verslag dat nog moet, blijven werk.
    """
    vandaag = dag_van(op)
    for rij in Geding.objects.open().filter(traject=traject):
        bij_wsnp = traject.status == TrajectStatus.WSNP and rij.soort == S.VOORLOPIGE_VOORZIENING
        if rij.status in GEDING_BIJ_RECHTER and not bij_wsnp:
            wissel(rij, "withdraw", door=door, op=op, reden="traject beëindigd")
        elif rij.soort == S.BREED_MORATORIUM and rij.status == Gedingstatus.LOOPT:
            if reden == UitstroomReden.OVERLEDEN:
                wissel(rij, "end", door=door, op=op, **_einde(_laatste(rij, vandaag), "De inwoner is overleden.", None))
            else:
                vast = vergrendel_geding(rij)
                vast.beeindigen_reden, vast.beeindigen_uiterlijk_datum = Beeindigreden.TRAJECT, vandaag
                bewaar(vast)


def _laatste(rij: Geding, vandaag: date) -> date:
    """Een breed moratorium begint de dag na de uitspraak; eerder ophouden kan niet."""
    return max(vandaag, rij.start_datum or vandaag)


def _lopend(geding: Geding, verwacht_versie: int | None) -> Geding:
    rij = vergrendel_geding(geding)
    controleer_versie(rij, verwacht_versie)
    if rij.status != Gedingstatus.LOOPT:
        raise Geweigerd(NIET_LOPEND)
    return rij
