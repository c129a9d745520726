from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intake.choices.afspraak import Afspraakvorm
from intake.querysets import SpreekuurQuerySet
from schuldhulp.organisatie.models import Gemeente


class Spreekuur(models.Model):
    """Een blok tijd dat een medewerker openstelt voor gesprekken, verdeeld in plekken van evenveel minuten."""

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="spreekuren")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    datum = models.DateField()
    van_tijd = models.TimeField("van")
    tot_tijd = models.TimeField("tot")
    minuten = models.PositiveSmallIntegerField("minuten per gesprek")
    vorm = models.CharField(max_length=20, choices=Afspraakvorm, default=Afspraakvorm.KANTOOR)
    plaats = models.CharField(max_length=200, blank=True)

    objects = SpreekuurQuerySet.as_manager()

    class Meta:
        ordering = ["datum", "van_tijd"]
        verbose_name_plural = "spreekuren"
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "datum", "van_tijd"], name="spreekuur_uniek"),
            models.CheckConstraint(condition=Q(van_tijd__lt=F("tot_tijd")), name="spreekuur_begint_voor_einde"),
            models.CheckConstraint(condition=Q(minuten__gte=5, minuten__lte=240), name="spreekuur_minuten"),
        ]
        indexes = [models.Index(fields=["gemeente", "datum"], name="spreekuur_gemeente")]

    def __str__(self) -> str:
        return f"Spreekuur {self.datum:%d-%m-%Y} {self.van_tijd:%H.%M}-{self.tot_tijd:%H.%M}"
