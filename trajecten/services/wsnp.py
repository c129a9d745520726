"""Verder via de rechter: de verklaring, de beschikking aan de inwoner, en een dag waarop iemand opnieuw kijkt."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from intake.choices import Volgaanleiding
from intake.services.na_einde import follow_up
from intake.services.volgmoment import VolgmomentPlan, bepaal_dag
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur_alle
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import INSTEMMEND, UitstroomReden
from trajecten.choices.geding import Gedingsoort, Gedingstatus
from trajecten.models import Traject, Uitstroom, Voorstel
from trajecten.services.concept import aan_inwoner, iso
from trajecten.services.einde import leg_besluit_vast, sluit_af
from trajecten.services.spoor import log_traject
from trajecten.services.verzoekbrief import aan_rechtbank, hulp, schuldenstaat

OMSCHRIJVING = "Geen minnelijke regeling mogelijk; verder via de Wsnp."
NAVRAGEN = "Vraag of de rechter al besliste over de Wsnp, en hoe het gaat."


@dataclass(frozen=True)
class Wsnpverklaring:
    """Waarom er geen reële mogelijkheid is tot een regeling (art. 285 lid 1 onder f Fw), voor de rechter en de inwoner.

    Sinds 2023 hoeft er geen voorstel te zijn gedaan, als aannemelijk is dat het niet kan slagen. `motivering` leest de
    rechter; `uitleg` en `vervolgstap` staan in de beschikking aan de inwoner.
    """

    rechtbank: str
    motivering: str
    uitleg: str
    vervolgstap: str


@transaction.atomic
def move_to_wsnp(
    traject: Traject,
    *,
    verklaring: Wsnpverklaring,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Traject:
    """Beëindigt de minnelijke weg: de inwoner vraagt met de verklaring toelating tot de Wsnp (art. 285 Fw).

    Hij krijgt een beschikking en raakt niet uit beeld: later vraagt iemand wat de rechter besliste. Fouten: Geweigerd
    als een tekst ontbreekt of het traject er niet aan toe is; Gelijktijdig als het intussen is gewijzigd.
    """
    _check(verklaring)
    van = traject.status
    plan = _plan(volgmoment)
    rij = wissel(
        traject,
        "move_to_wsnp",
        door=door,
        op=op,
        reden=verklaring.uitleg,
        verwacht_versie=verwacht_versie,
        datum=dag_van(op),
    )
    concepten = [
        concept_verklaring(rij, verklaring=verklaring, door=door, op=op),
        concept_naar_wsnp(rij, verklaring=verklaring, volgmoment=plan, door=door, op=op),
    ]
    sluit_af(rij, van, UitstroomReden.NIET_PASSEND, OMSCHRIJVING, door=door, op=op)
    Uitstroom.objects.filter(traject=rij).update(
        vervolgstap=verklaring.vervolgstap.strip(), beeindigingsbeschikking_datum=dag_van(op)
    )
    _, brief = verstuur_alle(concepten, door=door, op=op)
    leg_besluit_vast(rij, brief, motivering=verklaring.uitleg, vervolgstap=verklaring.vervolgstap, door=door, op=op)
    follow_up(
        rij.client,
        aanleiding=Volgaanleiding.WSNP,
        is_overleden=False,
        is_verhuisd=False,
        plan=plan,
        aanmelding=rij.aanmelding,
        behandelaar=rij.behandelaar,
        door=door,
        op=op,
    )
    log_traject(rij, Handeling.BESLISSEN, door=door, op=op, wat="naar de Wsnp")
    return rij


def _check(verklaring: Wsnpverklaring) -> None:
    meldingen = {
        "rechtbank": "Schrijf op welke rechtbank beslist.",
        "motivering": "Schrijf op waarom een regeling niet haalbaar is; dat staat in de verklaring.",
        "uitleg": "Schrijf op waarom wij stoppen; dat staat in de brief aan de inwoner.",
        "vervolgstap": "Schrijf op wat de inwoner nu kan doen; dat staat in de brief.",
    }
    for veld, melding in meldingen.items():
        if not getattr(verklaring, veld).strip():
            raise Geweigerd(melding)


def _plan(volgmoment: VolgmomentPlan | None) -> VolgmomentPlan:
    """Wie later kijkt, vraagt eerst naar de uitspraak."""
    return replace(volgmoment or VolgmomentPlan(), vervolgstap=NAVRAGEN)


def concept_verklaring(traject: Traject, *, verklaring: Wsnpverklaring, door: Medewerker, op: datetime) -> Concept:
    """De verklaring als zij nu gegeven wordt, nog niet verstuurd."""
    inhoud = {
        **hulp(traject),
        **schuldenstaat(traject, op),
        **_poging(traject),
        "motivering": verklaring.motivering,
        "inkomen_bedrag": _bedrag(traject.inkomen_bedrag),
        "vtlb_bedrag": _bedrag(traject.vtlb_bedrag),
        "afloscapaciteit_bedrag": _bedrag(traject.afloscapaciteit_bedrag),
    }
    return aan_rechtbank(
        traject,
        "verklaring_wsnp",
        sleutel=f"wsnp:{traject.pk}:verklaring",
        rechtbank=verklaring.rechtbank,
        inhoud=inhoud,
        door=door,
    )


def concept_naar_wsnp(
    traject: Traject, *, verklaring: Wsnpverklaring, volgmoment: VolgmomentPlan, door: Medewerker, op: datetime
) -> Concept:
    """De beschikking aan de inwoner, met wat er nu gebeurt."""
    bezwaar = bereken_termijn(TermijnSoort.BEZWAAR, dag_van(op), gelijkgesteld=gelijkgestelde_dagen())
    contact: date = bepaal_dag(traject.client, volgmoment, op=op)
    inhoud = {
        "motivering": verklaring.uitleg,
        "vervolgstap": verklaring.vervolgstap,
        "bezwaar_uiterlijk": bezwaar.uiterlijk.isoformat(),
        "contact_datum": contact.isoformat(),
    }
    return aan_inwoner(traject, "naar_wsnp", sleutel=f"wsnp:{traject.pk}:inwoner", inhoud=inhoud, door=door)


def _poging(traject: Traject) -> dict[str, Any]:
    """Het laatste voorstel dat de deur uit ging, en of de rechter daarover besliste."""
    voorstel: Voorstel | None = traject.voorstellen.exclude(verstuurd_op=None).first()
    afgewezen = traject.gedingen.filter(soort=Gedingsoort.DWANGAKKOORD, status=Gedingstatus.AFGEWEZEN).first()
    if voorstel is None or voorstel.verstuurd_op is None:
        leeg = dict.fromkeys(("voorstel_datum", "soort", "aangeboden_bedrag", "dwangakkoord_datum"), "")
        return {**leeg, "aantal": 0, "aantal_voor": 0}
    antwoorden = list(voorstel.regels.values_list("antwoord", flat=True))
    return {
        "voorstel_datum": iso(dag_van(voorstel.verstuurd_op)),
        "soort": voorstel.get_soort_display(),
        "aangeboden_bedrag": str(voorstel.pot_bedrag),
        "aantal": len(antwoorden),
        "aantal_voor": sum(antwoord in INSTEMMEND for antwoord in antwoorden),
        "dwangakkoord_datum": iso(afgewezen.uitspraak_datum if afgewezen else None),
    }


def _bedrag(bedrag: Any) -> str:
    return "" if bedrag is None else str(bedrag)
