"""Wat de tijd van een plan van aanpak vraagt: acties nalopen en ten minste eens per jaar verifiëren."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.models import Client
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices import (
    OPVOLGING_EINDE,
    VERIFICATIE_EINDE,
    Bevinding,
    OpvolgingStatus,
    Verificatiestatus,
    Verificatieuitkomst,
)
from trajecten.models.plan import PlanVanAanpak
from trajecten.models.traject import Traject
from trajecten.querysets import PlanwerkQuerySet

O = OpvolgingStatus  # noqa: E741
V = Verificatiestatus


class Planwerk(Werkbaar, StatusModel):
    """Werk dat uit het plan van een traject volgt; de pagina van het plan is waar het gebeurt."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    uiterlijk_datum = models.DateField()

    objects = PlanwerkQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def bij(cls, traject: Traject, uiterlijk: date, **velden: object) -> "Planwerk":
        """Een nieuwe rij bij dit traject, voor dezelfde behandelaar."""
        return cls(
            traject=traject,
            client=traject.client,
            gemeente=traject.gemeente,
            behandelaar_id=traject.behandelaar_id,
            uiterlijk_datum=uiterlijk,
            **velden,
        )


class Planopvolging(Planwerk):
    """Er staan acties open in het geldende plan; de datum is die van de eerste. Eén rij voor alle acties samen."""

    status = FSMField(default=O.LOOPT, choices=O.choices, protected=True, max_length=20)

    class Meta:
        verbose_name = "plan van aanpak"
        verbose_name_plural = "opvolging van plannen"
        constraints = [
            status_bestaat(O.values, "planopvolging_status_bestaat"),
            actie_hoort_bij_open(OPVOLGING_EINDE, "planopvolging_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(status=O.LOOPT), name="planopvolging_een_open_per_traject"
            ),
        ]
        indexes = [werk_index("planopvolging_werk")]

    def __str__(self) -> str:
        return f"Opvolging van het plan, {self.get_status_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:planopvolging", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        return Actie("Actie uit het plan nalopen", self.uiterlijk_datum) if self.status == O.LOOPT else None

    @transition(status, source=O.LOOPT, target=O.KLAAR)
    def complete(self) -> None:
        """Alle acties uit het plan zijn gedaan."""

    @transition(status, source=O.LOOPT, target=O.VERVALLEN)
    def lapse(self) -> None:
        """Het traject is beëindigd."""


class Planverificatie(Planwerk):
    """Ten minste eens per jaar nagaan of inkomen, vermogen en schulden nog kloppen met het plan (art. 16 Bgs)."""

    status = FSMField(default=V.GEPLAND, choices=V.choices, protected=True, max_length=20)
    toelichting = models.JSONField("waarom deze datum", default=list, blank=True)
    inkomen = models.CharField(max_length=20, choices=Bevinding, blank=True)
    vermogen = models.CharField(max_length=20, choices=Bevinding, blank=True)
    schulden = models.CharField(max_length=20, choices=Bevinding, blank=True)
    uitkomst = models.CharField(max_length=20, choices=Verificatieuitkomst, blank=True)
    bevindingen = models.TextField("wat er is nagegaan", blank=True)
    gehouden_op = models.DateTimeField(null=True, blank=True)
    gehouden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nieuw_plan = models.ForeignKey(PlanVanAanpak, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "verificatie"
        verbose_name_plural = "verificaties"
        ordering = ["-uiterlijk_datum"]
        constraints = [
            status_bestaat(V.values, "planverificatie_status_bestaat"),
            actie_hoort_bij_open(VERIFICATIE_EINDE, "planverificatie_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(status__in=(V.GEPLAND, V.AANPASSEN)),
                name="planverificatie_een_open_per_traject",
            ),
        ]
        indexes = [werk_index("planverificatie_werk")]

    def __str__(self) -> str:
        return f"Verificatie van {self.uiterlijk_datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:planverificatie", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case V.GEPLAND:
                return Actie("Jaarlijkse verificatie van het plan", self.uiterlijk_datum)
            case V.AANPASSEN:
                return Actie("Plan van aanpak aanpassen", self.uiterlijk_datum)
            case _:
                return None

    def _gehouden(self, bevindingen: dict[str, str], door: Medewerker, op: datetime) -> None:
        for naam, waarde in bevindingen.items():
            setattr(self, naam, waarde)
        self.gehouden_door, self.gehouden_op = door, op

    @transition(status, source=V.GEPLAND, target=V.AFGEROND)
    def confirm(self, *, bevindingen: dict[str, str], gehouden_door: Medewerker, gehouden_op: datetime) -> None:
        """Het plan past nog."""
        self._gehouden(bevindingen, gehouden_door, gehouden_op)
        self.uitkomst = Verificatieuitkomst.PAST

    @transition(status, source=V.GEPLAND, target=V.AANPASSEN)
    def demand_change(
        self, *, bevindingen: dict[str, str], gehouden_door: Medewerker, gehouden_op: datetime, uiterlijk: date
    ) -> None:
        """Het plan past niet meer: er komt een nieuwe versie."""
        self._gehouden(bevindingen, gehouden_door, gehouden_op)
        self.uitkomst = Verificatieuitkomst.AANPASSEN
        self.uiterlijk_datum = uiterlijk

    @transition(status, source=V.AANPASSEN, target=V.AFGEROND)
    def finish_change(self, *, plan: PlanVanAanpak) -> None:
        """De nieuwe versie is vastgesteld."""
        self.nieuw_plan = plan

    @transition(status, source=[V.GEPLAND, V.AANPASSEN], target=V.VERVALLEN)
    def lapse(self) -> None:
        """De regeling is klaar of het traject is beëindigd: er is geen plan meer om na te gaan."""
