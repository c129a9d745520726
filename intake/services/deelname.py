"""Een deelnemer in een reeks workshops: op de lijst, uitgenodigd, en wat er daarna gebeurt."""

from datetime import datetime

from django.db import IntegrityError, transaction

from intake.choices import Volgaanleiding
from intake.choices.workshop import DeelnameStatus, Stopreden
from intake.dossierlijst import laad_dossierlijst
from intake.models import Client, Deelname, Dossierstuk, Workshopreeks
from intake.services.deelnametaak import aantal_bezet, bepaal_taak
from intake.services.spoor import log_deelname
from intake.services.volgmoment import VolgmomentPlan, plan_volgmoment
from intake.services.workshop import lock_reeks
from intake.services.workshopbericht import controleer_bereikbaar, nodig_uit, uitnodigingsbrief
from schuldhulp.audit.choices import Handeling
from schuldhulp.brieven.services import Concept
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import begin, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker

S = DeelnameStatus


@transaction.atomic
def enrol_client(
    reeks: Workshopreeks,
    *,
    client: Client,
    behandelaar: Medewerker | None = None,
    vorige: Deelname | None = None,
    als_bericht: bool = False,
    door: Medewerker,
    op: datetime,
) -> Deelname:
    """Zet een inwoner op de lijst van een reeks, en nodigt hem meteen uit als er een plek is.

    De reeks is op slot: er worden nooit meer plaatsen vergeven dan er zijn. Fouten: Geweigerd als de inwoner al
    meedoet, de gemeente er niet bij hoort, er geen bijeenkomst meer komt, of niets de inwoner kan bereiken.
    """
    rij = lock_reeks(reeks)
    deelname = _nieuw(rij, client, behandelaar, door, op)
    deelname.vorige = vorige
    taak = bepaal_taak(deelname, S.WACHTLIJST, op=op)
    deelname.plan_taak(taak.wat, taak.uiterlijk)
    try:
        with transaction.atomic():
            begin(deelname, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd(f"{client.naam} doet al mee aan {rij}.", veld="reeks") from fout
    log_deelname(deelname, Handeling.AANMAKEN, door=door, op=op, wat="deelname aan een workshopreeks")
    if aantal_bezet(rij) < rij.capaciteit:
        return _invite(deelname, als_bericht=als_bericht, door=door, op=op)
    return deelname


def preview_uitnodiging(reeks: Workshopreeks, *, client: Client, door: Medewerker, op: datetime) -> Concept:
    """De brief die `enrol_client` zou sturen; er verandert niets. Fouten: Geweigerd als deze inwoner niet mee kan."""
    deelname = _nieuw(reeks, client, None, door, op)
    deelname.uitgenodigd_op = op
    taak = bepaal_taak(deelname, S.UITGENODIGD, op=op)
    deelname.plan_taak(taak.wat, taak.uiterlijk)
    return uitnodigingsbrief(deelname, door=door, op=op)


def _nieuw(
    reeks: Workshopreeks, client: Client, behandelaar: Medewerker | None, door: Medewerker, op: datetime
) -> Deelname:
    """Een deelname die nog niet bewaard is. Fouten: Geweigerd als de reeks niet voor deze inwoner is of al voorbij."""
    if not reeks.gemeenten.filter(pk=client.gemeente_id).exists():
        raise Geweigerd(f"{reeks} is niet voor inwoners van {client.gemeente}.", veld="reeks")
    if reeks.eind_op is None or not reeks.sessies.filter(afgelast_op=None, begin_op__gt=op).exists():
        raise Geweigerd(f"Voor {reeks} staat geen bijeenkomst meer gepland. Plan die eerst.", veld="reeks")
    aanmelding = client.aanmeldingen.open().first()  # type: ignore[attr-defined]
    return Deelname(
        reeks=reeks,
        client=client,
        gemeente=client.gemeente,
        aanmelding=aanmelding,
        aangemeld_op=op,
        behandelaar=behandelaar or (aanmelding.behandelaar if aanmelding else None) or door,
    )


@transaction.atomic
def invite_deelname(
    deelname: Deelname, *, als_bericht: bool = False, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Deelname:
    """Nodigt iemand van de wachtlijst uit.

    Fout: Geweigerd als er geen plek is, er geen bijeenkomst meer komt of niets de inwoner kan bereiken.
    """
    reeks = lock_reeks(deelname.reeks)
    if aantal_bezet(reeks) >= reeks.capaciteit:
        raise Geweigerd(f"{reeks} is vol: alle {reeks.capaciteit} plaatsen zijn bezet.")
    if not reeks.sessies.filter(afgelast_op=None, begin_op__gt=op).exists():
        raise Geweigerd(f"Voor {reeks} staat geen bijeenkomst meer gepland. Kies een andere reeks.")
    return _invite(deelname, als_bericht=als_bericht, door=door, op=op, verwacht_versie=verwacht_versie)


@transaction.atomic
def confirm_deelname(
    deelname: Deelname, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Deelname:
    """De inwoner zei dat hij komt."""
    taak = bepaal_taak(deelname, S.BEVESTIGD, op=op)
    rij = wissel(
        deelname,
        "confirm",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        taak=taak.wat,
        taak_datum=taak.uiterlijk,
    )
    log_deelname(rij, Handeling.WIJZIGEN, door=door, op=op, wat="komt naar de workshop")
    return rij


@transaction.atomic
def continue_in_reeks(
    deelname: Deelname,
    *,
    reeks: Workshopreeks,
    vervolg: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Deelname:
    """Gaat verder in een andere reeks (de vervolgreeks, of een die beter past); het dossier gaat mee.

    Fout: Geweigerd als het dezelfde reeks is, of als die reeks de inwoner niet kan opnemen.
    """
    if reeks.pk == deelname.reeks_id:
        raise Geweigerd("De inwoner zit al in deze reeks. Kies een andere.")
    nieuw = enrol_client(
        reeks, client=deelname.client, behandelaar=deelname.behandelaar, vorige=deelname, door=door, op=op
    )
    rij = wissel(
        deelname,
        "switch_reeks",
        door=door,
        op=op,
        reden=vervolg,
        verwacht_versie=verwacht_versie,
        vervolg=vervolg or f"Verder in {reeks}.",
        afgesloten_op=op,
    )
    _neem_dossier_mee(rij, nieuw)
    log_deelname(rij, Handeling.WIJZIGEN, door=door, op=op, wat="verder in een andere workshopreeks")
    return nieuw


@transaction.atomic
def stop_deelname(
    deelname: Deelname,
    *,
    reden: Stopreden,
    toelichting: str,
    vervolg: str,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Deelname:
    """De inwoner doet niet meer mee. Vastgelegd wordt wie dat zei en hoe, en wat wel past; nooit vanzelf.

    Loopt er verder niets, dan komt er een volgmoment: zo raakt niemand uit beeld.
    Fout: Geweigerd zonder toelichting of vervolg.
    """
    if not toelichting.strip() or not vervolg.strip():
        raise Geweigerd("Schrijf op wie dit zei en hoe, en wat er nu wel gebeurt.")
    rij = wissel(
        deelname,
        "stop",
        door=door,
        op=op,
        reden=toelichting,
        verwacht_versie=verwacht_versie,
        stop_reden=reden,
        toelichting=toelichting,
        vervolg=vervolg,
        afgesloten_op=op,
    )
    log_deelname(rij, Handeling.WIJZIGEN, door=door, op=op, wat="gestopt met de workshop")
    if reden != Stopreden.OVERLEDEN:
        _blijf_kijken(rij, volgmoment, door=door, op=op)
    return rij


@transaction.atomic
def complete_deelname(
    deelname: Deelname,
    *,
    vervolg: str,
    volgmoment: VolgmomentPlan | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Deelname:
    """De reeks is klaar, met wat daarna komt; loopt er verder niets, dan met een volgmoment.

    Fout: Geweigerd als er nog een bijeenkomst open staat.
    """
    rij = vergrendel(deelname)
    controleer_versie(rij, verwacht_versie)
    if rij.reeks.sessies.filter(afgelast_op=None, begin_op__gt=op).exists():
        raise Geweigerd("Er komt nog een bijeenkomst. Afronden kan daarna.")
    rij = wissel(rij, "complete", door=door, op=op, reden=vervolg, vervolg=vervolg, afgesloten_op=op)
    log_deelname(rij, Handeling.WIJZIGEN, door=door, op=op, wat="workshopreeks afgerond")
    _blijf_kijken(rij, volgmoment, door=door, op=op)
    return rij


def _blijf_kijken(deelname: Deelname, plan: VolgmomentPlan | None, *, door: Medewerker, op: datetime) -> None:
    """Een dag waarop iemand opnieuw kijkt, als dat is afgesproken of als er voor deze inwoner niets meer openstaat."""
    client = deelname.client
    # De app erboven hangt haar trajecten aan de cliënt; hier telt alleen of er een open staat.
    loopt = client.aanmeldingen.open().exists() or client.trajecten.open().exists()  # type: ignore[attr-defined]
    if loopt and (plan is None or plan.datum is None):
        return
    plan = plan or VolgmomentPlan()
    plan_volgmoment(
        client,
        aanleiding=Volgaanleiding.ANDERS,
        vervolgstap=plan.vervolgstap or deelname.vervolg,
        datum=plan.datum,
        soort=plan.soort,
        partner=plan.partner,
        aanmelding=deelname.aanmelding,
        behandelaar=deelname.behandelaar,
        door=door,
        op=op,
    )


def _invite(
    deelname: Deelname, *, als_bericht: bool, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Deelname:
    controleer_bereikbaar(deelname.client)
    deelname.uitgenodigd_op = op
    taak = bepaal_taak(deelname, S.UITGENODIGD, op=op)
    rij = wissel(
        deelname,
        "invite",
        door=door,
        op=op,
        verwacht_versie=verwacht_versie,
        uitgenodigd_op=op,
        taak=taak.wat,
        taak_datum=taak.uiterlijk,
    )
    nodig_uit(rij, als_bericht=als_bericht, door=door, op=op)
    log_deelname(rij, Handeling.VERSTUREN, door=door, op=op, wat="uitnodiging workshop")
    return rij


def _neem_dossier_mee(van: Deelname, naar: Deelname) -> None:
    """De stand van het dossier gaat mee naar de volgende reeks, voor wat daar ook in de lijst staat."""
    codes = laad_dossierlijst(naar.reeks.dossierlijst).codes
    Dossierstuk.objects.bulk_create(
        Dossierstuk(deelname=naar, code=stuk.code, stand=stuk.stand, op=stuk.op, door=stuk.door)
        for stuk in van.stukken.select_related("door")
        if stuk.code in codes
    )
