from django.db import models

from schuldhulp.organisatie.querysets import GemeenteQuerySet


class Gemeente(models.Model):
    """Gemeente die volgens de Wgs verantwoordelijk is; elke rij over een persoon hoort bij één gemeente."""

    code = models.CharField("CBS-code", max_length=20, unique=True, help_text="Bijvoorbeeld GM0363")
    naam = models.CharField(max_length=120)
    inwoners = models.PositiveIntegerField(default=0)
    adres = models.CharField("postadres", max_length=200, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)

    objects = GemeenteQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.naam
