import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from trajecten.adressering import Geadresseerde, geadresseerde
from trajecten.choices import BuitenReden, Schuldsoort
from trajecten.choices.schuld import BRON_BUITEN, BRON_PREFERENTIE, Adresdoel, Beslagsoort, Preferentiegrond
from trajecten.models.schuldeiser import Schuldeiser
from trajecten.models.traject import Traject
from trajecten.querysets import BeslagQuerySet, SchuldQuerySet
from trajecten.regels.schuld import valt_op
from trajecten.schuldtotaal import Post


class Schuld(models.Model):
    """Eén vordering van één schuldeiser in een traject. Bedragen in euro.

    `opgegeven_bedrag` noemt de inwoner, `bevestigd_bedrag` noemt de schuldeiser; `bedrag` is wat geldt. Betwisten haalt
    een schuld niet uit de som: dat doet alleen `buiten_reden`. `verschil_gezien_op` zegt dat iemand keek waarom het
    bevestigde bedrag zo veel hoger is dan het opgegeven bedrag.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="schulden")
    schuldeiser = models.ForeignKey(Schuldeiser, null=True, on_delete=models.PROTECT, related_name="schulden")
    kenmerk = models.CharField("kenmerk van de schuldeiser", max_length=80, blank=True)
    vertegenwoordiger = models.ForeignKey(
        Schuldeiser, null=True, blank=True, on_delete=models.PROTECT, related_name="behandelt"
    )
    vertegenwoordiger_kenmerk = models.CharField(max_length=80, blank=True)
    soort = models.CharField(max_length=10, choices=Schuldsoort, blank=True)
    oorspronkelijk_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    opgegeven_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    bevestigd_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    ontstaan_datum = models.DateField(null=True, blank=True)
    peil_datum = models.DateField("peildatum", null=True, blank=True)
    is_preferent = models.BooleanField("preferent", default=False)
    preferentiegrond = models.CharField(max_length=20, choices=Preferentiegrond, blank=True)
    is_zakelijk = models.BooleanField("zakelijke schuld", null=True, default=False)
    doet_mee = models.BooleanField("doet mee in de regeling", default=True)
    buiten_reden = models.CharField(max_length=20, choices=BuitenReden, blank=True)
    buiten_toelichting = models.TextField(blank=True)
    is_hoofdelijk = models.BooleanField("hoofdelijk aansprakelijk", default=False)
    hoofdelijk_met = models.CharField(max_length=200, blank=True)
    betwist_sinds_datum = models.DateField(null=True, blank=True)
    betwist_waarom = models.TextField(blank=True)
    verschil_gezien_op = models.DateTimeField(null=True, blank=True)
    verschil_reden = models.TextField(blank=True)
    is_stil = models.BooleanField("schuldeiser reageerde niet; het opgegeven bedrag geldt", default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects = SchuldQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "id"]
        verbose_name_plural = "schulden"
        constraints = [
            models.CheckConstraint(
                condition=(Q(opgegeven_bedrag__isnull=True) | Q(opgegeven_bedrag__gte=0))
                & (Q(bevestigd_bedrag__isnull=True) | Q(bevestigd_bedrag__gte=0))
                & (Q(oorspronkelijk_bedrag__isnull=True) | Q(oorspronkelijk_bedrag__gte=0)),
                name="schuld_bedrag_niet_negatief",
            ),
            models.CheckConstraint(
                condition=Q(doet_mee=True, buiten_reden="") | (Q(doet_mee=False) & ~Q(buiten_reden="")),
                name="schuld_buiten_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(preferentiegrond="") | Q(is_preferent=True), name="schuld_grond_alleen_preferent"
            ),
            models.CheckConstraint(
                condition=Q(betwist_sinds_datum=None, betwist_waarom="")
                | (Q(betwist_sinds_datum__isnull=False) & ~Q(betwist_waarom="")),
                name="schuld_betwist_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"Schuld bij {self.schuldeiser}"

    @property
    def bedrag(self) -> Decimal | None:
        """Het bedrag waarmee gerekend wordt: bevestigd, en anders zoals de inwoner het opgaf."""
        return self.bevestigd_bedrag if self.bevestigd_bedrag is not None else self.opgegeven_bedrag

    @property
    def post(self) -> Post:
        """Hoe deze schuld telt in `trajecten.schuldtotaal`."""
        return Post(self.opgegeven_bedrag, self.bevestigd_bedrag, self.is_preferent, self.doet_mee)

    @property
    def is_betwist(self) -> bool:
        return self.betwist_sinds_datum is not None

    @property
    def valt_op(self) -> bool:
        """Is het bevestigde bedrag opvallend hoger dan het opgegeven bedrag, en keek daar nog niemand naar?"""
        return self.verschil_gezien_op is None and valt_op(self.bevestigd_bedrag, self.opgegeven_bedrag)

    @property
    def bron_buiten(self) -> str:
        """De bron bij de reden waarom zij buiten de regeling blijft."""
        return BRON_BUITEN.get(self.buiten_reden, "")

    @property
    def bron_preferentie(self) -> str:
        """Het artikel bij de grond waarom zij voorgaat."""
        return BRON_PREFERENTIE.get(self.preferentiegrond, "")

    @property
    def wie_antwoordt(self) -> Schuldeiser | None:
        """Wie de brieven krijgt en antwoordt: wie voor de schuldeiser optreedt, of de schuldeiser zelf."""
        return self.vertegenwoordiger or self.schuldeiser

    @property
    def wie_namens(self) -> str:
        """Wie antwoordt, en namens wie: zo zijn twee schulden bij één incassobureau te onderscheiden."""
        namens = f" (namens {self.schuldeiser})" if self.vertegenwoordiger_id else ""
        return f"{self.wie_antwoordt}{namens}"

    @property
    def antwoord_kenmerk(self) -> str:
        """Het kenmerk waaronder wie antwoordt deze schuld kent."""
        return self.vertegenwoordiger_kenmerk if self.vertegenwoordiger_id else self.kenmerk

    def geadresseerde(self, doel: Adresdoel) -> Geadresseerde:
        """Aan wie een brief met dit doel gaat, en met welk kenmerk; de schuld heeft een schuldeiser."""
        assert self.schuldeiser  # noqa: S101 (alleen schulden uit een levering missen een schuldeiser)
        agent = self.vertegenwoordiger.partij if self.vertegenwoordiger else None
        return geadresseerde(
            self.schuldeiser.partij,
            self.kenmerk,
            doel,
            vertegenwoordiger=agent,
            eigen_kenmerk=self.vertegenwoordiger_kenmerk,
        )


class Beslag(models.Model):
    """Beslag of verrekening voor één schuld. `bedrag_per_maand` is de inhouding in euro, None als onbekend."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    schuld = models.ForeignKey(Schuld, on_delete=models.PROTECT, related_name="beslagen")
    soort = models.CharField(max_length=20, choices=Beslagsoort)
    deurwaarder = models.ForeignKey(Schuldeiser, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    bedrag_per_maand = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    sinds_datum = models.DateField()
    tot_datum = models.DateField(null=True, blank=True)

    objects = BeslagQuerySet.as_manager()

    class Meta:
        ordering = ["sinds_datum", "id"]
        verbose_name_plural = "beslagen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot_datum=None) | Q(tot_datum__gte=F("sinds_datum")), name="beslag_eindigt_na_begin"
            ),
            models.CheckConstraint(
                condition=Q(bedrag_per_maand=None) | Q(bedrag_per_maand__gte=0), name="beslag_niet_negatief"
            ),
        ]

    def __str__(self) -> str:
        return f"Beslag op {self.get_soort_display().lower()}"
