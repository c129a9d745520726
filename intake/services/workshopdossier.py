"""Het dossier dat een deelnemer zelf vult, signalen onderweg, en de stap naar een eigen gesprek."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from intake.choices import AANMELDING_WACHT, Kanaal
from intake.choices.workshop import Ggzopvolging, Stukstand
from intake.dossierlijst import laad_dossierlijst
from intake.models import Aanmelding, Deelname, Dossierstuk, Ggzsignaal, Workshopsessie
from intake.services.aanmelding import plan_gesprek, register_aanmelding
from intake.services.deelnametaak import herplan, opvolgdag
from intake.services.spoor import log_deelname
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import controleer_versie, vergrendel, waarom_niet, wissel
from schuldhulp.organisatie.models import Medewerker


@transaction.atomic
def record_stukken(
    deelname: Deelname,
    *,
    standen: Mapping[str, Stukstand | None],
    sessie: Workshopsessie | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Deelname:
    """Legt vast hoe ver de deelnemer met zijn dossier is; None is: nog niet begonnen.

    Fouten: Geweigerd bij een onbekend onderdeel of na het einde, Gelijktijdig als een ander intussen wijzigde.
    """
    rij = vergrendel(deelname)
    controleer_versie(rij, verwacht_versie)
    if not rij.is_open:
        raise Geweigerd("Deze deelname is afgesloten.")
    if onbekend := set(standen) - laad_dossierlijst(rij.reeks.dossierlijst).codes:
        raise Geweigerd(f"Dit onderdeel staat niet in de lijst: {', '.join(sorted(onbekend))}.")
    eerder = {stuk.code: stuk for stuk in rij.stukken.all()}
    for code, stand in standen.items():
        stuk = eerder.get(code)
        if stand is None and stuk:
            stuk.delete()
        elif stand is not None and (stuk is None or stuk.stand != stand):
            stuk = stuk or Dossierstuk(deelname=rij, code=code)
            stuk.stand, stuk.sessie, stuk.op, stuk.door = stand, sessie, op, door
            stuk.save()
    herplan(rij, op=op)
    log_deelname(rij, Handeling.WIJZIGEN, door=door, op=op, wat="dossier van de workshop")
    return rij


@transaction.atomic
def record_ggzsignaal(
    deelname: Deelname,
    *,
    gezien_door: str,
    wat: str,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> Ggzsignaal:
    """Legt vast dat het met een deelnemer niet goed lijkt te gaan, met een dag waarop iemand dat opvolgt.

    Fout: Geweigerd als de deelname is afgesloten, of als dit signaal er al staat.
    """
    rij = vergrendel(deelname)
    if not rij.is_open:
        raise Geweigerd("Deze deelname is afgesloten.")
    signaal = Ggzsignaal(
        id=id_ or uuid4(),
        deelname=rij,
        gezien_door=gezien_door,
        wat=wat,
        op=op,
        door=door,
        opvolg_uiterlijk_datum=opvolgdag(rij.gemeente, dag_van(op)),
    )
    try:
        with transaction.atomic():
            signaal.save(force_insert=True)
    except IntegrityError as fout:
        raise Geweigerd("Dit signaal is al vastgelegd.") from fout
    herplan(rij, op=op)
    log_deelname(rij, Handeling.AANMAKEN, door=door, op=op, wat="GGZ-signaal")
    return signaal


@transaction.atomic
def settle_ggzsignaal(
    signaal: Ggzsignaal, *, opvolging: Ggzopvolging, notitie: str = "", door: Medewerker, op: datetime
) -> Ggzsignaal:
    """Legt vast wat er met het signaal is gedaan. Fout: Geweigerd als dat al gebeurd is."""
    deelname = vergrendel(signaal.deelname)
    rij = Ggzsignaal.objects.select_for_update().get(pk=signaal.pk)
    if rij.opvolging:
        raise Geweigerd("Dit signaal is al opgevolgd.")
    rij.opvolging, rij.opvolg_notitie = opvolging, notitie
    rij.opgevolgd_op, rij.opgevolgd_door = op, door
    rij.save()
    if deelname.is_open:
        herplan(deelname, op=op)
    log_deelname(deelname, Handeling.WIJZIGEN, door=door, op=op, wat="GGZ-signaal opgevolgd")
    return rij


@transaction.atomic
def start_intake(
    deelname: Deelname,
    *,
    toelichting: str,
    gepland_op: datetime | None = None,
    plaats: str = "",
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Aanmelding:
    """Van de groep naar een eigen gesprek: in de open aanmelding, of in een nieuwe; naar wens meteen met een afspraak.

    Fout: Geweigerd als de deelname al is afgesloten, of als er nog een GGZ-signaal openstaat.
    """
    rij = vergrendel(deelname)
    controleer_versie(rij, verwacht_versie)
    if reden := waarom_niet(rij, "start_intake"):
        raise Geweigerd(reden)
    aanmelding = rij.client.aanmeldingen.open().first()  # type: ignore[attr-defined]
    if aanmelding is None:
        aanmelding = register_aanmelding(
            rij.client,
            kanaal=Kanaal.ZELF,
            gemeld_op=op,
            hulpvraag=toelichting,
            aangemeld_door=f"Workshop {rij.reeks}"[:200],
            behandelaar=rij.behandelaar,
            door=door,
            op=op,
        )
    rij = wissel(
        rij,
        "start_intake",
        door=door,
        op=op,
        reden=toelichting,
        aanmelding=aanmelding,
        vervolg=toelichting,
        afgesloten_op=op,
    )
    log_deelname(rij, Handeling.WIJZIGEN, door=door, op=op, wat="van de workshop naar individuele intake")
    if gepland_op is not None and aanmelding.status in AANMELDING_WACHT:
        aanmelding = plan_gesprek(aanmelding, gepland_op=gepland_op, plaats=plaats, door=door, op=op)
    return aanmelding
