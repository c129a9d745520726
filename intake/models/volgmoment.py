from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices import VOLGMOMENT_EINDE, Volgaanleiding, VolgmomentStatus, Volgsoort, Volguitkomst
from intake.models.aanmelding import Aanmelding
from intake.models.client import Client
from intake.querysets import VolgmomentQuerySet
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente

S = VolgmomentStatus
ACTIES: dict[str, str] = {
    Volgsoort.EIGEN_CONTACT: "Contact opnemen: hoe gaat het nu?",
    Volgsoort.PARTNER: "Bij de partner navragen hoe het gaat",
    Volgsoort.ADVIES: "Nagaan of het advies hielp",
    Volgsoort.OVERDRACHT: "Nagaan of de andere gemeente helpt",
}


class Volgmoment(Werkbaar, StatusModel):
    """De dag waarop iemand opnieuw kijkt naar een inwoner die niet is toegelaten of in geen vak past.

    Een inwoner heeft er hoogstens één open. Het volgende in de reeks wijst naar het vorige; `poging` telt hoe vaak er
    achter elkaar geen contact was.
    """

    status = FSMField(default=S.GEPLAND, choices=S.choices, protected=True, max_length=20)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="volgmomenten")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(
        Aanmelding, null=True, blank=True, on_delete=models.PROTECT, related_name="volgmomenten"
    )
    vorige = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="volgende",
        verbose_name="vorig volgmoment",
    )
    aanleiding = models.CharField(max_length=20, choices=Volgaanleiding)
    volgsoort = models.CharField("volgende stap", max_length=20, choices=Volgsoort, default=Volgsoort.EIGEN_CONTACT)
    partner = models.CharField("partner (naam of organisatie)", max_length=200, blank=True)
    vervolgstap = models.TextField("wat er afgesproken is")
    datum = models.DateField("opnieuw kijken op")
    poging = models.PositiveSmallIntegerField(default=1)
    gepland_op = models.DateTimeField()
    uitkomst = models.CharField(max_length=20, choices=Volguitkomst, blank=True)
    verslag = models.TextField(blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)

    objects = VolgmomentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "volgmomenten"
        ordering = ["-gepland_op"]
        constraints = [
            status_bestaat(S.values, "volgmoment_status_bestaat"),
            actie_hoort_bij_open(VOLGMOMENT_EINDE, "volgmoment_open_heeft_actie"),
            models.UniqueConstraint(fields=["client"], condition=Q(status=S.GEPLAND), name="volgmoment_een_open"),
            models.CheckConstraint(
                condition=Q(status=S.GEPLAND, uitkomst="") | (~Q(status=S.GEPLAND) & ~Q(uitkomst="")),
                name="volgmoment_einde_met_uitkomst",
            ),
        ]
        indexes = [
            werk_index("volgmoment_werk"),
            models.Index(fields=["gemeente", "datum", "id"], name="volgmoment_lijst"),
        ]

    def __str__(self) -> str:
        return f"Volgmoment {self.datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("intake:volgmoment", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        return Actie(ACTIES[self.volgsoort], self.datum) if self.status == S.GEPLAND else None

    @transition(status, source=S.GEPLAND, target=S.GEPLAND)
    def move(self, *, datum: date, behandelaar: Any) -> None:
        """Op een andere dag of door een collega; de reden staat bij de wissel."""
        self.datum = datum
        self.behandelaar = behandelaar

    @transition(status, source=S.GEPLAND, target=S.GEHOUDEN)
    def hold(self, *, uitkomst: str, verslag: str, afgesloten_op: datetime) -> None:
        """De consulent keek opnieuw en legt vast hoe het gaat."""
        self._sluit(uitkomst, verslag, afgesloten_op)

    @transition(status, source=S.GEPLAND, target=S.VERVALLEN)
    def lapse(self, *, uitkomst: str, afgesloten_op: datetime) -> None:
        """Niet meer nodig: de inwoner meldde zich weer, is toegelaten, of er kwam een nieuw volgmoment."""
        self._sluit(uitkomst, "", afgesloten_op)

    def _sluit(self, uitkomst: str, verslag: str, afgesloten_op: datetime) -> None:
        self.uitkomst = uitkomst
        self.verslag = verslag
        self.afgesloten_op = afgesloten_op
