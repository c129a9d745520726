"""Leest waaraan regelperiodes opgingen, van één of van veel trajecten, in een vast aantal queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.models import StatusWissel
from trajecten.choices import REGELPERIODE_LOOPT
from trajecten.models import Aanschrijving, Heroverweging, Traject, Trajectpauze
from trajecten.rekenregels.regelduur import Periode, Regelduur, Waarop, verdeel_regelperiode

LABELS: dict[Waarop, str] = {
    Waarop.SCHULDEISERS: "Wachten op schuldeisers",
    Waarop.ONS: "Wachten op ons",
    Waarop.RECHTER: "Wachten op de rechter",
    Waarop.PAUZE: "In de pauze",
}
# Hiermee is een vraag aan een schuldeiser voorbij zonder antwoord.
GESLOTEN = ("give_up", "decline", "withdraw")
STUK = 400  # SQLite kent een grens aan het aantal waarden in één vraag


def lees_regelduur(trajecten: Iterable[Traject], *, vandaag: date) -> dict[UUID, Regelduur]:
    """Per traject met een regelperiode de dagen per reden, tot de regeling begon of het traject stopte, of vandaag."""
    rijen = [rij for rij in trajecten if rij.regelperiode_start_datum]
    uit: dict[UUID, Regelduur] = {}
    for i in range(0, len(rijen), STUK):
        uit |= _lees_stuk(rijen[i : i + STUK], vandaag)
    return uit


def _lees_stuk(rijen: list[Traject], vandaag: date) -> dict[UUID, Regelduur]:
    sleutels = [rij.pk for rij in rijen]
    standen = _standen(sleutels)
    vragen = _vragen(sleutels, vandaag)
    pauzes: dict[UUID, list[Periode]] = defaultdict(list)
    for traject, begin, einde in Trajectpauze.objects.filter(traject__in=sleutels).values_list(
        "traject", "begin_datum", "eind_datum"
    ):
        pauzes[traject].append((begin, einde or vandaag))
    return {
        rij.pk: verdeel_regelperiode(
            start=rij.regelperiode_start_datum,  # type: ignore[arg-type]
            tot=_einde(rij, standen[rij.pk], vandaag),
            standen=standen[rij.pk],
            vragen=vragen[rij.pk],
            pauzes=pauzes[rij.pk],
        )
        for rij in rijen
    }


def _standen(sleutels: list[UUID]) -> dict[UUID, list[tuple[date, str]]]:
    uit: dict[UUID, list[tuple[date, str]]] = defaultdict(list)
    wissels = StatusWissel.objects.filter(object_id__in=sleutels).order_by("volgnummer")
    for traject, op, naar in wissels.values_list("object_id", "op", "naar"):
        uit[traject].append((dag_van(op), naar))
    return uit


def _einde(rij: Traject, standen: list[tuple[date, str]], vandaag: date) -> date:
    """De dag van de eerste stand na de laatste waarin de periode liep; loopt zij nog, dan vandaag."""
    if rij.status in REGELPERIODE_LOOPT:
        return vandaag
    liep = [plek for plek, (_, naar) in enumerate(standen) if naar in REGELPERIODE_LOOPT]
    daarna = standen[liep[-1] + 1 :] if liep else []
    return daarna[0][0] if daarna else vandaag


def _vragen(sleutels: list[UUID], vandaag: date) -> dict[UUID, list[Periode]]:
    """De periodes waarin een saldoverzoek of een heroverweging openstond."""
    velden = ("pk", "traject", "verstuurd_op", "beantwoord_op")
    vragen = [
        *Aanschrijving.objects.filter(traject__in=sleutels).order_by().values_list(*velden),
        *Heroverweging.objects.filter(traject__in=sleutels).order_by().values_list(*velden),
    ]
    wissels = StatusWissel.objects.filter(
        object_soort__in=(Aanschrijving._meta.label_lower, Heroverweging._meta.label_lower),
        overgang__in=GESLOTEN,
        object_id__in=_vraagsleutels(sleutels),
    )
    dicht = dict(wissels.order_by("-volgnummer").values_list("object_id", "op"))
    uit: dict[UUID, list[Periode]] = defaultdict(list)
    for pk, traject, verstuurd, beantwoord in vragen:
        einden = [dag_van(moment) for moment in (beantwoord, dicht.get(pk)) if moment]
        uit[traject].append((dag_van(verstuurd), min(einden, default=vandaag)))
    return uit


def _vraagsleutels(sleutels: list[UUID]) -> "QuerySet[Any, Any]":
    """De sleutels van alle vragen als deelvraag, zodat er geen lange lijst over de lijn gaat."""
    aanschrijvingen = Aanschrijving.objects.filter(traject__in=sleutels).order_by().values("pk")
    heroverwegingen = Heroverweging.objects.filter(traject__in=sleutels).order_by().values("pk")
    return aanschrijvingen.union(heroverwegingen)


def als_regels(duur: Regelduur) -> list[tuple[str, int, int]]:
    """Per reden: naam, dagen en het deel in procenten, in vaste volgorde; wat nul is valt weg."""
    geheel = max(duur.duur, 1)
    return [(LABELS[w], duur.dagen[w], round(100 * duur.dagen[w] / geheel)) for w in Waarop if duur.dagen[w]]
