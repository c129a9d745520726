import uuid
from datetime import date, datetime

from django.db import models
from django.utils.functional import cached_property
from django_fsm import FSMField, transition

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import status_bestaat
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices import INSTEMMEND, VOORSTEL_OPEN, Antwoord, Herkomst, Oplossingsoort, VoorstelStatus
from trajecten.choices.post import Kanaal
from trajecten.models.schuld import Schuld
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet, VoorstelregelQuerySet
from trajecten.schuldtotaal import Post, Schuldtotaal, tel_op

S = VoorstelStatus


def iedereen_stemt_in(voorstel: "Voorstel") -> bool:
    """Nog niet elke schuldeiser stemde in."""
    return not voorstel.regels.exclude(antwoord__in=INSTEMMEND).exists()


class Voorstel(StatusModel):
    """Een aanbod aan alle schuldeisers die meedoen, met de berekening zoals zij toen was.

    Bedragen in euro: `afloscapaciteit_bedrag` per maand, `pot_bedrag` is wat over de looptijd te verdelen is.
    """

    status = FSMField(default=S.CONCEPT, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="voorstellen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    ronde = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=30, choices=Oplossingsoort)
    # Een saneringskrediet is de norm (basisdienstverlening); wie iets anders kiest, schrijft op waarom.
    soort_reden = models.TextField("waarom geen saneringskrediet", blank=True)
    maanden = models.PositiveSmallIntegerField()
    inkomen_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    vtlb_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    afloscapaciteit_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    kosten_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    pot_bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    percentage_preferent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    percentage_concurrent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    toelichting = models.JSONField(default=list)
    berekend_op = models.DateTimeField()
    verstuurd_op = models.DateTimeField(null=True, blank=True)
    reactie_uiterlijk_datum = models.DateField(null=True, blank=True)
    herinneringen = models.PositiveSmallIntegerField(default=0)
    # Overgenomen uit het beleid van de dag van versturen, zoals bij een aanschrijving.
    max_herinneringen = models.PositiveSmallIntegerField(default=0)
    herinnering_werkdagen = models.PositiveSmallIntegerField(default=0)
    besloten_op = models.DateTimeField(null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "voorstellen"
        ordering = ["-ronde"]
        constraints = [
            status_bestaat(S.values, "voorstel_status_bestaat"),
            models.UniqueConstraint(fields=["traject", "ronde"], name="voorstel_ronde_uniek"),
            models.UniqueConstraint(
                fields=["traject"], condition=models.Q(status__in=VOORSTEL_OPEN), name="voorstel_een_open"
            ),
        ]

    def __str__(self) -> str:
        return f"Voorstel {self.ronde}"

    @cached_property
    def som(self) -> Schuldtotaal:
        """De vorderingen in dit voorstel per groep, zoals zij bij het berekenen waren."""
        return tel_op(regel.telpost for regel in self.regels.all())

    @transition(status, source=S.CONCEPT, target=S.VERSTUURD)
    def send(
        self, *, verstuurd_op: datetime, uiterlijk: date, max_herinneringen: int, herinnering_werkdagen: int
    ) -> None:
        """Het voorstel gaat naar alle schuldeisers."""
        self.verstuurd_op = verstuurd_op
        self.reactie_uiterlijk_datum = uiterlijk
        self.max_herinneringen, self.herinnering_werkdagen = max_herinneringen, herinnering_werkdagen

    @transition(status, source=S.VERSTUURD, target=S.VERSTUURD)
    def remind(self, *, uiterlijk: date) -> None:
        """De termijn verstreek: wie nog niet antwoordde, krijgt een herinnering en meer tijd."""
        self.herinneringen += 1
        self.reactie_uiterlijk_datum = uiterlijk

    @transition(status, source=[S.VERSTUURD, S.GEEN_AKKOORD], target=S.AKKOORD, conditions=[iedereen_stemt_in])
    def accept(self, *, besloten_op: datetime) -> None:
        """Iedereen stemde in, of de rechter legde het voorstel op."""
        self.besloten_op = besloten_op

    @transition(status, source=S.VERSTUURD, target=S.GEEN_AKKOORD)
    def refuse(self, *, besloten_op: datetime) -> None:
        """Ten minste één schuldeiser weigerde of bleef stil."""
        self.besloten_op = besloten_op

    @transition(status, source=[*VOORSTEL_OPEN, S.GEEN_AKKOORD, S.AKKOORD], target=S.INGETROKKEN)
    def withdraw(self, *, besloten_op: datetime) -> None:
        """Vervangen door een nieuw voorstel, of het traject eindigt of gaat terug."""
        self.besloten_op = besloten_op


class Voorstelregel(models.Model):
    """Wat één schuldeiser in dit voorstel krijgt, en wat hij antwoordt."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voorstel = models.ForeignKey(Voorstel, on_delete=models.PROTECT, related_name="regels")
    schuld = models.ForeignKey(Schuld, on_delete=models.PROTECT, related_name="voorstelregels")
    vordering_bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    is_preferent = models.BooleanField()
    aangeboden_bedrag = models.DecimalField(max_digits=12, decimal_places=2)
    antwoord = models.CharField(max_length=20, choices=Antwoord, default=Antwoord.GEEN_REACTIE)
    antwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_via = models.CharField(max_length=20, choices=Herkomst, blank=True)
    reden = models.TextField(blank=True)
    kanaal = models.CharField(max_length=20, choices=Kanaal, default=Kanaal.BRIEF)
    code_hash = models.CharField(max_length=64, unique=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = VoorstelregelQuerySet.as_manager()

    class Meta:
        ordering = ["schuld__volgorde", "id"]
        verbose_name_plural = "voorstelregels"
        constraints = [
            models.UniqueConstraint(fields=["voorstel", "schuld"], name="voorstelregel_uniek"),
            models.CheckConstraint(
                condition=models.Q(aangeboden_bedrag__gte=0, aangeboden_bedrag__lte=models.F("vordering_bedrag")),
                name="voorstelregel_niet_meer_dan_vordering",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.schuld_id}: {self.antwoord}"

    @property
    def telpost(self) -> Post:
        """Hoe deze vordering telt in `trajecten.schuldtotaal`."""
        return Post(self.vordering_bedrag, self.vordering_bedrag, self.is_preferent, doet_mee=True)
