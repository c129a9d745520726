import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices import Leefgebied
from intake.leefgebieden import HOOGST, LAAGST
from intake.models.client import Client
from intake.querysets import VanClientQuerySet, VanMetingQuerySet


class Leefgebiedmeting(models.Model):
    """Een gesprek over de leefgebieden; verandert niet meer, opnieuw bespreken is een nieuwe rij."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="leefgebiedmetingen")
    datum = models.DateField("besproken op")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanClientQuerySet.as_manager()

    class Meta:
        ordering = ["-datum", "-op"]
        verbose_name_plural = "leefgebiedmetingen"

    def __str__(self) -> str:
        return f"Leefgebieden van {self.datum:%d-%m-%Y}"


class Leefgebiedcijfer(models.Model):
    """Het cijfer van één leefgebied in één meting, met een aantekening als dat nodig is."""

    meting = models.ForeignKey(Leefgebiedmeting, on_delete=models.PROTECT, related_name="cijfers")
    gebied = models.CharField(max_length=20, choices=Leefgebied)
    cijfer = models.PositiveSmallIntegerField()
    notitie = models.TextField(blank=True)

    objects = VanMetingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "leefgebiedcijfers"
        constraints = [
            models.UniqueConstraint(fields=["meting", "gebied"], name="leefgebiedcijfer_een_per_gebied"),
            models.CheckConstraint(
                condition=Q(cijfer__gte=LAAGST, cijfer__lte=HOOGST), name="leefgebiedcijfer_van_1_tot_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_gebied_display()}: {self.cijfer}"
