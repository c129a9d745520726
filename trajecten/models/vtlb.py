import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.models import Document
from trajecten.choices.sommen import HOOFDSTUKKEN, Vtlbherkomst
from trajecten.models.berekening import Berekening
from trajecten.models.plan import LEEFSITUATIES
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet
from trajecten.querysets.sommen import VanVtlbQuerySet
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie


class Vtlb(models.Model):
    """Een versie van het vrij te laten bedrag van een traject; een vastgestelde versie verandert niet meer.

    Bedragen in euro per maand, `jaarinkomen_bedrag` in euro per jaar. Ook bij een overgenomen rapport staan de gegevens
    voor de beslagvrije voet erbij: het vtlb mag daar niet onder liggen, en bij nieuwe normen is te zien wat verandert.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="vtlbs")
    versie = models.PositiveSmallIntegerField()
    herkomst = models.CharField(max_length=20, choices=Vtlbherkomst)
    peildatum = models.DateField()
    leefsituatie = models.CharField(max_length=30, choices=LEEFSITUATIES)
    jaarinkomen_bedrag = models.DecimalField("belastbaar jaarinkomen", max_digits=10, decimal_places=2)
    inkomen_bedrag = models.DecimalField("netto inkomen per maand", max_digits=10, decimal_places=2)
    partner_inkomen_bedrag = models.DecimalField(
        "netto inkomen van de partner per maand", max_digits=10, decimal_places=2, null=True, blank=True
    )
    heeft_adres = models.BooleanField("heeft een woonadres in Nederland", default=True)
    beslagvrije_voet_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    vtlb_bedrag = models.DecimalField("vtlb per maand", max_digits=10, decimal_places=2)
    afloscapaciteit_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    rapport_versie = models.CharField("versie van het rapport", max_length=60, blank=True)
    rapport_datum = models.DateField("datum van het rapport", null=True, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    berekening = models.OneToOneField(Berekening, on_delete=models.PROTECT, related_name="vtlb")
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "vtlb"
        verbose_name_plural = "vtlb's"
        ordering = ["-versie"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "versie"], name="vtlb_versie_uniek"),
            models.CheckConstraint(
                condition=Q(vtlb_bedrag__gte=models.F("beslagvrije_voet_bedrag")), name="vtlb_niet_onder_de_voet"
            ),
            models.CheckConstraint(
                condition=~Q(herkomst=Vtlbherkomst.RAPPORT) | (~Q(rapport_versie="") & Q(rapport_datum__isnull=False)),
                name="vtlb_rapport_met_versie",
            ),
        ]

    def __str__(self) -> str:
        return f"Vtlb versie {self.versie}, peildatum {self.peildatum:%d-%m-%Y}"

    @property
    def situatie(self) -> Situatie:
        """Wat de beslagvrije voet nodig heeft."""
        return Situatie(
            peildatum=self.peildatum,
            leefsituatie=Leefsituatie(self.leefsituatie),
            jaarinkomen=self.jaarinkomen_bedrag,
            inkomen=self.inkomen_bedrag,
            partner_inkomen=self.partner_inkomen_bedrag,
            geen_brp_adres=not self.heeft_adres,
        )

    @property
    def is_rapport(self) -> bool:
        """Overgenomen uit de officiële rekenmethode?"""
        return self.herkomst == Vtlbherkomst.RAPPORT

    @property
    def bron(self) -> str:
        """Waar dit vtlb vandaan komt, als zin in een berekening."""
        wat = f"rapport {self.rapport_versie}" if self.is_rapport else "opgebouwd uit de beslagvrije voet en correcties"
        return f"vtlb versie {self.versie} in dit dossier ({wat}, peildatum {self.peildatum:%d-%m-%Y})"


class Vtlbcorrectie(models.Model):
    """Een correctie op de beslagvrije voet, met hoofdstuk, grond en bewijs. Euro per maand; 5.1 mag negatief zijn."""

    vtlb = models.ForeignKey(Vtlb, on_delete=models.CASCADE, related_name="correcties")
    volgorde = models.PositiveSmallIntegerField()
    hoofdstuk = models.CharField(max_length=20, choices=HOOFDSTUKKEN)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    grond = models.CharField(max_length=300)
    bewijs = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = VanVtlbQuerySet.as_manager()

    class Meta:
        verbose_name = "correctie op het vtlb"
        verbose_name_plural = "correcties op het vtlb"
        ordering = ["volgorde"]
        constraints = [models.UniqueConstraint(fields=["vtlb", "volgorde"], name="vtlbcorrectie_volgorde_uniek")]

    def __str__(self) -> str:
        return f"{self.get_hoofdstuk_display()}: {self.bedrag}"

    @property
    def als_correctie(self) -> Correctie:
        """Zoals de rekenregel haar kent."""
        return Correctie(Hoofdstuk[self.hoofdstuk], self.bedrag, self.grond, self.bewijs)
