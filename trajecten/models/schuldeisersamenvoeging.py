from django.db import models
from django.db.models import F, Q

from schuldhulp.lib.models.samengevoegd import Samengevoegd
from trajecten.models.schuldeiser import Schuldeiser
from trajecten.querysets import SchuldeisersamenvoegingQuerySet


class Schuldeisersamenvoeging(Samengevoegd):
    """Twee keer dezelfde schuldeiser in het register werd één keer: `weg` ging op in `houdt`, en dat kan ongedaan.

    `schulden`, `behandelt`, `beslagen` en `vestigingen` noemen wat er meeging, zodat ongedaan maken precies dat
    terugzet en niets wat er later bij kwam.
    """

    houdt = models.ForeignKey(Schuldeiser, on_delete=models.PROTECT, related_name="samenvoegingen")
    weg = models.ForeignKey(Schuldeiser, on_delete=models.PROTECT, related_name="+")
    schulden = models.JSONField(default=list)
    behandelt = models.JSONField(default=list)
    beslagen = models.JSONField(default=list)
    vestigingen = models.JSONField(default=list)

    objects = SchuldeisersamenvoegingQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "schuldeisersamenvoegingen"
        constraints = [
            models.UniqueConstraint(fields=["weg"], condition=Q(ongedaan_op=None), name="schuldeiser_gaat_een_keer_op"),
            models.CheckConstraint(condition=~Q(houdt=F("weg")), name="schuldeisersamenvoeging_twee"),
        ]

    def __str__(self) -> str:
        return f"{self.weg} in {self.houdt}"
