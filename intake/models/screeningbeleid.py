from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from intake.kwadrant import Vragenlijst, laad_vragenlijst
from intake.querysets import ScreeningbeleidQuerySet
from intake.weging import Aanpassing, pas_toe
from schuldhulp.organisatie.models import Gemeente

GRENZEN = [MinValueValidator(1), MaxValueValidator(100)]


class Screeningbeleid(models.Model):
    """Hoe een gemeente vanaf een dag weegt: een versie van de vragenlijst, de drempels, en wat zij anders weegt.

    Verandert niet meer: anders wegen is een nieuwe rij. Elke screening bewaart de weging waarmee zij is gemaakt.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="screeningbeleid")
    geldig_vanaf_datum = models.DateField("geldig vanaf")
    vragenlijst = models.CharField(max_length=20)
    drempel_schuldsituatie = models.PositiveSmallIntegerField("drempel voor de schulden", validators=GRENZEN)
    drempel_schuldenaar = models.PositiveSmallIntegerField("drempel voor de inwoner", validators=GRENZEN)
    gewichten = models.JSONField("afwijkende gewichten per vraag en antwoord", default=dict, blank=True)
    reden = models.TextField("waarom de gemeente zo weegt")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    objects = ScreeningbeleidQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "screeningbeleid"
        ordering = ["gemeente", "-geldig_vanaf_datum"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "geldig_vanaf_datum"], name="screeningbeleid_een_per_dag"),
            models.CheckConstraint(
                condition=Q(drempel_schuldsituatie__gte=1, drempel_schuldsituatie__lte=100)
                & Q(drempel_schuldenaar__gte=1, drempel_schuldenaar__lte=100),
                name="screeningbeleid_drempels",
            ),
        ]

    def __str__(self) -> str:
        return f"Screeningbeleid {self.gemeente} vanaf {self.geldig_vanaf_datum:%d-%m-%Y}"

    @property
    def weging(self) -> Aanpassing:
        """De drempels en gewichten van deze versie."""
        return Aanpassing(self.drempel_schuldsituatie, self.drempel_schuldenaar, self.gewichten)

    @property
    def gewogen(self) -> Vragenlijst:
        """De vragenlijst zoals deze gemeente haar weegt."""
        return pas_toe(laad_vragenlijst(self.vragenlijst), self.weging)
