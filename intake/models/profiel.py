import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices import IngevuldMet
from intake.models.client import Client
from intake.querysets import VanClientQuerySet


class Profiel(models.Model):
    """Een klantprofiel: eerst een concept dat per blad wordt bewaard, daarna vast met de uitkomst van toen.

    De uitkomst helpt om steun te kiezen, nooit om iemand te weigeren. Opnieuw afnemen is een nieuwe rij; een oude
    houdt haar versie van het instrument en blijft leesbaar.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="profielen")
    instrument = models.CharField("versie van het instrument", max_length=20)
    ingevuld_met = models.CharField(max_length=20, choices=IngevuldMet)
    antwoorden = models.JSONField(default=dict, blank=True)
    begonnen_op = models.DateTimeField()
    afgenomen_op = models.DateTimeField(null=True, blank=True)
    uitkomst = models.JSONField(null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VanClientQuerySet.as_manager()

    class Meta:
        ordering = ["-begonnen_op"]
        verbose_name = "klantprofiel"
        verbose_name_plural = "klantprofielen"
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=Q(afgenomen_op=None), name="profiel_een_concept_per_client"
            ),
            models.CheckConstraint(
                condition=Q(afgenomen_op=None, uitkomst=None) | Q(afgenomen_op__isnull=False, uitkomst__isnull=False),
                name="profiel_klaar_heeft_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return f"Klantprofiel van {self.afgenomen_op or self.begonnen_op:%d-%m-%Y}"

    @property
    def is_klaar(self) -> bool:
        return self.afgenomen_op is not None
