import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices import ExternInstrument
from intake.models.client import Client
from intake.models.document import Document
from intake.querysets import VanClientQuerySet


class ExterneUitslag(models.Model):
    """De uitslag van een instrument van een ander: alleen datum, etiket en aantekeningen, nooit de vragen zelf."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="externe_uitslagen")
    instrument = models.CharField(max_length=20, choices=ExternInstrument)
    instrument_naam = models.CharField("naam van het andere instrument", max_length=80, blank=True)
    datum = models.DateField("afgenomen op")
    label = models.CharField("uitslag in een paar woorden", max_length=120)
    notities = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanClientQuerySet.as_manager()

    class Meta:
        ordering = ["-datum", "-op"]
        verbose_name_plural = "externe uitslagen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(instrument=ExternInstrument.ANDERS) | ~Q(instrument_naam=""),
                name="uitslag_ander_instrument_heeft_naam",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_tekst} ({self.datum:%d-%m-%Y})"

    @property
    def instrument_tekst(self) -> str:
        """De naam van het instrument zoals hij op het scherm staat."""
        return self.instrument_naam or self.get_instrument_display()
