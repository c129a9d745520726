from django.db import models

from intake.models import Aanmelding
from ketenpartners.choices import Toestemmingswijze
from ketenpartners.models.partner import Ketenpartner
from ketenpartners.querysets import PartnerAanmeldingQuerySet


class PartnerAanmelding(models.Model):
    """Een warme overdracht: welke partner een inwoner aanmeldde, en de toestemming die de inwoner daarvoor gaf.

    Bewijs van toestemming als bedoeld in art. 7 lid 1 AVG.
    """

    partner = models.ForeignKey(Ketenpartner, on_delete=models.PROTECT, related_name="aanmeldingen")
    aanmelding = models.OneToOneField(Aanmelding, on_delete=models.PROTECT, related_name="overdracht_door_partner")
    contactpersoon = models.CharField(max_length=160, blank=True)
    toestemming_op = models.DateTimeField()
    toestemming_wijze = models.CharField(max_length=20, choices=Toestemmingswijze)
    op = models.DateTimeField()

    objects = PartnerAanmeldingQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-id"]
        verbose_name_plural = "aanmeldingen door partners"

    def __str__(self) -> str:
        return f"{self.partner} {self.op:%d-%m-%Y}"
