"""Wat de inwoner in de looptijd betaalt, en wat schuldeisers mogen verwachten."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.choices import Oplossingsoort
from trajecten.choices.looptijd import Geldstroom, Prognosereden
from trajecten.models.planwerk import Planverificatie
from trajecten.models.traject import Traject
from trajecten.models.voorstel import Voorstel
from trajecten.querysets import VanTrajectQuerySet
from trajecten.querysets.looptijd import VanBetaalplanQuerySet


class Betaalplan(models.Model):
    """De afspraken over betalen, zoals zij golden toen de looptijd begon. Bedragen in euro.

    `kenmerk` zet de inwoner bij elke betaling (ISO 11649); `rekening` is de rekening waarvan hij betaalt.
    `uitkering_maanden` zegt hoe vaak schuldeisers krijgen wat gereserveerd is; 0 is: alleen aan het eind.
    """

    traject = models.OneToOneField(Traject, primary_key=True, on_delete=models.PROTECT, related_name="betaalplan")
    voorstel = models.OneToOneField(Voorstel, on_delete=models.PROTECT, related_name="+")
    kenmerk = models.CharField("betaalkenmerk", max_length=25, unique=True)
    soort = models.CharField(max_length=30, choices=Oplossingsoort)
    geldstroom = models.CharField(max_length=15, choices=Geldstroom)
    kosten_percentage = models.DecimalField(max_digits=4, decimal_places=2, default=0)
    krediet_bedrag = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    incidenteel_bedrag = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    rekening = models.CharField("rekening van de inwoner (IBAN)", max_length=34, blank=True)
    start_datum = models.DateField()
    uitkering_maanden = models.PositiveSmallIntegerField()

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betaalplannen"
        indexes = [models.Index(fields=["rekening"], name="betaalplan_rekening", condition=~Q(rekening=""))]

    def __str__(self) -> str:
        return f"Betaalplan {self.kenmerk}"

    @property
    def reserveert(self) -> bool:
        """Gaan de termijnen naar de reservering voor schuldeisers?"""
        return self.geldstroom == Geldstroom.RESERVEREN

    @property
    def kosten(self) -> Decimal:
        """Het percentage dat van vaste termijnen af gaat; alleen als wij reserveren."""
        return self.kosten_percentage if self.reserveert else Decimal(0)


class Betaaltermijn(models.Model):
    """Eén maand van het plan: wat de inwoner op die werkdag betaalt en wat daarvan voor de schuldeisers is (euro)."""

    plan = models.ForeignKey(Betaalplan, on_delete=models.PROTECT, related_name="termijnen")
    nummer = models.PositiveSmallIntegerField()
    datum = models.DateField()
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    voor_schuldeisers_bedrag = models.DecimalField(max_digits=10, decimal_places=2)

    objects = VanBetaalplanQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "betaaltermijnen"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="betaaltermijn_uniek"),
            models.CheckConstraint(
                condition=Q(bedrag__gte=0, voor_schuldeisers_bedrag__gte=0), name="betaaltermijn_niet_negatief"
            ),
        ]
        indexes = [models.Index(fields=["datum"], name="betaaltermijn_datum")]

    def __str__(self) -> str:
        return f"Termijn {self.nummer}"


class Prognose(models.Model):
    """Wat schuldeisers op een dag mochten verwachten: het totaal in euro en het percentage van hun vordering."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="prognoses")
    datum = models.DateField()
    reden = models.CharField(max_length=15, choices=Prognosereden)
    verificatie = models.ForeignKey(Planverificatie, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    afloscapaciteit_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    verwacht_bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    percentage_preferent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    percentage_concurrent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    toelichting = models.JSONField(default=list)
    is_gemeld = models.BooleanField("schuldeisers kregen een brief", default=False)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "prognoses"
        ordering = ["-op", "-id"]

    def __str__(self) -> str:
        return f"Prognose van {self.datum:%d-%m-%Y}"
