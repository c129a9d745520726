"""De overdracht naar fase 2: per onderdeel een vinkje van wie overdraagt en van wie ontvangt."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet
from trajecten.querysets.overdracht import OverdrachtpuntQuerySet


class Overdracht(models.Model):
    """Eén ronde: van het eerste vinkje tot het aannemen. Na terugkeer naar fase 1 begint een nieuwe."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="overdrachten")
    begonnen_op = models.DateTimeField()
    aangenomen_op = models.DateTimeField(null=True, blank=True)
    aangenomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["begonnen_op"]
        verbose_name_plural = "overdrachten"
        constraints = [
            models.UniqueConstraint(fields=["traject"], condition=Q(aangenomen_op=None), name="overdracht_een_lopend"),
        ]

    def __str__(self) -> str:
        return f"Overdracht van {self.begonnen_op:%d-%m-%Y}"


class Overdrachtpunt(models.Model):
    """Eén onderdeel in een overdracht. Wie overdroeg, vinkt niet ook af dat het goed is aangekomen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    overdracht = models.ForeignKey(Overdracht, on_delete=models.PROTECT, related_name="punten")
    deel = models.CharField(max_length=20, choices=Overdrachtdeel)
    afzender_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    afzender_op = models.DateTimeField(null=True, blank=True)
    afzender_reden = models.TextField("waarom het zo kan", blank=True)
    ontvanger_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ontvanger_op = models.DateTimeField(null=True, blank=True)
    terug_reden = models.TextField("teruggegeven omdat", blank=True)

    objects = OverdrachtpuntQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overdrachtpunten"
        constraints = [
            models.UniqueConstraint(fields=["overdracht", "deel"], name="overdrachtpunt_een_per_deel"),
            models.CheckConstraint(
                condition=Q(ontvanger_door=None) | ~Q(ontvanger_door=F("afzender_door")),
                name="overdrachtpunt_twee_mensen",
            ),
            models.CheckConstraint(
                condition=Q(ontvanger_op=None) | Q(afzender_op__isnull=False), name="overdrachtpunt_eerst_afzender"
            ),
        ]

    def __str__(self) -> str:
        return self.get_deel_display()
