from django.conf import settings
from django.db import models


class StatusWissel(models.Model):
    """Eén overgang van één rij: onveranderlijk, met wie, wanneer, van, naar en waarom.

    De verwijzing naar de rij is zacht (soort en uuid): de kern kent de apps erboven niet.
    Een trigger weigert UPDATE en DELETE (schuldhulp.lib.triggers).
    """

    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    volgnummer = models.PositiveIntegerField()
    overgang = models.CharField(max_length=60)
    van = models.CharField(max_length=40, blank=True)
    naar = models.CharField(max_length=40)
    reden = models.TextField(blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        db_table = "kern_statuswissel"
        constraints = [
            models.UniqueConstraint(fields=["object_id", "volgnummer"], name="statuswissel_volgnummer_uniek"),
        ]
        # De kwartaalcijfers lezen per soort rij wat in een periode een status verliet.
        indexes = [models.Index(fields=["object_soort", "van", "op"], name="statuswissel_periode")]
        ordering = ["op", "volgnummer"]

    def __str__(self) -> str:
        return f"{self.object_soort} {self.van} → {self.naar}"
