from django.conf import settings
from django.db import models

from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet


class Nazorgmoment(models.Model):
    """Een gepland contact na de regeling, en wat eruit kwam."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="nazorgmomenten")
    gepland_datum = models.DateField()
    gehouden_op = models.DateTimeField(null=True, blank=True)
    is_bereikt = models.BooleanField(null=True, blank=True)
    gaat_goed = models.BooleanField("het gaat goed", null=True, blank=True)
    notitie = models.TextField(blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["gepland_datum"]
        verbose_name_plural = "nazorgmomenten"
        constraints = [models.UniqueConstraint(fields=["traject", "gepland_datum"], name="nazorgmoment_uniek")]

    def __str__(self) -> str:
        return f"Nazorg {self.gepland_datum:%d-%m-%Y}"
