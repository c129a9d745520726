from django.db import models

from schuldhulp.lib.postcode import PostcodeField
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models.gemeente import Gemeente
from schuldhulp.organisatie.querysets import OrganisatieQuerySet


class Organisatie(models.Model):
    """Organisatie die schuldhulp uitvoert, aanmeldt, signaleert of waarheen verwezen wordt."""

    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=40, choices=Organisatiesoort)
    gemeenten = models.ManyToManyField(Gemeente, blank=True, related_name="organisaties")
    kvk_nummer = models.CharField("KvK-nummer", max_length=20, blank=True)
    adres = models.CharField(max_length=200, blank=True)
    postcode = PostcodeField()
    plaats = models.CharField(max_length=100, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    gemeentecode = models.CharField("gemeentecode in leveringen", max_length=20, blank=True)
    contactpersonen = models.JSONField(default=list, blank=True)
    is_actief = models.BooleanField(default=True)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam
