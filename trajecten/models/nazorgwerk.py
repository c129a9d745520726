"""Werk uit de nazorg: een vraag van de inwoner, en een teken dat het weer mis kan gaan."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from schuldhulp.lib.werk import Actie, actie_hoort_bij_open, status_bestaat, werk_index
from trajecten.choices.nazorg import (
    NAZORGVRAAG_EINDE,
    TERUGVAL_EINDE,
    Nazorgvorm,
    NazorgvraagStatus,
    TerugvalStatus,
    Terugvalteken,
    Terugvaluitkomst,
)
from trajecten.models.planwerk import Planwerk
from trajecten.models.traject import Traject

V = NazorgvraagStatus
S = TerugvalStatus


class Nazorgvraag(Planwerk):
    """Een vraag die de inwoner zelf stelt, en wanneer hij antwoord kreeg."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="nazorgvragen")
    status = FSMField(default=V.OPEN, choices=V.choices, protected=True, max_length=20)
    vraag = models.TextField()
    gesteld_op = models.DateTimeField()
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "vraag van de inwoner"
        verbose_name_plural = "vragen van inwoners"
        ordering = ["-gesteld_op"]
        constraints = [
            status_bestaat(V.values, "nazorgvraag_status_bestaat"),
            actie_hoort_bij_open(NAZORGVRAAG_EINDE, "nazorgvraag_open_heeft_actie"),
            models.CheckConstraint(
                condition=~Q(status=V.BEANTWOORD) | (~Q(antwoord="") & Q(beantwoord_op__isnull=False)),
                name="nazorgvraag_met_antwoord",
            ),
        ]
        indexes = [werk_index("nazorgvraag_werk")]

    def __str__(self) -> str:
        return f"Vraag van {self.gesteld_op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:nazorgvraag", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        return Actie("Vraag van de inwoner beantwoorden", self.uiterlijk_datum) if self.status == V.OPEN else None

    @transition(status, source=V.OPEN, target=V.BEANTWOORD)
    def answer(self, *, antwoord: str, beantwoord_op: datetime, beantwoord_door: Any) -> None:
        """De inwoner heeft antwoord."""
        self.antwoord, self.beantwoord_op, self.beantwoord_door = antwoord, beantwoord_op, beantwoord_door

    @transition(status, source=V.OPEN, target=V.VERVALLEN)
    def lapse(self) -> None:
        """Het traject stopte; de vraag speelt niet meer."""


class Terugvalsignaal(Planwerk):
    """Tekenen dat het weer mis kan gaan: altijd reden voor persoonlijk contact, ook als het traject al klaar is.

    `tekens` is een lijst van `Terugvalteken`. Alleen wie de inwoner echt sprak, sluit het signaal; anders is er na het
    aantal pogingen uit het beleid een reden nodig.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="terugvalsignalen")
    status = FSMField(default=S.OPEN, choices=S.choices, protected=True, max_length=20)
    tekens = models.JSONField(default=list)
    toelichting = models.TextField(blank=True)
    gemeld_op = models.DateTimeField()
    gemeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=20, choices=Terugvaluitkomst, blank=True)
    vorm = models.CharField(max_length=20, choices=Nazorgvorm, blank=True)
    verslag = models.TextField(blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "teken van terugval"
        verbose_name_plural = "tekenen van terugval"
        ordering = ["-gemeld_op"]
        constraints = [
            status_bestaat(S.values, "terugval_status_bestaat"),
            actie_hoort_bij_open(TERUGVAL_EINDE, "terugval_open_heeft_actie"),
            models.UniqueConstraint(fields=["traject"], condition=Q(status=S.OPEN), name="terugval_een_open"),
            models.CheckConstraint(
                condition=Q(status=S.OPEN) | (~Q(verslag="") & Q(afgesloten_op__isnull=False)),
                name="terugval_einde_met_verslag",
            ),
        ]
        indexes = [werk_index("terugval_werk")]

    def __str__(self) -> str:
        return f"Teken van terugval, {self.gemeld_op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:terugval", args=[self.pk])

    @property
    def namen(self) -> list[str]:
        """De tekens in woorden."""
        return [str(Terugvalteken(teken).label) for teken in self.tekens if teken in Terugvalteken.values]

    def volgende_actie(self) -> Actie | None:
        return Actie("Dreigende terugval: de inwoner spreken", self.uiterlijk_datum) if self.status == S.OPEN else None

    @transition(status, source=S.OPEN, target=S.OPEN)
    def add(self, *, tekens: list[str], toelichting: str, uiterlijk: date) -> None:
        """Er komt een teken bij; de dag waarop iemand belt wordt nooit later."""
        self.tekens = [*self.tekens, *(teken for teken in tekens if teken not in self.tekens)]
        self.toelichting = "\n".join(filter(None, (self.toelichting, toelichting)))
        self.uiterlijk_datum = min(self.uiterlijk_datum, uiterlijk)

    @transition(status, source=S.OPEN, target=S.OPEN)
    def miss(self, *, uiterlijk: date) -> None:
        """Niet bereikt; op een volgende dag weer."""
        self.uiterlijk_datum = uiterlijk

    @transition(status, source=S.OPEN, target=S.GESPROKEN)
    def speak(self, *, uitkomst: str, vorm: str, verslag: str, gesloten_op: datetime, wie: Any) -> None:
        """Iemand sprak de inwoner."""
        self.uitkomst, self.vorm = uitkomst, vorm
        self._sluit(verslag, gesloten_op, wie)

    @transition(status, source=S.OPEN, target=S.NIET_BEREIKT)
    def give_up(self, *, verslag: str, gesloten_op: datetime, wie: Any) -> None:
        """Na de laatste poging is er geen contact; waarom het stopt staat in het verslag."""
        self._sluit(verslag, gesloten_op, wie)

    def _sluit(self, verslag: str, gesloten_op: datetime, wie: Any) -> None:
        self.verslag, self.afgesloten_op, self.afgesloten_door = verslag, gesloten_op, wie
