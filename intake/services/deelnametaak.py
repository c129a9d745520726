"""Wat er voor een deelnemer nu moet gebeuren, uit de bijeenkomsten, het wegblijven en de signalen."""

from datetime import date, datetime

from django.db.models import Min

from intake.choices.workshop import DEELNAME_MET_PLAATS
from intake.models import Aanwezigheid, Deelname, Workshopreeks, Workshopsessie
from intake.workshopregels import Stand, Taak, volgende_taak
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import bewaar, vergrendel_alle
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Gemeente


def opvolgdag(gemeente: Gemeente, vanaf: date) -> date:
    """De dag waarop wegblijven of een signaal uiterlijk is opgevolgd; de gemeente kiest de termijn."""
    werkdagen = Beleid.objects.geldig(gemeente, vanaf).workshop_opvolging_werkdagen
    return tel_werkdagen(vanaf, werkdagen, gelijkgestelde_dagen())


def bepaal_taak(deelname: Deelname, stand: str, *, op: datetime) -> Taak:
    """De taak als de deelname in deze stand staat of komt."""
    vanaf = deelname.uitgenodigd_op or op
    sessies = Workshopsessie.objects.filter(reeks=deelname.reeks_id, afgelast_op=None).order_by("begin_op")
    dagen = [dag_van(s.begin_op) for s in sessies.exclude(aanwezigheden__deelname=deelname) if s.begin_op >= vanaf]
    laatste = sessies.last()
    basis = dag_van(laatste.eind_op) if laatste else dag_van(op)
    return volgende_taak(
        Stand(stand),
        te_gaan=dagen,
        uitgenodigd=dag_van(deelname.uitgenodigd_op) if deelname.uitgenodigd_op else None,
        herinnering_dagen=Beleid.objects.geldig(deelname.gemeente, dag_van(op)).workshop_herinnering_dagen,
        anders_uiterlijk=opvolgdag(deelname.gemeente, basis),
        wil_niet_uiterlijk=deelname.wil_niet_uiterlijk_datum,
        gelijkgesteld=gelijkgestelde_dagen(),
    )


def herplan(deelname: Deelname, *, op: datetime) -> None:
    """Zet taak en open dagen opnieuw op een vergrendelde open rij, en bewaart haar."""
    taak = bepaal_taak(deelname, deelname.status, op=op)
    deelname.plan_taak(taak.wat, taak.uiterlijk)
    weg = Aanwezigheid.objects.filter(deelname=deelname)
    deelname.opvolg_datum = weg.aggregate(d=Min("opvolg_uiterlijk_datum"))["d"]
    open_signalen = deelname.ggzsignalen.filter(opvolging="")
    deelname.ggz_datum = open_signalen.aggregate(d=Min("opvolg_uiterlijk_datum"))["d"]
    bewaar(deelname)


def herplan_reeks(reeks: Workshopreeks, *, op: datetime) -> None:
    """Na een wijziging in de bijeenkomsten: elke open deelname opnieuw."""
    rijen = list(Deelname.objects.open().filter(reeks=reeks).select_related("gemeente", "reeks"))
    if not rijen:
        return
    for rij in vergrendel_alle(rijen):
        if rij.is_open:
            herplan(rij, op=op)


def aantal_bezet(reeks: Workshopreeks) -> int:
    """Hoeveel plaatsen vergeven zijn."""
    return Deelname.objects.filter(reeks=reeks, status__in=DEELNAME_MET_PLAATS).count()
