"""Geld dat naar schuldeisers gaat: per traject een uitkering, per gemeente een ronde met één betaalbestand."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices.looptijd import (
    UITKERING_EINDE,
    UITKERING_OPEN,
    RondeStatus,
    UitkeringStatus,
    Weglaatreden,
)
from trajecten.models.planwerk import Planwerk
from trajecten.models.schuld import Schuld
from trajecten.querysets.looptijd import RondeQuerySet, VanRondeQuerySet, VanUitkeringQuerySet

R = RondeStatus
U = UitkeringStatus


class Uitkeringsronde(StatusModel):
    """Eén ronde uitkeringen van een gemeente. Wie haar klaarzet, keurt haar niet goed. Bedragen in euro."""

    status = FSMField(default=R.CONCEPT, choices=R.choices, protected=True, max_length=20)
    nummer = models.CharField(max_length=30, unique=True)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    totaal_bedrag = models.DecimalField(max_digits=14, decimal_places=2)
    klaargezet_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    klaargezet_op = models.DateTimeField()
    goedgekeurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    goedgekeurd_op = models.DateTimeField(null=True, blank=True)

    objects = RondeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitkeringsronden"
        ordering = ["-klaargezet_op", "nummer"]
        constraints = [
            status_bestaat(R.values, "uitkeringsronde_status_bestaat"),
            models.CheckConstraint(
                condition=Q(goedgekeurd_door=None) | ~Q(goedgekeurd_door=models.F("klaargezet_door")),
                name="uitkeringsronde_vier_ogen",
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("trajecten:uitkeringsronde", args=[self.pk])

    @transition(status, source=R.CONCEPT, target=R.GOEDGEKEURD)
    def approve(self, *, goedgekeurd_door: Medewerker, goedgekeurd_op: datetime) -> None:
        """Een collega keek de ronde na; het betaalbestand is gemaakt."""
        self.goedgekeurd_door, self.goedgekeurd_op = goedgekeurd_door, goedgekeurd_op

    @transition(status, source=R.CONCEPT, target=R.VERVALLEN)
    def withdraw(self) -> None:
        """De ronde gaat niet door; de uitkeringen staan weer gepland."""


class Betaalbestand(models.Model):
    """Het bestand voor de bank, één keer gemaakt en daarna onveranderlijk."""

    ronde = models.OneToOneField(
        Uitkeringsronde, primary_key=True, on_delete=models.PROTECT, related_name="betaalbestand"
    )
    inhoud = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    uitvoeren_datum = models.DateField("uitvoeren op")
    gemaakt_op = models.DateTimeField()

    objects = VanRondeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betaalbestanden"

    def __str__(self) -> str:
        return f"Betaalbestand {self.ronde_id}"


class Uitkering(Planwerk):
    """Wat de schuldeisers van één traject in één keer krijgen; gepland volgens het ritme van het beleid."""

    status = FSMField(default=U.GEPLAND, choices=U.choices, protected=True, max_length=20)
    ronde = models.ForeignKey(
        Uitkeringsronde, null=True, blank=True, on_delete=models.PROTECT, related_name="uitkeringen"
    )
    # Wat er klaarstond toen de ronde werd berekend, en wat overbleef omdat alle vorderingen betaald zijn.
    reservering_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    restant_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "uitkering"
        verbose_name_plural = "uitkeringen"
        ordering = ["-uiterlijk_datum", "id"]
        constraints = [
            status_bestaat(U.values, "uitkering_status_bestaat"),
            actie_hoort_bij_open(UITKERING_EINDE, "uitkering_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(status__in=UITKERING_OPEN), name="uitkering_een_open_per_traject"
            ),
            models.CheckConstraint(
                condition=Q(status__in=(U.GEPLAND, U.VERVALLEN)) | Q(ronde__isnull=False), name="uitkering_heeft_ronde"
            ),
        ]
        indexes = [werk_index("uitkering_werk")]

    def __str__(self) -> str:
        return f"Uitkering van {self.uiterlijk_datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:uitkering", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case U.GEPLAND:
                return Actie("Uitkeren aan de schuldeisers", self.uiterlijk_datum)
            case U.KLAARGEZET:
                return Actie("Uitkeringsronde laten goedkeuren", self.uiterlijk_datum)
            case _:
                return None

    @transition(status, source=U.GEPLAND, target=U.KLAARGEZET)
    def prepare(self, *, ronde: Uitkeringsronde, reservering: Decimal, restant: Decimal) -> None:
        """Berekend en in een ronde gezet."""
        self.ronde, self.reservering_bedrag, self.restant_bedrag = ronde, reservering, restant

    @transition(status, source=U.KLAARGEZET, target=U.GEPLAND)
    def take_back(self) -> None:
        """De ronde gaat niet door."""
        self.ronde = self.reservering_bedrag = self.restant_bedrag = None

    @transition(status, source=U.KLAARGEZET, target=U.UITBETAALD)
    def pay(self) -> None:
        """De ronde is goedgekeurd; het bedrag gaat naar de schuldeisers."""

    @transition(status, source=U.GEPLAND, target=U.VERVALLEN)
    def lapse(self) -> None:
        """Er is niets uit te keren."""


class Uitkeringsregel(models.Model):
    """Wat één vordering in een uitkering krijgt (euro), met de rekening zoals zij toen was.

    `kenmerk` is uniek over alle betaalbestanden. Een weggelaten regel wordt niet betaald; het geld blijft gereserveerd.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    uitkering = models.ForeignKey(Uitkering, on_delete=models.PROTECT, related_name="regels")
    schuld = models.ForeignKey(Schuld, on_delete=models.PROTECT, related_name="uitkeringsregels")
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    naam = models.CharField(max_length=200, blank=True)
    rekening = models.CharField(max_length=34, blank=True)
    kenmerk = models.CharField(max_length=35, unique=True)
    weggelaten = models.CharField("waarom niet betaald", max_length=20, choices=Weglaatreden, blank=True)
    teruggekomen_datum = models.DateField(null=True, blank=True)

    objects = VanUitkeringQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitkeringsregels"
        ordering = ["schuld__volgorde", "id"]
        constraints = [
            models.UniqueConstraint(fields=["uitkering", "schuld"], name="uitkeringsregel_uniek"),
            models.CheckConstraint(condition=Q(bedrag__gt=0), name="uitkeringsregel_positief"),
            models.CheckConstraint(
                condition=~Q(weggelaten="") | ~Q(rekening=""), name="uitkeringsregel_betaald_heeft_rekening"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.schuld_id}: {self.bedrag}"
