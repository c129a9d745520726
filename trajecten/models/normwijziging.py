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
from trajecten.choices.normwijziging import (
    ACTIE,
    HERBEREKENING_EINDE,
    VRIJ_TE_GEVEN,
    Herberekeningsoort,
    Herberekeningstatus,
)
from trajecten.models.planwerk import Planwerk
from trajecten.models.vtlb import Vtlb
from trajecten.querysets.sommen import NormwijzigingQuerySet

H = Herberekeningstatus


class Normwijziging(models.Model):
    """Eén keer per gemeente en ingangsdatum: alle lopende trajecten doorgerekend met de nieuwe normen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    peildatum = models.DateField("normen vanaf")
    aantal = models.PositiveIntegerField("trajecten om door te rekenen", default=0)
    brokken = models.PositiveIntegerField(default=0)
    op = models.DateTimeField("begonnen op")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = NormwijzigingQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging van de normen"
        verbose_name_plural = "wijzigingen van de normen"
        ordering = ["-peildatum", "gemeente"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "peildatum"], name="normwijziging_een_keer_per_datum"),
        ]

    def __str__(self) -> str:
        return f"Normen vanaf {self.peildatum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:normwijziging", args=[self.pk])

    def sleutel(self, brok: int) -> str:
        """De sleutel van een brok in de outbox."""
        return f"normwijziging:{self.pk}:{brok}"


class Normherberekening(Planwerk):
    """Wat de nieuwe normen met één traject doen. Aan het traject verandert niets tot iemand het vrijgeeft.

    Bedragen in euro per maand; `verschil_bedrag` is de nieuwe min de oude afloscapaciteit. `vtlb` is de versie waarvan
    is uitgegaan, `nieuw_vtlb` de versie die bij het vrijgeven ontstond.
    """

    status = FSMField(default=H.TE_BEOORDELEN, choices=H.choices, protected=True, max_length=20)
    wijziging = models.ForeignKey(Normwijziging, on_delete=models.PROTECT, related_name="herberekeningen")
    soort = models.CharField(max_length=20, choices=Herberekeningsoort)
    vtlb = models.ForeignKey(Vtlb, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    oude_capaciteit_bedrag = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    nieuwe_capaciteit_bedrag = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    nieuw_vtlb_bedrag = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    nieuwe_voet_bedrag = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    verschil_bedrag = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))
    nieuw_vtlb = models.OneToOneField(Vtlb, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nieuwe normen"
        verbose_name_plural = "herberekeningen"
        ordering = ["voorrang", "verschil_bedrag", "id"]
        constraints = [
            status_bestaat(H.values, "normherberekening_status_bestaat"),
            actie_hoort_bij_open(HERBEREKENING_EINDE, "normherberekening_open_heeft_actie"),
            models.UniqueConstraint(fields=["wijziging", "traject"], name="normherberekening_een_per_traject"),
            models.CheckConstraint(
                condition=~Q(status=H.VRIJGEGEVEN) | Q(nieuw_vtlb__isnull=False),
                name="normherberekening_vrij_met_vtlb",
            ),
        ]
        indexes = [
            werk_index("normherberekening_werk"),
            models.Index(fields=["wijziging", "status", "voorrang", "verschil_bedrag"], name="normherberekening_lijst"),
        ]

    def __str__(self) -> str:
        return f"Nieuwe normen: {self.get_soort_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:normherberekening", args=[self.pk])

    @property
    def kan_vrij(self) -> bool:
        """Is dit helemaal berekend, zodat het zonder nieuwe gegevens het traject in kan?"""
        return self.status == H.TE_BEOORDELEN and self.soort in VRIJ_TE_GEVEN

    def volgende_actie(self) -> Actie | None:
        return Actie(ACTIE[self.soort], self.uiterlijk_datum) if self.status == H.TE_BEOORDELEN else None

    @transition(status, source=H.TE_BEOORDELEN, target=H.VRIJGEGEVEN)
    def release(self, *, nieuw_vtlb: Vtlb, brief: Brief | None) -> None:
        """De nieuwe bedragen gaan het traject in; verandert de afloscapaciteit, dan gaat er een brief uit."""
        self.nieuw_vtlb, self.brief = nieuw_vtlb, brief

    @transition(status, source=H.TE_BEOORDELEN, target=H.AFGEHANDELD)
    def settle(self) -> None:
        """Iemand stelde intussen zelf een vtlb met de nieuwe normen vast."""

    @transition(status, source=H.TE_BEOORDELEN, target=H.VERVALLEN)
    def lapse(self) -> None:
        """Het traject is beëindigd: de nieuwe bedragen doen er niet meer toe."""
