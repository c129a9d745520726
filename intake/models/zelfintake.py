import uuid
from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices import AANMELDING_EINDE, Bedreiging
from intake.choices.zelf import (
    ZELFINTAKE_BIJ_INWONER,
    ZELFINTAKE_BIJ_ONS,
    ZELFINTAKE_EINDE,
    ZelfintakeKanaal,
    ZelfintakeStatus,
)
from intake.models.aanmelding import Aanmelding
from intake.models.client import Client
from intake.models.codetoegang import Codetoegang, toegang_klopt
from intake.models.document import Document
from intake.querysets import VanZelfintakeQuerySet, ZelfintakeQuerySet
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werk import Actie, Werkbaar, status_bestaat, werk_index
from schuldhulp.lib.werkdagen import verschuif_termijn
from schuldhulp.organisatie.models import Gemeente

S = ZelfintakeStatus
CODE_DOEL = "zelfintake"


def geen_open_dreiging(zelfintake: "Zelfintake") -> bool:
    """Beoordeel eerst de dreiging die de inwoner noemde."""
    return not zelfintake.heeft_open_dreiging


class Zelfintake(Werkbaar, Codetoegang):
    """De vragen die een inwoner zelf beantwoordt vóór het gesprek, met een code en zijn geboortedatum.

    Een nieuwe uitnodiging (`ronde`) geeft een nieuwe code en maakt de oude dood. Een genoemde dreiging is meteen werk,
    ook als de inwoner nog niet klaar is.
    """

    status = FSMField(default=S.UITGENODIGD, choices=S.choices, protected=True, max_length=20)
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="zelfintakes")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="zelfintakes")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField(max_length=10, choices=ZelfintakeKanaal)
    vragenlijst = models.CharField(max_length=20)
    ronde = models.PositiveSmallIntegerField(default=1)
    uitgenodigd_op = models.DateTimeField()
    herinnerd_op = models.DateTimeField(null=True, blank=True)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    ingediend_op = models.DateTimeField(null=True, blank=True)
    lezen_uiterlijk_datum = models.DateField(null=True, blank=True)
    antwoorden = models.JSONField(default=dict, blank=True)
    pagina = models.CharField("waar de inwoner gebleven is", max_length=40, blank=True)
    dreigingen = models.JSONField(default=list, blank=True)
    dreiging_op = models.DateTimeField("dreiging genoemd op", null=True, blank=True)
    dreiging_beoordeeld_op = models.DateTimeField(null=True, blank=True)
    dreiging_oordeel = models.TextField(blank=True)

    objects = ZelfintakeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "zelfintakes"
        ordering = ["-uitgenodigd_op"]
        constraints = [
            status_bestaat(S.values, "zelfintake_status_bestaat"),
            models.UniqueConstraint(
                fields=["aanmelding"],
                condition=Q(status__in=ZELFINTAKE_BIJ_INWONER),
                name="zelfintake_een_lopende_per_aanmelding",
            ),
            *toegang_klopt("zelfintake"),
            # Zolang de inwoner bezig is, is er alleen werk als hij een dreiging noemde.
            models.CheckConstraint(
                condition=(~Q(status__in=ZELFINTAKE_BIJ_ONS) & Q(actie="", actie_uiterlijk_datum__isnull=True))
                | (~Q(status__in=ZELFINTAKE_EINDE) & ~Q(actie="") & Q(actie_uiterlijk_datum__isnull=False)),
                name="zelfintake_ingediend_heeft_actie",
            ),
        ]
        indexes = [
            werk_index("zelfintake_werk"),
            models.Index(
                fields=["verloopt_op"], name="zelfintake_loopt", condition=Q(status__in=ZELFINTAKE_BIJ_INWONER)
            ),
        ]

    def __str__(self) -> str:
        return f"Zelfintake van {self.uitgenodigd_op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("intake:zelfintake", args=[self.pk])

    @property
    def code_doel(self) -> str:
        """Waar de code van deze ronde uit volgt (`schuldhulp.lib.codes`)."""
        return f"{CODE_DOEL}:{self.ronde}"

    @property
    def heeft_open_dreiging(self) -> bool:
        """Noemde de inwoner een dreiging die nog niemand heeft beoordeeld?"""
        return bool(self.dreigingen) and self.dreiging_beoordeeld_op is None

    @property
    def is_spoed(self) -> bool:
        """Een genoemde dreiging gaat voor alles tot iemand haar heeft beoordeeld."""
        return self.heeft_open_dreiging

    @property
    def dreiging_namen(self) -> list[str]:
        """De genoemde dreigingen in woorden."""
        return [str(Bedreiging(d).label) if d in Bedreiging.values else "Iets anders" for d in self.dreigingen]

    def is_te_openen(self, op: datetime) -> bool:
        """Kan de inwoner er nu in: niet verstuurd, verlopen of ingetrokken, en de aanmelding loopt nog."""
        loopt = self.status in ZELFINTAKE_BIJ_INWONER and super().is_te_openen(op)
        return loopt and self.aanmelding.status not in AANMELDING_EINDE

    def volgende_actie(self) -> Actie | None:
        if self.status in ZELFINTAKE_EINDE:
            return None
        if self.heeft_open_dreiging:
            return Actie("Bellen: dreiging genoemd in zelfintake", self._dreiging_uiterlijk())
        if self.status in ZELFINTAKE_BIJ_ONS:
            return Actie("Zelfintake lezen", self._lezen_uiterlijk())
        return None

    def _dreiging_uiterlijk(self) -> date:
        assert self.dreiging_op, "save_pagina legt vast wanneer"  # noqa: S101
        return verschuif_termijn(dag_van(self.dreiging_op))

    def _lezen_uiterlijk(self) -> date:
        assert self.lezen_uiterlijk_datum, "submit_zelfintake zet de datum"  # noqa: S101
        return self.lezen_uiterlijk_datum

    @transition(status, source=list(ZELFINTAKE_BIJ_INWONER), target=S.UITGENODIGD)
    def renew(self, *, kanaal: str, code_hash: str, uitgenodigd_op: datetime, verloopt_op: datetime) -> None:
        """Een nieuwe uitnodiging met een nieuwe code; de oude code en sessie gelden niet meer."""
        self.ronde += 1
        self.kanaal, self.code_hash = kanaal, code_hash
        self.uitgenodigd_op, self.verloopt_op, self.herinnerd_op = uitgenodigd_op, verloopt_op, None
        self.pogingen, self.sessie_hash, self.sessie_tot_op = 0, "", None

    @transition(status, source=S.UITGENODIGD, target=S.BEGONNEN)
    def start(self, *, begonnen_op: datetime) -> None:
        """De inwoner kwam binnen met code en geboortedatum."""
        self.begonnen_op = self.begonnen_op or begonnen_op

    @transition(status, source=S.BEGONNEN, target=S.INGEDIEND)
    def submit(self, *, ingediend_op: datetime, lezen_uiterlijk: date) -> None:
        """De inwoner stuurde zijn antwoorden in; de code is op."""
        self.ingediend_op, self.lezen_uiterlijk_datum = ingediend_op, lezen_uiterlijk

    @transition(status, source=S.INGEDIEND, target=S.GELEZEN, conditions=[geen_open_dreiging])
    def mark_gelezen(self) -> None:
        """De consulent las de antwoorden."""

    @transition(status, source=list(ZELFINTAKE_BIJ_INWONER), target=S.VERLOPEN, conditions=[geen_open_dreiging])
    def expire(self) -> None:
        """De tijd is om zonder dat er iets is ingestuurd; wat was ingevuld, wordt gewist."""
        self._wis()

    @transition(status, source=list(ZELFINTAKE_BIJ_INWONER), target=S.INGETROKKEN, conditions=[geen_open_dreiging])
    def withdraw(self) -> None:
        """De uitnodiging is niet meer nodig; wat was ingevuld, wordt gewist."""
        self._wis()

    def _wis(self) -> None:
        self.antwoorden, self.pagina, self.sessie_hash, self.sessie_tot_op = {}, "", "", None


class Zelfschuld(models.Model):
    """Een schuldeiser die de inwoner zelf opschreef; een begin voor de lijst van schulden in het traject."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    zelfintake = models.ForeignKey(Zelfintake, on_delete=models.PROTECT, related_name="schulden")
    naam = models.CharField(max_length=120)
    waarvoor = models.CharField(max_length=200, blank=True)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="foto van de brief"
    )
    op = models.DateTimeField()

    objects = VanZelfintakeQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "schuldeisers volgens de inwoner"
        ordering = ["op", "id"]

    def __str__(self) -> str:
        return self.naam
