"""Een inwoner die langer niet betaalt dan het beleid toelaat."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from schuldhulp.lib.werk import Actie, actie_hoort_bij_open, status_bestaat, werk_index
from trajecten.choices.looptijd import ACHTERSTAND_EINDE, ACHTERSTAND_OPEN, AchterstandStatus
from trajecten.models.planwerk import Planwerk

A = AchterstandStatus


class Achterstand(Planwerk):
    """De inwoner betaalt langer niet dan het beleid toelaat. Bedrag in euro, zoals het bij het signaal was."""

    status = FSMField(default=A.SIGNAAL, choices=A.choices, protected=True, max_length=20)
    bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    open_sinds_datum = models.DateField()
    afspraak = models.TextField("wat is afgesproken", blank=True)

    class Meta:
        verbose_name = "betalingsachterstand"
        verbose_name_plural = "betalingsachterstanden"
        ordering = ["-open_sinds_datum", "id"]
        constraints = [
            status_bestaat(A.values, "achterstand_status_bestaat"),
            actie_hoort_bij_open(ACHTERSTAND_EINDE, "achterstand_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject"],
                condition=Q(status__in=ACHTERSTAND_OPEN),
                name="achterstand_een_open_per_traject",
            ),
        ]
        indexes = [werk_index("achterstand_werk")]

    def __str__(self) -> str:
        return f"Achterstand sinds {self.open_sinds_datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:achterstand", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case A.SIGNAAL:
                return Actie("Achterstand bespreken met de inwoner", self.uiterlijk_datum)
            case A.AFSPRAAK:
                return Actie("Afspraak over de achterstand nagaan", self.uiterlijk_datum)
            case _:
                return None

    @transition(status, source=list(ACHTERSTAND_OPEN), target=A.AFSPRAAK)
    def agree(self, *, afspraak: str, uiterlijk: date) -> None:
        """Er is een afspraak over de achterstand; op die dag kijkt iemand of zij is nagekomen."""
        self.afspraak, self.uiterlijk_datum = afspraak, uiterlijk

    @transition(status, source=list(ACHTERSTAND_OPEN), target=A.OPGELOST)
    def resolve(self) -> None:
        """De inwoner is weer bij."""

    @transition(status, source=list(ACHTERSTAND_OPEN), target=A.VERVALLEN)
    def lapse(self) -> None:
        """De looptijd is voorbij of het traject stopte."""
