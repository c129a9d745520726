"""Besluiten op een aanvraag: toelaten, adviseren, of afwijzen met een tweede paar ogen (Wgs art. 4a)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from intake.choices import Afwijzingsgrond, Besluitsoort, Volgaanleiding, Volgsoort, Volguitkomst
from intake.models import Aanmelding, Besluit
from intake.services.spoor import log_aanmelding
from intake.services.volgmoment import VolgmomentPlan, bepaal_dag, lapse_volgmoment, plan_volgmoment
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept, verstuur
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Beleid, Medewerker

BRIEF = {
    Besluitsoort.TOELATING: "beschikking_toelating",
    Besluitsoort.AFWIJZING: "beschikking_afwijzing",
    Besluitsoort.INFORMATIE_EN_ADVIES: "beschikking_advies",
}


@transaction.atomic
def admit(
    aanmelding: Aanmelding,
    *,
    motivering: str,
    voorwaarden: str = "",
    weken_tot_resultaat: int,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Laat de inwoner toe tot schuldhulpverlening; de beschikking gaat de deur uit en de bezwaartermijn begint."""
    rij = wissel(
        aanmelding,
        "admit",
        door=door,
        op=op,
        reden=motivering,
        verwacht_versie=verwacht_versie,
        besloten_op=op,
        datum=dag_van(op),
    )
    besluit = _nieuw(
        rij,
        Besluitsoort.TOELATING,
        motivering=motivering,
        voorwaarden=voorwaarden,
        weken_tot_resultaat=weken_tot_resultaat,
        door=door,
        op=op,
    )
    lapse_volgmoment(rij.client, uitkomst=Volguitkomst.TOEGELATEN, door=door, op=op)
    return _neem(rij, besluit, door=door, op=op)


@transaction.atomic
def advise(
    aanmelding: Aanmelding,
    *,
    motivering: str,
    vervolgstap: str,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Sluit af met informatie en advies, met een besluit waartegen bezwaar openstaat."""
    rij = wissel(
        aanmelding,
        "advise",
        door=door,
        op=op,
        reden=motivering,
        verwacht_versie=verwacht_versie,
        besloten_op=op,
        datum=dag_van(op),
    )
    besluit = _nieuw(
        rij,
        Besluitsoort.INFORMATIE_EN_ADVIES,
        motivering=motivering,
        vervolgstap=vervolgstap,
        **_volg_velden(volgmoment, Volgsoort.ADVIES),
        door=door,
        op=op,
    )
    _plan_volgmoment(rij, besluit, Volgaanleiding.ADVIES, door=door, op=op)
    return _neem(rij, besluit, door=door, op=op)


@transaction.atomic
def submit_afwijzing(
    aanmelding: Aanmelding,
    *,
    grond: Afwijzingsgrond,
    motivering: str,
    vervolgstap: str,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Legt een voorgenomen afwijzing voor aan een tweede lezer. Er gaat nog niets naar de inwoner.

    Fout: Geweigerd als de gemeente in haar beleid niet op recidive afwijst (art. 3 Wgs: alleen als het plan dat zegt).
    """
    beleid = Beleid.objects.geldig(aanmelding.gemeente, dag_van(op))
    if grond == Afwijzingsgrond.RECIDIVE and not beleid.recidive_jaren:
        raise Geweigerd(f"{aanmelding.gemeente} wijst volgens haar beleid niet af op eerder gebruik.")
    bepaal_dag(aanmelding.client, volgmoment or VolgmomentPlan(), op=op)
    rij = wissel(aanmelding, "submit_afwijzing", door=door, op=op, reden=motivering, verwacht_versie=verwacht_versie)
    besluit = _nieuw(
        rij,
        Besluitsoort.AFWIJZING,
        grond=grond,
        motivering=motivering,
        vervolgstap=vervolgstap,
        **_volg_velden(volgmoment, Volgsoort.EIGEN_CONTACT),
        door=door,
        op=op,
    )
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="afwijzing voorgelegd")
    return besluit


@transaction.atomic
def confirm_afwijzing(
    aanmelding: Aanmelding, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Besluit:
    """De tweede lezer is het eens: de afwijzing is genomen en de beschikking gaat uit.

    Fout: Geweigerd als de lezer de afwijzing zelf opstelde.
    """
    rij = wissel(
        aanmelding, "reject", door=door, op=op, verwacht_versie=verwacht_versie, besloten_op=op, datum=dag_van(op)
    )
    besluit = _voorstel(rij, door)
    besluit.tweede_lezer = door
    besluit.gelezen_op = op
    if besluit.volg_datum and besluit.volg_datum <= dag_van(op):
        besluit.volg_datum = None  # het lezen duurde langer dan de gekozen dag: dan telt het beleid
    _plan_volgmoment(rij, besluit, Volgaanleiding.AFGEWEZEN, door=door, op=op)
    return _neem(rij, besluit, door=door, op=op)


@transaction.atomic
def return_afwijzing(
    aanmelding: Aanmelding, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Aanmelding:
    """De tweede lezer is het niet eens en geeft de afwijzing met een reden terug."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u de afwijzing teruggeeft.")
    rij = wissel(aanmelding, "return_afwijzing", door=door, op=op, reden=reden, verwacht_versie=verwacht_versie)
    besluit = _voorstel(rij, door)
    besluit.tweede_lezer = door
    besluit.gelezen_op = op
    besluit.is_teruggegeven = True
    besluit.terug_reden = reden
    besluit.save()
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="afwijzing teruggegeven")
    return rij


def _voorstel(aanmelding: Aanmelding, lezer: Medewerker) -> Besluit:
    besluit = aanmelding.besluiten.select_for_update().get(is_teruggegeven=False)
    if besluit.opgesteld_door_id == lezer.pk:
        raise Geweigerd("U stelde deze afwijzing zelf op. Een collega moet haar beoordelen.")
    return besluit


def _nieuw(aanmelding: Aanmelding, soort: Besluitsoort, *, door: Medewerker, op: datetime, **velden: object) -> Besluit:
    try:
        with transaction.atomic():
            return Besluit.objects.create(
                aanmelding=aanmelding, soort=soort, opgesteld_door=door, opgesteld_op=op, **velden
            )
    except IntegrityError as fout:
        raise Geweigerd("Over deze aanmelding ligt al een besluit.") from fout


def _volg_velden(plan: VolgmomentPlan | None, standaard: Volgsoort) -> dict[str, object]:
    plan = plan or VolgmomentPlan(soort=standaard)
    return {"volg_soort": plan.soort, "volg_partner": plan.partner.strip(), "volg_datum": plan.datum}


def _plan_volgmoment(
    aanmelding: Aanmelding, besluit: Besluit, aanleiding: Volgaanleiding, *, door: Medewerker, op: datetime
) -> None:
    """Niet toegelaten is niet uit beeld: er komt een dag waarop iemand opnieuw kijkt."""
    plan_volgmoment(
        aanmelding.client,
        aanleiding=aanleiding,
        vervolgstap=besluit.vervolgstap,
        datum=besluit.volg_datum,
        soort=Volgsoort(besluit.volg_soort),
        partner=besluit.volg_partner,
        aanmelding=aanmelding,
        behandelaar=aanmelding.behandelaar or besluit.opgesteld_door,
        door=door,
        op=op,
    )


def _neem(aanmelding: Aanmelding, besluit: Besluit, *, door: Medewerker, op: datetime) -> Besluit:
    """Maakt het besluit bekend: datum, bezwaartermijn en beschikking."""
    _dateer(besluit, op)
    besluit.brief = verstuur(_beschikking(aanmelding, besluit, door), door=door, op=op)
    besluit.save()
    log_aanmelding(aanmelding, Handeling.BESLISSEN, door=door, op=op, wat=besluit.get_soort_display().lower())
    return besluit


def _dateer(besluit: Besluit, op: datetime) -> None:
    bezwaar = bereken_termijn(TermijnSoort.BEZWAAR, dag_van(op), gelijkgesteld=gelijkgestelde_dagen())
    besluit.genomen_datum = dag_van(op)
    besluit.bezwaar_uiterlijk_datum = bezwaar.uiterlijk
    besluit.bezwaar_toelichting = list(bezwaar.toelichting)


def concept_beschikking(aanmelding: Aanmelding, besluit: Besluit, *, door: Medewerker, op: datetime) -> Concept:
    """De beschikking zoals zij uitgaat als dit besluit nu genomen wordt; `besluit` hoeft niet bewaard te zijn."""
    _dateer(besluit, op)
    return _beschikking(aanmelding, besluit, door)


def _beschikking(aanmelding: Aanmelding, besluit: Besluit, door: Medewerker) -> Concept:
    gesprek = aanmelding.gesprek_op
    assert besluit.bezwaar_uiterlijk_datum  # noqa: S101 (_neem zet dit)
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
            "grond": besluit.get_grond_display() if besluit.grond else "",
            "weken_tot_resultaat": besluit.weken_tot_resultaat,
            "bezwaar_uiterlijk": besluit.bezwaar_uiterlijk_datum.isoformat(),
        },
    )
