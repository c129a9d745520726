from typing import Any

from django.conf import settings
from django.db import models

from intake.choices import Inkomensbron, Samenstelling, Woonsituatie
from schuldhulp.organisatie.models import Organisatie
from trajecten.choices import FASE_1, FASE_2, Onderdeelsoort, Oplossingsoort, Rechtsmiddelsoort, UitstroomReden
from trajecten.choices.product import MET_EEN_STAP, Producteinde, Productresultaat
from trajecten.models.traject import Traject
from trajecten.querysets import OnderdeelQuerySet, VanTrajectQuerySet


class Trajectonderdeel(models.Model):
    """Een product in of naast een traject: stabilisatie, budgetbeheer, nazorg… met eigen periode en uitvoerder.

    Uit een levering komen alleen soort en periode; de rest is dan leeg. `eind_datum` leeg is: loopt nog.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="onderdelen")
    soort = models.CharField(max_length=30, choices=Onderdeelsoort)
    start_datum = models.DateField(null=True, blank=True)
    eind_datum = models.DateField(null=True, blank=True)
    uitvoerder = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    persoon = models.CharField("vrijwilliger of bewindvoerder", max_length=120, blank=True)
    doel = models.CharField("waarvoor", max_length=200, blank=True)
    verwacht_eind_datum = models.DateField("verwacht einde", null=True, blank=True)
    gestart_op = models.DateTimeField(null=True, blank=True)
    gestart_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    eind_reden = models.CharField(max_length=20, choices=Producteinde, blank=True)
    resultaat = models.CharField(max_length=20, choices=Productresultaat, blank=True)
    eind_toelichting = models.TextField(blank=True)
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OnderdeelQuerySet.as_manager()

    class Meta:
        ordering = ["start_datum", "id"]
        verbose_name_plural = "trajectonderdelen"

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def volgt_stap(self) -> bool:
        """Begint en eindigt dit product met een stap van het traject of van een crisis?"""
        return self.soort in MET_EEN_STAP


class Rechtsmiddel(models.Model):
    """Wat aan de rechter is gevraagd: moratorium (287b Fw) of voorlopige voorziening (287 lid 4 Fw)."""

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="rechtsmiddelen")
    soort = models.CharField(max_length=30, choices=Rechtsmiddelsoort)
    aanvraag_datum = models.DateField(null=True, blank=True)
    goedkeuring_datum = models.DateField(null=True, blank=True)
    start_datum = models.DateField(null=True, blank=True)
    eind_datum = models.DateField(null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        ordering = ["aanvraag_datum", "start_datum", "id"]
        verbose_name_plural = "rechtsmiddelen"

    def __str__(self) -> str:
        return self.get_soort_display()


class Schuldregeling(models.Model):
    """De poging tot een regeling met de schuldeisers: ingediend, toegekend, afgewezen of ingetrokken."""

    traject = models.OneToOneField(Traject, primary_key=True, on_delete=models.PROTECT, related_name="schuldregeling")
    datum = models.DateField("ingediend op", null=True, blank=True)
    toegekend_datum = models.DateField(null=True, blank=True)
    afgewezen_datum = models.DateField(null=True, blank=True)
    ingetrokken_datum = models.DateField(null=True, blank=True)
    is_dwangakkoord = models.BooleanField(null=True, blank=True)
    verzoek_dwangakkoord_datum = models.DateField(null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "schuldregelingen"

    def __str__(self) -> str:
        return f"Schuldregeling {self.traject}"


class Oplossing(models.Model):
    """De regeling die loopt: soort, periode en het vtlb in hele euro's per maand (DDAS)."""

    traject = models.OneToOneField(Traject, primary_key=True, on_delete=models.PROTECT, related_name="oplossing")
    soort = models.CharField(max_length=30, choices=Oplossingsoort, blank=True)
    start_datum = models.DateField(null=True, blank=True)
    eind_datum = models.DateField(null=True, blank=True)
    vtlb_bedrag = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "oplossingen"

    def __str__(self) -> str:
        return self.get_soort_display()


HUISHOUDEN = ("samenstelling", "woonsituatie", "inkomensbron")


class Uitstroom(models.Model):
    """Waarom en wanneer het traject eindigde, en bij uitval ook wat er geprobeerd is en wat de inwoner nu kan doen."""

    traject = models.OneToOneField(Traject, primary_key=True, on_delete=models.PROTECT, related_name="uitstroom")
    datum = models.DateField(null=True, blank=True)
    beeindigingsbeschikking_datum = models.DateField(null=True, blank=True)
    reden = models.CharField(max_length=30, choices=UitstroomReden, blank=True)
    omschrijving = models.TextField(blank=True)
    geprobeerd = models.TextField("wat is geprobeerd", blank=True)
    vervolgstap = models.TextField("volgende stap van de inwoner", blank=True)
    uit_status = models.CharField("status bij het einde", max_length=30, blank=True)
    # Het huishouden van die dag: wie later verhuist of trouwt, verandert de cijfers van toen niet.
    samenstelling = models.CharField(max_length=30, choices=Samenstelling, blank=True)
    woonsituatie = models.CharField(max_length=30, choices=Woonsituatie, blank=True)
    inkomensbron = models.CharField(max_length=30, choices=Inkomensbron, blank=True)

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "uitstroom"

    def __str__(self) -> str:
        return self.get_reden_display()

    @classmethod
    def bij(cls, traject: Traject, **velden: Any) -> "Uitstroom":
        """Het einde van dit traject, nog niet bewaard, met het huishouden van nu erbij."""
        huis = traject.client.huishouden
        toen = {naam: getattr(huis, naam) for naam in HUISHOUDEN} if huis else {}
        return cls(traject=traject, **toen, **velden)

    @property
    def fase(self) -> str:
        """In welke fase het eindigde; leeg als een levering dat niet zegt."""
        if self.uit_status in FASE_1:
            return "fase 1"
        return "fase 2" if self.uit_status in FASE_2 else ""
