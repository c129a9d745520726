from datetime import date

from django.db import models
from django.db.models import F, Q

from schuldhulp.lib.postcode import PostcodeField
from schuldhulp.organisatie.models import Gemeente
from trajecten.adressering import Adres, Partij
from trajecten.choices import Schuldsoort
from trajecten.choices.post import UITGAANDE_KANALEN
from trajecten.choices.schuld import TREEDT_OP, Adresdoel, Schuldeiserrol
from trajecten.querysets import SchuldeiserQuerySet


class Schuldeiser(models.Model):
    """Een schuldeiser in het gedeelde register. Een privépersoon hoort bij één gemeente en is alleen daar zichtbaar.

    Een vestiging is een eigen rij met een `hoofdvestiging`; een incassobureau of gerechtsdeurwaarder is een rij met die
    `rol`. Andere namen staan één per regel, zodat zoeken ze gewoon leest.
    """

    naam = models.CharField(max_length=200)
    handelsnamen = models.TextField(blank=True)
    vroegere_namen = models.TextField(blank=True)
    rol = models.CharField(max_length=20, choices=Schuldeiserrol, default=Schuldeiserrol.SCHULDEISER)
    kvk_nummer = models.CharField("KvK-nummer", max_length=20, blank=True)
    vestigingsnummer = models.CharField(max_length=12, blank=True)
    hoofdvestiging = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="vestigingen"
    )
    soort = models.CharField(max_length=10, choices=Schuldsoort, blank=True)
    is_preferent = models.BooleanField("meestal preferent", default=False)
    is_privepersoon = models.BooleanField("privépersoon", null=True, default=False)
    gemeente = models.ForeignKey(Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adres = models.CharField(max_length=200, blank=True)
    postcode = PostcodeField()
    plaats = models.CharField(max_length=100, blank=True)
    email = models.EmailField("e-mail", blank=True)
    voorkeurskanaal = models.CharField(
        "berichten liefst via", max_length=20, choices=[(k.value, k.label) for k in UITGAANDE_KANALEN], blank=True
    )
    is_vooraf_akkoord = models.BooleanField("vooraf akkoord (collectief schuldregelen)", default=False)
    vooraf_akkoord_vanaf_datum = models.DateField(null=True, blank=True)
    vooraf_akkoord_tot_datum = models.DateField(null=True, blank=True)
    vooraf_akkoord_lijst = models.CharField(max_length=100, blank=True)
    samengevoegd_met = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SchuldeiserQuerySet.as_manager()

    class Meta:
        ordering = ["naam", "id"]
        verbose_name_plural = "schuldeisers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(is_privepersoon=True) | Q(gemeente__isnull=False), name="schuldeiser_prive_heeft_gemeente"
            ),
            models.CheckConstraint(condition=~Q(hoofdvestiging=F("id")), name="schuldeiser_niet_eigen_vestiging"),
            models.CheckConstraint(
                condition=Q(vooraf_akkoord_vanaf_datum=None)
                | Q(vooraf_akkoord_tot_datum=None)
                | Q(vooraf_akkoord_tot_datum__gte=F("vooraf_akkoord_vanaf_datum")),
                name="schuldeiser_afspraak_eindigt_na_begin",
            ),
        ]
        indexes = [models.Index(fields=["naam"], name="schuldeiser_naam")]

    def __str__(self) -> str:
        return self.naam

    @property
    def alle_namen(self) -> str:
        """Alle namen waaronder hij bekend is, één per regel."""
        return "\n".join(namen for namen in (self.naam, self.handelsnamen, self.vroegere_namen) if namen)

    @property
    def hoofdadres(self) -> Adres:
        return Adres(self.naam, self.adres, self.postcode, self.plaats, self.email)

    @property
    def adresregels(self) -> list[str]:
        """Naam en hoofdadres zoals boven een brief."""
        return self.hoofdadres.regels

    @property
    def partij(self) -> Partij:
        """Alle adressen, voor `trajecten.adressering`. Leest `met_adressen()` mee als dat is gevraagd."""
        hoofd = self.hoofdvestiging.partij if self.hoofdvestiging else None
        return Partij(self.hoofdadres, {rij.doel: rij.als_adres for rij in self.adressen.all()}, hoofd)  # type: ignore[attr-defined]

    @property
    def treedt_op(self) -> bool:
        """Kan voor een andere schuldeiser optreden."""
        return self.rol in TREEDT_OP

    @property
    def rol_kort(self) -> str:
        """De rol in een woord dat op een telefoon in een tabel past."""
        return str(self.get_rol_display()).removeprefix("Gerechts").removeprefix("Andere ").capitalize()

    def stemt_vooraf_in(self, op: date) -> bool:
        """Geldt op deze dag de afspraak over collectief schuldregelen, van hemzelf of van zijn hoofdvestiging?"""
        if not self.is_vooraf_akkoord:
            return self.hoofdvestiging is not None and self.hoofdvestiging.stemt_vooraf_in(op)
        vanaf, tot = self.vooraf_akkoord_vanaf_datum, self.vooraf_akkoord_tot_datum
        return (vanaf is None or vanaf <= op) and (tot is None or op <= tot)


class Schuldeiseradres(models.Model):
    """Het adres van een schuldeiser voor één doel. Wat leeg is, komt van het hoofdadres."""

    schuldeiser = models.ForeignKey(Schuldeiser, on_delete=models.PROTECT, related_name="adressen")
    doel = models.CharField(max_length=10, choices=Adresdoel)
    naam = models.CharField(max_length=200, blank=True)
    adres = models.CharField(max_length=200, blank=True)
    postcode = PostcodeField()
    plaats = models.CharField(max_length=100, blank=True)
    email = models.EmailField("e-mail", blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)

    class Meta:
        verbose_name_plural = "schuldeiseradressen"
        constraints = [models.UniqueConstraint(fields=["schuldeiser", "doel"], name="schuldeiseradres_een_per_doel")]

    def __str__(self) -> str:
        return f"{self.schuldeiser}: {self.get_doel_display()}"

    @property
    def als_adres(self) -> Adres:
        return Adres(self.naam, self.adres, self.postcode, self.plaats, self.email, self.iban)
