"""Werk rond een schuldeiser: klaarzetten, afronden, en laten vervallen als het niet meer nodig is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from schuldhulp.audit.choices import Handeling
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin_alle, controleer_versie, vergrendel, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker
from schuldhulp.organisatie.rollen import Rol
from trajecten.choices.post import Taaksoort, Trede, trede_van
from trajecten.models import Schuld, Schuldeisertaak, Traject
from trajecten.services.spoor import log_traject

# Bij deze trede van de ladder hoort werk voor een mens.
WERK_BIJ_TREDE = {Trede.NABELLEN: Taaksoort.NABELLEN, Trede.LAATSTE: Taaksoort.MEEKIJKEN}
LEZEN_WERKDAGEN = 5
# Werk dat vervalt zodra de schuldeiser antwoordt.
NAVRAAG = (Taaksoort.NABELLEN, Taaksoort.MEEKIJKEN)


def nieuwe_taak(
    traject: Traject, schuld: Schuld, soort: Taaksoort, uiterlijk: date, bij: Mapping[str, Any]
) -> Schuldeisertaak:
    """Een taak die nog bewaard moet worden. Meekijken is voor de teamleider, de rest voor de behandelaar."""
    return Schuldeisertaak(
        soort=soort,
        traject=traject,
        client=traject.client,
        gemeente=traject.gemeente,
        schuld=schuld,
        behandelaar=_teamleider(traject) if soort == Taaksoort.MEEKIJKEN else traject.behandelaar,
        uiterlijk_datum=uiterlijk,
        **bij,
    )


def taak_bij_trede(
    traject: Traject, schuld: Schuld, nummer: int, op: datetime, bij: Mapping[str, Any]
) -> Schuldeisertaak | None:
    """Het werk dat bij de zoveelste herinnering hoort, of None als die alleen een brief is."""
    soort = WERK_BIJ_TREDE.get(trede_van(nummer))
    if soort is None:
        return None
    beleid = Beleid.objects.geldig(traject.gemeente, dag_van(op))
    uiterlijk = tel_werkdagen(dag_van(op), beleid.nabellen_werkdagen, gelijkgestelde_dagen())
    return nieuwe_taak(traject, schuld, soort, uiterlijk, bij)


def begin_taken(taken: Iterable[Schuldeisertaak | None], *, op: datetime) -> list[Schuldeisertaak]:
    """Zet de taken op Mijn werk. Wat er voor dezelfde vraag al was, komt er niet nog eens bij."""
    nieuw = [taak for taak in taken if taak is not None]
    vragen = {taak.aanschrijving_id for taak in nieuw} - {None}
    stemmen = {taak.regel_id for taak in nieuw} - {None}
    eerder = set(Schuldeisertaak.objects.filter(aanschrijving__in=vragen).values_list("aanschrijving", "soort"))
    eerder |= set(Schuldeisertaak.objects.filter(regel__in=stemmen).values_list("regel", "soort"))
    nieuw = [taak for taak in nieuw if (taak.aanschrijving_id or taak.regel_id, taak.soort) not in eerder]
    begin_alle(nieuw, door=None, op=op)
    return nieuw


def _teamleider(traject: Traject) -> Medewerker | None:
    """De teamleider van het team van de behandelaar, anders een van de gemeente; zonder teamleider van niemand."""
    leiders = list(Medewerker.objects.met_rol(Rol.TEAMLEIDER, traject.gemeente).order_by("pk"))
    team = traject.behandelaar.team_id if traject.behandelaar else None
    return next((leider for leider in leiders if team and leider.team_id == team), leiders[0] if leiders else None)


@transaction.atomic
def complete_taak(
    taak: Schuldeisertaak, *, uitkomst: str, door: Medewerker, op: datetime, verwacht_versie: int | None = None
) -> Schuldeisertaak:
    """Legt vast dat het gedaan is en wat eruit kwam. Fouten: Geweigerd zonder uitkomst of als het al gedaan is."""
    if not uitkomst.strip():
        raise Geweigerd("Schrijf op wat eruit kwam.")
    traject = vergrendel(taak.traject)
    controleer_versie(vergrendel(taak), verwacht_versie)
    velden: dict[str, Any] = {"uitkomst": uitkomst.strip(), "gedaan_op": op, "gedaan_door": door.pk}
    rij = wissel(taak, "complete", door=door, op=op, **velden)
    log_traject(traject, Handeling.WIJZIGEN, door=door, op=op, wat=rij.get_soort_display().lower())
    return rij


def lapse_taken(
    traject: Traject,
    *,
    schulden: Sequence[Any] | None = None,
    soorten: Sequence[Taaksoort] = tuple(Taaksoort),
    door: Medewerker | None,
    op: datetime,
    reden: str,
) -> None:
    """Laat open werk vervallen, van het hele traject of van deze schulden; hoort in de transactie van de aanroeper."""
    open_ = Schuldeisertaak.objects.open().filter(traject=traject, soort__in=soorten)
    open_ = open_ if schulden is None else open_.filter(schuld__in=schulden)
    for taak in open_:
        wissel(taak, "lapse", door=door, op=op, reden=reden)
