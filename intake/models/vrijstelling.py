from django.conf import settings
from django.db import models

from intake.models.client import Client
from intake.querysets import VanClientQuerySet


class Papiervrijstelling(models.Model):
    """Een papier dat volgens de lijst nodig is, maar bij deze inwoner niet: met wie dat besloot en waarom."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="papiervrijstellingen")
    code = models.CharField("papier", max_length=40)
    reden = models.CharField(max_length=300)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanClientQuerySet.as_manager()

    class Meta:
        verbose_name = "papier dat niet nodig is"
        verbose_name_plural = "papieren die niet nodig zijn"
        constraints = [models.UniqueConstraint(fields=["client", "code"], name="papiervrijstelling_een_keer")]

    def __str__(self) -> str:
        return f"{self.code}: niet nodig"
