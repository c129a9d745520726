from django.conf import settings
from django.db import models

from intake.models.client import Client
from intake.querysets import VanClientQuerySet


class Notitie(models.Model):
    """Een gedateerde aantekening in het dossier."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="notities")
    tekst = models.TextField()
    formulier = models.UUIDField("nummer van het formulier", null=True, blank=True, unique=True, editable=False)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VanClientQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]

    def __str__(self) -> str:
        return f"Notitie van {self.op:%d-%m-%Y}"
