from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django_fsm import FSMField, transition

from schuldhulp.brieven.models import Brief
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import status_bestaat
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices import AANSCHRIJVING_OPEN, AanschrijvingStatus, Herkomst
from trajecten.choices.post import Kanaal
from trajecten.models.schuld import Schuld
from trajecten.models.traject import Traject
from trajecten.querysets import AanschrijvingQuerySet

S = AanschrijvingStatus
OPEN = list(AANSCHRIJVING_OPEN)


class Aanschrijving(StatusModel):
    """De vraag aan één schuldeiser wat hij nog te vorderen heeft, met een termijn die zichzelf bewaakt.

    De dagelijkse ronde herinnert wie te laat is, en stelt na de laatste herinnering vast dat er geen reactie kwam.
    `code_hash` is de hash van de code in de brief, waarmee de schuldeiser zelf kan antwoorden.
    """

    status = FSMField(default=S.VERSTUURD, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="aanschrijvingen")
    schuld = models.ForeignKey(Schuld, on_delete=models.PROTECT, related_name="aanschrijvingen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField(max_length=20, choices=Kanaal, default=Kanaal.BRIEF)
    ronde = models.PositiveSmallIntegerField(default=1)
    verstuurd_op = models.DateTimeField()
    reactie_uiterlijk_datum = models.DateField()
    herinneringen = models.PositiveSmallIntegerField(default=0)
    # Overgenomen uit het beleid van de dag van versturen: lopende termijnen veranderen niet met nieuw beleid.
    max_herinneringen = models.PositiveSmallIntegerField()
    herinnering_werkdagen = models.PositiveSmallIntegerField()
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    antwoord_via = models.CharField(max_length=20, choices=Herkomst, blank=True)
    antwoord_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    antwoord_kenmerk = models.CharField(max_length=80, blank=True)
    antwoord_opmerking = models.TextField(blank=True)
    antwoord_vooraf_akkoord = models.BooleanField("gaat vooraf akkoord met elk voorstel", default=False)
    code_hash = models.CharField(max_length=64, unique=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = AanschrijvingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aanschrijvingen"
        ordering = ["reactie_uiterlijk_datum", "id"]
        constraints = [
            status_bestaat(S.values, "aanschrijving_status_bestaat"),
            models.UniqueConstraint(fields=["schuld", "ronde"], name="aanschrijving_een_per_ronde"),
        ]
        indexes = [
            models.Index(
                fields=["reactie_uiterlijk_datum", "id"],
                name="aanschrijving_te_laat",
                condition=models.Q(status__in=AANSCHRIJVING_OPEN),
            ),
        ]

    def __str__(self) -> str:
        return f"Aanschrijving {self.schuld_id}"

    @transition(status, source=OPEN, target=S.HERINNERD)
    def remind(self, *, uiterlijk: date) -> None:
        """Stuurt een herinnering met een nieuwe termijn."""
        self.herinneringen += 1
        self.reactie_uiterlijk_datum = uiterlijk

    @transition(status, source=OPEN, target=S.GEEN_REACTIE)
    def give_up(self) -> None:
        """Ook na de laatste herinnering bleef het stil."""

    @transition(status, source=[*OPEN, S.GEEN_REACTIE, S.GEEN_MEDEWERKING], target=S.BEANTWOORD)
    def answer(
        self,
        *,
        beantwoord_op: datetime,
        via: str,
        bedrag: Decimal,
        kenmerk: str,
        opmerking: str,
        vooraf_akkoord: bool = False,
    ) -> None:
        """De schuldeiser geeft zijn saldo op; dat mag ook nog nadat wij het opgaven te wachten."""
        self.beantwoord_op = beantwoord_op
        self.antwoord_via = via
        self.antwoord_bedrag = bedrag
        self.antwoord_kenmerk = kenmerk
        self.antwoord_opmerking = opmerking
        self.antwoord_vooraf_akkoord = vooraf_akkoord

    @transition(status, source=[*OPEN, S.GEEN_REACTIE], target=S.GEEN_MEDEWERKING)
    def decline(self, *, toelichting: str) -> None:
        """De schuldeiser werkt niet mee; het bedrag dat de inwoner opgaf geldt."""
        self.antwoord_opmerking = toelichting

    @transition(status, source=OPEN, target=S.INGETROKKEN)
    def withdraw(self) -> None:
        """De vraag is niet meer nodig."""
