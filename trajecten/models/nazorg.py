import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.choices.nazorg import Nazorgvorm
from trajecten.models.traject import Traject
from trajecten.querysets import NazorgmomentQuerySet


class Nazorgmoment(models.Model):
    """Een gepland contact na de regeling, en wat eruit kwam.

    Zonder contact blijft het moment open tot het aantal pogingen uit het beleid op is. `eerst_datum` is de dag waarop
    het ooit stond, als iemand het verzette.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="nazorgmomenten")
    gepland_datum = models.DateField()
    eerst_datum = models.DateField("stond eerst op", null=True, blank=True)
    verzet_reden = models.TextField("waarom verzet", blank=True)
    gehouden_op = models.DateTimeField(null=True, blank=True)
    is_bereikt = models.BooleanField(null=True, blank=True)
    gaat_goed = models.BooleanField("het gaat goed", null=True, blank=True)
    vorm = models.CharField(max_length=20, choices=Nazorgvorm, blank=True)
    notitie = models.TextField(blank=True)
    afspraken = models.TextField("wat is afgesproken", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = NazorgmomentQuerySet.as_manager()

    class Meta:
        ordering = ["gepland_datum"]
        verbose_name_plural = "nazorgmomenten"
        constraints = [models.UniqueConstraint(fields=["traject", "gepland_datum"], name="nazorgmoment_uniek")]

    def __str__(self) -> str:
        return f"Nazorg {self.gepland_datum:%d-%m-%Y}"


class Contactpoging(models.Model):
    """Een keer dat wij de inwoner probeerden te bereiken en dat niet lukte."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="contactpogingen")
    moment = models.ForeignKey(Nazorgmoment, null=True, blank=True, on_delete=models.PROTECT, related_name="pogingen")
    signaal = models.ForeignKey(
        "trajecten.Terugvalsignaal", null=True, blank=True, on_delete=models.PROTECT, related_name="pogingen"
    )
    op = models.DateTimeField()
    vorm = models.CharField(max_length=20, choices=Nazorgvorm)
    notitie = models.TextField(blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = NazorgmomentQuerySet.as_manager()

    class Meta:
        ordering = ["op"]
        verbose_name_plural = "contactpogingen"
        constraints = [
            models.CheckConstraint(condition=Q(moment=None) ^ Q(signaal=None), name="contactpoging_bij_een_aanleiding"),
        ]

    def __str__(self) -> str:
        return f"Poging van {self.op:%d-%m-%Y}"
