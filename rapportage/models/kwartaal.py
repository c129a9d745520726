from django.db import models

from rapportage.querysets import KwartaalmetingQuerySet
from schuldhulp.organisatie.models import Gemeente


class Kwartaalmeting(models.Model):
    """De waarde van één KPI voor één gemeente in één kwartaal, zoals vastgesteld; verandert niet meer.

    `definitieversie` zegt met welke definitie is geteld. Waarde null: er was niets om te meten.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="metingen")
    kwartaal = models.CharField(max_length=6, help_text="Bijvoorbeeld 2026K3")
    code = models.CharField(max_length=60)
    waarde = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    teller = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    noemer = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    streefwaarde = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    definitieversie = models.PositiveSmallIntegerField()
    vastgesteld_op = models.DateTimeField()

    objects = KwartaalmetingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "kwartaalmetingen"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "kwartaal", "code"], name="kwartaalmeting_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.kwartaal}"
