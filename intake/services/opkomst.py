"""Wie er was op een bijeenkomst, en waarom iemand wegbleef."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from intake.choices.workshop import DeelnameStatus, Hulpsoort, Opkomst, Opvolguitkomst
from intake.models import Aanwezigheid, Deelname, Opvolging, Workshopsessie
from intake.services.deelnametaak import bepaal_taak, herplan, opvolgdag
from intake.services.spoor import log_deelname
from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.transities import controleer_versie, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker

S = DeelnameStatus


@transaction.atomic
def record_opkomst(
    sessie: Workshopsessie,
    *,
    opkomst: Mapping[UUID, Opkomst],
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> int:
    """Legt per deelname vast wie er was; opnieuw invullen verbetert. Geeft het aantal wijzigingen terug.

    Wie zonder bericht wegbleef, krijgt een datum waarop iemand belt. Afmelden mag vooraf. Fouten: Geweigerd als de
    bijeenkomst is afgelast of nog moet komen, Gelijktijdig als een ander intussen invulde.
    """
    rij = Workshopsessie.objects.select_for_update().get(pk=sessie.pk)
    if verwacht_versie is not None and rij.versie != verwacht_versie:
        raise Gelijktijdig()
    if rij.is_afgelast:
        raise Geweigerd("Deze bijeenkomst is afgelast.")
    is_vooraf = dag_van(rij.begin_op) > dag_van(op)
    if is_vooraf and set(opkomst.values()) - {Opkomst.AFGEMELD}:
        raise Geweigerd("De bijeenkomst moet nog komen: alleen afmelden kan al.")
    eerder = {a.deelname_id: a for a in rij.aanwezigheden.all()}
    deelnames = Deelname.objects.met_plaats().filter(reeks=rij.reeks_id, pk__in=opkomst)
    gewijzigd = 0
    for deelname in deelnames.select_related("client", "gemeente", "reeks").order_by("pk"):
        uitkomst = opkomst[deelname.pk]
        vorige = eerder.get(deelname.pk)
        if vorige is None or vorige.opkomst != uitkomst:
            _leg_vast(deelname, rij, uitkomst, vorige, door=door, op=op)
            gewijzigd += 1
    if gewijzigd:
        rij.versie += 1
        rij.save(update_fields=["versie"])
    return gewijzigd


def _leg_vast(
    deelname: Deelname,
    sessie: Workshopsessie,
    uitkomst: Opkomst,
    vorige: Aanwezigheid | None,
    *,
    door: Medewerker,
    op: datetime,
) -> None:
    weg = uitkomst == Opkomst.NIET_VERSCHENEN
    rij = vorige or Aanwezigheid(deelname=deelname, sessie=sessie)
    rij.opkomst, rij.op, rij.door = uitkomst, op, door
    rij.opvolg_uiterlijk_datum = opvolgdag(deelname.gemeente, dag_van(sessie.begin_op)) if weg else None
    rij.save()
    if uitkomst == Opkomst.AANWEZIG and deelname.status in (S.UITGENODIGD, S.BEVESTIGD):
        taak = bepaal_taak(deelname, S.BEZIG, op=op)
        deelname = wissel(deelname, "attend", door=door, op=op, taak=taak.wat, taak_datum=taak.uiterlijk)
    deelname = vergrendel(deelname)
    if uitkomst == Opkomst.AANWEZIG:
        deelname.wil_niet_uiterlijk_datum = None
    herplan(deelname, op=op)
    log_deelname(deelname, Handeling.WIJZIGEN, door=door, op=op, wat=f"workshop: {uitkomst.label.lower()}")


@transaction.atomic
def follow_up(
    aanwezigheid: Aanwezigheid,
    *,
    uitkomst: Opvolguitkomst,
    hulp: Collection[Hulpsoort] = (),
    gezegd_door: str = "",
    gezegd_hoe: str = "",
    notitie: str = "",
    opnieuw_datum: date | None = None,
    door: Medewerker,
    op: datetime,
    verwacht_versie: int | None = None,
) -> Opvolging:
    """Legt vast waarom iemand wegbleef: niet willen, niet kunnen, of nog niet bereikt.

    Niet kunnen geeft hulp om wel te komen; niet willen vraagt een gesprek over wat wel past. Uit geen van beide volgt
    een weigering. Fouten: Geweigerd als dit al is opgevolgd, of als hulp, bron of nieuwe datum ontbreekt.
    """
    deelname = vergrendel(aanwezigheid.deelname)
    controleer_versie(deelname, verwacht_versie)
    rij = Aanwezigheid.objects.select_for_update().get(pk=aanwezigheid.pk)
    if rij.opvolg_uiterlijk_datum is None or not deelname.is_open:
        raise Geweigerd("Dit is al opgevolgd.")
    _controleer(uitkomst, hulp, gezegd_door, gezegd_hoe, opnieuw_datum, dag_van(op))
    opvolging = Opvolging.objects.create(
        aanwezigheid=rij,
        uitkomst=uitkomst,
        hulp=list(hulp) if uitkomst == Opvolguitkomst.KAN_NIET else [],
        gezegd_door=gezegd_door,
        gezegd_hoe=gezegd_hoe,
        notitie=notitie,
        op=op,
        door=door,
    )
    rij.opvolg_uiterlijk_datum = opnieuw_datum if uitkomst == Opvolguitkomst.ONBEREIKT else None
    rij.save(update_fields=["opvolg_uiterlijk_datum"])
    if uitkomst == Opvolguitkomst.KAN_NIET:
        deelname.hulp = sorted({*deelname.hulp, *map(str, hulp)})
    if uitkomst == Opvolguitkomst.WIL_NIET:
        deelname.wil_niet_uiterlijk_datum = opvolgdag(deelname.gemeente, dag_van(op))
    herplan(deelname, op=op)
    log_deelname(deelname, Handeling.WIJZIGEN, door=door, op=op, wat=f"wegblijven opgevolgd: {uitkomst.label.lower()}")
    return opvolging


def _controleer(
    uitkomst: Opvolguitkomst,
    hulp: Collection[Hulpsoort],
    gezegd_door: str,
    gezegd_hoe: str,
    opnieuw: date | None,
    vandaag: date,
) -> None:
    if uitkomst == Opvolguitkomst.KAN_NIET and not hulp:
        raise Geweigerd("Kies wat de inwoner helpt om wel te komen.")
    if uitkomst == Opvolguitkomst.WIL_NIET and not (gezegd_door.strip() and gezegd_hoe.strip()):
        raise Geweigerd("Schrijf op wie dit zei en hoe.")
    if uitkomst == Opvolguitkomst.ONBEREIKT and (opnieuw is None or opnieuw <= vandaag):
        raise Geweigerd("Kies een dag na vandaag waarop u het opnieuw probeert.")
