import uuid
from decimal import Decimal

from django.db import models
from django.db.models import Q

from schuldhulp.organisatie.models import Gemeente
from trajecten.choices import BuitenReden, Schuldsoort
from trajecten.models.traject import Traject
from trajecten.querysets import SchuldeiserQuerySet, SchuldQuerySet


class Schuldeiser(models.Model):
    """Een schuldeiser in het gedeelde register. Een privépersoon hoort bij één gemeente en is alleen daar zichtbaar."""

    naam = models.CharField(max_length=200)
    kvk_nummer = models.CharField("KvK-nummer", max_length=20, blank=True)
    soort = models.CharField(max_length=10, choices=Schuldsoort, blank=True)
    is_preferent = models.BooleanField("meestal preferent", default=False)
    is_privepersoon = models.BooleanField("privépersoon", null=True, default=False)
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adres = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    plaats = models.CharField(max_length=100, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_vooraf_akkoord = models.BooleanField("vooraf akkoord (collectief schuldregelen)", default=False)
    vooraf_akkoord_tot_datum = models.DateField(null=True, blank=True)
    samengevoegd_met = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SchuldeiserQuerySet.as_manager()

    class Meta:
        ordering = ["naam", "id"]
        verbose_name_plural = "schuldeisers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(is_privepersoon=True) | Q(gemeente__isnull=False), name="schuldeiser_prive_heeft_gemeente"
            ),
        ]
        indexes = [models.Index(fields=["naam"], name="schuldeiser_naam")]

    def __str__(self) -> str:
        return self.naam

    @property
    def adresregels(self) -> list[str]:
        """Naam en adres zoals boven een brief."""
        plaats = " ".join(d for d in (self.postcode, self.plaats) if d)
        return [regel for regel in (self.naam, self.adres, plaats) if regel]


class Schuld(models.Model):
    """Eén vordering van één schuldeiser in een traject. Bedragen in euro.

    `opgegeven_bedrag` noemt de inwoner, `bevestigd_bedrag` noemt de schuldeiser; `bedrag` is wat geldt.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="schulden")
    schuldeiser = models.ForeignKey(Schuldeiser, null=True, on_delete=models.PROTECT, related_name="schulden")
    kenmerk = models.CharField("kenmerk van de schuldeiser", max_length=80, blank=True)
    soort = models.CharField(max_length=10, choices=Schuldsoort, blank=True)
    opgegeven_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    bevestigd_bedrag = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    peil_datum = models.DateField("peildatum", null=True, blank=True)
    is_preferent = models.BooleanField("preferent", default=False)
    is_zakelijk = models.BooleanField("zakelijke schuld", null=True, default=False)
    doet_mee = models.BooleanField("doet mee in de regeling", default=True)
    buiten_reden = models.CharField(max_length=20, choices=BuitenReden, blank=True)
    is_stil = models.BooleanField("schuldeiser reageerde niet; het opgegeven bedrag geldt", default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects = SchuldQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde", "id"]
        verbose_name_plural = "schulden"
        constraints = [
            models.CheckConstraint(
                condition=(Q(opgegeven_bedrag__isnull=True) | Q(opgegeven_bedrag__gte=0))
                & (Q(bevestigd_bedrag__isnull=True) | Q(bevestigd_bedrag__gte=0)),
                name="schuld_bedrag_niet_negatief",
            ),
            models.CheckConstraint(
                condition=Q(doet_mee=True, buiten_reden="") | (Q(doet_mee=False) & ~Q(buiten_reden="")),
                name="schuld_buiten_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"Schuld bij {self.schuldeiser}"

    @property
    def bedrag(self) -> Decimal | None:
        """Het bedrag waarmee gerekend wordt: bevestigd, en anders zoals de inwoner het opgaf."""
        return self.bevestigd_bedrag if self.bevestigd_bedrag is not None else self.opgegeven_bedrag
