import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django_fsm import FSMField, transition

from intake.choices.afspraak import (
    AFSPRAAK_EINDE,
    ZONDER_REIS,
    Afspraaksoort,
    AfspraakStatus,
    Afspraakvorm,
    Vervolg,
)
from intake.models.aanmelding import Aanmelding
from intake.models.client import Client
from intake.querysets import AfspraakQuerySet
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente

S = AfspraakStatus


class Afspraak(Werkbaar, StatusModel):
    """Een gesprek op een vast moment met de behandelaar, en zo nodig een tweede collega.

    Verzetten maakt een nieuwe rij met hetzelfde `kenmerk` en een hoger `volgnummer`: zo herkent een agenda de afspraak.
    Wie niet komt, blijft in beeld: `vervolg` is dan de volgende actie, tot iemand die heeft gedaan.
    """

    status = FSMField(default=S.GEPLAND, choices=S.choices, protected=True, max_length=20)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="afspraken")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(
        Aanmelding, null=True, blank=True, on_delete=models.PROTECT, related_name="afspraken"
    )
    soort = models.CharField(max_length=20, choices=Afspraaksoort)
    vorm = models.CharField(max_length=20, choices=Afspraakvorm, default=Afspraakvorm.KANTOOR)
    begin_op = models.DateTimeField()
    eind_op = models.DateTimeField()
    plaats = models.CharField(max_length=200, blank=True)
    tweede_medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    veiligheid = models.TextField("let op bij het bezoek", blank=True)
    kenmerk = models.UUIDField(default=uuid.uuid4, editable=False)
    volgnummer = models.PositiveSmallIntegerField(default=0, editable=False)
    gewijzigd_op = models.DateTimeField()
    herinnerd_op = models.DateTimeField(null=True, blank=True)
    verslag = models.TextField(blank=True)
    afzeg_reden = models.TextField(blank=True)
    vervolg = models.CharField(max_length=20, choices=Vervolg, blank=True)
    vervolg_reden = models.TextField(blank=True)
    vervolg_datum = models.DateField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        ordering = ["begin_op"]
        verbose_name_plural = "afspraken"
        constraints = [
            status_bestaat(S.values, "afspraak_status_bestaat"),
            actie_hoort_bij_open(AFSPRAAK_EINDE, "afspraak_open_heeft_actie"),
            models.CheckConstraint(condition=Q(begin_op__lt=F("eind_op")), name="afspraak_begint_voor_einde"),
            models.CheckConstraint(
                condition=Q(tweede_medewerker=None) | ~Q(tweede_medewerker=F("behandelaar")),
                name="afspraak_tweede_is_ander",
            ),
            models.UniqueConstraint(
                fields=["behandelaar", "begin_op"], condition=Q(status=S.GEPLAND), name="afspraak_een_per_moment"
            ),
            models.UniqueConstraint(
                fields=["aanmelding"],
                condition=Q(status=S.GEPLAND, soort=Afspraaksoort.EERSTE_GESPREK),
                name="afspraak_een_eerste_gesprek",
            ),
            models.UniqueConstraint(fields=["kenmerk", "volgnummer"], name="afspraak_volgnummer"),
        ]
        indexes = [
            werk_index("afspraak_werk"),
            models.Index(fields=["behandelaar", "begin_op"], name="afspraak_behandelaar"),
            models.Index(fields=["gemeente", "begin_op"], name="afspraak_gemeente"),
            models.Index(fields=["code_hash"], name="afspraak_code", condition=~Q(code_hash="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {timezone.localtime(self.begin_op):%d-%m-%Y %H.%M}"

    def get_absolute_url(self) -> str:
        return reverse("intake:afspraak", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.GEPLAND:
                return Actie(f"{self.get_soort_display()} houden en vastleggen", timezone.localdate(self.begin_op))
            case S.NIET_VERSCHENEN:
                assert self.vervolg_datum, "miss zet deze datum"  # noqa: S101
                stap = Vervolg(self.vervolg).label
                return Actie(f"Kwam niet: {stap[0].lower()}{stap[1:]}"[:60], self.vervolg_datum)
            case _:
                return None

    @property
    def is_huisbezoek(self) -> bool:
        return self.vorm == Afspraakvorm.HUISBEZOEK

    @property
    def waar(self) -> str:
        """Waar het gesprek is, in woorden voor de inwoner; op kantoor is dat het adres."""
        if self.vorm == Afspraakvorm.KANTOOR:
            return self.plaats or "Bij ons op kantoor"
        return " ".join(filter(None, (ZONDER_REIS[self.vorm], self.plaats)))

    @transition(status, source=S.GEPLAND, target=S.GEHOUDEN)
    def hold(self, *, verslag: str, gewijzigd_op: datetime) -> None:
        """Het gesprek is geweest."""
        self.verslag, self.gewijzigd_op = verslag, gewijzigd_op

    @transition(status, source=S.GEPLAND, target=S.NIET_VERSCHENEN)
    def miss(self, *, vervolg: str, vervolg_reden: str, datum: date, gewijzigd_op: datetime) -> None:
        """De inwoner kwam niet; de vervolgstap is de volgende actie."""
        self.vervolg, self.vervolg_reden, self.vervolg_datum = vervolg, vervolg_reden, datum
        self.gewijzigd_op = gewijzigd_op

    @transition(status, source=S.GEPLAND, target=S.AFGEZEGD)
    def cancel(self, *, afzeg_reden: str, gewijzigd_op: datetime) -> None:
        """De afspraak gaat niet door."""
        self.afzeg_reden, self.gewijzigd_op = afzeg_reden, gewijzigd_op

    @transition(status, source=S.GEPLAND, target=S.VERZET)
    def move(self, *, gewijzigd_op: datetime) -> None:
        """De afspraak kreeg een ander moment; dat is een nieuwe rij."""
        self.gewijzigd_op = gewijzigd_op

    @transition(status, source=S.NIET_VERSCHENEN, target=S.OPGEVOLGD)
    def settle(self, *, verslag: str, gewijzigd_op: datetime) -> None:
        """De vervolgstap is gezet."""
        self.verslag, self.gewijzigd_op = verslag, gewijzigd_op
