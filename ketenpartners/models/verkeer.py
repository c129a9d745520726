from django.db import models

from ketenpartners.models.partner import Ketenpartner
from ketenpartners.querysets import OntvangstQuerySet, TellerQuerySet


class Ontvangst(models.Model):
    """Een bericht dat een partner met een Idempotency-Key stuurde, met het antwoord van toen.

    Komt hetzelfde bericht nog eens, dan krijgt de partner hetzelfde antwoord en gebeurt er niets. `vingerafdruk` is de
    SHA-256 van pad en inhoud: dezelfde sleutel voor iets anders is een fout. De inhoud zelf wordt niet bewaard.
    """

    partner = models.ForeignKey(Ketenpartner, on_delete=models.CASCADE, related_name="+")
    sleutel = models.CharField(max_length=160)
    vingerafdruk = models.CharField(max_length=64)
    antwoord = models.JSONField(null=True)
    op = models.DateTimeField(db_index=True)

    objects = OntvangstQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ontvangsten"
        constraints = [models.UniqueConstraint(fields=["partner", "sleutel"], name="ontvangst_sleutel_uniek")]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.op:%d-%m-%Y %H:%M}"


class Teller(models.Model):
    """Hoe vaak iets gebeurde sinds `venster_op`, voor de grenzen van de API; het optellen gebeurt in de database."""

    sleutel = models.CharField(max_length=120, unique=True)
    venster_op = models.DateTimeField(db_index=True)
    aantal = models.PositiveIntegerField(default=0)

    objects = TellerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "tellers"

    def __str__(self) -> str:
        return f"{self.aantal} sinds {self.venster_op:%H:%M}"
