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
    _neem_verwanten_mee(obj, rij)
    return rij  # type: ignore[return-value]


def vergrendel_alle(objecten: Sequence[M]) -> list[M]:
    """Als `vergrendel`, voor rijen van één model, in één opdracht en in vaste volgorde op slot."""
    gezocht = type(objecten[0])._base_manager.select_for_update(of=("self",))
    rijen = {rij.pk: rij for rij in gezocht.filter(pk__in=[obj.pk for obj in objecten]).order_by("pk")}
    for obj in objecten:
        _neem_verwanten_mee(obj, rijen[obj.pk])
    return [rijen[obj.pk] for obj in objecten]  # type: ignore[misc]


def _neem_verwanten_mee(van: StatusModel, naar: StatusModel) -> None:
    for veld in van._meta.concrete_fields:
        if not isinstance(veld, ForeignKey) or not veld.is_cached(van):
            continue
        if getattr(van, veld.attname) == getattr(naar, veld.attname):
            veld.set_cached_value(naar, veld.get_cached_value(van))


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
    van = _ga_over(rij, overgang, gegevens)
    leg_wissel_vast(rij, overgang=overgang, van=van, door=door, op=op, reden=reden)
    return rij


@transaction.atomic
def wissel_alle(
    wijzigingen: Sequence[tuple[M, dict[str, Any]]],
    overgang: str,
    *,
    door: Persoon | None,
    op: datetime,
    reden: str = "",
) -> list[M]:
    """Voert dezelfde overgang uit op meer rijen van één model, elk met eigen gegevens: alle of geen.

    Fout: Geweigerd als één van de rijen de overgang niet toelaat.
    """
    rijen = vergrendel_alle([obj for obj, _ in wijzigingen])
    wissels = []
    for rij, (_, gegevens) in zip(rijen, wijzigingen, strict=True):
        van = _ga_over(rij, overgang, gegevens)
        wissels.append(_nieuwe_wissel(rij, overgang=overgang, van=van, door=door, op=op, reden=reden))
    StatusWissel.objects.bulk_create(wissels)
    return rijen


def _ga_over(rij: StatusModel, overgang: str, gegevens: dict[str, Any]) -> str:
    """Doet de overgang en bewaart de rij; geeft de status ervoor terug."""
    van = str(rij.status)  # type: ignore[attr-defined]
    try:
        getattr(rij, overgang)(**gegevens)
    except TransitionNotAllowed as fout:
        raise Geweigerd(waarom_niet(rij, overgang)) from fout
    bewaar(rij)
    return van


def bewaar(rij: StatusModel, velden: Iterable[str] | None = None) -> None:
    """Bewaart een vergrendelde rij met de volgende versie en plant haar volgende actie opnieuw."""
    rij.versie += 1
    if isinstance(rij, Werkbaar):
        rij.plan_actie()
    if velden is not None:
        werk = ("actie", "actie_uiterlijk_datum", "voorrang") if isinstance(rij, Werkbaar) else ()
        velden = [*velden, "versie", *werk]
    rij.save(force_update=True, update_fields=velden)


def begin(rij: M, *, door: Persoon | None, op: datetime, reden: str = "") -> M:
    """Slaat een nieuwe rij op in haar beginstatus, met actie, voorrang en eerste StatusWissel."""
    _zet_werk_klaar(rij)
    rij.save(force_insert=True)
    leg_wissel_vast(rij, overgang="begin", van="", door=door, op=op, reden=reden)
    return rij


def _zet_werk_klaar(rij: StatusModel) -> None:
    if isinstance(rij, Werkbaar):
        rij.neem_voorrang()
        rij.plan_actie()


def begin_alle(rijen: Sequence[M], *, door: Persoon | None, op: datetime) -> None:
    """Slaat nieuwe rijen van één model in twee opdrachten op, elk met haar eerste StatusWissel."""
    if not rijen:
        return
    for rij in rijen:
        _zet_werk_klaar(rij)
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
