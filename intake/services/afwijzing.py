"""Afwijzen in twee stappen: voorleggen, en bevestigen of teruggeven door een tweede lezer (Wgs art. 3 en 4a)."""

from datetime import date, datetime

from django.db import transaction

from intake.choices import Afwijzingsgrond, Besluitsoort, OpschortingEinde, Volgsoort
from intake.models import Aanmelding, Besluit
from intake.permissions import can_beslissen, can_besluiten, check_tweede_lezer
from intake.services.beschikking import geef_terug, liggend_voorstel, maak_bekend, volg_velden, voorbereid
from intake.services.besluit import eis_vervolgstap
from intake.services.spoor import log_aanmelding
from intake.services.volgmoment import VolgmomentPlan, bepaal_dag
from intake.weigering import Toets, toets_fraude, toets_niet_compleet, toets_recidive
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Beleid, Medewerker


def eerder_gebruik(aanmelding: Aanmelding) -> date | None:
    """De laatste dag van eerdere hulp in deze gemeente: het einde ervan, of de toelating als er geen einde is."""
    eerder = aanmelding.client.aanmeldingen.filter(gemeente=aanmelding.gemeente).exclude(pk=aanmelding.pk)
    dagen = []
    for rij in eerder.prefetch_related("besluiten"):
        if not rij.is_toegelaten:
            continue
        # Het traject hoort bij de app hierboven; hier telt alleen wanneer het eindigde.
        traject = getattr(rij, "traject", None)
        dagen.append(getattr(traject, "eind_datum", None) or rij.besluit.genomen_datum)
    return max(dagen, default=None)


def toets_grond(
    aanmelding: Aanmelding, grond: Afwijzingsgrond, *, grond_datum: date | None = None, op: date
) -> tuple[Toets, date | None]:
    """Mag afwijzen op deze grond volgens het beleid van vandaag, en met welke datum?"""
    beleid = Beleid.objects.geldig(aanmelding.gemeente, op)
    match grond:
        case Afwijzingsgrond.RECIDIVE:
            eerder = eerder_gebruik(aanmelding)
            huishouden = aanmelding.client.huishouden
            toets = toets_recidive(
                eerder,
                op,
                jaren=beleid.recidive_jaren,
                jaren_gezin=beleid.recidive_jaren_gezin,
                minderjarige_kinderen=huishouden.minderjarige_kinderen if huishouden else 0,
            )
            return toets, eerder
        case Afwijzingsgrond.FRAUDE:
            return toets_fraude(grond_datum, op, jaren=beleid.fraude_jaren), grond_datum
        case Afwijzingsgrond.GEEN_INGEZETENE:
            return _toets_brp(grond_datum, op), grond_datum
        case Afwijzingsgrond.NIET_COMPLEET:
            verlopen = _ongebruikte_hersteltermijn(aanmelding)
            return toets_niet_compleet(verlopen, op, gelijkgesteld=gelijkgestelde_dagen()), verlopen
        case _:
            return Toets(True, ()), None


def _ongebruikte_hersteltermijn(aanmelding: Aanmelding) -> date | None:
    """De laatste dag van de hersteltermijn, als het laatste verzoek om papieren zonder reactie voorbijging."""
    laatste = aanmelding.opschortingen.order_by("gevraagd_datum", "op").last()
    return laatste.hersteltermijn_datum if laatste and laatste.einde == OpschortingEinde.VERLOPEN else None


def _toets_brp(gecontroleerd: date | None, op: date) -> Toets:
    if gecontroleerd is None or gecontroleerd > op:
        return Toets(False, ("Kijk eerst in de Basisregistratie Personen (BRP) en vul in wanneer u dat deed.",))
    return Toets(True, (f"De BRP is nagekeken op {gecontroleerd:%d-%m-%Y}.",))


@transaction.atomic
def submit_afwijzing(
    aanmelding: Aanmelding,
    *,
    grond: Afwijzingsgrond,
    motivering: str,
    vervolgstap: str,
    grond_datum: date | None = None,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Besluit:
    """Legt een voorgenomen afwijzing voor aan een tweede lezer. Er gaat nog niets naar de inwoner.

    `grond_datum`: sinds wanneer de fraude onherroepelijk vaststaat, of wanneer de BRP is nagekeken.
    Fouten: Geweigerd als het beleid deze grond niet toelaat (art. 3 Wgs), of zonder vervolgstap.
    """
    eis_vervolgstap(vervolgstap)
    toets, datum = toets_grond(aanmelding, grond, grond_datum=grond_datum, op=dag_van(op))
    if not toets.mag:
        raise Geweigerd(f"Afwijzen op deze grond kan niet. {' '.join(toets.toelichting)}", veld="grond")
    bepaal_dag(aanmelding.client, volgmoment or VolgmomentPlan(), op=op)
    rij = wissel(aanmelding, "submit_afwijzing", door=door, op=op, reden=motivering, verwacht_versie=verwacht_versie)
    besluit = voorbereid(
        rij,
        Besluitsoort.AFWIJZING,
        grond=grond,
        grond_datum=datum,
        grond_toelichting=list(toets.toelichting),
        motivering=motivering,
        vervolgstap=vervolgstap,
        **volg_velden(volgmoment, Volgsoort.EIGEN_CONTACT),
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

    Heeft de opsteller (of de lezer zelf) geen mandaat, dan gaat het besluit door naar iemand die het mag nemen.
    Fout: Geweigerd als `door` niet de tweede lezer mag zijn.
    """
    besluit = liggend_voorstel(aanmelding)
    check_tweede_lezer(door, aanmelding, besluit)
    besluit.tweede_lezer = door
    besluit.gelezen_op = op
    neemt = _wie_neemt(aanmelding, besluit, door, dag_van(op))
    if neemt is None:
        rij = wissel(aanmelding, "forward_afwijzing", door=door, op=op, verwacht_versie=verwacht_versie)
        besluit.save()
        log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="afwijzing gelezen en doorgelegd")
        return besluit
    rij = wissel(
        aanmelding, "reject", door=door, op=op, verwacht_versie=verwacht_versie, besloten_op=op, datum=dag_van(op)
    )
    return maak_bekend(rij, besluit, genomen_door=neemt, door=door, op=op)


def _wie_neemt(aanmelding: Aanmelding, besluit: Besluit, lezer: Medewerker, dag: date) -> Medewerker | None:
    """De opsteller als die mandaat heeft, anders de lezer als die mag besluiten, anders niemand."""
    kandidaten = [m for m in (besluit.opgesteld_door, lezer) if m and can_beslissen(m, aanmelding.gemeente)]
    return next((m for m in kandidaten if can_besluiten(m, aanmelding.gemeente, Besluitsoort.AFWIJZING, dag)), None)


@transaction.atomic
def return_afwijzing(
    aanmelding: Aanmelding, *, reden: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Aanmelding:
    """De tweede lezer is het niet eens en geeft de afwijzing met een reden terug."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u de afwijzing teruggeeft.")
    besluit = liggend_voorstel(aanmelding)
    check_tweede_lezer(door, aanmelding, besluit)
    rij = wissel(aanmelding, "return_afwijzing", door=door, op=op, reden=reden, verwacht_versie=verwacht_versie)
    besluit.tweede_lezer = door
    besluit.gelezen_op = op
    geef_terug(besluit, reden=reden, door=door, op=op)
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="afwijzing teruggegeven")
    return rij
