from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices import (
    AFKEUR_WIST,
    DOCUMENT_OPEN,
    Afkeurreden,
    Documentherkomst,
    Documentsoort,
    Documentstatus,
)
from intake.models.client import Client
from intake.querysets import DocumentQuerySet
from schuldhulp.lib.bestand import Bestandstype
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import status_bestaat

S = Documentstatus


class Document(StatusModel):
    """Een papier van een inwoner: een foto, scan of PDF, nagekeken door twee verschillende mensen.

    Het bestand staat buiten de webmap onder `opslagnaam`, een willekeurige naam; `naam` is alleen om te tonen. Een
    gesplitste scan blijft staan en wijst naar niets: de delen wijzen met `uit_document` terug.
    """

    status = FSMField(default=S.ONTVANGEN, choices=S.choices, protected=True, max_length=30)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="documenten")
    soort = models.CharField(max_length=30, choices=Documentsoort)
    naam = models.CharField("naam van het bestand", max_length=150)
    opslagnaam = models.CharField(max_length=80, unique=True)
    bestandstype = models.CharField(max_length=40, choices=Bestandstype)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    bladzijden = models.PositiveSmallIntegerField(default=1)
    herkomst = models.CharField(max_length=30, choices=Documentherkomst)
    uit_document = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="delen")
    uit_bladzijden = models.JSONField("bladzijden van de scan", default=list, blank=True)
    aangemaakt_op = models.DateTimeField("gekregen op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    door_naam = models.CharField(max_length=200, blank=True)
    eerste_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    eerste_op = models.DateTimeField(null=True, blank=True)
    tweede_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tweede_op = models.DateTimeField(null=True, blank=True)
    afkeur_reden = models.CharField(max_length=30, choices=Afkeurreden, blank=True)
    afkeur_toelichting = models.CharField(max_length=300, blank=True)
    afgekeurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    afgekeurd_op = models.DateTimeField(null=True, blank=True)
    is_gewist = models.BooleanField("het bestand is gewist", default=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "papier"
        verbose_name_plural = "papieren"
        ordering = ["-aangemaakt_op", "id"]
        constraints = [
            status_bestaat(S.values, "document_status_bestaat"),
            # Wat is afgekeurd mag opnieuw komen, en staat een samenvoeging van dossiers niet in de weg.
            models.UniqueConstraint(
                fields=["client", "sha256"], condition=~Q(status=S.AFGEKEURD), name="document_een_keer_per_client"
            ),
            models.CheckConstraint(condition=Q(grootte__gt=0), name="document_niet_leeg"),
            # Vier ogen: de tweede controle is van een ander, en klaar is pas klaar na twee.
            models.CheckConstraint(
                condition=Q(tweede_door=None) | Q(eerste_door__isnull=False) & ~Q(tweede_door=F("eerste_door")),
                name="document_twee_mensen",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.NAGEKEKEN) | Q(tweede_door__isnull=False), name="document_nagekeken_door_twee"
            ),
            models.CheckConstraint(
                condition=Q(status=S.AFGEKEURD) ^ Q(afkeur_reden=""), name="document_afgekeurd_met_reden"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.aangemaakt_op:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("intake:document", args=[self.pk])

    @property
    def van(self) -> str:
        """Wie het papier gaf."""
        return self.door.naam if self.door else self.door_naam

    @property
    def is_foto(self) -> bool:
        return self.bestandstype != Bestandstype.PDF

    @transition(status, source=S.ONTVANGEN, target=S.EEN_KEER)
    def approve_first(self, *, eerste_door: Any, eerste_op: datetime) -> None:
        """De eerste medewerker vindt het papier goed en volledig."""
        self.eerste_door = eerste_door
        self.eerste_op = eerste_op

    @transition(status, source=S.EEN_KEER, target=S.NAGEKEKEN)
    def approve_second(self, *, tweede_door: Any, tweede_op: datetime) -> None:
        """Een andere medewerker bevestigt het."""
        self.tweede_door = tweede_door
        self.tweede_op = tweede_op

    @transition(status, source=list(DOCUMENT_OPEN), target=S.AFGEKEURD)
    def reject(self, *, afkeur_reden: str, toelichting: str, afgekeurd_door: Any, afgekeurd_op: datetime) -> None:
        """Het papier is niet bruikbaar. Was het van iemand anders of weggehaald, dan gaat het bestand ook weg."""
        self.afkeur_reden = afkeur_reden
        self.afkeur_toelichting = toelichting
        self.afgekeurd_door = afgekeurd_door
        self.afgekeurd_op = afgekeurd_op
        self.is_gewist = afkeur_reden in AFKEUR_WIST

    @transition(status, source=list(DOCUMENT_OPEN), target=S.ONTVANGEN)
    def reclassify(self, *, soort: str) -> None:
        """Het is een ander soort papier; de controle begint dan opnieuw."""
        self.soort = soort
        self.eerste_door = None
        self.eerste_op = None

    @transition(status, source=list(DOCUMENT_OPEN), target=S.GESPLITST)
    def split(self) -> None:
        """De scan is verdeeld over papieren; vanaf nu tellen die."""
