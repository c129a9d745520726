from django.db import models


class Nummerreeks(models.Model):
    """Teller per reeks en jaar, voor leesbare nummers als SHV-2026-00412. Gaten mogen, dubbele niet."""

    reeks = models.CharField(max_length=20)
    jaar = models.PositiveSmallIntegerField()
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "kern_nummerreeks"
        constraints = [models.UniqueConstraint(fields=["reeks", "jaar"], name="nummerreeks_uniek")]

    def __str__(self) -> str:
        return f"{self.reeks}-{self.jaar}"
