from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intake.models.client import Client
from intake.querysets import VanClientQuerySet


class Behandelaarswissel(models.Model):
    """Werk van een cliënt kreeg een (andere) behandelaar. `van` leeg is de eerste; de rest zijn overdrachten."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="behandelaarswissels")
    onderwerp_soort = models.CharField(max_length=60)
    onderwerp_id = models.UUIDField()
    van = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    naar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanClientQuerySet.as_manager()

    class Meta:
        ordering = ["op", "id"]
        verbose_name_plural = "behandelaarswissels"
        constraints = [
            models.CheckConstraint(condition=Q(van=None) | ~Q(van=F("naar")), name="behandelaarswissel_ander"),
        ]

    def __str__(self) -> str:
        return f"Naar {self.naar} op {self.op:%d-%m-%Y}"
