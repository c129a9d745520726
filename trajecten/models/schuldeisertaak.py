"""Werk dat uit de post met een schuldeiser volgt: nabellen, meekijken, lezen, een stand doorgeven."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.models import Client
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices.post import TAAK_EINDE, Taaksoort, TaakStatus
from trajecten.models.aanschrijving import Aanschrijving
from trajecten.models.post import Schuldeiserbericht
from trajecten.models.schuld import Schuld
from trajecten.models.traject import Traject
from trajecten.models.voorstel import Voorstelregel
from trajecten.querysets import PlanwerkQuerySet

S = TaakStatus


class Schuldeisertaak(Werkbaar, StatusModel):
    """Eén ding dat iemand met een schuldeiser moet doen, met een datum. Antwoordt de schuldeiser, dan vervalt het."""

    status = FSMField(default=S.OPEN, choices=S.choices, protected=True, max_length=20)
    soort = models.CharField(max_length=20, choices=Taaksoort)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="schuldeisertaken")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    schuld = models.ForeignKey(Schuld, on_delete=models.PROTECT, related_name="taken")
    aanschrijving = models.ForeignKey(
        Aanschrijving, null=True, blank=True, on_delete=models.PROTECT, related_name="taken"
    )
    regel = models.ForeignKey(Voorstelregel, null=True, blank=True, on_delete=models.PROTECT, related_name="taken")
    bericht = models.OneToOneField(
        Schuldeiserbericht, null=True, blank=True, on_delete=models.PROTECT, related_name="taak"
    )
    uiterlijk_datum = models.DateField()
    uitkomst = models.TextField(blank=True)
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = PlanwerkQuerySet.as_manager()

    class Meta:
        verbose_name = "schuldeiser"
        verbose_name_plural = "schuldeisertaken"
        constraints = [
            status_bestaat(S.values, "schuldeisertaak_status_bestaat"),
            actie_hoort_bij_open(TAAK_EINDE, "schuldeisertaak_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["aanschrijving", "soort"],
                condition=Q(aanschrijving__isnull=False),
                name="schuldeisertaak_een_per_vraag",
            ),
            models.UniqueConstraint(
                fields=["regel", "soort"], condition=Q(regel__isnull=False), name="schuldeisertaak_een_per_stem"
            ),
        ]
        indexes = [werk_index("schuldeisertaak_werk")]

    def __str__(self) -> str:
        return self.get_soort_display()

    def get_absolute_url(self) -> str:
        return reverse("trajecten:schuldeisertaak", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        return Actie(self.get_soort_display(), self.uiterlijk_datum) if self.status == S.OPEN else None

    @transition(status, source=S.OPEN, target=S.GEDAAN)
    def complete(self, *, uitkomst: str, gedaan_op: datetime, gedaan_door: int | None) -> None:
        """Het is gedaan, met wat eruit kwam."""
        self.uitkomst, self.gedaan_op, self.gedaan_door_id = uitkomst, gedaan_op, gedaan_door

    @transition(status, source=S.OPEN, target=S.VERVALLEN)
    def lapse(self) -> None:
        """Niet meer nodig: de schuldeiser antwoordde, of het traject eindigde."""
