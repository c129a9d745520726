from django.db import models


class AuditZegel(models.Model):
    """Zegel over een reeks auditregels: de hash over die regels en het vorige zegel.

    Wie een verzegelde regel wijzigt, weghaalt of verplaatst, breekt het zegel (BIO2 8.15.05).
    """

    van_id = models.BigIntegerField()
    tot_id = models.BigIntegerField(unique=True)
    aantal = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    vorige_hash = models.CharField(max_length=64, blank=True)
    op = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "auditzegels"

    def __str__(self) -> str:
        return f"Zegel {self.van_id}–{self.tot_id}"
