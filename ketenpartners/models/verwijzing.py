from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.models import Client, Loketvraag
from ketenpartners.choices import (
    VERWIJZING_EINDE,
    Dienst,
    Resultaat,
    Terugkoppelsoort,
    Toestemmingswijze,
    VerwijzingStatus,
)
from ketenpartners.models.partner import Ketenpartner
from ketenpartners.querysets import TerugkoppelingQuerySet, VerwijzingQuerySet
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente
from trajecten.models import Traject

S = VerwijzingStatus


class Verwijzing(Werkbaar, StatusModel):
    """Een inwoner gaat met toestemming naar een ketenpartner, die binnen een termijn antwoordt en terugkoppelt.

    `deelvelden` zijn de gegevens waarvoor de inwoner toestemming gaf; de partner ziet niets anders.
    """

    status = FSMField(default=S.VERSTUURD, choices=S.choices, protected=True, max_length=20)
    nummer = models.CharField(max_length=30, unique=True)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="verwijzingen")
    traject = models.ForeignKey(Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="verwijzingen")
    loketvraag = models.OneToOneField(
        Loketvraag, null=True, blank=True, on_delete=models.PROTECT, related_name="verwijzing"
    )
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="verwijzingen")
    partner = models.ForeignKey(Ketenpartner, on_delete=models.PROTECT, related_name="verwijzingen")
    dienst = models.CharField(max_length=30, choices=Dienst)
    vraag = models.TextField("vraag aan de partner")
    deelvelden = models.JSONField(default=list)
    toestemming_op = models.DateTimeField()
    toestemming_wijze = models.CharField(max_length=20, choices=Toestemmingswijze)
    toestemming_vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verstuurd_op = models.DateTimeField()
    gewijzigd_op = models.DateTimeField()
    reactie_uiterlijk_datum = models.DateField()
    terugkoppeling_dagen = models.PositiveSmallIntegerField()
    terugkoppeling_uiterlijk_datum = models.DateField(null=True, blank=True)
    afgerond_op = models.DateTimeField(null=True, blank=True)

    objects = VerwijzingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "verwijzingen"
        ordering = ["-verstuurd_op"]
        constraints = [
            status_bestaat(S.values, "verwijzing_status_bestaat"),
            actie_hoort_bij_open(VERWIJZING_EINDE, "verwijzing_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["client", "partner", "dienst"],
                condition=~Q(status__in=VERWIJZING_EINDE),
                name="verwijzing_een_open_per_dienst",
            ),
        ]
        indexes = [
            werk_index("verwijzing_werk"),
            models.Index(fields=["gemeente", "-verstuurd_op", "id"], name="verwijzing_lijst"),
            models.Index(fields=["partner", "gewijzigd_op"], name="verwijzing_partner"),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("ketenpartners:verwijzing", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.VERSTUURD:
                return Actie("Reactie van de partner afwachten", self.reactie_uiterlijk_datum)
            case S.GEACCEPTEERD:
                return Actie("Terugkoppeling van de partner afwachten", self._terugkoppeling_uiterlijk())
            case S.GEWEIGERD:
                return Actie("Vervolg kiezen na weigering door de partner", self._terugkoppeling_uiterlijk())
            case _:
                return None

    def _terugkoppeling_uiterlijk(self) -> date:
        assert self.terugkoppeling_uiterlijk_datum, "accept en refuse zetten deze datum"  # noqa: S101
        return self.terugkoppeling_uiterlijk_datum

    @transition(status, source=S.VERSTUURD, target=S.GEACCEPTEERD)
    def accept(self, *, gewijzigd_op: datetime, uiterlijk: date) -> None:
        """De partner neemt de verwijzing aan; de termijn voor terugkoppeling begint."""
        self.gewijzigd_op = gewijzigd_op
        self.terugkoppeling_uiterlijk_datum = uiterlijk

    @transition(status, source=[S.VERSTUURD, S.GEACCEPTEERD], target=S.GEWEIGERD)
    def refuse(self, *, gewijzigd_op: datetime, uiterlijk: date) -> None:
        """De partner kan dit niet (meer) doen."""
        self.gewijzigd_op = gewijzigd_op
        self.terugkoppeling_uiterlijk_datum = uiterlijk

    @transition(status, source=S.GEACCEPTEERD, target=S.GEACCEPTEERD)
    def report(self, *, gewijzigd_op: datetime, uiterlijk: date) -> None:
        """De partner koppelt tussentijds terug; de volgende terugkoppeling krijgt een nieuwe datum."""
        self.gewijzigd_op = gewijzigd_op
        self.terugkoppeling_uiterlijk_datum = uiterlijk

    @transition(status, source=S.GEACCEPTEERD, target=S.AFGEROND)
    def complete(self, *, gewijzigd_op: datetime) -> None:
        """De partner is klaar en meldt het resultaat."""
        self.gewijzigd_op = gewijzigd_op
        self.afgerond_op = gewijzigd_op

    @transition(status, source=S.GEWEIGERD, target=S.AFGEROND)
    def settle(self, *, gewijzigd_op: datetime) -> None:
        """De consulent heeft na de weigering een vervolg gekozen."""
        self.gewijzigd_op = gewijzigd_op
        self.afgerond_op = gewijzigd_op

    @transition(status, source=[S.VERSTUURD, S.GEACCEPTEERD, S.GEWEIGERD], target=S.INGETROKKEN)
    def withdraw(self, *, gewijzigd_op: datetime) -> None:
        """Niet meer nodig, of de inwoner trok de toestemming in."""
        self.gewijzigd_op = gewijzigd_op


class Terugkoppeling(models.Model):
    """Wat de partner over een verwijzing liet weten; verandert niet meer.

    `status_na` en `volgende_uiterlijk_datum` zijn de stand van de verwijzing na dit bericht.
    """

    verwijzing = models.ForeignKey(Verwijzing, on_delete=models.PROTECT, related_name="terugkoppelingen")
    soort = models.CharField(max_length=20, choices=Terugkoppelsoort)
    tekst = models.TextField(blank=True)
    resultaat = models.CharField(max_length=20, choices=Resultaat, blank=True)
    volgende_stap = models.TextField(blank=True)
    door_naam = models.CharField("namens", max_length=160)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()
    status_na = models.CharField(max_length=20, choices=S.choices)
    volgende_uiterlijk_datum = models.DateField(null=True, blank=True)

    objects = TerugkoppelingQuerySet.as_manager()

    class Meta:
        ordering = ["op", "id"]
        verbose_name_plural = "terugkoppelingen"

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.op:%d-%m-%Y}"
