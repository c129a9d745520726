"""Wat bij de producten van een traject hoort: het werk dat eruit volgt, de keuze na de stabilisatie, en de partner."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.models import Client
from schuldhulp.lib.werk import Actie, actie_hoort_bij_open, status_bestaat, werk_index
from trajecten.choices import OPVOLGING_EINDE, OpvolgingStatus, TrajectStatus
from trajecten.choices.product import Vervolg
from trajecten.models.planwerk import Planwerk
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet

O = OpvolgingStatus  # noqa: E741


class Productopvolging(Planwerk):
    """Er loopt een product met een verwacht einde; de datum is het eerste daarvan. Eén rij voor alle samen."""

    status = FSMField(default=O.LOOPT, choices=O.choices, protected=True, max_length=20)

    class Meta:
        verbose_name = "product"
        verbose_name_plural = "opvolging van producten"
        constraints = [
            status_bestaat(O.values, "productopvolging_status_bestaat"),
            actie_hoort_bij_open(OPVOLGING_EINDE, "productopvolging_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(status=O.LOOPT), name="productopvolging_een_open_per_traject"
            ),
        ]
        indexes = [werk_index("productopvolging_werk")]

    def __str__(self) -> str:
        return f"Opvolging van producten, {self.get_status_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:productopvolging", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        return Actie("Product afronden of verlengen", self.uiterlijk_datum) if self.status == O.LOOPT else None

    @transition(status, source=O.LOOPT, target=O.KLAAR)
    def complete(self) -> None:
        """Geen lopend product heeft nog een verwacht einde."""

    @transition(status, source=O.LOOPT, target=O.VERVALLEN)
    def lapse(self) -> None:
        """Het traject is beëindigd."""


class Vervolgkeuze(models.Model):
    """Hoe het na de stabilisatie verdergaat, met de reden. De nieuwste geldt; eerdere blijven staan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="vervolgkeuzes")
    in_status = models.CharField("status bij de keuze", max_length=30, choices=TrajectStatus)
    keuze = models.CharField(max_length=20, choices=Vervolg)
    toelichting = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "vervolgkeuzes"
        constraints = [models.CheckConstraint(condition=~Q(toelichting=""), name="vervolgkeuze_met_reden")]

    def __str__(self) -> str:
        return self.get_keuze_display()


class Partnerwissel(models.Model):
    """Een partner kwam bij het traject of ging eruit, met de reden."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="partnerwissels")
    partner = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    is_erbij = models.BooleanField()
    reden = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["op"]
        verbose_name_plural = "partnerwissels"
        constraints = [models.CheckConstraint(condition=~Q(reden=""), name="partnerwissel_met_reden")]

    def __str__(self) -> str:
        return "Partner erbij" if self.is_erbij else "Partner eruit"
