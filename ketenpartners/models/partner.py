from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ketenpartners.choices import Dienst
from ketenpartners.querysets import ConvenantQuerySet, KetenpartnerQuerySet, ToegangssleutelQuerySet
from schuldhulp.organisatie.models import Gemeente, Organisatie


class Ketenpartner(models.Model):
    """Organisatie waarheen verwezen wordt of die aanmeldt. `diensten`: de codes van Dienst die zij levert."""

    organisatie = models.OneToOneField(Organisatie, on_delete=models.PROTECT, related_name="ketenpartner")
    diensten = models.JSONField(default=list)
    is_actief = models.BooleanField(default=True)

    objects = KetenpartnerQuerySet.as_manager()

    class Meta:
        ordering = ["organisatie__naam"]
        verbose_name_plural = "ketenpartners"

    def __str__(self) -> str:
        return self.organisatie.naam

    @property
    def diensten_tekst(self) -> str:
        """De diensten in gewone taal, in de volgorde van de lijst."""
        return ", ".join(dienst.label for dienst in Dienst if dienst in self.diensten)


class Convenant(models.Model):
    """Afspraak tussen een gemeente en een partner, vanaf wanneer en tot en met wanneer.

    Zonder geldig convenant gaat er niets naar de partner en ziet hij niets.
    """

    partner = models.ForeignKey(Ketenpartner, on_delete=models.CASCADE, related_name="convenanten")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="convenanten")
    geldig_vanaf_datum = models.DateField()
    geldig_tot_datum = models.DateField("geldig tot en met", null=True, blank=True)

    objects = ConvenantQuerySet.as_manager()

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

    def is_geldig(self, on: date) -> bool:
        """Geldt dit convenant op deze dag?"""
        return self.geldig_vanaf_datum <= on and (self.geldig_tot_datum is None or self.geldig_tot_datum >= on)


class Toegangssleutel(models.Model):
    """Een API-sleutel van een partner: de OAuth-toepassing met dit client-id, en wat zij mag.

    Het geheim staat alleen als hash bij de OAuth-toepassing. Intrekken verwijdert die toepassing met haar tokens;
    deze rij blijft staan, zodat te zien is wie wanneer toegang had.
    """

    partner = models.ForeignKey(Ketenpartner, on_delete=models.PROTECT, related_name="sleutels")
    naam = models.CharField(max_length=80)
    client_id = models.CharField(max_length=100, unique=True)
    scopes = models.JSONField(default=list)
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    objects = ToegangssleutelQuerySet.as_manager()

    class Meta:
        ordering = ["-aangemaakt_op", "-id"]
        verbose_name_plural = "toegangssleutels"

    def __str__(self) -> str:
        return self.naam
