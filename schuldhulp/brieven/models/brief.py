import uuid

from django.conf import settings
from django.db import models

from schuldhulp.brieven.querysets import BriefQuerySet
from schuldhulp.organisatie.models import Gemeente


class Brief(models.Model):
    """Een verstuurde brief: welk sjabloon, aan wie, met welke gegevens.

    De gegevens liggen vast vanaf het versturen; de PDF wordt daaruit precies één keer opgemaakt (BriefInhoud).
    Een trigger weigert wijzigen en verwijderen. De verwijzing naar de cliënt is zacht: brieven kennen geen dossiers.
    `sleutel` maakt dat dezelfde brief nooit twee keer de deur uit gaat.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sleutel = models.CharField(max_length=160, unique=True)
    soort = models.CharField(max_length=60)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField(db_index=True)
    aan_naam = models.CharField("aan", max_length=200)
    aan_adres = models.JSONField("adresregels", default=list)
    gegevens = models.JSONField()
    datum = models.DateField()
    aangemaakt_op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = BriefQuerySet.as_manager()

    class Meta:
        ordering = ["-aangemaakt_op"]
        verbose_name_plural = "brieven"

    def __str__(self) -> str:
        return f"{self.soort} van {self.datum:%d-%m-%Y}"


class BriefInhoud(models.Model):
    """De opgemaakte PDF van een brief met haar SHA-256; verandert nooit meer."""

    brief = models.OneToOneField(Brief, primary_key=True, on_delete=models.PROTECT, related_name="inhoud")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    sjabloon_sha256 = models.CharField(max_length=64)
    opgemaakt_op = models.DateTimeField()

    class Meta:
        verbose_name_plural = "briefinhoud"

    def __str__(self) -> str:
        return self.sha256
