from django.db import models
from django.db.models import F, Q

from intake.models.client import Client
from intake.querysets import SamenvoegingQuerySet
from schuldhulp.lib.models.samengevoegd import Samengevoegd


class Samenvoeging(Samengevoegd):
    """Twee dossiers van dezelfde persoon werden er één: `weg` ging op in `houdt`, en dat kan ongedaan worden.

    `verplaatst` noemt per soort rij wat er meeging (`{"intake.aanmelding.client": ["id", …]}`), zodat ongedaan maken
    precies dat terugzet en niets wat er later bij kwam. Het BSN van `weg` staat hier zolang het dossier leeg is.
    """

    houdt = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="samenvoegingen")
    weg = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    verplaatst = models.JSONField(default=dict)
    bsn_versleuteld = models.BinaryField(null=True, blank=True)
    bsn_hmac = models.CharField(max_length=64, blank=True)
    is_bsn_overgenomen = models.BooleanField(default=False)

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "samenvoegingen"
        constraints = [
            models.UniqueConstraint(fields=["weg"], condition=Q(ongedaan_op=None), name="samenvoeging_een_per_dossier"),
            models.CheckConstraint(condition=~Q(houdt=F("weg")), name="samenvoeging_twee_dossiers"),
        ]

    def __str__(self) -> str:
        return f"{self.weg} in {self.houdt}"
