import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.models.schuld import Schuldeiser
from trajecten.querysets import SchuldeisersamenvoegingQuerySet


class Schuldeisersamenvoeging(models.Model):
    """Twee keer dezelfde schuldeiser in het register werd één keer: `weg` ging op in `houdt`, en dat kan ongedaan.

    `schulden` noemt wat er meeging, zodat ongedaan maken precies dat terugzet en niets wat er later bij kwam.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    houdt = models.ForeignKey(Schuldeiser, on_delete=models.PROTECT, related_name="samenvoegingen")
    weg = models.ForeignKey(Schuldeiser, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField()
    schulden = models.JSONField(default=list)
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ongedaan_op = models.DateTimeField(null=True, blank=True)
    ongedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ongedaan_reden = models.TextField(blank=True)

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
