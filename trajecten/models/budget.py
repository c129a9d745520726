import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.werk import Actie, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices.budget import (
    BUDGETCONTROLE_EINDE,
    PERIODEN,
    Budgetcontrolestatus,
    Categorie,
    Postbron,
    Postsoort,
    soort_van,
)
from trajecten.models.plan import LEEFSITUATIES
from trajecten.models.planwerk import Planwerk
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet
from trajecten.querysets.sommen import ReferentieQuerySet, VanBudgetQuerySet
from trajecten.rekenregels.budget import Periode, Post, per_maand

B = Budgetcontrolestatus


class Budget(models.Model):
    """Een versie van het budget: wat er per maand binnenkomt en uitgaat. Wijzigen is een nieuwe versie.

    Totalen in euro per maand; elke post houdt zijn eigen bedrag en periode.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="budgetten")
    versie = models.PositiveSmallIntegerField()
    peildatum = models.DateField()
    leefsituatie = models.CharField(max_length=30, choices=LEEFSITUATIES)
    inkomen_bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    uitgaven_bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    toelichting = models.JSONField(default=list, blank=True)
    opmerking = models.TextField("wat valt op", blank=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "budgetten"
        ordering = ["-versie"]
        constraints = [models.UniqueConstraint(fields=["traject", "versie"], name="budget_versie_uniek")]

    def __str__(self) -> str:
        return f"Budget versie {self.versie}"

    @property
    def saldo_bedrag(self) -> Decimal:
        """Wat er per maand overblijft (euro); negatief bij een tekort."""
        return self.inkomen_bedrag - self.uitgaven_bedrag


class Budgetpost(models.Model):
    """Een inkomen of uitgave in een budget, met de bron en wie het naging. Bedrag in euro per periode."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="posten")
    volgorde = models.PositiveSmallIntegerField()
    categorie = models.CharField(max_length=20, choices=Categorie)
    omschrijving = models.CharField(max_length=120, blank=True)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    periode = models.CharField(max_length=12, choices=PERIODEN)
    bron = models.CharField(max_length=20, choices=Postbron)
    nagegaan_op = models.DateTimeField(null=True, blank=True)
    nagegaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VanBudgetQuerySet.as_manager()

    class Meta:
        verbose_name = "post van een budget"
        verbose_name_plural = "posten van een budget"
        ordering = ["volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "volgorde"], name="budgetpost_volgorde_uniek"),
            models.CheckConstraint(
                condition=Q(nagegaan_op=None, nagegaan_door=None)
                | Q(nagegaan_op__isnull=False, nagegaan_door__isnull=False),
                name="budgetpost_nagegaan_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """De omschrijving, en anders de categorie."""
        return self.omschrijving or Categorie(self.categorie).label

    @property
    def is_inkomen(self) -> bool:
        return soort_van(self.categorie) == Postsoort.INKOMEN

    @property
    def als_post(self) -> Post:
        """Zoals de rekenregel haar kent."""
        return Post(self.naam, self.bedrag, Periode[self.periode], self.is_inkomen, self.categorie)

    @property
    def maand_bedrag(self) -> Decimal:
        """Het bedrag per maand (euro)."""
        return per_maand(self.bedrag, Periode[self.periode])


class Budgetcontrole(Planwerk):
    """Ten minste eens per jaar nagaan of het budget nog klopt; een nieuwe versie handelt haar af."""

    status = FSMField(default=B.GEPLAND, choices=B.choices, protected=True, max_length=20)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "budget"
        verbose_name_plural = "controles van een budget"
        constraints = [
            status_bestaat(B.values, "budgetcontrole_status_bestaat"),
            actie_hoort_bij_open(BUDGETCONTROLE_EINDE, "budgetcontrole_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(status=B.GEPLAND), name="budgetcontrole_een_open_per_traject"
            ),
        ]
        indexes = [werk_index("budgetcontrole_werk")]

    def __str__(self) -> str:
        return f"Budget nagaan, {self.get_status_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:budgetcontrole", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        return Actie("Budget opnieuw nagaan", self.uiterlijk_datum) if self.status == B.GEPLAND else None

    @transition(status, source=B.GEPLAND, target=B.VERNIEUWD)
    def hold(self) -> None:
        """Er is een nieuwe versie van het budget."""

    @transition(status, source=B.GEPLAND, target=B.VERVALLEN)
    def lapse(self) -> None:
        """De regeling is klaar of het traject is beëindigd."""


class Referentietabel(models.Model):
    """Referentiebedragen van een gemeente voor een jaar, met de bron. Wijzigen is een nieuwe versie.

    `bedragen`: per categorie per leefsituatie een bedrag in euro per maand, als tekst; de leefsituatie mag leeg zijn.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    versie = models.PositiveSmallIntegerField()
    bron = models.CharField(max_length=200)
    bedragen = models.JSONField(default=list)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ReferentieQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "referentietabellen"
        ordering = ["gemeente", "-jaar", "-versie"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "jaar", "versie"], name="referentietabel_versie_uniek"),
        ]

    def __str__(self) -> str:
        return f"Referentiebedragen {self.jaar}, versie {self.versie}"
