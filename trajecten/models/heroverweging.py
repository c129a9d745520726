from datetime import datetime

from django.db import models
from django_fsm import FSMField, transition

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import status_bestaat
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices import Herkomst
from trajecten.choices.post import HEROVERWEGING_OPEN, HeroverwegingStatus, Kanaal
from trajecten.models.traject import Traject
from trajecten.models.voorstel import Voorstelregel
from trajecten.querysets.post import HeroverwegingQuerySet

S = HeroverwegingStatus


class Heroverweging(StatusModel):
    """De vraag aan één schuldeiser die weigerde of zweeg, om zijn antwoord op het voorstel te heroverwegen.

    Per schuldeiser hoogstens één keer per voorstel. Blijft het stil, dan blijft de weigering staan. `code_hash` is de
    hash van de code in de brief, waarmee de schuldeiser zelf kan antwoorden.
    """

    status = FSMField(default=S.GEVRAAGD, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="heroverwegingen")
    regel = models.OneToOneField(Voorstelregel, on_delete=models.PROTECT, related_name="heroverweging")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField(max_length=20, choices=Kanaal, default=Kanaal.BRIEF)
    motivering = models.TextField("waarom heroverwegen")
    verstuurd_op = models.DateTimeField()
    reactie_uiterlijk_datum = models.DateField()
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_via = models.CharField(max_length=20, choices=Herkomst, blank=True)
    antwoord_reden = models.TextField(blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = HeroverwegingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "heroverwegingen"
        ordering = ["reactie_uiterlijk_datum", "id"]
        constraints = [status_bestaat(S.values, "heroverweging_status_bestaat")]
        indexes = [
            models.Index(
                fields=["reactie_uiterlijk_datum"],
                name="heroverweging_te_laat",
                condition=models.Q(status__in=HEROVERWEGING_OPEN),
            )
        ]

    def __str__(self) -> str:
        return f"Heroverweging {self.regel_id}"

    @transition(status, source=[S.GEVRAAGD, S.STIL], target=S.INGESTEMD)
    def accept(self, *, beantwoord_op: datetime, via: str, antwoord: str) -> None:
        """De schuldeiser stemt alsnog in; dat mag ook nog na de termijn."""
        self._leg_vast(beantwoord_op, via, antwoord)

    @transition(status, source=[S.GEVRAAGD, S.STIL], target=S.GEWEIGERD)
    def refuse(self, *, beantwoord_op: datetime, via: str, antwoord: str) -> None:
        """De schuldeiser blijft weigeren."""
        self._leg_vast(beantwoord_op, via, antwoord)

    @transition(status, source=S.GEVRAAGD, target=S.STIL)
    def give_up(self) -> None:
        """De termijn verstreek; zwijgen telt als blijven weigeren."""

    @transition(status, source=S.GEVRAAGD, target=S.INGETROKKEN)
    def withdraw(self) -> None:
        """De vraag is niet meer nodig."""

    def _leg_vast(self, op: datetime, via: str, reden: str) -> None:
        self.beantwoord_op, self.antwoord_via, self.antwoord_reden = op, via, reden
