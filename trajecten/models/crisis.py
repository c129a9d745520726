"""Een dreiging die afgewend moet worden: met wie is gesproken, wat is afgesproken en tot wanneer."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices import Bedreiging
from intake.models import Client
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices.geding import CRISIS_EINDE, CRISIS_OPEN, Contactuitkomst, Contactwijze, Crisisstatus
from trajecten.models.onderdelen import Trajectonderdeel
from trajecten.models.schuld import Schuldeiser
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet
from trajecten.querysets.geding import CrisisQuerySet

S = Crisisstatus
OPEN = list(CRISIS_OPEN)


class Crisis(Werkbaar, StatusModel):
    """Eén bedreigende situatie in een traject (art. 4 lid 2 Wgs), in fase 1 of fase 2.

    `actie_datum` is de dag van het volgende contact, of van nagaan of de afspraak standhoudt. Een pauze van het traject
    houdt een dreiging niet tegen: een crisis kan ook dan beginnen en verdergaan.
    """

    status = FSMField(default=S.CONTACT, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="crises")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    bedreiging = models.CharField(max_length=20, choices=Bedreiging)
    schuldeiser = models.ForeignKey(Schuldeiser, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wederpartij = models.CharField(max_length=200)
    kenmerk = models.CharField("kenmerk van de wederpartij", max_length=80, blank=True)
    dreiging_datum = models.DateField("wanneer het gebeurt", null=True, blank=True)
    omschrijving = models.TextField(blank=True)
    gemeld_datum = models.DateField()
    actie_datum = models.DateField()
    afspraak = models.TextField(blank=True)
    uitkomst = models.TextField(blank=True)
    onderdeel = models.OneToOneField(Trajectonderdeel, on_delete=models.PROTECT, related_name="crisis")

    objects = CrisisQuerySet.as_manager()

    class Meta:
        verbose_name = "crisis"
        verbose_name_plural = "crises"
        ordering = ["-gemeld_datum", "id"]
        constraints = [
            status_bestaat(S.values, "crisis_status_bestaat"),
            actie_hoort_bij_open(CRISIS_EINDE, "crisis_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject", "bedreiging", "wederpartij"],
                condition=Q(status__in=CRISIS_OPEN),
                name="crisis_een_open_per_dreiging",
            ),
        ]
        indexes = [werk_index("crisis_werk")]

    def __str__(self) -> str:
        return f"{self.get_bedreiging_display()}: {self.wederpartij}"

    def get_absolute_url(self) -> str:
        return reverse("trajecten:crisis", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status not in CRISIS_EINDE

    @property
    def is_spoed(self) -> bool:
        """Zolang er geen uitstel is."""
        return self.status in (S.CONTACT, S.GEWEIGERD)

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.CONTACT:
                return Actie("Bellen om de dreiging af te wenden", self.actie_datum)
            case S.AFSPRAAK:
                return Actie("Nagaan of de afspraak standhoudt", self.actie_datum)
            case S.GEWEIGERD:
                return Actie("Moratorium vragen of anders oplossen", self.actie_datum)
            case _:
                return None

    @transition(status, source=OPEN, target=S.CONTACT)
    def retry(self, *, actie: date) -> None:
        """Nog geen antwoord: er volgt een nieuw contact."""
        self.actie_datum = actie

    @transition(status, source=OPEN, target=S.AFSPRAAK)
    def agree(self, *, afspraak: str, tot: date) -> None:
        """De wederpartij wacht tot de afgesproken dag."""
        self.afspraak, self.actie_datum = afspraak, tot

    @transition(status, source=OPEN, target=S.GEWEIGERD)
    def refuse(self, *, actie: date) -> None:
        """De wederpartij geeft geen uitstel."""
        self.actie_datum = actie

    @transition(status, source=OPEN, target=S.AFGEWEND)
    def avert(self, *, uitkomst: str) -> None:
        """De dreiging is voorbij."""
        self.uitkomst = uitkomst

    @transition(status, source=OPEN, target=S.DOORGEGAAN)
    def give_up(self, *, uitkomst: str) -> None:
        """Het is niet gelukt: de ontruiming, afsluiting of opzegging ging door."""
        self.uitkomst = uitkomst

    @transition(status, source=OPEN, target=S.VERVALLEN)
    def lapse(self) -> None:
        """Het traject is beëindigd."""


class Crisiscontact(models.Model):
    """Eén contact met de wederpartij, en wat het opleverde."""

    crisis = models.ForeignKey(Crisis, on_delete=models.PROTECT, related_name="contacten")
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wijze = models.CharField(max_length=20, choices=Contactwijze)
    met = models.CharField("met wie", max_length=200, blank=True)
    uitkomst = models.CharField(max_length=20, choices=Contactuitkomst)
    notitie = models.TextField(blank=True)
    tot_datum = models.DateField("uitstel tot", null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-id"]
        verbose_name_plural = "crisiscontacten"

    def __str__(self) -> str:
        return f"{self.get_wijze_display()} op {self.op:%d-%m-%Y}: {self.get_uitkomst_display().lower()}"
