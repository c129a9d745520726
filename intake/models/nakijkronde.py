from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices import NAKIJK_EINDE, NAKIJK_OPEN, Nakijkstatus
from intake.models.client import Client
from intake.querysets import VanClientQuerySet
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente

S = Nakijkstatus


class Nakijkronde(Werkbaar, StatusModel):
    """Het nakijken van de papieren van één inwoner: één regel op Mijn werk, hoeveel papieren het ook zijn.

    Zij opent met het eerste papier en sluit als alles door twee mensen is nagekeken. De eerste controle is van de
    behandelaar; de tweede is van het team, want die moet van een ander zijn. Dat er één ronde openstaat, bewaakt
    `follow_ronde` met een slot op de cliënt; na het samenvoegen van dossiers sluit zij de overtollige.
    """

    status = FSMField(default=S.EERSTE_CONTROLE, choices=S.choices, protected=True, max_length=30)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="nakijkrondes")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField()
    uiterlijk_datum = models.DateField()

    objects = VanClientQuerySet.as_manager()

    class Meta:
        verbose_name = "nakijken van papieren"
        verbose_name_plural = "nakijkrondes"
        constraints = [
            status_bestaat(S.values, "nakijkronde_status_bestaat"),
            actie_hoort_bij_open(NAKIJK_EINDE, "nakijkronde_open_heeft_actie"),
        ]
        indexes = [werk_index("nakijkronde_werk")]

    def __str__(self) -> str:
        return f"Papieren nakijken sinds {self.begonnen_op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("intake:nakijken", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.EERSTE_CONTROLE:
                return Actie("Papieren nakijken", self.uiterlijk_datum)
            case S.TWEEDE_CONTROLE:
                return Actie("Papieren nakijken als tweede", self.uiterlijk_datum)
            case _:
                return None

    @transition(status, source=list(NAKIJK_OPEN), target=S.EERSTE_CONTROLE)
    def await_first(self, *, behandelaar: Any, uiterlijk: date) -> None:
        """Er is een papier bij gekomen dat nog niemand zag."""
        self.behandelaar = behandelaar
        self.uiterlijk_datum = uiterlijk

    @transition(status, source=list(NAKIJK_OPEN), target=S.TWEEDE_CONTROLE)
    def await_second(self, *, uiterlijk: date) -> None:
        """Alles is één keer gezien; een ander moet het bevestigen."""
        self.behandelaar = None
        self.uiterlijk_datum = uiterlijk

    @transition(status, source=list(NAKIJK_OPEN), target=S.KLAAR)
    def finish(self) -> None:
        """Er is niets meer om na te kijken."""
