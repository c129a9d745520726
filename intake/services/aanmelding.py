"""Van melding tot eerste gesprek."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from intake.choices import (
    Bedreiging,
    IntrekReden,
    Kanaal,
    Volgaanleiding,
    Volguitkomst,
    Zegspersoon,
    Zegswijze,
)
from intake.choices.loket import Problematiek
from intake.eerder import was_eerder_geholpen
from intake.models import Aanmelding, Client
from intake.services.afloop import close_gesprek
from intake.services.afspraak import plan_eerste_gesprek
from intake.services.moment import Moment
from intake.services.na_einde import follow_up
from intake.services.opschorting import sluit_bij_intrekken
from intake.services.spoor import log_aanmelding
from intake.services.vaste_consulent import hand_over
from intake.services.volgmoment import VolgmomentPlan, lapse_volgmoment
from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Beleid, Medewerker


@transaction.atomic
def register_aanmelding(
    client: Client,
    *,
    kanaal: Kanaal,
    gemeld_op: datetime,
    hulpvraag: str = "",
    bedreigingen: Sequence[Bedreiging] = (),
    overige_dreiging: str = "",
    problematiek: Problematiek | None = None,
    aangemeld_door: str = "",
    behandelaar: Medewerker | None = None,
    id_: UUID | None = None,
    door: Medewerker | None,
    door_naam: str = "",
    op: datetime,
) -> Aanmelding:
    """Registreert een melding en start de klok van art. 4 Wgs: vier weken, of drie werkdagen bij een bedreiging.

    Alleen de wettelijke lijst (`bedreigingen`) geeft drie werkdagen; een andere dreiging wordt wel genoteerd.
    Een vast `id_` maakt dat hetzelfde formulier twee keer versturen één aanmelding geeft.
    Fouten: Geweigerd bij een melding in de toekomst of als er al een aanmelding openstaat.
    """
    if gemeld_op > op:
        raise Geweigerd("Een melding kan niet in de toekomst liggen.")
    beleid = Beleid.objects.geldig(client.gemeente, dag_van(gemeld_op))
    is_bedreigend = bool(bedreigingen)
    soort = TermijnSoort.EERSTE_GESPREK_BEDREIGEND if is_bedreigend else TermijnSoort.EERSTE_GESPREK
    termijn = bereken_termijn(soort, dag_van(gemeld_op), gelijkgesteld=gelijkgestelde_dagen())
    aanmelding = Aanmelding(
        id=id_ or uuid4(),
        client=client,
        gemeente=client.gemeente,
        organisatie=beleid.uitvoerder_fase_1,
        kanaal=kanaal,
        aangemeld_door=aangemeld_door,
        gemeld_op=gemeld_op,
        hulpvraag=hulpvraag,
        problematiek=problematiek or "",
        is_crisis=is_bedreigend,
        bedreigingen=list(bedreigingen),
        overige_dreiging=overige_dreiging,
        gesprek_vanaf_datum=termijn.start,
        is_gesprek_met_spoed=is_bedreigend,
        gesprek_uiterlijk_datum=termijn.uiterlijk,
        gesprek_toelichting=list(termijn.toelichting),
        behandelaar=behandelaar,
        is_recidive=was_eerder_geholpen(client),
        geregistreerd_door=door,
    )
    try:
        with transaction.atomic():
            begin(aanmelding, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd("Voor deze inwoner staat al een aanmelding open.") from fout
    lapse_volgmoment(client, uitkomst=Volguitkomst.WEER_AANGEMELD, door=door, op=op)
    log_aanmelding(aanmelding, Handeling.AANMAKEN, door=door, door_naam=door_naam, op=op, wat="aanmelding")
    return aanmelding


@transaction.atomic
def plan_gesprek(
    aanmelding: Aanmelding,
    *,
    gepland_op: datetime,
    plaats: str,
    stuur_uitnodiging: bool = True,
    moment: Moment | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Plant het eerste gesprek als afspraak en stuurt de uitnodiging; stond er al een afspraak, dan wordt die verzet.

    `moment` zegt wie het gesprek houdt, hoe en hoe lang; zonder is het de behandelaar, op kantoor, volgens het beleid.
    Fouten: Geweigerd als het moment al voorbij is, of als iemand dan al een afspraak heeft.
    """
    rij = wissel(
        aanmelding,
        "plan_gesprek",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        gepland_op=gepland_op,
        plaats=plaats,
    )
    plan_eerste_gesprek(
        rij,
        moment=moment or _gewoon_moment(rij, door, op),
        stuur_uitnodiging=stuur_uitnodiging,
        door=door,
        op=op,
    )
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="eerste gesprek gepland")
    return rij


def _gewoon_moment(aanmelding: Aanmelding, door: Medewerker, op: datetime) -> Moment:
    assert aanmelding.gesprek_gepland_op  # noqa: S101 (plan_gesprek zet dit)
    return Moment(
        begin_op=aanmelding.gesprek_gepland_op,
        minuten=Beleid.objects.geldig(aanmelding.gemeente, dag_van(op)).afspraak_minuten,
        behandelaar=aanmelding.behandelaar or door,
        plaats=aanmelding.gesprek_plaats,
    )


@transaction.atomic
def hold_gesprek(
    aanmelding: Aanmelding,
    *,
    gehouden_op: datetime,
    verslag: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Legt het eerste gesprek vast: dat is de aanvraag, en de beslistermijn van art. 4a Wgs begint.

    Fouten: Geweigerd bij een gesprek in de toekomst of vóór de melding.
    """
    if gehouden_op > op:
        raise Geweigerd("Een gesprek dat is gehouden kan niet in de toekomst liggen.", veld="datum")
    if aanmelding.gemeld_op and dag_van(gehouden_op) < dag_van(aanmelding.gemeld_op):
        raise Geweigerd("Het gesprek kan niet vóór de melding liggen.", veld="datum")
    datum = dag_van(gehouden_op)
    beleid = Beleid.objects.geldig(aanmelding.gemeente, datum)
    termijn = bereken_termijn(
        TermijnSoort.BESCHIKKING, datum, weken=beleid.beslistermijn_weken, gelijkgesteld=gelijkgestelde_dagen()
    )
    rij = wissel(
        aanmelding,
        "hold_gesprek",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        gehouden_op=gehouden_op,
        verslag=verslag,
        datum=datum,
        termijn=termijn,
    )
    close_gesprek(rij, "hold", door=door, op=op, verslag="Het verslag staat bij de aanmelding.")
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="eerste gesprek gehouden")
    return rij


@dataclass(frozen=True)
class Verklaring:
    """Wie zei dat er geen hulp meer nodig is, hoe en op welke dag (art. 4a Wgs: dan is er geen besluit)."""

    wie: Zegspersoon
    hoe: Zegswijze
    datum: date


@transaction.atomic
def withdraw_aanmelding(
    aanmelding: Aanmelding,
    *,
    reden: IntrekReden,
    toelichting: str,
    verklaring: Verklaring | None = None,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Sluit een aanmelding zonder besluit, met wie dat zei en hoe (art. 4a Wgs vraagt dan geen beschikking).

    Behalve bij overlijden kijkt iemand later opnieuw; wie verhuisde, wordt warm overgedragen.
    Fouten: Geweigerd als iemand geen hulp wil zonder `verklaring`, bij een verklaring in de toekomst, of als iemand
    wegbleef terwijl er al een aanvraag is: daar hoort een besluit op.
    """
    if reden == IntrekReden.NIET_VERSCHENEN and aanmelding.gesprek_op:
        raise Geweigerd(
            "Het eerste gesprek was er: dat is een aanvraag, en daar hoort een besluit op. Vraag om wat er mist; komt "
            "er niets, dan legt u een afwijzing voor (art. 4:5 Awb).",
            veld="reden",
        )
    if reden == IntrekReden.GEEN_HULP_GEWENST and verklaring is None:
        raise Geweigerd("Leg vast wie zei dat er geen hulp nodig is, hoe en wanneer.")
    if verklaring and verklaring.datum > dag_van(op):
        raise Geweigerd("De dag waarop iemand dit zei, kan niet in de toekomst liggen.", veld="datum")
    rij = wissel(
        aanmelding,
        "withdraw",
        door=door,
        op=op,
        reden=toelichting,
        verwacht_versie=verwacht_versie,
        intrek_reden=reden,
        toelichting=toelichting,
        verklaring=verklaring,
        gesloten_op=op,
        datum=dag_van(op),
    )
    sluit_bij_intrekken(rij, dag=dag_van(op))
    close_gesprek(rij, "cancel", door=door, op=op, afzeg_reden="De aanmelding is ingetrokken.")
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="aanmelding ingetrokken")
    follow_up(
        rij.client,
        aanleiding=Volgaanleiding.INGETROKKEN,
        is_overleden=reden == IntrekReden.OVERLEDEN,
        is_verhuisd=reden == IntrekReden.VERHUISD,
        plan=volgmoment,
        aanmelding=rij,
        door=door,
        op=op,
    )
    return rij


@transaction.atomic
def assign_behandelaar(
    aanmelding: Aanmelding,
    *,
    behandelaar: Medewerker,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Geeft een aanmelding aan een consulent; het andere open werk van de inwoner gaat mee.

    Fout: Geweigerd als die consulent niet in deze gemeente werkt.
    """
    if aanmelding.gemeente_id not in behandelaar.alle_gemeenten:
        raise Geweigerd(f"{behandelaar.naam} werkt niet in {aanmelding.gemeente}.", veld="behandelaar")
    rij = vergrendel(aanmelding)
    controleer_versie(rij, verwacht_versie)
    van, rij.behandelaar = rij.behandelaar_id, behandelaar
    bewaar(rij, ["behandelaar"])
    hand_over(rij, van=van, door=door, op=op)
    log_aanmelding(rij, Handeling.WIJZIGEN, door=door, op=op, wat="behandelaar toegewezen")
    return rij
