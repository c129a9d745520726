from django.db import models
from django.db.models import F, Q

from ketenpartners.querysets import KetenpartnerQuerySet
from schuldhulp.organisatie.models import Gemeente, Organisatie


class Ketenpartner(models.Model):
    """Organisatie waarheen verwezen wordt of die aanmeldt; `oauth_client_id` koppelt haar API-sleutel."""

    organisatie = models.OneToOneField(Organisatie, on_delete=models.PROTECT, related_name="ketenpartner")
    diensten = models.JSONField(default=list)
    oauth_client_id = models.CharField("client-id van de API-sleutel", max_length=100, blank=True, db_index=True)
    is_actief = models.BooleanField(default=True)

    objects = KetenpartnerQuerySet.as_manager()

    class Meta:
        ordering = ["organisatie__naam"]
        verbose_name_plural = "ketenpartners"

    def __str__(self) -> str:
        return self.organisatie.naam


class Convenant(models.Model):
    """Afspraak tussen een gemeente en een partner: vanaf wanneer, tot wanneer en met welke termijnen."""

    partner = models.ForeignKey(Ketenpartner, on_delete=models.CASCADE, related_name="convenanten")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="convenanten")
    geldig_vanaf_datum = models.DateField()
    geldig_tot_datum = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-geldig_vanaf_datum"]
        verbose_name_plural = "convenanten"
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot_datum=None) | Q(geldig_tot_datum__gte=F("geldig_vanaf_datum")),
                name="convenant_eind_na_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} – {self.gemeente}"
