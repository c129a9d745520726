from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django_fsm import RETURN_VALUE, FSMField, transition

from intake.models import Aanmelding, Client
from schuldhulp.lib.statusmodel import StatusModel
from schuldhulp.lib.werk import Actie, Werkbaar, actie_hoort_bij_open, status_bestaat, werk_index
from schuldhulp.organisatie.models import Gemeente, Organisatie
from trajecten.choices import EINDE, FASE_1, FASE_2, TrajectStatus
from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.choices.product import Vervolg
from trajecten.querysets import TrajectQuerySet
from trajecten.rekenregels.afloscapaciteit import bereken_afloscapaciteit

S = TrajectStatus
OPEN = [status for status in S if status not in EINDE]


def loopt(traject: "Traject") -> bool:
    """Dit traject staat in de pauze. Laat het eerst verdergaan."""
    return traject.pauze_tot_datum is None


def heeft_plan(traject: "Traject") -> bool:
    """Stel eerst het plan van aanpak vast (art. 4a Wgs)."""
    return traject.plannen.filter(vastgesteld_op__isnull=False).exists()


def heeft_schulden(traject: "Traject") -> bool:
    """Zet eerst de schulden in het dossier."""
    return traject.schulden.exists()


def heeft_gekozen(traject: "Traject") -> bool:
    """Kies eerst hoe het na de stabilisatie verdergaat, met een reden."""
    return traject.status == S.PLAN_VAN_AANPAK or traject.vervolg_keuze == Vervolg.REGELING


def is_nagekeken(traject: "Traject") -> bool:
    """Kijk eerst elk onderdeel na op de pagina “Overdracht naar fase 2”."""
    return _elk_onderdeel(traject, "afzender_op")


def is_ontvangen(traject: "Traject") -> bool:
    """De ontvanger heeft nog niet elk onderdeel nagekeken op de pagina “Overdracht naar fase 2”."""
    return _elk_onderdeel(traject, "ontvanger_op")


def _elk_onderdeel(traject: "Traject", veld: str) -> bool:
    """Staat in de lopende overdracht bij elk onderdeel dit vinkje?"""
    vinkjes = traject.overdrachten.filter(aangenomen_op=None).values_list(f"punten__{veld}", flat=True)
    return len(vinkjes) == len(Overdrachtdeel) and None not in vinkjes


def is_geinventariseerd(traject: "Traject") -> bool:
    """Nog niet van elke schuldeiser is bekend wat hij te vorderen heeft: wacht op de antwoorden of voer ze in."""
    return traject.schulden.in_regeling().exists() and not traject.schulden.in_regeling().onbekend().exists()


def kwijtingen_klaar(traject: "Traject") -> bool:
    """Nog niet elke schuldeiser bevestigde de kwijting: leg zijn antwoord vast, of wat u uitzocht."""
    return not traject.kwijtingen.open().exists()


class Traject(Werkbaar, StatusModel):
    """Een schuldhulptraject van een of twee cliënten (partners), van plan van aanpak tot en met nazorg.

    Fase 1 loopt tot een schuldregeling kan beginnen, fase 2 is de uitvoering; tussen de twee ligt een overdracht die
    de ontvangende uitvoerder aanneemt of teruggeeft. Een persoon heeft hoogstens één open traject (CHECK-achtig: een
    voorwaardelijk uniek slot per cliënt en per partner). Bedragen in euro; `vtlb_bedrag` in euro per maand.
    """

    status = FSMField(default=S.PLAN_VAN_AANPAK, choices=S.choices, protected=True, max_length=30)
    nummer = models.CharField(max_length=30, unique=True)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="trajecten")
    partner = models.ForeignKey(
        Client, null=True, blank=True, on_delete=models.PROTECT, related_name="trajecten_als_partner"
    )
    aanmelding = models.OneToOneField(
        Aanmelding, null=True, blank=True, on_delete=models.PROTECT, related_name="traject"
    )
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="trajecten")
    uitvoerder = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    omschrijving = models.TextField(blank=True)
    start_datum = models.DateField(null=True, blank=True)
    eind_datum = models.DateField(null=True, blank=True)
    toekenning_datum = models.DateField(null=True, blank=True)
    schuld_bij_aanvang_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    stabilisatie_uiterlijk_datum = models.DateField(null=True, blank=True)
    # Wat na de stabilisatie is gekozen; de reden en de eerdere keuzes staan in Vervolgkeuze.
    vervolg_keuze = models.CharField("keuze na de stabilisatie", max_length=20, choices=Vervolg, blank=True)
    overdracht_van = models.CharField(max_length=30, blank=True)
    overdracht_reden = models.TextField("reden van teruggeven", blank=True)
    regelperiode_start_datum = models.DateField(null=True, blank=True)
    regelperiode_uiterlijk_datum = models.DateField(null=True, blank=True)
    # Zolang dit gevuld is staat het traject stil; de rij met de reden is de open Trajectpauze.
    pauze_tot_datum = models.DateField("in de pauze tot", null=True, blank=True)
    # Terug in fase 1: sinds deze dag staan de reactietermijnen van schuldeisers stil; er gaat niets naar hen uit.
    schuldeisers_stil_datum = models.DateField("schuldeisers wachten sinds", null=True, blank=True)
    inkomen_bedrag = models.DecimalField(
        "netto inkomen per maand", max_digits=10, decimal_places=2, null=True, blank=True
    )
    vtlb_bedrag = models.DecimalField("vtlb per maand", max_digits=10, decimal_places=2, null=True, blank=True)
    looptijd_eind_datum = models.DateField(null=True, blank=True)
    vorige_traject = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="volgende_trajecten"
    )
    levering = models.JSONField("bijzonderheden uit een levering", default=dict, blank=True)

    objects = TrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "trajecten"
        ordering = ["-start_datum", "nummer"]
        constraints = [
            status_bestaat(S.values, "traject_status_bestaat"),
            actie_hoort_bij_open(EINDE, "traject_open_heeft_actie"),
            models.UniqueConstraint(
                fields=["client"], condition=~Q(status__in=EINDE), name="traject_een_open_per_client"
            ),
            models.UniqueConstraint(
                fields=["partner"], condition=~Q(status__in=EINDE), name="traject_een_open_per_partner"
            ),
            models.CheckConstraint(
                condition=Q(partner=None) | ~Q(partner=models.F("client")), name="traject_partner_ander"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=EINDE) | Q(pauze_tot_datum=None), name="traject_pauze_alleen_open"
            ),
            models.CheckConstraint(
                condition=Q(status__in=FASE_1) | Q(schuldeisers_stil_datum=None), name="traject_stil_alleen_fase_1"
            ),
        ]
        indexes = [
            werk_index("traject_werk"),
            models.Index(fields=["gemeente", "status", "start_datum"], name="traject_lijst"),
            models.Index(fields=["pauze_tot_datum"], name="traject_pauze", condition=Q(pauze_tot_datum__isnull=False)),
            models.Index(
                fields=["schuldeisers_stil_datum"],
                name="traject_schuldeisers_stil",
                condition=Q(schuldeisers_stil_datum__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        return reverse("trajecten:traject", args=[self.pk])

    @property
    def fase(self) -> str:
        """Fase 1, fase 2 of afgesloten, in woorden."""
        if self.status in FASE_1:
            return "Fase 1"
        return "Fase 2" if self.status in FASE_2 else "Afgesloten"

    @property
    def is_open(self) -> bool:
        return self.status not in EINDE

    @property
    def afloscapaciteit_bedrag(self) -> Decimal | None:
        """Afloscapaciteit in euro per maand, of None zolang inkomen of vtlb ontbreekt."""
        if self.inkomen_bedrag is None or self.vtlb_bedrag is None:
            return None
        return bereken_afloscapaciteit(inkomen=self.inkomen_bedrag, vtlb=self.vtlb_bedrag).bedrag

    def volgende_actie(self) -> Actie | None:
        """Wat de laatste overgang of dienst met `zet_actie` inplande."""
        if self.status in EINDE:
            return None
        assert self.actie_uiterlijk_datum, "een open traject heeft altijd een volgende actie"  # noqa: S101
        return Actie(self.actie, self.actie_uiterlijk_datum)

    @property
    def in_pauze(self) -> bool:
        """Staat alles even stil?"""
        return self.pauze_tot_datum is not None

    def zet_actie(self, soort: str, uiterlijk: date) -> None:
        """Bepaalt wat nu het eerstvolgende werk is, en uiterlijk wanneer."""
        self.actie, self.actie_uiterlijk_datum = soort, uiterlijk

    @transition(status, source=[S.PLAN_VAN_AANPAK, S.DUURZAAM], target=S.STABILISATIE, conditions=[loopt, heeft_plan])
    def start_stabilisatie(self, *, uiterlijk: date) -> None:
        """Inkomsten en uitgaven in balans brengen; hoogstens vier maanden (NVVK)."""
        self.stabilisatie_uiterlijk_datum = uiterlijk
        self.vervolg_keuze = ""
        self.zet_actie("Stabilisatie afronden en kiezen", uiterlijk)

    @transition(status, source=S.STABILISATIE, target=S.DUURZAAM, conditions=[loopt])
    def start_duurzaam(self, *, kijken: date) -> None:
        """Een regeling kan (nog) niet: inkomsten en uitgaven blijven in balans, en wij kijken geregeld opnieuw."""
        self.vervolg_keuze = ""
        self.zet_actie("Kijken of een regeling nu kan", kijken)

    @transition(
        status,
        source=[S.PLAN_VAN_AANPAK, S.STABILISATIE, S.DUURZAAM],
        target=S.OVERDRACHT,
        conditions=[loopt, heeft_plan, heeft_schulden, heeft_gekozen, is_nagekeken],
    )
    def offer_overdracht(self, *, uiterlijk: date) -> None:
        """Biedt het dossier aan de uitvoerder van fase 2 aan."""
        self.overdracht_van = self.status
        self.overdracht_reden = ""
        self.zet_actie("Overdracht aannemen of teruggeven", uiterlijk)

    @transition(status, source=S.OVERDRACHT, target=S.INVENTARISATIE, conditions=[loopt, is_ontvangen])
    def accept_overdracht(self, *, uitvoerder: Organisatie, start: date, regelperiode: date, uiterlijk: date) -> None:
        """De uitvoerder van fase 2 neemt het dossier aan; de regelperiode van 120 dagen begint (NVVK)."""
        self.uitvoerder = uitvoerder
        self.regelperiode_start_datum = start
        self.regelperiode_uiterlijk_datum = regelperiode
        self.schuldeisers_stil_datum = None
        self.zet_actie("Schuldeisers aanschrijven", uiterlijk)

    @transition(
        status,
        source=S.OVERDRACHT,
        target=RETURN_VALUE(S.PLAN_VAN_AANPAK, S.STABILISATIE, S.DUURZAAM),
        conditions=[loopt],
    )
    def return_overdracht(self, *, teruggeefreden: str, uiterlijk: date) -> str:
        """De uitvoerder van fase 2 geeft het dossier terug, met redenen."""
        self.overdracht_reden = teruggeefreden
        self.zet_actie("Dossier aanvullen en opnieuw overdragen", uiterlijk)
        return self.overdracht_van

    @transition(
        status, source=[S.INVENTARISATIE, S.GEEN_AKKOORD], target=S.VOORSTEL, conditions=[loopt, is_geinventariseerd]
    )
    def send_voorstel(self, *, uiterlijk: date) -> None:
        """Het voorstel gaat naar alle schuldeisers."""
        self.zet_actie("Antwoorden op het voorstel afwachten", uiterlijk)

    @transition(status, source=[S.VOORSTEL, S.GEEN_AKKOORD, S.AKKOORD], target=S.INVENTARISATIE, conditions=[loopt])
    def reopen_inventarisatie(self, *, uiterlijk: date) -> None:
        """Terug, bijvoorbeeld omdat er een schuldeiser bij komt; het voorstel vervalt en de regelperiode loopt door."""
        self.toekenning_datum = None
        self.zet_actie("Schulden aanvullen", uiterlijk)

    @transition(status, source=[S.INVENTARISATIE, S.GEEN_AKKOORD], target=S.STABILISATIE, conditions=[loopt])
    def return_to_stabilisatie(self, *, uitvoerder: Organisatie, datum: date, uiterlijk: date) -> None:
        """Terug naar fase 1: inkomsten en uitgaven raakten uit balans. Een nieuwe overdracht geeft weer 120 dagen."""
        self.uitvoerder = uitvoerder
        self.vervolg_keuze = ""
        self.stabilisatie_uiterlijk_datum = uiterlijk
        self.regelperiode_start_datum = self.regelperiode_uiterlijk_datum = None
        self.schuldeisers_stil_datum = datum
        self.zet_actie("Stabilisatie afronden en kiezen", uiterlijk)

    @transition(status, source=[S.VOORSTEL, S.GEEN_AKKOORD], target=S.AKKOORD, conditions=[loopt])
    def register_akkoord(self, *, datum: date, uiterlijk: date) -> None:
        """Alle schuldeisers stemden in, zo nodig na heroverweging: de schuldregeling is toegekend."""
        self.toekenning_datum = datum
        self.zet_actie("Regeling starten", uiterlijk)

    @transition(status, source=S.VOORSTEL, target=S.GEEN_AKKOORD, conditions=[loopt])
    def register_geen_akkoord(self, *, uiterlijk: date) -> None:
        """Niet iedereen stemde in."""
        self.zet_actie("Kiezen: nieuw voorstel, dwangakkoord, Wsnp of beëindigen", uiterlijk)

    @transition(status, source=S.GEEN_AKKOORD, target=S.DWANGAKKOORD, conditions=[loopt])
    def request_dwangakkoord(self, *, uiterlijk: date) -> None:
        """De rechter wordt gevraagd de weigeraars te laten instemmen (art. 287a Fw)."""
        self.zet_actie("Uitspraak over het dwangakkoord volgen", uiterlijk)

    @transition(status, source=S.DWANGAKKOORD, target=S.AKKOORD, conditions=[loopt])
    def grant_dwangakkoord(self, *, datum: date, uiterlijk: date) -> None:
        """De rechter legt het voorstel op."""
        self.toekenning_datum = datum
        self.zet_actie("Regeling starten", uiterlijk)

    @transition(status, source=S.DWANGAKKOORD, target=S.GEEN_AKKOORD, conditions=[loopt])
    def reject_dwangakkoord(self, *, uiterlijk: date) -> None:
        """De rechter wijst het dwangakkoord af."""
        self.zet_actie("Kiezen: nieuw voorstel, Wsnp of beëindigen", uiterlijk)

    @transition(status, source=S.AKKOORD, target=S.LOOPTIJD, conditions=[loopt])
    def start_looptijd(self, *, eind: date) -> None:
        """De regeling begint te lopen; de jaarlijkse verificatie van het plan is een eigen rij (Planverificatie)."""
        self.looptijd_eind_datum = eind
        self.zet_actie("Looptijd afronden", eind)

    @transition(status, source=S.LOOPTIJD, target=S.FINALE_KWIJTING, conditions=[loopt])
    def complete_looptijd(self, *, uiterlijk: date) -> None:
        """De looptijd is voltooid; de schuldeisers schelden de rest kwijt."""
        self.zet_actie("Finale kwijting bevestigen", uiterlijk)

    @transition(status, source=S.FINALE_KWIJTING, target=S.NAZORG, conditions=[loopt, kwijtingen_klaar])
    def start_nazorg(self, *, uiterlijk: date) -> None:
        """De schulden zijn kwijtgescholden; het contact blijft."""
        self.zet_actie("Nazorgcontact", uiterlijk)

    @transition(status, source=S.NAZORG, target=S.AFGEROND, conditions=[loopt])
    def close(self, *, datum: date) -> None:
        """De nazorg is afgerond."""
        self.eind_datum = datum

    @transition(status, source=[S.INVENTARISATIE, S.GEEN_AKKOORD, S.DWANGAKKOORD], target=S.WSNP, conditions=[loopt])
    def move_to_wsnp(self, *, datum: date) -> None:
        """Verder in de wettelijke schuldsanering, met een verklaring (art. 285 Fw); een voorstel vooraf hoeft niet."""
        self.eind_datum = datum

    @transition(status, source=OPEN, target=S.UITGEVALLEN)
    def end_early(self, *, datum: date) -> None:
        """Voortijdig einde, altijd met een beschikking tot beëindiging (art. 4a Wgs); dat kan ook in een pauze."""
        self.eind_datum = datum
        self.pauze_tot_datum = self.schuldeisers_stil_datum = None
