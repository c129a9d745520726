"""Niemand uit beeld: wie niet is toegelaten krijgt een volgende stap en een dag waarop iemand opnieuw kijkt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from intake.choices import (
    UITKOMST_KEUZES,
    UITKOMST_KIJKT_WEER,
    Volgaanleiding,
    Volgsoort,
    Volguitkomst,
)
from intake.models import Aanmelding, Client, Volgmoment
from intake.services.vaste_consulent import note_behandelaar
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, wissel
from schuldhulp.lib.werkdagen import verschuif_termijn
from schuldhulp.organisatie.models import Beleid, Medewerker

ZONDER_AFSPRAAK = "Neem contact op en vraag hoe het gaat."


@dataclass(frozen=True)
class VolgmomentPlan:
    """Wat er is afgesproken en wanneer iemand opnieuw kijkt. Zonder datum geldt de termijn van het beleid."""

    vervolgstap: str = ""
    datum: date | None = None
    soort: Volgsoort = Volgsoort.EIGEN_CONTACT
    partner: str = ""


@transaction.atomic
def plan_volgmoment(
    client: Client,
    *,
    aanleiding: Volgaanleiding,
    vervolgstap: str,
    datum: date | None = None,
    soort: Volgsoort = Volgsoort.EIGEN_CONTACT,
    partner: str = "",
    aanmelding: Aanmelding | None = None,
    behandelaar: Medewerker | None = None,
    vorige: Volgmoment | None = None,
    poging: int = 1,
    door: Medewerker | None,
    op: datetime,
) -> Volgmoment:
    """Plant de dag waarop iemand opnieuw kijkt; een volgmoment dat nog openstond vervalt.

    Zonder `datum` geldt de termijn van het beleid. Fouten: Geweigerd bij een dag die voorbij is of verder weg dan het
    beleid toestaat, of zonder naam als een partner helpt.
    """
    dag = bepaal_dag(client, VolgmomentPlan(datum=datum, soort=soort, partner=partner), op=op)
    open_ = lapse_volgmoment(client, uitkomst=Volguitkomst.VERVANGEN, door=door, op=op)
    rij = Volgmoment(
        client=client,
        gemeente=client.gemeente,
        aanmelding=aanmelding,
        behandelaar=behandelaar or (aanmelding.behandelaar if aanmelding else None) or door,
        vorige=vorige or open_,
        aanleiding=aanleiding,
        volgsoort=soort,
        partner=partner.strip(),
        vervolgstap=vervolgstap.strip() or ZONDER_AFSPRAAK,
        datum=dag,
        poging=poging,
        gepland_op=op,
    )
    try:
        with transaction.atomic():
            begin(rij, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd("Een collega plande net een volgmoment voor deze inwoner.") from fout
    _log(rij, Handeling.AANMAKEN, door, op, "volgmoment gepland")
    return rij


@transaction.atomic
def hold_volgmoment(
    volgmoment: Volgmoment,
    *,
    uitkomst: Volguitkomst,
    verslag: str,
    volgende: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Volgmoment | None:
    """Legt vast hoe het gaat, en plant het volgende volgmoment als dat nodig is (dat komt terug).

    Na "geen contact", "verwezen" en "nog niet" kijkt iemand altijd weer. Bij de laatste poging zonder contact stopt
    het, met het verslag als reden. Fouten: Geweigerd zonder verslag, of bij een uitkomst die vanzelf volgt.
    """
    if uitkomst not in UITKOMST_KEUZES:
        raise Geweigerd("Kies hoe het gaat.")
    if not verslag.strip():
        raise Geweigerd("Schrijf op wat u deed en wat u weet.")
    rij = wissel(
        volgmoment,
        "hold",
        door=door,
        op=op,
        reden=verslag.strip(),
        verwacht_versie=verwacht_versie,
        uitkomst=uitkomst,
        verslag=verslag.strip(),
        afgesloten_op=op,
    )
    _log(rij, Handeling.WIJZIGEN, door, op, "volgmoment gehouden")
    if not kijkt_weer(rij, uitkomst, op=op) and volgende is None:
        return None
    plan = volgende or VolgmomentPlan(soort=Volgsoort(rij.volgsoort), partner=rij.partner)
    return plan_volgmoment(
        rij.client,
        aanleiding=Volgaanleiding(rij.aanleiding),
        vervolgstap=plan.vervolgstap or rij.vervolgstap,
        datum=plan.datum,
        soort=plan.soort,
        partner=plan.partner,
        aanmelding=rij.aanmelding,
        behandelaar=rij.behandelaar,
        vorige=rij,
        poging=rij.poging + 1 if uitkomst == Volguitkomst.GEEN_CONTACT else 1,
        door=door,
        op=op,
    )


def kijkt_weer(rij: Volgmoment, uitkomst: Volguitkomst, *, op: datetime) -> bool:
    """Hoort na deze uitkomst een nieuw volgmoment? Geen contact houdt op bij het aantal pogingen van het beleid."""
    if uitkomst == Volguitkomst.GEEN_CONTACT:
        return rij.poging < Beleid.objects.geldig(rij.gemeente, dag_van(op)).volgpogingen
    return uitkomst in UITKOMST_KIJKT_WEER


@transaction.atomic
def move_volgmoment(
    volgmoment: Volgmoment,
    *,
    datum: date,
    reden: str,
    behandelaar: Medewerker,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Volgmoment:
    """Verzet een open volgmoment, of geeft het aan een collega. Fouten: Geweigerd zonder reden of na het einde."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom u dit verandert.")
    if volgmoment.gemeente_id not in behandelaar.alle_gemeenten:
        raise Geweigerd(f"{behandelaar.naam} werkt niet in {volgmoment.gemeente}.")
    van = volgmoment.behandelaar_id
    rij = wissel(
        volgmoment,
        "move",
        door=door,
        op=op,
        reden=reden.strip(),
        verwacht_versie=verwacht_versie,
        datum=bepaal_dag(volgmoment.client, VolgmomentPlan(datum=datum), op=op),
        behandelaar=behandelaar,
    )
    note_behandelaar(rij, van=van, door=door, op=op)
    _log(rij, Handeling.WIJZIGEN, door, op, "volgmoment verzet")
    return rij


def lapse_volgmoment(
    client: Client,
    *,
    uitkomst: Volguitkomst,
    aanleidingen: tuple[Volgaanleiding, ...] = (),
    door: Medewerker | None,
    op: datetime,
) -> Volgmoment | None:
    """Laat het open volgmoment van deze inwoner vervallen, als dat er is (met `aanleidingen`: alleen van die soort)."""
    rijen = Volgmoment.objects.filter(client=client).open()
    rij = (rijen.filter(aanleiding__in=aanleidingen) if aanleidingen else rijen).first()
    if rij is None:
        return None
    reden = Volguitkomst(uitkomst).label
    return wissel(rij, "lapse", door=door, op=op, reden=reden, uitkomst=uitkomst, afgesloten_op=op)


def bepaal_dag(client: Client, plan: VolgmomentPlan, *, op: datetime) -> date:
    """De dag om opnieuw te kijken: die van de consulent binnen het beleid, en anders de termijn van het beleid.

    De termijn van het beleid schuift naar een werkdag, zodat er die dag ook iemand is om te kijken. Fouten: zie
    `plan_volgmoment`.
    """
    if plan.soort == Volgsoort.PARTNER and not plan.partner.strip():
        raise Geweigerd("Noem de partner die de inwoner helpt.", veld="volg_partner")
    vandaag = dag_van(op)
    beleid = Beleid.objects.geldig(client.gemeente, vandaag)
    if plan.datum is None:
        return verschuif_termijn(vandaag + timedelta(days=beleid.volgmoment_dagen), gelijkgestelde_dagen())
    if plan.datum <= vandaag:
        raise Geweigerd("Kies voor het opnieuw kijken een dag die nog moet komen.", veld="volg_datum")
    laatste = vandaag + timedelta(days=beleid.volgmoment_uiterlijk_dagen)
    if plan.datum > laatste:
        raise Geweigerd(
            f"Kijk uiterlijk op {laatste:%d-%m-%Y} opnieuw; zo staat het in het beleid van de gemeente.",
            veld="volg_datum",
        )
    return plan.datum


def _log(rij: Volgmoment, handeling: Handeling, door: Medewerker | None, op: datetime, wat: str) -> None:
    leg_vast(
        handeling,
        door=door,
        op=op,
        onderwerp=rij,
        gemeente=rij.gemeente_id,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
        toelichting=wat,
    )
