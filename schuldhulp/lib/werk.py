"""Wat er gedaan moet worden, en wanneer: de velden waarop "Mijn werk" leest."""

from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When


class Voorrang(models.IntegerChoices):
    """Wie in elke rij voorgaat; het laagste getal eerst. Wie wat krijgt, staat in `intake.voorrang`."""

    CRISIS = 1, "Crisis"
    GEZIN = 2, "Gezin met kinderen"
    ONDERNEMER = 3, "Ondernemer"
    GEWOON = 4, "Gewone volgorde"


# De volgorde van elke lijst: eerst wie voorgaat, dan wat het eerst af moet zijn. Hierop ligt `werk_index`.
VOLGORDE = ("voorrang", "actie_uiterlijk_datum")
# Wat binnen een week af moet, wacht niet op de voorrang van een ander; anders loopt een wettelijke termijn uit.
HAAST_DAGEN = 7


class Actie(NamedTuple):
    """De volgende stap op een rij: wat er moet gebeuren en uiterlijk op welke dag."""

    soort: str
    uiterlijk: date


class Werkbaar(models.Model):
    """Rij waarop altijd een volgende actie met een datum staat zolang zij open is.

    Dat "altijd" is een CHECK in de database (`actie_hoort_bij_open`), zodat geen dossier van "Mijn werk" kan vallen.
    """

    actie = models.CharField(max_length=60, blank=True)
    actie_uiterlijk_datum = models.DateField(null=True, blank=True)
    voorrang = models.PositiveSmallIntegerField(choices=Voorrang, default=Voorrang.GEWOON)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    def volgende_actie(self) -> Actie | None:
        """De actie die bij de huidige status hoort; None als de rij gesloten is."""
        return None

    @property
    def is_spoed(self) -> bool:
        """Gaat deze rij voor alles? Een model met een crisis zegt hier wanneer."""
        return False

    def neem_voorrang(self) -> None:
        """Bij het begin: spoed gaat voor alles, anders telt de voorrang van de cliënt."""
        self.voorrang = Voorrang.CRISIS if self.is_spoed else self.client.voorrang  # type: ignore[attr-defined]

    def plan_actie(self) -> None:
        """Zet actie en datum volgens `volgende_actie`, en volgt de spoed die intussen begon of voorbijging."""
        volgende = self.volgende_actie()
        self.actie, self.actie_uiterlijk_datum = volgende or ("", None)
        if self.is_spoed != (self.voorrang == Voorrang.CRISIS):
            self.neem_voorrang()


def actie_hoort_bij_open(einde: tuple[str, ...], naam: str) -> models.CheckConstraint:
    """CHECK: open rijen hebben een actie met een datum, gesloten rijen niet."""
    gesloten = Q(status__in=einde)
    return models.CheckConstraint(
        name=naam,
        condition=(gesloten & Q(actie="", actie_uiterlijk_datum__isnull=True))
        | (~gesloten & ~Q(actie="") & Q(actie_uiterlijk_datum__isnull=False)),
    )


def status_bestaat(waarden: list[str], naam: str) -> models.CheckConstraint:
    """CHECK: alleen de statussen uit de enum mogen in de kolom staan."""
    return models.CheckConstraint(name=naam, condition=Q(status__in=waarden))


def werk_index(naam: str) -> models.Index:
    """Index waarmee een lijst alleen de open rijen leest, in de volgorde waarin zij aan de beurt zijn."""
    return models.Index(fields=list(VOLGORDE), name=naam, condition=Q(actie_uiterlijk_datum__isnull=False))


def beurt(vandaag: date, veld: str = "actie_uiterlijk_datum") -> Case:
    """In welke groep een rij valt: 0 crisis, 1 binnen een week aan de beurt of te laat, 2 de rest.

    Sorteer op deze groep, dan op VOLGORDE: een gezin gaat voor, maar nooit ten koste van een termijn die nu afloopt.
    """
    haast = {f"{veld}__lte": vandaag + timedelta(days=HAAST_DAGEN)}
    return Case(When(voorrang=Voorrang.CRISIS, then=Value(0)), When(**haast, then=Value(1)), default=Value(2))
