from django.db import models
from django.db.models import F, Q

from schuldhulp.organisatie.models.medewerker import Medewerker
from schuldhulp.organisatie.querysets import AfwezigheidQuerySet


class Afwezigheid(models.Model):
    """Een medewerker is er niet, van en met de eerste tot en met de laatste dag; de vervanger neemt zijn werk waar.

    Waarom iemand er niet is, hoort hier niet: de toelichting gaat over het werk.
    """

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="afwezigheden")
    van_datum = models.DateField("van")
    tot_en_met_datum = models.DateField("tot en met")
    vervanger = models.ForeignKey(Medewerker, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    toelichting = models.CharField(max_length=200, blank=True)
    vastgelegd_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    objects = AfwezigheidQuerySet.as_manager()

    class Meta:
        ordering = ["van_datum", "id"]
        verbose_name_plural = "afwezigheden"
        constraints = [
            models.CheckConstraint(condition=Q(van_datum__lte=F("tot_en_met_datum")), name="afwezigheid_periode"),
            models.CheckConstraint(
                condition=Q(vervanger=None) | ~Q(vervanger=F("medewerker")), name="afwezigheid_vervanger_is_ander"
            ),
        ]
        indexes = [models.Index(fields=["tot_en_met_datum", "van_datum"], name="afwezigheid_dag")]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.van_datum:%d-%m-%Y} tot en met {self.tot_en_met_datum:%d-%m-%Y}"
