import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from trajecten.choices.sommen import Berekeningsoort
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet


class Berekening(models.Model):
    """Een som die in een dossier is gebruikt: wat erin ging, wat eruit kwam, met welke normen. Verandert nooit.

    `hoort_bij` wijst zacht naar de rij die de uitkomst gebruikt (`voorstel:<id>`), zodat die weg mag zonder de som.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="berekeningen")
    soort = models.CharField(max_length=20, choices=Berekeningsoort)
    hoort_bij = models.CharField(max_length=60, blank=True)
    invoer = models.JSONField()
    uitkomst = models.JSONField()
    normen = models.CharField("versie van de normen", max_length=10, blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "berekeningen"
        ordering = ["-op", "id"]
        indexes = [models.Index(fields=["traject", "-op"], name="berekening_van_traject")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:berekening", args=[self.pk])
