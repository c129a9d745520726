import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intake.choices.loket import Gewicht, Problematiek
from intake.models.aanmelding import Aanmelding
from intake.models.client import Client
from intake.querysets import LoketvraagQuerySet
from schuldhulp.organisatie.models import Gemeente, Organisatie


class Loketvraag(models.Model):
    """Een vraag over geld aan het aanmeldpunt, met de triage van toen; verandert niet meer.

    Zwaar werd een aanmelding. Licht ging naar een partner (de verwijzing wijst hierheen) of is met een advies geholpen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="loketvragen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    vraag = models.TextField()
    antwoorden = models.JSONField(default=dict)
    berekend_gewicht = models.CharField(max_length=10, choices=Gewicht)
    gewicht = models.CharField(max_length=10, choices=Gewicht)
    afwijk_reden = models.TextField(blank=True)
    problematiek = models.CharField(max_length=20, choices=Problematiek)
    toelichting = models.JSONField(default=list)
    advies = models.TextField(blank=True)
    lijkt_bekend = models.BooleanField("lijkt op een ander dossier", default=False)
    aanmelding = models.ForeignKey(
        Aanmelding, null=True, blank=True, on_delete=models.PROTECT, related_name="loketvragen"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = LoketvraagQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "vragen aan het aanmeldpunt"
        constraints = [
            models.CheckConstraint(
                condition=Q(gewicht=F("berekend_gewicht")) | ~Q(afwijk_reden=""), name="loketvraag_afwijken_met_reden"
            ),
            models.CheckConstraint(
                condition=~Q(gewicht=Gewicht.ZWAAR) | Q(aanmelding__isnull=False), name="loketvraag_zwaar_is_aangemeld"
            ),
        ]
        indexes = [models.Index(fields=["gemeente", "-op", "id"], name="loketvraag_lijst")]

    def __str__(self) -> str:
        return f"Vraag van {self.op:%d-%m-%Y}"
