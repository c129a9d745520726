"""De consulent en de zelfintake: uitnodigen, opnieuw sturen, intrekken, lezen, een dreiging beoordelen."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction

from intake.choices import AANMELDING_EINDE, Bedreiging
from intake.choices.zelf import ZelfintakeKanaal
from intake.models import Aanmelding, Zelfintake
from intake.models.zelfintake import CODE_DOEL
from intake.services.bedreiging import report_bedreiging
from intake.services.codepost import controleer_kanaal
from intake.services.zelfpost import stuur_uitnodiging
from intake.zelfvragen import HUIDIGE_VERSIE
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.codes import code_voor, hash_van
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import begin, bewaar, controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker


@transaction.atomic
def invite_zelfintake(
    aanmelding: Aanmelding, *, kanaal: ZelfintakeKanaal, door: Medewerker, op: datetime
) -> Zelfintake:
    """Nodigt de inwoner uit om zelf de vragen te beantwoorden; de code gaat per sms, e-mail of brief.

    Fouten: Geweigerd zonder geboortedatum of adres voor dit kanaal, na het besluit, of als er al een loopt.
    """
    if aanmelding.status in AANMELDING_EINDE:
        raise Geweigerd("Deze aanmelding is afgesloten.")
    controleer_kanaal(aanmelding.client, kanaal)
    id_ = uuid4()
    rij = Zelfintake(
        id=id_,
        aanmelding=aanmelding,
        client=aanmelding.client,
        gemeente=aanmelding.gemeente,
        behandelaar=aanmelding.behandelaar,
        kanaal=kanaal,
        vragenlijst=HUIDIGE_VERSIE,
        code_hash=hash_van(code_voor(f"{CODE_DOEL}:1", id_)),
        uitgenodigd_op=op,
        verloopt_op=verloopt(aanmelding.gemeente, kanaal, op),
    )
    try:
        with transaction.atomic():
            begin(rij, door=door, op=op)
    except IntegrityError as fout:
        raise Geweigerd("Er is al een uitnodiging verstuurd. U kunt die opnieuw sturen.") from fout
    stuur_uitnodiging(rij, door=door, op=op)
    log_zelfintake(rij, Handeling.AANMAKEN, door=door, op=op, wat=f"zelfintake gestuurd per {kanaal}")
    return rij


@transaction.atomic
def renew_zelfintake(
    zelfintake: Zelfintake,
    *,
    kanaal: ZelfintakeKanaal,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Zelfintake:
    """Stuurt een nieuwe code; de oude werkt niet meer, wat was ingevuld blijft staan.

    Fouten: als bij `invite_zelfintake`; Gelijktijdig als hetzelfde formulier al is verstuurd.
    """
    controleer_kanaal(zelfintake.client, kanaal)
    code = code_voor(f"{CODE_DOEL}:{zelfintake.ronde + 1}", zelfintake.pk)
    rij = wissel(
        zelfintake,
        "renew",
        door=door,
        op=op,
        verwacht_versie=zelfintake.versie if verwacht_versie is None else verwacht_versie,
        kanaal=kanaal,
        code_hash=hash_van(code),
        uitgenodigd_op=op,
        verloopt_op=verloopt(zelfintake.gemeente, kanaal, op),
    )
    stuur_uitnodiging(rij, door=door, op=op)
    log_zelfintake(rij, Handeling.WIJZIGEN, door=door, op=op, wat=f"zelfintake opnieuw gestuurd per {kanaal}")
    return rij


@transaction.atomic
def withdraw_zelfintake(
    zelfintake: Zelfintake, *, door: Medewerker | None, op: datetime, verwacht_versie: int | None = None
) -> Zelfintake:
    """Trekt de uitnodiging in en wist wat was ingevuld. Fout: Geweigerd zolang een dreiging niet is beoordeeld."""
    rij = wissel(zelfintake, "withdraw", door=door, op=op, verwacht_versie=verwacht_versie)
    rij.schulden.all().delete()
    log_zelfintake(rij, Handeling.WIJZIGEN, door=door, op=op, wat="zelfintake ingetrokken")
    return rij


@transaction.atomic
def read_zelfintake(
    zelfintake: Zelfintake, *, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Zelfintake:
    """Legt vast dat de antwoorden zijn gelezen; het werk is gedaan. Fout: Geweigerd bij een open dreiging."""
    rij = wissel(zelfintake, "mark_gelezen", door=door, op=op, verwacht_versie=verwacht_versie)
    log_zelfintake(rij, Handeling.WIJZIGEN, door=door, op=op, wat="zelfintake gelezen")
    return rij


@transaction.atomic
def assess_dreiging(
    zelfintake: Zelfintake,
    *,
    bedreigingen: Sequence[Bedreiging],
    oordeel: str,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Zelfintake:
    """De consulent beoordeelt wat de inwoner noemde; alleen de wettelijke lijst kort de termijn in.

    Fouten: Geweigerd zonder uitleg, of als er niets te beoordelen is.
    """
    if not oordeel.strip():
        raise Geweigerd("Schrijf op wat u met de inwoner besprak.")
    rij = vergrendel(zelfintake)
    controleer_versie(rij, verwacht_versie)
    if not rij.heeft_open_dreiging:
        raise Geweigerd("Er staat geen dreiging open.")
    assert rij.dreiging_op  # noqa: S101 (save_pagina zet dit)
    if bedreigingen:
        report_bedreiging(
            rij.aanmelding,
            bedreigingen=bedreigingen,
            toelichting=oordeel,
            genoemd_op=rij.dreiging_op,
            door=door,
            op=op,
        )
    rij.dreiging_beoordeeld_op, rij.dreiging_oordeel = op, oordeel.strip()
    bewaar(rij, ["dreiging_beoordeeld_op", "dreiging_oordeel"])
    log_zelfintake(rij, Handeling.WIJZIGEN, door=door, op=op, wat="dreiging uit zelfintake beoordeeld")
    return rij


def log_zelfintake(
    rij: Zelfintake, handeling: Handeling, *, door: Medewerker | None, op: datetime, wat: str, door_naam: str = ""
) -> None:
    """Schrijft de auditregel bij een handeling op deze zelfintake."""
    leg_vast(
        handeling,
        door=door,
        door_naam=door_naam,
        op=op,
        onderwerp=rij,
        gemeente=rij.gemeente_id,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
        toelichting=wat,
    )


def verloopt(gemeente: Gemeente, kanaal: ZelfintakeKanaal, op: datetime) -> datetime:
    """Tot wanneer een uitnodiging van nu geldt, volgens het beleid van de gemeente."""
    beleid = Beleid.objects.geldig(gemeente, dag_van(op))
    dagen = beleid.zelfintake_brief_dagen if kanaal == ZelfintakeKanaal.BRIEF else beleid.zelfintake_dagen
    return op + timedelta(days=dagen)
