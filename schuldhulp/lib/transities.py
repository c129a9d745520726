"""De ene weg waarlangs een status verandert: slot op de rij, opnieuw nagaan, overgang, versie, StatusWissel."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.db import transaction
from django.db.models import ForeignKey
from django_fsm import TransitionNotAllowed, can_proceed

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.lib.models import StatusWissel
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Werkbaar


class Persoon(Protocol):
    """Wie iets doet; in de praktijk een Medewerker. De kern kent dat model niet."""

    pk: Any


M = TypeVar("M", bound=StatusModel)


def vergrendel(obj: M) -> M:
    """Leest de rij opnieuw met een slot erop (`SELECT … FOR UPDATE`; SQLite serialiseert met BEGIN IMMEDIATE).

    Verwante rijen die de aanroeper al las (gemeente, cliënt) gaan mee zolang de sleutel gelijk is.
    """
    rij = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
    for veld in obj._meta.concrete_fields:
        if not isinstance(veld, ForeignKey) or not veld.is_cached(obj):
            continue
        if getattr(obj, veld.attname) == getattr(rij, veld.attname):
            veld.set_cached_value(rij, veld.get_cached_value(obj))
    return rij  # type: ignore[return-value]


def controleer_versie(rij: StatusModel, verwacht_versie: int | None) -> None:
    """Weigert als iemand anders de rij wijzigde sinds het formulier werd geopend. Fout: Gelijktijdig (409)."""
    if verwacht_versie is not None and rij.versie != verwacht_versie:
        raise Gelijktijdig()


@transaction.atomic
def wissel(
    obj: M,
    overgang: str,
    *,
    door: Persoon | None,
    op: datetime,
    reden: str = "",
    verwacht_versie: int | None = None,
    **gegevens: Any,
) -> M:
    """Voert één overgang uit en geeft de verse rij terug.

    `overgang` is de naam van de transitie op het model; `gegevens` gaan naar die methode. Fouten: Geweigerd als de
    status of een voorwaarde de overgang niet toelaat, Gelijktijdig als `verwacht_versie` niet meer klopt.
    """
    rij = vergrendel(obj)
    controleer_versie(rij, verwacht_versie)
    van = rij.status  # type: ignore[attr-defined]
    try:
        getattr(rij, overgang)(**gegevens)
    except TransitionNotAllowed as fout:
        raise Geweigerd(waarom_niet(rij, overgang)) from fout
    bewaar(rij)
    leg_wissel_vast(rij, overgang=overgang, van=van, door=door, op=op, reden=reden)
    return rij


def bewaar(rij: StatusModel, velden: Iterable[str] | None = None) -> None:
    """Bewaart een vergrendelde rij met de volgende versie en plant haar volgende actie opnieuw."""
    rij.versie += 1
    if isinstance(rij, Werkbaar):
        rij.plan_actie()
    if velden is not None:
        velden = [*velden, "versie", *(("actie", "actie_uiterlijk_datum") if isinstance(rij, Werkbaar) else ())]
    rij.save(force_update=True, update_fields=velden)


def begin(rij: M, *, door: Persoon | None, op: datetime, reden: str = "") -> M:
    """Slaat een nieuwe rij op in haar beginstatus, met actie en eerste StatusWissel."""
    if isinstance(rij, Werkbaar):
        rij.plan_actie()
    rij.save(force_insert=True)
    leg_wissel_vast(rij, overgang="begin", van="", door=door, op=op, reden=reden)
    return rij


def begin_alle(rijen: Sequence[M], *, door: Persoon | None, op: datetime) -> None:
    """Slaat nieuwe rijen van één model in twee opdrachten op, elk met haar eerste StatusWissel."""
    if not rijen:
        return
    type(rijen[0])._base_manager.bulk_create(rijen)
    StatusWissel.objects.bulk_create(
        [_nieuwe_wissel(rij, overgang="begin", van="", door=door, op=op, reden="") for rij in rijen]
    )


def leg_wissel_vast(
    rij: StatusModel, *, overgang: str, van: str, door: Persoon | None, op: datetime, reden: str
) -> None:
    """Schrijft de onveranderlijke StatusWissel van deze overgang."""
    _nieuwe_wissel(rij, overgang=overgang, van=van, door=door, op=op, reden=reden).save(force_insert=True)


def _nieuwe_wissel(
    rij: StatusModel, *, overgang: str, van: str, door: Persoon | None, op: datetime, reden: str
) -> StatusWissel:
    return StatusWissel(
        object_soort=rij._meta.label_lower,
        object_id=rij.pk,
        volgnummer=rij.versie,
        overgang=overgang,
        van=van,
        naar=rij.status,  # type: ignore[attr-defined]
        reden=reden,
        door_id=door.pk if door else None,
        op=op,
    )


def waarom_niet(rij: StatusModel, overgang: str) -> str:
    """Zegt in gewone taal waarom een overgang nu niet kan; lege tekst als zij wel kan."""
    methode = getattr(rij, overgang)
    if can_proceed(methode):
        return ""
    meta = methode._django_fsm
    status = rij.status  # type: ignore[attr-defined]
    if not meta.has_transition(status):
        return f"Dit kan niet in de status “{rij.get_status_display()}”."  # type: ignore[attr-defined]
    for voorwaarde in meta.get_transition(status).conditions:
        if not voorwaarde(rij):
            return (voorwaarde.__doc__ or "Er is nog niet aan alle voorwaarden voldaan.").strip()
    return ""
