"""Wat de rechter voor een inwoner gevraagd is, van verzoek tot en met het verslag achteraf."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import RETURN_VALUE, FSMField, transition

from intake.choices import Bedreiging
from intake.models import Client
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices.geding import (
    GEDING_BIJ_RECHTER,
    GEDING_EINDE,
    GEDING_LOOPT,
    Beeindigreden,
    Gedingsoort,
    Gedingstatus,
)
from trajecten.models.crisis import Crisis
from trajecten.models.onderdelen import Rechtsmiddel
from trajecten.models.traject import Traject
from trajecten.models.voorstel import Voorstel
from trajecten.querysets.geding import GedingQuerySet

S = Gedingstatus
BIJ_RECHTER = list(GEDING_BIJ_RECHTER)


class Geding(Werkbaar, StatusModel):
    """Eén verzoek aan de rechtbank: moratorium, voorlopige voorziening, breed moratorium of dwangakkoord.

    `start_datum` en `eind_datum` zijn de bescherming zelf; `eind_datum` is vooraf de laatste dag en achteraf de dag
    waarop zij ophield. Wat DDAS ervan kent staat in de rij `rechtsmiddel`, die de diensten gelijk houden.
    """

    status = FSMField(default=S.AANGEVRAAGD, choices=S.choices, protected=True, max_length=20)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="gedingen")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=30, choices=Gedingsoort)
    crisis = models.ForeignKey(Crisis, null=True, blank=True, on_delete=models.PROTECT, related_name="gedingen")
    voorstel = models.ForeignKey(Voorstel, null=True, blank=True, on_delete=models.PROTECT, related_name="gedingen")
    rechtsmiddel = models.OneToOneField(
        Rechtsmiddel, null=True, blank=True, on_delete=models.PROTECT, related_name="geding"
    )
    bedreiging = models.CharField(max_length=20, choices=Bedreiging, blank=True)
    wederpartij = models.CharField(max_length=200, blank=True)
    rechtbank = models.CharField(max_length=100)
    zaaknummer = models.CharField(max_length=60, blank=True)
    motivering = models.TextField()
    stukken = models.JSONField("stukken bij het verzoek", default=list, blank=True)
    heroverweging_datum = models.DateField("heroverweging gevraagd op", null=True, blank=True)
    aanvraag_datum = models.DateField()
    navragen_datum = models.DateField()
    zitting_op = models.DateTimeField(null=True, blank=True)
    zitting_plaats = models.CharField(max_length=200, blank=True)
    uitspraak_verwacht_datum = models.DateField(null=True, blank=True)
    uitspraak_datum = models.DateField(null=True, blank=True)
    uitspraak = models.TextField("wat de rechter besliste", blank=True)
    start_datum = models.DateField(null=True, blank=True)
    eind_datum = models.DateField(null=True, blank=True)
    controle_datum = models.DateField("vaste lasten nagaan op", null=True, blank=True)
    beeindigen_reden = models.CharField(max_length=20, choices=Beeindigreden, blank=True)
    beeindigen_uiterlijk_datum = models.DateField(null=True, blank=True)
    beeindiging_gevraagd_datum = models.DateField(null=True, blank=True)
    einde_reden = models.TextField("waarom het ophield", blank=True)
    verslag_uiterlijk_datum = models.DateField(null=True, blank=True)
    verslag = models.TextField(blank=True)
    verslag_datum = models.DateField(null=True, blank=True)

    objects = GedingQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek aan de rechter"
        verbose_name_plural = "gedingen"
        ordering = ["-aanvraag_datum", "id"]
        constraints = [
            status_bestaat(S.values, "geding_status_bestaat"),
            actie_hoort_bij_open(GEDING_EINDE, "geding_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["traject", "soort"],
                condition=Q(status__in=(*GEDING_BIJ_RECHTER, *GEDING_LOOPT))
                & Q(soort__in=(Gedingsoort.BREED_MORATORIUM, Gedingsoort.DWANGAKKOORD)),
                name="geding_een_open_per_soort",
            ),
            models.CheckConstraint(
                condition=Q(eind_datum=None) | Q(eind_datum__gte=models.F("start_datum")), name="geding_einde_na_begin"
            ),
        ]
        indexes = [werk_index("geding_werk")]

    def __str__(self) -> str:
        return self.get_soort_display()

    def get_absolute_url(self) -> str:
        return reverse("trajecten:geding", args=[self.pk])

    @property
    def naam(self) -> str:
        """De soort zonder het artikel, bijvoorbeeld "moratorium"."""
        return self.get_soort_display().split(" (")[0].lower()

    @property
    def is_open(self) -> bool:
        return self.status not in GEDING_EINDE

    @property
    def is_spoed(self) -> bool:
        """Een moratorium of voorziening voorkomt dat iemand zijn huis of energie kwijtraakt: dat gaat voor."""
        spoed = self.soort in (Gedingsoort.MORATORIUM, Gedingsoort.VOORLOPIGE_VOORZIENING)
        return spoed and self.status in GEDING_BIJ_RECHTER

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.AANGEVRAAGD:
                return Actie("Zitting navragen bij de rechtbank", self.navragen_datum)
            case S.ZITTING:
                assert self.zitting_op  # noqa: S101 (plan_zitting zet dit)
                return Actie("Zitting bij de rechtbank", dag_van(self.zitting_op))
            case S.UITSPRAAK:
                return Actie("Uitspraak van de rechter vastleggen", self.uitspraak_verwacht_datum)  # type: ignore[arg-type]
            case S.LOOPT:
                return self._actie_terwijl_het_loopt()
            case S.VERSLAG:
                return Actie("Verslag aan de rechtbank sturen", self.verslag_uiterlijk_datum)  # type: ignore[arg-type]
            case _:
                return None

    def _actie_terwijl_het_loopt(self) -> Actie:
        assert self.eind_datum  # noqa: S101 (grant zet dit)
        if self.beeindigen_uiterlijk_datum:
            wat = "Beslissing over het einde navragen" if self.beeindiging_gevraagd_datum else "Beëindiging vragen"
            return Actie(wat, self.beeindigen_uiterlijk_datum)
        if self.controle_datum:
            return Actie("Nagaan of de vaste lasten betaald zijn", self.controle_datum)
        return Actie("Einde van de bescherming vastleggen", self.eind_datum)

    @transition(status, source=[S.AANGEVRAAGD, S.ZITTING], target=S.ZITTING)
    def plan_zitting(self, *, zitting_op: datetime, plaats: str, zaaknummer: str) -> None:
        """De rechtbank noemt dag en tijd van de zitting, of verzet die."""
        self.zitting_op, self.zitting_plaats = zitting_op, plaats
        self.zaaknummer = zaaknummer or self.zaaknummer

    @transition(status, source=S.ZITTING, target=S.UITSPRAAK)
    def hold_zitting(self, *, verwacht: date) -> None:
        """De zitting is geweest; de uitspraak volgt binnen acht dagen (art. 287a Fw)."""
        self.uitspraak_verwacht_datum = verwacht

    @transition(status, source=BIJ_RECHTER, target=RETURN_VALUE(S.LOOPT, S.AFGEROND))
    def grant(self, *, datum: date, uitspraak: str, start: date | None, eind: date | None, controle: date | None) -> S:
        """De rechter wijst het verzoek toe. Een dwangakkoord is daarmee klaar, de rest gaat lopen."""
        self.uitspraak_datum, self.uitspraak = datum, uitspraak
        self.start_datum, self.eind_datum, self.controle_datum = start, eind, controle
        return S.AFGEROND if self.soort == Gedingsoort.DWANGAKKOORD else S.LOOPT

    @transition(status, source=BIJ_RECHTER, target=S.AFGEWEZEN)
    def reject(self, *, datum: date, uitspraak: str) -> None:
        """De rechter wijst het verzoek af."""
        self.uitspraak_datum, self.uitspraak = datum, uitspraak

    @transition(status, source=BIJ_RECHTER, target=S.INGETROKKEN)
    def withdraw(self) -> None:
        """Het verzoek is niet meer nodig, of het traject stopt."""

    @transition(status, source=S.LOOPT, target=RETURN_VALUE(S.VERSLAG, S.AFGEROND))
    def end(self, *, datum: date, waarom: str, verslag_uiterlijk: date | None) -> S:
        """De bescherming houdt op. Na een moratorium volgt een verslag aan de rechtbank (art. 287b Fw)."""
        self.eind_datum, self.einde_reden, self.verslag_uiterlijk_datum = datum, waarom, verslag_uiterlijk
        self.controle_datum = self.beeindigen_uiterlijk_datum = None
        return S.VERSLAG if verslag_uiterlijk else S.AFGEROND

    @transition(status, source=S.VERSLAG, target=S.AFGEROND)
    def report(self, *, datum: date, verslag: str) -> None:
        """De rechtbank heeft het verslag."""
        self.verslag_datum, self.verslag = datum, verslag
