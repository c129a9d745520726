from django.conf import settings
from django.db import models

from schuldhulp.brieven.models import Brief
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet


class PlanVanAanpak(models.Model):
    """Versie van het plan van aanpak (art. 4a Wgs): hulpvraag, aanpak, verwijzingen, voorwaarden.

    Het plan eerbiedigt de beslagvrije voet. Een vastgesteld plan verandert niet meer; wijzigen is een nieuwe versie.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="plannen")
    versie = models.PositiveSmallIntegerField()
    hulpvraag = models.TextField("wat wil de inwoner bereiken", blank=True)
    aanpak = models.TextField("wat gaan we doen", blank=True)
    afspraken_inwoner = models.TextField("wat doet de inwoner zelf", blank=True)
    voorwaarden = models.TextField(blank=True)
    weken_tot_resultaat = models.PositiveSmallIntegerField(null=True, blank=True)
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    afronding_datum = models.DateField(null=True, blank=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["-versie"]
        verbose_name_plural = "plannen van aanpak"
        constraints = [models.UniqueConstraint(fields=["traject", "versie"], name="plan_versie_uniek")]

    def __str__(self) -> str:
        return f"Plan van aanpak, versie {self.versie}"
