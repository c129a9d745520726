from django.conf import settings
from django.db import models

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.querysets import AuditRegelQuerySet
from schuldhulp.organisatie.models import Gemeente


class AuditRegel(models.Model):
    """Wie deed of zag wat, over wie, met welk resultaat, vanwaar en wanneer (BIO2 8.15.01).

    Alleen toevoegen: een trigger weigert UPDATE en DELETE. Verwijzingen naar personen zijn zacht (uuid), zodat een
    regel blijft staan als het dossier na de bewaartermijn is vernietigd. Er staan geen namen of BSN's in.
    """

    op = models.DateTimeField(db_index=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    door_naam = models.CharField(max_length=160)
    handeling = models.CharField(max_length=20, choices=Handeling)
    onderwerp = models.CharField(max_length=60)
    onderwerp_id = models.CharField(max_length=60, blank=True)
    client_id = models.UUIDField(null=True, blank=True, db_index=True)
    dossiernummer = models.CharField(max_length=30, blank=True)
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    resultaat = models.CharField(max_length=12, choices=Resultaat, default=Resultaat.OK)
    herkomst = models.CharField(max_length=80)
    toelichting = models.CharField(max_length=300, blank=True)

    objects = AuditRegelQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "auditregels"

    def __str__(self) -> str:
        return f"{self.op:%d-%m-%Y %H:%M} {self.door_naam} {self.get_handeling_display()} {self.onderwerp}"
