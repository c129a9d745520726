"""Van besluit tot brief: het besluit vastleggen, bekendmaken en de beschikking versturen."""

from datetime import datetime

from django.db import IntegrityError, transaction

from intake.choices import Afwijzingsgrond, Besluitsoort, Volgaanleiding, Volgsoort, Volguitkomst
from intake.models import Aanmelding, Besluit
from intake.services.spoor import log_aanmelding
from intake.services.volgmoment import VolgmomentPlan, lapse_volgmoment, plan_volgmoment
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import vergrendel
from schuldhulp.organisatie.models import Medewerker

BRIEF = {
    Besluitsoort.TOELATING: "beschikking_toelating",
    Besluitsoort.AFWIJZING: "beschikking_afwijzing",
    Besluitsoort.INFORMATIE_EN_ADVIES: "beschikking_advies",
}

# De grond van een afwijzing zoals de inwoner haar leest; op het scherm van de consulent staat het wetsartikel erbij.
GROND_IN_DE_BRIEF = {
    Afwijzingsgrond.RECIDIVE: "U kreeg al eerder hulp bij uw schulden. De gemeente mag dan nieuwe hulp weigeren.",
    Afwijzingsgrond.FRAUDE: "U kreeg een straf of een boete voor fraude. De overheid kwam daardoor geld tekort. "
    "De gemeente mag dan hulp weigeren.",
    Afwijzingsgrond.GEEN_INGEZETENE: "Wij mogen alleen mensen helpen die in onze gemeente wonen en hier mogen zijn. "
    "Volgens onze gegevens is dat bij u niet zo.",
    Afwijzingsgrond.GEEN_SCHULDEN: "U hebt nu geen schulden die u niet zelf kunt oplossen. Wij verwachten ook niet dat "
    "die er binnenkort komen.",
    Afwijzingsgrond.NIET_COMPLEET: "Wij vroegen u om papieren. Die hebben wij niet op tijd gekregen. Daarom kunnen wij "
    "uw vraag om hulp nu niet behandelen.",
}


def voorbereid(
    aanmelding: Aanmelding, soort: Besluitsoort, *, door: Medewerker, op: datetime, **velden: object
) -> Besluit:
    """Schrijft het besluit op; het is nog niet genomen. Fout: Geweigerd als er al een besluit ligt."""
    try:
        with transaction.atomic():
            return Besluit.objects.create(
                aanmelding=aanmelding, soort=soort, opgesteld_door=door, opgesteld_op=op, **velden
            )
    except IntegrityError as fout:
        raise Geweigerd("Over deze aanmelding ligt al een besluit.") from fout


def maak_bekend(
    aanmelding: Aanmelding, besluit: Besluit, *, genomen_door: Medewerker | None, door: Medewerker, op: datetime
) -> Besluit:
    """Neemt het besluit en maakt het bekend: datum, bezwaartermijn en beschikking."""
    _dateer(besluit, op)
    besluit.genomen_door = genomen_door
    besluit.brief = verstuur(_beschikking(aanmelding, besluit, door), door=door, op=op)
    besluit.save()
    _volg(aanmelding, besluit, door=door, op=op)
    log_aanmelding(aanmelding, Handeling.BESLISSEN, door=door, op=op, wat=besluit.get_soort_display().lower())
    return besluit


@transaction.atomic
def record_beeindiging(
    aanmelding: Aanmelding, *, motivering: str, vervolgstap: str, brief: Brief, door: Medewerker, op: datetime
) -> Besluit:
    """Legt het besluit vast dat de hulp stopt, met de bezwaartermijn; `brief` is de beschikking die uitging."""
    besluit = Besluit(
        aanmelding=aanmelding,
        soort=Besluitsoort.BEEINDIGING,
        motivering=motivering,
        vervolgstap=vervolgstap,
        opgesteld_door=door,
        opgesteld_op=op,
        genomen_door=door,
        brief=brief,
    )
    _dateer(besluit, op)
    besluit.save(force_insert=True)
    return besluit


def volg_velden(plan: VolgmomentPlan | None, standaard: Volgsoort) -> dict[str, object]:
    """Wat er na een "nee" is afgesproken, als velden op het besluit."""
    plan = plan or VolgmomentPlan(soort=standaard)
    return {"volg_soort": plan.soort, "volg_partner": plan.partner.strip(), "volg_datum": plan.datum}


def _volg(aanmelding: Aanmelding, besluit: Besluit, *, door: Medewerker, op: datetime) -> None:
    """Niet toegelaten is niet uit beeld: er komt een dag waarop iemand opnieuw kijkt."""
    if besluit.soort == Besluitsoort.TOELATING:
        lapse_volgmoment(aanmelding.client, uitkomst=Volguitkomst.TOEGELATEN, door=door, op=op)
        return
    afgewezen = besluit.soort == Besluitsoort.AFWIJZING
    # Duurde het lezen langer dan de gekozen dag, dan telt het beleid.
    is_voorbij = besluit.volg_datum and besluit.volg_datum <= dag_van(op)
    plan_volgmoment(
        aanmelding.client,
        aanleiding=Volgaanleiding.AFGEWEZEN if afgewezen else Volgaanleiding.ADVIES,
        vervolgstap=besluit.vervolgstap,
        datum=None if is_voorbij else besluit.volg_datum,
        soort=Volgsoort(besluit.volg_soort),
        partner=besluit.volg_partner,
        aanmelding=aanmelding,
        behandelaar=aanmelding.behandelaar or besluit.opgesteld_door,
        door=door,
        op=op,
    )


def _dateer(besluit: Besluit, op: datetime) -> None:
    bezwaar = bereken_termijn(TermijnSoort.BEZWAAR, dag_van(op), gelijkgesteld=gelijkgestelde_dagen())
    besluit.genomen_datum = dag_van(op)
    besluit.bezwaar_uiterlijk_datum = bezwaar.uiterlijk
    besluit.bezwaar_toelichting = list(bezwaar.toelichting)


def concept_beschikking(aanmelding: Aanmelding, besluit: Besluit, *, door: Medewerker, op: datetime) -> Concept:
    """De beschikking zoals zij uitgaat als dit besluit nu genomen wordt; `besluit` hoeft niet bewaard te zijn."""
    _dateer(besluit, op)
    return _beschikking(aanmelding, besluit, door)


def geef_terug(besluit: Besluit, *, reden: str, door: Medewerker, op: datetime) -> Besluit:
    """Zet het voorstel op teruggegeven: het blijft staan, en er kan een nieuw voorstel komen."""
    besluit.is_teruggegeven = True
    besluit.terug_reden = reden
    besluit.terug_door = door
    besluit.terug_op = op
    besluit.save()
    return besluit


def liggend_voorstel(aanmelding: Aanmelding) -> Besluit:
    """Het voorstel dat op een antwoord wacht; de aanmelding gaat eerst op slot. Fout: Geweigerd als er niets ligt."""
    rij = vergrendel(aanmelding)
    besluit = rij.besluiten.filter(is_teruggegeven=False, genomen_datum=None).first()
    if besluit is None:
        raise Geweigerd(f"Er ligt geen voorstel meer. De aanmelding heeft nu de status “{rij.get_status_display()}”.")
    return besluit


def _beschikking(aanmelding: Aanmelding, besluit: Besluit, door: Medewerker) -> Concept:
    gesprek = aanmelding.gesprek_op
    assert besluit.bezwaar_uiterlijk_datum  # noqa: S101 (maak_bekend zet dit)
    return Concept(
        soort=BRIEF[Besluitsoort(besluit.soort)],
        sleutel=f"besluit:{besluit.pk}",
        gemeente=aanmelding.gemeente,
        client_id=aanmelding.client_id,
        aan=aanmelding.client.adresregels,
        kenmerk=aanmelding.client.dossiernummer,
        behandelaar=aanmelding.behandelaar or door,
        inhoud={
            "gesprek_datum": dag_van(gesprek).isoformat() if gesprek else "",
            "motivering": besluit.motivering,
            "voorwaarden": besluit.voorwaarden,
            "vervolgstap": besluit.vervolgstap,
            "grond": GROND_IN_DE_BRIEF[Afwijzingsgrond(besluit.grond)] if besluit.grond else "",
            "weken_tot_resultaat": besluit.weken_tot_resultaat,
            "bezwaar_uiterlijk": besluit.bezwaar_uiterlijk_datum.isoformat(),
        },
    )
