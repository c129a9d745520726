"""Geld dat binnenkwam: uit een bankbestand of zelf ingevoerd, en bij welk traject het hoort."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import status_bestaat
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices.looptijd import Betalingherkomst, Betalingsoort, BetalingStatus
from trajecten.models.traject import Traject
from trajecten.querysets.looptijd import BankimportQuerySet, BetalingQuerySet

S = BetalingStatus


class Bankimport(models.Model):
    """Eén vastgelegd bankbestand. Hetzelfde bestand kan er maar één keer in; bedragen in euro."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField("bestand", max_length=120)
    soort = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, unique=True)
    rekening = models.CharField(max_length=34, blank=True)
    boekingen = models.PositiveIntegerField()
    nieuw = models.PositiveIntegerField()
    bij_bedrag = models.DecimalField(max_digits=14, decimal_places=2)
    eindsaldo_bedrag = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = BankimportQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bankimporten"
        ordering = ["-op", "id"]

    def __str__(self) -> str:
        return self.naam


class Betaling(StatusModel):
    """Eén betaling. `bedrag` in euro, negatief als de bank haar terughaalde (storno).

    `sleutel` is in elk bestand dezelfde, zodat een betaling nooit twee keer telt. `gedacht` is het traject waar zij op
    lijkt, tot iemand dat bevestigt.
    """

    status = FSMField(default=S.TE_KOPPELEN, choices=S.choices, protected=True, max_length=20)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    traject = models.ForeignKey(Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="betalingen")
    gedacht = models.ForeignKey(Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=15, choices=Betalingsoort, default=Betalingsoort.TERMIJN)
    datum = models.DateField()
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    naam = models.CharField(max_length=140, blank=True)
    tegenrekening = models.CharField(max_length=34, blank=True)
    omschrijving = models.CharField(max_length=500, blank=True)
    kenmerk = models.CharField(max_length=35, blank=True)
    is_storno = models.BooleanField(default=False)
    sleutel = models.CharField(max_length=64, unique=True)
    herkomst = models.CharField(max_length=10, choices=Betalingherkomst)
    bankimport = models.ForeignKey(
        Bankimport, null=True, blank=True, on_delete=models.PROTECT, related_name="betalingen"
    )
    waarom = models.CharField("waarom gekoppeld of niet", max_length=200, blank=True)

    objects = BetalingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betalingen"
        ordering = ["-datum", "id"]
        constraints = [
            status_bestaat(S.values, "betaling_status_bestaat"),
            models.CheckConstraint(
                condition=Q(status=S.GEKOPPELD, traject__isnull=False) | (~Q(status=S.GEKOPPELD) & Q(traject=None)),
                name="betaling_gekoppeld_heeft_traject",
            ),
            models.CheckConstraint(condition=~Q(bedrag=0), name="betaling_niet_nul"),
        ]
        indexes = [
            models.Index(fields=["gemeente", "datum"], name="betaling_open", condition=Q(status=S.TE_KOPPELEN)),
            models.Index(fields=["tegenrekening", "bedrag"], name="betaling_tegenrekening"),
        ]

    def __str__(self) -> str:
        return f"{self.datum:%d-%m-%Y} {self.bedrag}"

    @transition(status, source=S.TE_KOPPELEN, target=S.GEKOPPELD)
    def link(self, *, traject: Traject, soort: Betalingsoort, waarom: str) -> None:
        """De betaling hoort bij dit traject en telt daar mee."""
        self.traject, self.gemeente, self.gedacht = traject, traject.gemeente, None
        self.soort, self.waarom = soort, waarom

    @transition(status, source=S.GEKOPPELD, target=S.TE_KOPPELEN)
    def unlink(self, *, waarom: str) -> None:
        """De betaling hoorde toch niet bij dat traject."""
        self.traject, self.waarom = None, waarom

    @transition(status, source=S.TE_KOPPELEN, target=S.GENEGEERD)
    def ignore(self, *, waarom: str) -> None:
        """De betaling is niet van een traject."""
        self.gedacht, self.waarom = None, waarom

    @transition(status, source=S.GENEGEERD, target=S.TE_KOPPELEN)
    def reopen(self) -> None:
        """Toch opnieuw bekijken."""
        self.waarom = ""
