"""Wat er gedaan moet worden, en wanneer: de velden waarop "Mijn werk" leest."""

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q


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
    is_voorrang = models.BooleanField(default=False)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    def volgende_actie(self) -> Actie | None:
        """De actie die bij de huidige status hoort; None als de rij gesloten is."""
        return None

    def plan_actie(self) -> None:
        """Zet actie en datum volgens `volgende_actie`."""
        volgende = self.volgende_actie()
        self.actie, self.actie_uiterlijk_datum = volgende or ("", None)


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
    """Index waarmee "Mijn werk" alleen de open rijen leest."""
    return models.Index(fields=["actie_uiterlijk_datum"], name=naam, condition=Q(actie_uiterlijk_datum__isnull=False))
