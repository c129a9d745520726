import uuid

from django.conf import settings
from django.db import models

from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.querysets import BerichtQuerySet
from schuldhulp.organisatie.models import Gemeente


class Bericht(models.Model):
    """Een kort bericht per e-mail of sms: een link, een herinnering. Wat rechtsgevolg heeft, gaat per brief.

    De tekst wordt bij het bezorgen uit sjabloon en gegevens gemaakt; een code in het bericht staat dus nergens
    opgeslagen. `sleutel` maakt dat hetzelfde bericht nooit twee keer de deur uit gaat. Is er voor dit kanaal geen
    bezorger ingesteld, dan blijft `verzonden_op` leeg tot een medewerker het zelf verstuurde.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sleutel = models.CharField(max_length=160, unique=True)
    soort = models.CharField(max_length=60)
    kanaal = models.CharField(max_length=10, choices=Berichtkanaal)
    aan = models.CharField("e-mailadres of nummer", max_length=254)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField(db_index=True)
    gegevens = models.JSONField(default=dict)
    aangemaakt_op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verzonden_op = models.DateTimeField(null=True, blank=True)
    verzonden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    ingetrokken_op = models.DateTimeField("hoeft niet meer", null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        ordering = ["-aangemaakt_op"]
        verbose_name_plural = "berichten"
        constraints = [
            models.CheckConstraint(condition=models.Q(kanaal__in=Berichtkanaal.values), name="bericht_kanaal_bestaat"),
            models.CheckConstraint(
                condition=models.Q(verzonden_op=None) | models.Q(ingetrokken_op=None), name="bericht_weg_of_ingetrokken"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} van {self.aangemaakt_op:%d-%m-%Y}"
