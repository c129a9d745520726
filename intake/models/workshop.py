import uuid
from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from intake.choices.workshop import Reekssoort
from intake.querysets.workshop import ReeksQuerySet, SessieQuerySet
from intake.workshopregels import Dagdeel, dagdeel
from schuldhulp.lib.werkdagen import dag_voluit
from schuldhulp.organisatie.models import Gemeente, Organisatie

MAX_PLAATSEN = 60


class Workshopreeks(models.Model):
    """Een reeks workshops voor een groep uit één of meer gemeenten, als begin van de intake.

    `begin_op` en `eind_op` volgen uit de bijeenkomsten (zonder de afgelaste); de diensten houden ze bij.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)
    naam = models.CharField(max_length=100)
    soort = models.CharField(max_length=10, choices=Reekssoort, default=Reekssoort.REEKS_1)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gemeenten = models.ManyToManyField(Gemeente, related_name="workshopreeksen")
    plaats = models.CharField("adres", max_length=200)
    capaciteit = models.PositiveSmallIntegerField(
        "aantal plaatsen", validators=[MinValueValidator(1), MaxValueValidator(MAX_PLAATSEN)]
    )
    dossierlijst = models.CharField(max_length=20)
    begin_op = models.DateTimeField(null=True, blank=True)
    eind_op = models.DateTimeField(null=True, blank=True)
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReeksQuerySet.as_manager()

    class Meta:
        ordering = ["begin_op", "naam"]
        verbose_name_plural = "workshopreeksen"
        constraints = [
            models.CheckConstraint(
                condition=Q(capaciteit__gte=1, capaciteit__lte=MAX_PLAATSEN), name="workshopreeks_capaciteit"
            ),
            models.CheckConstraint(
                condition=Q(begin_op__isnull=True, eind_op__isnull=True) | Q(eind_op__gt=F("begin_op")),
                name="workshopreeks_eind_na_begin",
            ),
        ]
        indexes = [models.Index(fields=["-begin_op", "id"], name="workshopreeks_lijst")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        return reverse("intake:workshopreeks", args=[self.pk])


class Workshopsessie(models.Model):
    """Eén bijeenkomst van een reeks: wanneer en in welke zaal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)
    reeks = models.ForeignKey(Workshopreeks, on_delete=models.PROTECT, related_name="sessies")
    volgnummer = models.PositiveSmallIntegerField()
    begin_op = models.DateTimeField()
    eind_op = models.DateTimeField()
    zaal = models.CharField(max_length=80)
    afgelast_op = models.DateTimeField(null=True, blank=True)
    afgelast_reden = models.CharField(max_length=200, blank=True)

    objects = SessieQuerySet.as_manager()

    class Meta:
        ordering = ["begin_op", "id"]
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        constraints = [
            models.CheckConstraint(condition=Q(eind_op__gt=F("begin_op")), name="workshopsessie_eind_na_begin"),
            models.CheckConstraint(
                condition=Q(afgelast_op__isnull=True) | ~Q(afgelast_reden=""), name="workshopsessie_afgelast_met_reden"
            ),
            models.UniqueConstraint(fields=["reeks", "volgnummer"], name="workshopsessie_volgnummer"),
            models.UniqueConstraint(fields=["reeks", "begin_op"], name="workshopsessie_begin"),
        ]
        indexes = [models.Index(fields=["begin_op"], name="workshopsessie_dag")]

    def __str__(self) -> str:
        return f"Bijeenkomst {self.volgnummer}"

    def get_absolute_url(self) -> str:
        return reverse("intake:workshopsessie", args=[self.pk])

    @property
    def is_afgelast(self) -> bool:
        return self.afgelast_op is not None

    @property
    def dagdeel(self) -> Dagdeel:
        """Ochtend, middag of avond, naar de begintijd in Nederland."""
        return dagdeel(timezone.localtime(self.begin_op).time())

    @property
    def tijdvak(self) -> str:
        """Van en tot: "10.00 tot 12.00 uur"."""
        return f"{_tijd(self.begin_op)} tot {_tijd(self.eind_op)} uur"

    @property
    def voluit(self) -> str:
        """Dag, tijd en zaal zoals in een brief."""
        return f"{dag_voluit(timezone.localdate(self.begin_op))}, van {self.tijdvak}, {self.zaal}"


def _tijd(op: datetime) -> str:
    return f"{timezone.localtime(op):%H.%M}"


class Sessievrijwilliger(models.Model):
    """Een vrijwilliger die op een bijeenkomst helpt."""

    sessie = models.ForeignKey(Workshopsessie, on_delete=models.CASCADE, related_name="vrijwilligers")
    naam = models.CharField(max_length=120)
    organisatie = models.CharField(max_length=120, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "vrijwilligers"
        constraints = [models.UniqueConstraint(fields=["sessie", "naam"], name="sessievrijwilliger_uniek")]

    def __str__(self) -> str:
        return self.naam
