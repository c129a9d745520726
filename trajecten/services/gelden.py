"""Wat er per traject is ontvangen, uitgekeerd en gereserveerd; voor één of veel trajecten in een vast aantal vragen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum

from schuldhulp.lib.geld import rond
from trajecten.choices.looptijd import Betalingsoort, UitkeringStatus
from trajecten.models import Betaalplan, Betaling, Uitkeringsregel
from trajecten.rekenregels.betaalplan import NUL, Stand, bereken_stand
from trajecten.rekenregels.reservering import Reservering, bereken_reservering


@dataclass
class Gelden:
    """Bedragen in euro. `termijnen` is wat de inwoner aan termijnen betaalde, storno's ervan af."""

    termijnen: Decimal = NUL
    incidenteel: Decimal = NUL
    krediet: Decimal = NUL
    uitgekeerd: Decimal = NUL


VELD = {
    Betalingsoort.TERMIJN: "termijnen",
    Betalingsoort.INCIDENTEEL: "incidenteel",
    Betalingsoort.KREDIET: "krediet",
}


def gelden_van(trajecten: Iterable[UUID]) -> dict[UUID, Gelden]:
    """Alle bedragen per traject. Een uitkering die terugkwam telt niet als uitgekeerd, en ook niet als ontvangst.

    SQLite telt op met binaire kommagetallen; afgerond op centen is de som weer precies.
    """
    uit = {pk: Gelden() for pk in trajecten}
    ontvangen = Betaling.objects.gekoppeld().filter(traject__in=uit, soort__in=VELD).order_by()
    for pk, soort, som in ontvangen.values_list("traject", "soort").annotate(som=Sum("bedrag")):
        setattr(uit[pk], VELD[Betalingsoort(soort)], rond(som))
    betaald = betaalde_regels().filter(uitkering__traject__in=uit).order_by()
    for pk, som in betaald.values_list("uitkering__traject").annotate(som=Sum("bedrag")):
        uit[pk].uitgekeerd = rond(som)
    return uit


def betaalde_regels() -> "QuerySet[Uitkeringsregel]":
    """Wat echt naar schuldeisers ging en niet terugkwam."""
    rijen = Uitkeringsregel.objects.filter(uitkering__status=UitkeringStatus.UITBETAALD)
    return rijen.filter(weggelaten="", teruggekomen_datum=None)


def reservering_van(plan: Betaalplan, gelden: Gelden | None = None) -> Reservering:
    """Wat er voor de schuldeisers van dit traject klaarstaat. Bij een krediet gaan de termijnen naar de verstrekker."""
    g = gelden or gelden_van([plan.pk])[plan.pk]
    return bereken_reservering(
        vast=g.termijnen if plan.reserveert else NUL,
        incidenteel=g.incidenteel,
        krediet=g.krediet,
        kostenpercentage=plan.kosten,
        uitgekeerd=g.uitgekeerd,
    )


def stand_van(plan: Betaalplan, op: date, gelden: Gelden | None = None) -> Stand:
    """Verwacht min ontvangen op een dag; incidenteel geld en krediet tellen daar niet in mee."""
    g = gelden or gelden_van([plan.pk])[plan.pk]
    return bereken_stand([(rij.datum, rij.bedrag) for rij in plan.termijnen.all()], g.termijnen, op)
