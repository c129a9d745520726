"""Budgetbeheer: een rekening met vaste posten, betaalopdrachten en wat er binnenkwam. Er is geen bank gekoppeld."""

import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import FSMField, transition

from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, actie_hoort_bij_open, status_bestaat, werk_index
from trajecten.choices.budgetbeheer import BEHEER_EINDE, INKOMSTEN, Beheerstatus, Opdrachtstatus, Postsoort, Ritme
from trajecten.models.planwerk import Planwerk
from trajecten.models.traject import Traject
from trajecten.querysets import OpdrachtQuerySet, VanBeheerQuerySet
from trajecten.rekenregels.saldoverloop import Post

B = Beheerstatus
O = Opdrachtstatus  # noqa: E741


class Beheerrekening(Planwerk):
    """Het geld dat een consulent voor een inwoner beheert: het laatst bekende saldo, en vanaf wanneer het telt.

    `saldo_bedrag` is het saldo aan het begin van `saldo_datum` (euro), zoals iemand het van de bank overnam. De dag van
    Mijn werk is die van het eerste alarm, en anders van de volgende keer nalopen.
    """

    status = FSMField(default=B.LOOPT, choices=B.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="beheerrekeningen")
    start_datum = models.DateField()
    eind_datum = models.DateField(null=True, blank=True)
    saldo_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    saldo_datum = models.DateField()
    alarmen = models.JSONField("wat aandacht vraagt", default=list, blank=True)

    class Meta:
        verbose_name = "budgetbeheer"
        verbose_name_plural = "beheerrekeningen"
        ordering = ["-start_datum"]
        constraints = [
            status_bestaat(B.values, "beheer_status_bestaat"),
            actie_hoort_bij_open(BEHEER_EINDE, "beheer_open_heeft_actie"),
            models.UniqueConstraint(fields=["traject"], condition=Q(status=B.LOOPT), name="beheer_een_per_traject"),
        ]
        indexes = [werk_index("beheer_werk")]

    def __str__(self) -> str:
        return f"Budgetbeheer vanaf {self.start_datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:beheerrekening", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        if self.status != B.LOOPT:
            return None
        return Actie("Alarm bij het budgetbeheer" if self.alarmen else "Budgetbeheer nalopen", self.uiterlijk_datum)

    @transition(status, source=B.LOOPT, target=B.GESTOPT)
    def stop(self, *, datum: date) -> None:
        """Het budgetbeheer eindigt; de inwoner betaalt weer zelf."""
        self.eind_datum, self.alarmen = datum, []


class Beheerpost(models.Model):
    """Iets wat met een vast ritme binnenkomt of weggaat. `bedrag` in euro, altijd positief."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rekening = models.ForeignKey(Beheerrekening, on_delete=models.PROTECT, related_name="posten")
    soort = models.CharField(max_length=20, choices=Postsoort)
    naam = models.CharField("van of aan wie", max_length=120)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    ritme = models.CharField(max_length=20, choices=Ritme)
    eerste_datum = models.DateField("eerste keer op")
    laatste_datum = models.DateField("laatste keer op", null=True, blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)
    kenmerk = models.CharField("omschrijving bij de betaling", max_length=140, blank=True)

    objects = VanBeheerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "beheerposten"
        ordering = ["eerste_datum", "naam"]
        constraints = [
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="beheerpost_bedrag_positief"),
            models.CheckConstraint(
                condition=Q(laatste_datum=None) | Q(laatste_datum__gte=F("eerste_datum")), name="beheerpost_periode"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_inkomst(self) -> bool:
        return self.soort in INKOMSTEN

    @property
    def rang(self) -> int:
        """De plek in de volgorde van betalen; inkomsten staan voorop."""
        return list(Postsoort.values).index(self.soort)

    @property
    def als_post(self) -> Post:
        """Zoals de rekenregel haar leest."""
        bedrag = self.bedrag if self.is_inkomst else -self.bedrag
        return Post(str(self.pk), self.naam, bedrag, self.ritme, self.eerste_datum, self.laatste_datum)


class Betaalopdracht(StatusModel):
    """Eén betaling: opgesteld door de een, goedgekeurd door een ander, en met de hand bij de bank gedaan."""

    status = FSMField(default=O.CONCEPT, choices=O.choices, protected=True, max_length=20)
    rekening = models.ForeignKey(Beheerrekening, on_delete=models.PROTECT, related_name="opdrachten")
    post = models.ForeignKey(Beheerpost, on_delete=models.PROTECT, related_name="opdrachten")
    datum = models.DateField("valt op")
    naam = models.CharField(max_length=120)
    iban = models.CharField("IBAN", max_length=34)
    kenmerk = models.CharField(max_length=140, blank=True)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    opgesteld_op = models.DateTimeField()
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)
    goedgekeurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    betaald_datum = models.DateField(null=True, blank=True)
    betaald_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OpdrachtQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betaalopdrachten"
        ordering = ["datum", "naam", "id"]
        constraints = [
            status_bestaat(O.values, "opdracht_status_bestaat"),
            models.UniqueConstraint(
                fields=["post", "datum"], condition=~Q(status=O.INGETROKKEN), name="opdracht_een_per_keer"
            ),
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="opdracht_bedrag_positief"),
            models.CheckConstraint(
                condition=Q(goedgekeurd_door=None) | ~Q(goedgekeurd_door=F("opgesteld_door")), name="opdracht_vier_ogen"
            ),
            models.CheckConstraint(
                condition=~Q(status=O.BETAALD) | Q(goedgekeurd_door__isnull=False, betaald_datum__isnull=False),
                name="opdracht_betaald_na_goedkeuren",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.datum:%d-%m-%Y}"

    @transition(status, source=O.CONCEPT, target=O.GOEDGEKEURD)
    def approve(self, *, goedgekeurd_op: datetime, goedgekeurd_door: Any) -> None:
        """Een tweede persoon keek de betaling na."""
        self.goedgekeurd_op, self.goedgekeurd_door = goedgekeurd_op, goedgekeurd_door

    @transition(status, source=O.GOEDGEKEURD, target=O.BETAALD)
    def pay(self, *, betaald_datum: date, betaald_door: Any) -> None:
        """De betaling is bij de bank gedaan."""
        self.betaald_datum, self.betaald_door = betaald_datum, betaald_door

    @transition(status, source=[O.CONCEPT, O.GOEDGEKEURD], target=O.INGETROKKEN)
    def withdraw(self) -> None:
        """Deze betaling hoeft niet, of klopte niet."""


class Beheerontvangst(models.Model):
    """Dat een verwacht inkomen binnenkwam, en hoeveel (euro)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rekening = models.ForeignKey(Beheerrekening, on_delete=models.PROTECT, related_name="ontvangsten")
    post = models.ForeignKey(Beheerpost, on_delete=models.PROTECT, related_name="ontvangsten")
    verwacht_datum = models.DateField()
    ontvangen_datum = models.DateField()
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VanBeheerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ontvangsten op beheerrekeningen"
        ordering = ["-ontvangen_datum", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "verwacht_datum"], name="beheerontvangst_een_per_keer"),
            models.CheckConstraint(condition=Q(bedrag__gte=0), name="beheerontvangst_niet_negatief"),
        ]

    def __str__(self) -> str:
        return f"Ontvangst van {self.ontvangen_datum:%d-%m-%Y}"
