import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trajecten.choices import Pauzereden, TrajectStatus
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet


class Trajectpauze(models.Model):
    """Een tijd waarin het traject stilstaat, met de reden. `eind_datum` leeg is: loopt nog.

    Een traject heeft hoogstens één lopende pauze; eerdere blijven staan. `actie` en `actie_uiterlijk_datum` zijn het
    werk dat bij het begin aan de beurt was en na de pauze terugkomt, met de pauzedagen erbij.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="pauzes")
    begin_datum = models.DateField()
    tot_datum = models.DateField("kijken of het verder kan op")
    reden = models.CharField(max_length=20, choices=Pauzereden)
    toelichting = models.TextField()
    in_status = models.CharField("status bij het begin", max_length=30, choices=TrajectStatus)
    actie = models.CharField(max_length=60)
    actie_uiterlijk_datum = models.DateField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    eind_datum = models.DateField(null=True, blank=True)
    eind_notitie = models.TextField(blank=True)
    beeindigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beeindigd_op = models.DateTimeField(null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["begin_datum", "op"]
        verbose_name_plural = "trajectpauzes"
        constraints = [
            models.UniqueConstraint(fields=["traject"], condition=Q(eind_datum=None), name="trajectpauze_een_lopend"),
            models.CheckConstraint(condition=Q(tot_datum__gt=F("begin_datum")), name="trajectpauze_tot_na_begin"),
            models.CheckConstraint(
                condition=Q(eind_datum=None, beeindigd_op=None)
                | Q(eind_datum__gte=F("begin_datum"), beeindigd_op__isnull=False),
                name="trajectpauze_einde_na_begin",
            ),
            models.CheckConstraint(condition=~Q(reden="") & ~Q(toelichting=""), name="trajectpauze_met_reden"),
        ]

    def __str__(self) -> str:
        return f"Pauze vanaf {self.begin_datum:%d-%m-%Y}"

    @property
    def dagen(self) -> int:
        """Hoeveel kalenderdagen het traject stilstond; nul zolang het nog stilstaat."""
        return (self.eind_datum - self.begin_datum).days if self.eind_datum else 0
