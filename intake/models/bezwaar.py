from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices import BEZWAAR_EINDE, BEZWAAR_GELIJK, BezwaarStatus, Bezwaaruitkomst
from intake.models.aanmelding import Aanmelding
from intake.models.besluit import Besluit
from intake.models.client import Client
from intake.querysets import BezwaarQuerySet
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente

S = BezwaarStatus


class Bezwaar(Werkbaar, StatusModel):
    """Een inwoner is het niet eens met een besluit: van ontvangst, via horen, tot de beslissing (hoofdstuk 7 Awb).

    Tegen een besluit loopt hoogstens één bezwaar; na intrekken mag er een nieuw komen.
    """

    status = FSMField(default=S.ONTVANGEN, choices=S.choices, protected=True, max_length=20)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="bezwaren")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="bezwaren")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    ontvangen_datum = models.DateField()
    poststempel_datum = models.DateField(null=True, blank=True)
    is_op_tijd = models.BooleanField()
    tijdig_toelichting = models.JSONField(default=list)
    bezwaargronden = models.TextField("waarom de inwoner het niet eens is")
    heeft_commissie = models.BooleanField("een commissie adviseert", default=False)
    beslis_uiterlijk_datum = models.DateField()
    beslis_toelichting = models.JSONField(default=list)
    verdaagd_op = models.DateTimeField(null=True, blank=True)
    gehoord_datum = models.DateField(null=True, blank=True)
    is_gehoord = models.BooleanField("is gehoord (anders zag de inwoner ervan af)", null=True, blank=True)
    hoorverslag = models.TextField(blank=True)
    uitkomst = models.CharField(max_length=20, choices=Bezwaaruitkomst, blank=True)
    motivering = models.TextField(blank=True)
    gevolg = models.TextField("wat er nu gebeurt", blank=True)
    beslist_datum = models.DateField(null=True, blank=True)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    bevestiging = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Twee bezwaren kunnen bij dezelfde open aanmelding verdergaan.
    nieuwe_aanmelding = models.ForeignKey(
        Aanmelding, null=True, blank=True, on_delete=models.PROTECT, related_name="na_bezwaren"
    )

    objects = BezwaarQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "bezwaren"
        ordering = ["-ontvangen_datum"]
        constraints = [
            status_bestaat(S.values, "bezwaar_status_bestaat"),
            actie_hoort_bij_open(BEZWAAR_EINDE, "bezwaar_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["besluit"], condition=~Q(status=S.INGETROKKEN), name="bezwaar_een_per_besluit"
            ),
            models.CheckConstraint(
                condition=Q(status=S.BESLIST, beslist_datum__isnull=False) & ~Q(uitkomst="")
                | ~Q(status=S.BESLIST) & Q(beslist_datum=None, uitkomst=""),
                name="bezwaar_beslist_met_uitkomst",
            ),
        ]
        indexes = [
            werk_index("bezwaar_werk"),
            models.Index(fields=["gemeente", "beslis_uiterlijk_datum", "id"], name="bezwaar_lijst"),
        ]

    def __str__(self) -> str:
        return f"Bezwaar van {self.ontvangen_datum:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("intake:bezwaar", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.ONTVANGEN:
                return Actie("Inwoner horen over het bezwaar", self.beslis_uiterlijk_datum)
            case S.GEHOORD:
                return Actie("Beslissen op het bezwaar", self.beslis_uiterlijk_datum)
            case _:
                return None

    @property
    def krijgt_gelijk(self) -> bool:
        return self.uitkomst in BEZWAAR_GELIJK

    @transition(status, source=S.ONTVANGEN, target=S.GEHOORD)
    def hear(self, *, datum: date, is_gehoord: bool, verslag: str) -> None:
        """De inwoner is gehoord, of wilde niet gehoord worden."""
        self.gehoord_datum = datum
        self.is_gehoord = is_gehoord
        self.hoorverslag = verslag

    @transition(status, source=[S.ONTVANGEN, S.GEHOORD], target=S.BESLIST)
    def decide(self, *, uitkomst: str, motivering: str, gevolg: str, datum: date, beslist_door: Any) -> None:
        """Op het bezwaar is beslist."""
        self.uitkomst = uitkomst
        self.motivering = motivering
        self.gevolg = gevolg
        self.beslist_datum = datum
        self.beslist_door = beslist_door

    @transition(status, source=[S.ONTVANGEN, S.GEHOORD], target=S.INGETROKKEN)
    def withdraw(self) -> None:
        """De inwoner trekt het bezwaar in; de reden staat bij de wissel."""
