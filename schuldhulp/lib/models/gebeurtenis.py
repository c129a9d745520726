from django.db import models
from django.db.models import Q


class Gebeurtenis(models.Model):
    """Outbox-rij: werk dat na deze transactie moet gebeuren. Bestaat precies dan als de transactie slaagde.

    De unieke sleutel maakt dat hetzelfde gevolg nooit tweemaal wordt ingeschreven.
    """

    soort = models.CharField(max_length=60)
    sleutel = models.CharField(max_length=160, unique=True)
    gegevens = models.JSONField(default=dict)
    aangemaakt_op = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    opnieuw_op = models.DateTimeField(null=True, blank=True)
    fout = models.TextField(blank=True)

    class Meta:
        db_table = "kern_gebeurtenis"
        indexes = [models.Index(fields=["id"], name="gebeurtenis_open", condition=Q(verwerkt_op__isnull=True))]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel}"
