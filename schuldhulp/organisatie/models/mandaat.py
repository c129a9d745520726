from django.db import models
from django.db.models import F, Q

from schuldhulp.organisatie.choices import Mandaatsoort
from schuldhulp.organisatie.models.gemeente import Gemeente
from schuldhulp.organisatie.models.organisatie import Organisatie
from schuldhulp.organisatie.querysets import MandaatQuerySet


class Mandaat(models.Model):
    """Het college laat een organisatie een soort besluit nemen (art. 3a Wgs), van een dag tot en met een dag.

    De eigen organisatie van de gemeente heeft geen rij nodig. Wie geen mandaat heeft, bereidt het besluit voor.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="mandaten")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="mandaten")
    soort = models.CharField("soort besluit", max_length=30, choices=Mandaatsoort)
    geldig_vanaf_datum = models.DateField("geldig vanaf")
    geldig_tot_datum = models.DateField("geldig tot en met", null=True, blank=True)
    vindplaats = models.CharField("vindplaats van het mandaatbesluit", max_length=200)

    objects = MandaatQuerySet.as_manager()

    class Meta:
        ordering = ["organisatie__naam", "soort", "-geldig_vanaf_datum"]
        verbose_name_plural = "mandaten"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "gemeente", "soort"],
                condition=Q(geldig_tot_datum=None),
                name="mandaat_een_lopend",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot_datum=None) | Q(geldig_tot_datum__gte=F("geldig_vanaf_datum")),
                name="mandaat_eind_na_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.get_soort_display().lower()} in {self.gemeente}"
