from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.models import Zelfschuld
from trajecten.choices import OpgaveReden
from trajecten.models.schuld import Schuld
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet


class Zelfopgave(models.Model):
    """Wat de consulent deed met een schuldeiser die de inwoner zelf opschreef: overgenomen, of niet en waarom.

    Van elke regel van de inwoner is er hoogstens één: dubbel overnemen geeft één schuld.
    """

    zelfschuld = models.OneToOneField(Zelfschuld, on_delete=models.PROTECT, related_name="opgave")
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="zelfopgaven")
    schuld = models.OneToOneField(Schuld, null=True, blank=True, on_delete=models.PROTECT, related_name="zelfopgave")
    reden = models.CharField("waarom niet", max_length=20, choices=OpgaveReden, blank=True)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "zelf opgegeven schuldeiser"
        verbose_name_plural = "zelf opgegeven schuldeisers"
        ordering = ["op", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(schuld__isnull=False, reden="") | (Q(schuld__isnull=True) & ~Q(reden="")),
                name="zelfopgave_schuld_of_reden",
            ),
            models.CheckConstraint(
                condition=~Q(reden=OpgaveReden.ANDERS) | ~Q(toelichting=""), name="zelfopgave_anders_met_toelichting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zelfschuld.naam}, opgegeven door de inwoner"
