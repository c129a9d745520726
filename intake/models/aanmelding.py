from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import RETURN_VALUE, FSMField, transition

from intake.choices import AANMELDING_EINDE, AanmeldingStatus, Besluitsoort, IntrekReden, Kanaal, Zegspersoon, Zegswijze
from intake.choices.afspraak import Gesprekgemist
from intake.choices.loket import Problematiek
from intake.models.client import Client
from intake.querysets import AanmeldingQuerySet
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente, Organisatie

S = AanmeldingStatus
OPEN = [status for status in S if status not in AANMELDING_EINDE]
NA_BESLUIT = {
    Besluitsoort.TOELATING: S.TOEGELATEN,
    Besluitsoort.AFWIJZING: S.AFGEWEZEN,
    Besluitsoort.INFORMATIE_EN_ADVIES: S.GEADVISEERD,
}


def is_gescreend(aanmelding: "Aanmelding") -> bool:
    """Vul eerst de screening in; het kwadrant helpt om het aanbod te kiezen."""
    return aanmelding.screeningen.exists()


class Aanmelding(Werkbaar, StatusModel):
    """Iemand vraagt om hulp bij schulden: van melding tot besluit (Wgs art. 4 en 4a).

    `gemeld_op` start de termijn voor het eerste gesprek, `gesprek_op` is de aanvraag en start de beslistermijn.
    De uiterste data worden één keer berekend als hun klok start, met uitleg.
    """

    status = FSMField(default=S.GEMELD, choices=S.choices, protected=True, max_length=30)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="aanmeldingen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="aanmeldingen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+", verbose_name="uitvoerder")
    kanaal = models.CharField(max_length=30, choices=Kanaal)
    aangemeld_door = models.CharField("aangemeld door (naam en organisatie)", max_length=200, blank=True)
    gemeld_op = models.DateTimeField("gemeld op", null=True)
    hulpvraag = models.TextField(blank=True)
    problematiek = models.CharField(max_length=20, choices=Problematiek, blank=True)
    is_crisis = models.BooleanField("bedreigende situatie", null=True, default=False)
    bedreigingen = models.JSONField(default=list, blank=True)
    overige_dreiging = models.CharField(max_length=200, blank=True)
    # De dag waarop de klok voor het eerste gesprek startte: de melding, of later toen de bedreiging is genoemd.
    gesprek_vanaf_datum = models.DateField(null=True)
    is_gesprek_met_spoed = models.BooleanField("eerste gesprek binnen drie werkdagen", default=False)
    gesprek_uiterlijk_datum = models.DateField(null=True)
    gesprek_toelichting = models.JSONField(default=list)
    gesprek_gepland_op = models.DateTimeField(null=True, blank=True)
    gesprek_plaats = models.CharField(max_length=200, blank=True)
    gesprek_gemist = models.CharField(
        "waarom het gesprek niet doorging", max_length=20, choices=Gesprekgemist, blank=True
    )
    gesprek_op = models.DateTimeField("eerste gesprek gehouden op", null=True, blank=True)
    gespreksverslag = models.TextField(blank=True)
    beslis_uiterlijk_datum = models.DateField(null=True, blank=True)
    beslis_toelichting = models.JSONField(default=list, blank=True)
    # Loopt de hersteltermijn, dan is dit haar laatste dag; is zij ongebruikt voorbij, dan blijft de dag staan.
    hersteltermijn_datum = models.DateField("papieren uiterlijk", null=True, blank=True)
    aanmelding_eind_datum = models.DateField(null=True, blank=True)
    intake_start_datum = models.DateField(null=True, blank=True)
    intake_eind_datum = models.DateField(null=True, blank=True)
    besloten_op = models.DateTimeField(null=True, blank=True)
    intrek_reden = models.CharField(max_length=30, choices=IntrekReden, blank=True)
    intrek_toelichting = models.TextField("hoe en door wie dit is gezegd", blank=True)
    intrek_gezegd_door = models.CharField(max_length=20, choices=Zegspersoon, blank=True)
    intrek_wijze = models.CharField(max_length=20, choices=Zegswijze, blank=True)
    intrek_gezegd_datum = models.DateField(null=True, blank=True)
    is_recidive = models.BooleanField("eerder toegelaten in deze gemeente", default=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "aanmeldingen"
        ordering = ["-gemeld_op"]
        constraints = [
            status_bestaat(S.values, "aanmelding_status_bestaat"),
            actie_hoort_bij_open(AANMELDING_EINDE, "aanmelding_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["client"], condition=~Q(status__in=AANMELDING_EINDE), name="aanmelding_een_open_per_client"
            ),
        ]
        indexes = [
            werk_index("aanmelding_werk"),
            models.Index(fields=["gemeente", "-gemeld_op", "id"], name="aanmelding_lijst"),
            models.Index(fields=["gemeente", "status", "actie_uiterlijk_datum"], name="aanmelding_status_lijst"),
        ]

    def __str__(self) -> str:
        return f"Aanmelding {self.gemeld_op:%d-%m-%Y}" if self.gemeld_op else "Aanmelding"

    def get_absolute_url(self) -> str:
        return reverse("intake:aanmelding", args=[self.pk])

    @property
    def is_spoed(self) -> bool:
        return bool(self.is_crisis)

    def volgende_actie(self) -> Actie | None:
        match self.status:
            case S.GEMELD if self.gesprek_gemist:
                return Actie("Nieuwe afspraak maken: eerste gesprek ging niet door", self._gesprek_uiterlijk())
            case S.GEMELD:
                return Actie("Eerste gesprek plannen en houden", self._gesprek_uiterlijk())
            case S.GESPREK_GEPLAND:
                return Actie("Eerste gesprek houden", self._gesprek_uiterlijk())
            case S.IN_INTAKE if self.hersteltermijn_datum:
                return Actie("Papieren niet compleet: besluit of vraag opnieuw", self._beslis_uiterlijk())
            case S.IN_INTAKE:
                return Actie("Besluit nemen", self._beslis_uiterlijk())
            case S.OPGESCHORT:
                return Actie("Papieren afwachten", self._hersteltermijn())
            case S.AFWIJZING_VOORGELEGD:
                return Actie("Afwijzing lezen als tweede lezer", self._beslis_uiterlijk())
            case S.BESLUIT_VOORGELEGD:
                return Actie("Voorgelegd besluit nemen of teruggeven", self._beslis_uiterlijk())
            case _:
                return None

    def _gesprek_uiterlijk(self) -> date:
        assert self.gesprek_uiterlijk_datum, "register_aanmelding start de klok"  # noqa: S101
        return self.gesprek_uiterlijk_datum

    def _beslis_uiterlijk(self) -> date:
        assert self.beslis_uiterlijk_datum, "hold_gesprek start de klok"  # noqa: S101
        return self.beslis_uiterlijk_datum

    def _hersteltermijn(self) -> date:
        assert self.hersteltermijn_datum, "suspend zet de hersteltermijn"  # noqa: S101
        return self.hersteltermijn_datum

    @transition(status, source=[S.GEMELD, S.GESPREK_GEPLAND], target=S.GESPREK_GEPLAND)
    def plan_gesprek(self, *, gepland_op: datetime, plaats: str) -> None:
        """Er is een afspraak voor het eerste gesprek."""
        self.gesprek_gepland_op = gepland_op
        self.gesprek_plaats = plaats
        self.gesprek_gemist = ""

    @transition(status, source=S.GESPREK_GEPLAND, target=S.GEMELD)
    def miss_gesprek(self, *, waarom: str) -> None:
        """Het geplande gesprek ging niet door: de termijn loopt door en er moet een nieuwe afspraak komen."""
        self.gesprek_gepland_op = None
        self.gesprek_gemist = waarom

    @transition(status, source=[S.GEMELD, S.GESPREK_GEPLAND], target=S.IN_INTAKE)
    def hold_gesprek(self, *, gehouden_op: datetime, verslag: str, datum: date, termijn: Any) -> None:
        """Het eerste gesprek is geweest: de aanvraag. `termijn` is de beslistermijn (intake.termijnen)."""
        self.gesprek_op = gehouden_op
        self.gespreksverslag = verslag
        self.gesprek_gemist = ""
        self.aanmelding_eind_datum = datum
        self.intake_start_datum = datum
        self._beslistermijn(termijn)

    @transition(status, source=S.IN_INTAKE, target=S.OPGESCHORT)
    def suspend(self, *, hersteltermijn: date, termijn: Any) -> None:
        """De aanvraag mist papieren: de beslistermijn staat stil. `termijn` rekent op de hele hersteltermijn."""
        self.hersteltermijn_datum = hersteltermijn
        self._beslistermijn(termijn)

    @transition(status, source=S.OPGESCHORT, target=S.IN_INTAKE)
    def resume(self, *, termijn: Any, is_verlopen: bool) -> None:
        """De beslistermijn loopt weer: de papieren zijn er, of de hersteltermijn is ongebruikt voorbij."""
        self.hersteltermijn_datum = self.hersteltermijn_datum if is_verlopen else None
        self._beslistermijn(termijn)

    @transition(status, source=S.IN_INTAKE, target=S.BESLUIT_VOORGELEGD, conditions=[is_gescreend])
    def submit_besluit(self) -> None:
        """De uitvoerder heeft hier geen mandaat: het besluit gaat naar iemand die het mag nemen (art. 3a Wgs)."""

    @transition(status, source=S.BESLUIT_VOORGELEGD, target=RETURN_VALUE(S.TOEGELATEN, S.AFGEWEZEN, S.GEADVISEERD))
    def confirm_besluit(self, *, soort: str, besloten_op: datetime, datum: date) -> str:
        """Iemand met mandaat neemt het voorbereide besluit."""
        self._besluit(besloten_op, datum)
        return NA_BESLUIT[Besluitsoort(soort)]

    @transition(status, source=S.BESLUIT_VOORGELEGD, target=S.IN_INTAKE)
    def return_besluit(self) -> None:
        """Wie mag besluiten is het niet eens: terug naar de consulent."""

    @transition(status, source=S.AFWIJZING_VOORGELEGD, target=S.BESLUIT_VOORGELEGD)
    def forward_afwijzing(self) -> None:
        """De tweede lezer is het eens, maar de opsteller heeft geen mandaat: door naar iemand die mag besluiten."""

    @transition(status, source=S.IN_INTAKE, target=S.AFWIJZING_VOORGELEGD, conditions=[is_gescreend])
    def submit_afwijzing(self) -> None:
        """Een voorgenomen afwijzing gaat naar een tweede lezer."""

    @transition(status, source=S.AFWIJZING_VOORGELEGD, target=S.IN_INTAKE)
    def return_afwijzing(self) -> None:
        """De tweede lezer is het niet eens: terug naar de consulent."""

    @transition(status, source=S.IN_INTAKE, target=S.TOEGELATEN, conditions=[is_gescreend])
    def admit(self, *, besloten_op: datetime, datum: date) -> None:
        """De inwoner is toegelaten tot schuldhulpverlening."""
        self._besluit(besloten_op, datum)

    @transition(status, source=S.AFWIJZING_VOORGELEGD, target=S.AFGEWEZEN)
    def reject(self, *, besloten_op: datetime, datum: date) -> None:
        """De aanvraag is afgewezen, na een tweede paar ogen."""
        self._besluit(besloten_op, datum)

    @transition(status, source=S.IN_INTAKE, target=S.GEADVISEERD, conditions=[is_gescreend])
    def advise(self, *, besloten_op: datetime, datum: date) -> None:
        """Informatie en advies is genoeg."""
        self._besluit(besloten_op, datum)

    @transition(status, source=OPEN, target=S.INGETROKKEN)
    def withdraw(
        self, *, intrek_reden: str, toelichting: str, verklaring: Any = None, gesloten_op: datetime, datum: date
    ) -> None:
        """De inwoner wil geen hulp meer of kan die niet meer krijgen; vastgelegd wie dat zei, hoe en wanneer."""
        self.intrek_reden = intrek_reden
        self.intrek_toelichting = toelichting
        if verklaring:
            self.intrek_gezegd_door, self.intrek_wijze = verklaring.wie, verklaring.hoe
            self.intrek_gezegd_datum = verklaring.datum
        self.besloten_op = gesloten_op
        if self.intake_start_datum:
            self.intake_eind_datum = datum
        else:
            self.aanmelding_eind_datum = datum

    def _beslistermijn(self, termijn: Any) -> None:
        self.beslis_uiterlijk_datum = termijn.uiterlijk
        self.beslis_toelichting = list(termijn.toelichting)

    def _besluit(self, besloten_op: datetime, datum: date) -> None:
        self.besloten_op = besloten_op
        self.intake_eind_datum = datum

    @property
    def besluit(self) -> Any:
        """Het geldende besluit op de aanvraag, of het voorstel daarvoor, of None."""
        rijen = (b for b in self.besluiten.all() if b.soort != Besluitsoort.BEEINDIGING)
        return next((b for b in rijen if not b.is_teruggegeven), None)

    @property
    def beeindiging(self) -> Any:
        """Het besluit waarmee de hulp later stopte, of None."""
        return next((b for b in self.besluiten.all() if b.soort == Besluitsoort.BEEINDIGING), None)

    @property
    def is_toegelaten(self) -> bool:
        return bool(self.besluit and self.besluit.soort == Besluitsoort.TOELATING and self.besluit.is_genomen)
