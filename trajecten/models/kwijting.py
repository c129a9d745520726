from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import RETURN_VALUE, FSMField, transition

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import status_bestaat
from trajecten.choices.kwijting import KwijtingStatus
from trajecten.models.schuld import Schuld
from trajecten.models.traject import Traject
from trajecten.querysets import KwijtingQuerySet

S = KwijtingStatus


class Kwijting(StatusModel):
    """De vraag aan één schuldeiser om te bevestigen dat de rest van zijn vordering vervalt.

    `restant_bedrag` (euro) is wat hij laat staan als hij maar een deel kwijtscheldt.
    """

    status = FSMField(default=S.GEVRAAGD, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="kwijtingen")
    schuld = models.OneToOneField(Schuld, on_delete=models.PROTECT, related_name="kwijting")
    gevraagd_op = models.DateTimeField()
    uiterlijk_datum = models.DateField("antwoord uiterlijk")
    brief = models.OneToOneField(Brief, on_delete=models.PROTECT, related_name="+")
    antwoord_datum = models.DateField(null=True, blank=True)
    restant_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    opmerking = models.TextField("wat de schuldeiser zegt", blank=True)
    uitleg = models.TextField("wat is uitgezocht", blank=True)

    objects = KwijtingQuerySet.as_manager()

    class Meta:
        verbose_name = "finale kwijting"
        verbose_name_plural = "finale kwijtingen"
        ordering = ["schuld__schuldeiser__naam", "id"]
        constraints = [
            status_bestaat(S.values, "kwijting_status_bestaat"),
            models.CheckConstraint(
                condition=Q(restant_bedrag=None) | Q(restant_bedrag__gt=0), name="kwijting_restant_positief"
            ),
            models.CheckConstraint(
                condition=~Q(status=S.UITGEZOCHT) | ~Q(uitleg=""), name="kwijting_uitgezocht_met_uitleg"
            ),
        ]
        indexes = [models.Index(fields=["uiterlijk_datum"], name="kwijting_wacht", condition=Q(status=S.GEVRAAGD))]

    def __str__(self) -> str:
        return f"Finale kwijting, {self.get_status_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:kwijting", args=[self.pk])

    @transition(
        status,
        source=[S.GEVRAAGD, S.STIL, S.GEWEIGERD, S.DEELS],
        target=RETURN_VALUE(S.BEVESTIGD, S.DEELS, S.GEWEIGERD),
    )
    def answer(self, *, antwoord: str, antwoord_datum: date, opmerking: str, restant_bedrag: Decimal | None) -> str:
        """De schuldeiser antwoordt; een later antwoord vervangt een eerder, ook nadat wij zijn stilte noteerden."""
        self.antwoord_datum, self.opmerking, self.restant_bedrag = antwoord_datum, opmerking, restant_bedrag
        return antwoord

    @transition(status, source=S.GEVRAAGD, target=S.STIL)
    def give_up(self) -> None:
        """De termijn is voorbij zonder antwoord."""

    @transition(status, source=[S.GEWEIGERD, S.DEELS], target=S.UITGEZOCHT)
    def explain(self, *, uitleg: str) -> None:
        """De consulent legt vast waarom het anders ligt, en wat er is afgesproken."""
        self.uitleg = uitleg
