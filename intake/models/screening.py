import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices import Kwadrant
from intake.kwadrant import Vragenlijst, laad_vragenlijst
from intake.models.aanmelding import Aanmelding
from intake.querysets import VanAanmeldingQuerySet
from intake.weging import pas_toe, uit_gegevens


class Screening(models.Model):
    """Een ingevulde vragenlijst met de uitkomst van toen; verandert niet meer, opnieuw screenen is een nieuwe rij.

    De uitkomst bepaalt het soort aanbod, nooit of iemand hulp krijgt. De consulent bevestigt (`gekozen` gelijk aan
    `berekend`) of wijkt af met een reden.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="screeningen")
    vragenlijst = models.CharField(max_length=20)
    antwoorden = models.JSONField()
    weging = models.JSONField("wat de gemeente toen anders woog", default=dict, blank=True)
    berekend = models.CharField(max_length=20, choices=Kwadrant)
    gekozen = models.CharField(max_length=20, choices=Kwadrant)
    afwijk_reden = models.TextField("reden om af te wijken", blank=True)
    schuld_punten = models.PositiveSmallIntegerField(help_text="0 (niet regelbaar) tot 100 (regelbaar)")
    persoon_punten = models.PositiveSmallIntegerField(help_text="0 (niet regelbaar) tot 100 (regelbaar)")
    toelichting = models.JSONField(default=list)
    advies = models.JSONField(default=list)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanAanmeldingQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "screeningen"
        constraints = [
            models.CheckConstraint(
                condition=Q(gekozen=models.F("berekend")) | ~Q(afwijk_reden=""), name="screening_afwijken_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_gekozen_display()} ({self.op:%d-%m-%Y})"

    @property
    def lijst(self) -> Vragenlijst:
        """De vragenlijst met de drempels en gewichten van toen."""
        return pas_toe(laad_vragenlijst(self.vragenlijst), uit_gegevens(self.weging))

    @property
    def is_afgeweken(self) -> bool:
        """Koos de consulent iets anders dan de berekening?"""
        return self.gekozen != self.berekend
