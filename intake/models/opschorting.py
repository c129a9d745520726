import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from intake.choices import OpschortingEinde
from intake.models.aanmelding import Aanmelding
from intake.querysets import VanAanmeldingQuerySet
from schuldhulp.brieven.models import Brief


class Opschorting(models.Model):
    """Een verzoek om papieren: zolang het openstaat, staat de beslistermijn stil (art. 4:5 en 4:15 Awb).

    `geeindigd_op` leeg is: loopt nog. Een aanmelding heeft hoogstens één lopend verzoek; eerdere blijven staan.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="opschortingen")
    gevraagd_datum = models.DateField()
    papieren = models.JSONField("gevraagde papieren", default=list)
    hersteltermijn_datum = models.DateField("papieren uiterlijk")
    toelichting = models.JSONField(default=list)
    eind_datum = models.DateField(null=True, blank=True)
    einde = models.CharField(max_length=20, choices=OpschortingEinde, blank=True)
    eind_notitie = models.TextField(blank=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = VanAanmeldingQuerySet.as_manager()

    class Meta:
        ordering = ["gevraagd_datum", "op"]
        verbose_name_plural = "opschortingen"
        constraints = [
            models.UniqueConstraint(fields=["aanmelding"], condition=Q(eind_datum=None), name="opschorting_een_lopend"),
            models.CheckConstraint(
                condition=Q(eind_datum=None, einde="") | Q(eind_datum__gte=F("gevraagd_datum")) & ~Q(einde=""),
                name="opschorting_einde_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"Papieren gevraagd op {self.gevraagd_datum:%d-%m-%Y}"

    @property
    def dagen(self) -> int:
        """Hoeveel dagen de beslistermijn stilstond; nul zolang zij nog stilstaat."""
        return (self.eind_datum - self.gevraagd_datum).days if self.eind_datum else 0
