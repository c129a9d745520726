from datetime import date, datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import FSMField, transition

from intake.choices.workshop import (
    DEELNAME_EINDE,
    DEELNAME_MET_PLAATS,
    DEELNAME_WACHT,
    DeelnameStatus,
    Hulpsoort,
    Stopreden,
)
from intake.models.aanmelding import Aanmelding
from intake.models.client import Client
from intake.models.workshop import Workshopreeks
from intake.querysets.workshop import DeelnameQuerySet
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente

S = DeelnameStatus
OPEN = [*DEELNAME_WACHT, *DEELNAME_MET_PLAATS]


def zonder_open_signaal(deelname: "Deelname") -> bool:
    """Er staat nog een GGZ-signaal open. Volg dat eerst op, anders raakt het uit beeld."""
    return not deelname.ggzsignalen.filter(opvolging="").exists()  # type: ignore[attr-defined]


class Deelname(Werkbaar, StatusModel):
    """Een inwoner doet mee aan een reeks workshops: van uitnodiging tot wat daarna komt.

    `taak` en `taak_datum` volgen uit de bijeenkomsten; `opvolg_datum` (weggebleven) en `ggz_datum` (signaal) zijn de
    vroegste open dag. De diensten houden alle drie bij, zodat de volgende actie uit de rij zelf volgt.
    """

    status = FSMField(default=S.WACHTLIJST, choices=S.choices, protected=True, max_length=20)
    reeks = models.ForeignKey(Workshopreeks, on_delete=models.PROTECT, related_name="deelnames")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="deelnames")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    aanmelding = models.ForeignKey(
        Aanmelding, null=True, blank=True, on_delete=models.PROTECT, related_name="deelnames"
    )
    vorige = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="vervolgen")
    aangemeld_op = models.DateTimeField()
    uitgenodigd_op = models.DateTimeField(null=True, blank=True)
    taak = models.CharField(max_length=60)
    taak_datum = models.DateField()
    opvolg_datum = models.DateField(null=True, blank=True)
    ggz_datum = models.DateField(null=True, blank=True)
    wil_niet_uiterlijk_datum = models.DateField(null=True, blank=True)
    hulp = models.JSONField("wat helpt om te komen", default=list, blank=True)
    stop_reden = models.CharField(max_length=20, choices=Stopreden, blank=True)
    stop_toelichting = models.TextField("hoe en door wie dit is gezegd", blank=True)
    vervolg = models.TextField("wat er daarna gebeurt", blank=True)
    afgesloten_op = models.DateTimeField(null=True, blank=True)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "workshopdeelname"
        verbose_name_plural = "workshopdeelnames"
        ordering = ["-aangemeld_op"]
        constraints = [
            status_bestaat(S.values, "deelname_status_bestaat"),
            actie_hoort_bij_open(DEELNAME_EINDE, "deelname_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["reeks", "client"], condition=~Q(status=S.GESTOPT), name="deelname_een_per_reeks"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DEELNAME_MET_PLAATS) | Q(uitgenodigd_op__isnull=False),
                name="deelname_plaats_is_uitgenodigd",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[S.AFGEROND, S.GESTOPT]) | ~Q(vervolg=""), name="deelname_einde_heeft_vervolg"
            ),
        ]
        indexes = [
            werk_index("deelname_werk"),
            models.Index(fields=["reeks", "status"], name="deelname_reeks"),
        ]

    def __str__(self) -> str:
        return f"Deelname aan {self.reeks}"

    def get_absolute_url(self) -> str:
        return reverse("intake:deelname", args=[self.pk])

    def volgende_actie(self) -> Actie | None:
        """Wat het eerst moet; op dezelfde dag gaat een signaal voor, dan wie wegbleef."""
        if self.status in DEELNAME_EINDE:
            return None
        mogelijk = [
            (self.ggz_datum, "GGZ-signaal opvolgen"),
            (self.opvolg_datum, "Bellen: waarom kwam de inwoner niet?"),
            (self.taak_datum, self.taak),
        ]
        datum, wat = min(((d, w) for d, w in mogelijk if d), key=lambda paar: paar[0])
        return Actie(wat, datum)

    @transition(status, source=S.WACHTLIJST, target=S.UITGENODIGD)
    def invite(self, *, uitgenodigd_op: datetime, taak: str, taak_datum: date) -> None:
        """Er is een plek: de inwoner wordt uitgenodigd."""
        self.uitgenodigd_op = uitgenodigd_op
        self.plan_taak(taak, taak_datum)

    @transition(status, source=S.UITGENODIGD, target=S.BEVESTIGD)
    def confirm(self, *, taak: str, taak_datum: date) -> None:
        """De inwoner zei dat hij komt."""
        self.plan_taak(taak, taak_datum)

    @transition(status, source=[S.UITGENODIGD, S.BEVESTIGD], target=S.BEZIG)
    def attend(self, *, taak: str, taak_datum: date) -> None:
        """De inwoner was voor het eerst op een bijeenkomst."""
        self.plan_taak(taak, taak_datum)

    @transition(status, source=S.BEZIG, target=S.AFGEROND, conditions=[zonder_open_signaal])
    def complete(self, *, vervolg: str, afgesloten_op: datetime) -> None:
        """De reeks is klaar; vastgelegd is wat daarna komt."""
        self._sluit(vervolg, afgesloten_op)

    @transition(status, source=OPEN, target=S.NAAR_ANDERE_REEKS, conditions=[zonder_open_signaal])
    def switch_reeks(self, *, vervolg: str, afgesloten_op: datetime) -> None:
        """De inwoner gaat verder in een andere reeks: de vervolgreeks, of een die beter past."""
        self._sluit(vervolg, afgesloten_op)

    @transition(status, source=OPEN, target=S.NAAR_INTAKE, conditions=[zonder_open_signaal])
    def start_intake(self, *, aanmelding: Aanmelding, vervolg: str, afgesloten_op: datetime) -> None:
        """De inwoner krijgt een eigen gesprek bij een consulent."""
        self.aanmelding = aanmelding
        self._sluit(vervolg, afgesloten_op)

    @transition(status, source=OPEN, target=S.GESTOPT, conditions=[zonder_open_signaal])
    def stop(self, *, stop_reden: str, toelichting: str, vervolg: str, afgesloten_op: datetime) -> None:
        """De inwoner doet niet meer mee; vastgelegd wie dat zei, hoe, en wat wel past. Nooit vanzelf."""
        self.stop_reden = stop_reden
        self.stop_toelichting = toelichting
        self._sluit(vervolg, afgesloten_op)

    def plan_taak(self, taak: str, datum: date) -> None:
        """Zet de taak die uit de bijeenkomsten volgt."""
        self.taak, self.taak_datum = taak, datum

    def _sluit(self, vervolg: str, afgesloten_op: datetime) -> None:
        self.vervolg = vervolg
        self.afgesloten_op = afgesloten_op
        self.opvolg_datum = self.ggz_datum = self.wil_niet_uiterlijk_datum = None

    @property
    def is_open(self) -> bool:
        return self.status not in DEELNAME_EINDE

    @property
    def hulp_tekst(self) -> str:
        """Wat deze deelnemer helpt om te komen, in woorden."""
        return ", ".join(str(Hulpsoort(code).label).lower() for code in self.hulp if code in Hulpsoort.values)
