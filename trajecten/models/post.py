import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.lib.bestand import Bestandstype
from schuldhulp.organisatie.models import Gemeente
from trajecten.choices import Herkomst
from trajecten.choices.post import INKOMEND, UITGAAND, Kanaal, Postsoort, Richting
from trajecten.models.aanschrijving import Aanschrijving
from trajecten.models.heroverweging import Heroverweging
from trajecten.models.schuld import Schuld
from trajecten.models.traject import Traject
from trajecten.models.voorstel import Voorstelregel
from trajecten.querysets.post import BijlageQuerySet, InGemeenteQuerySet, PostQuerySet


class Zending(models.Model):
    """Berichten die samen de deur uit gaan: één PDF om te printen, of één bestand voor Knooppunt of lijst.

    Een bericht zit in hoogstens één zending. `gereed_op` is gevuld zodra het bestand er is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    kanaal = models.CharField(max_length=20, choices=Kanaal)
    aantal = models.PositiveIntegerField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    gereed_op = models.DateTimeField(null=True, blank=True)

    objects = InGemeenteQuerySet.as_manager()

    class Meta:
        ordering = ["-op"]
        verbose_name_plural = "zendingen"

    def __str__(self) -> str:
        return f"Zending van {self.op:%d-%m-%Y}"


class Zendingbestand(models.Model):
    """Het bestand van een zending. Een te groot bestand voor het Knooppunt wordt er meer dan één."""

    zending = models.ForeignKey(Zending, on_delete=models.PROTECT, related_name="bestanden")
    volgnummer = models.PositiveSmallIntegerField()
    inhoud = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["volgnummer"]
        verbose_name_plural = "zendingbestanden"
        constraints = [models.UniqueConstraint(fields=["zending", "volgnummer"], name="zendingbestand_volgnummer")]

    def __str__(self) -> str:
        return f"{self.zending_id}/{self.volgnummer}"


class Schuldeiserbericht(models.Model):
    """Eén bericht aan of van een schuldeiser over één schuld: soort, kanaal, wanneer, en of er antwoord op kwam.

    De klok van een vraag staat in Aanschrijving, Voorstel of Heroverweging; hier staat wat er is gewisseld. `versie`
    is 1 bij het eerste bericht en hoger bij elke herinnering. `sleutel` maakt dat hetzelfde bericht nooit twee keer
    uitgaat. `gegevens` is wat er verstuurd is langs een weg zonder brief.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sleutel = models.CharField(max_length=160, unique=True)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="post")
    schuld = models.ForeignKey(Schuld, on_delete=models.PROTECT, related_name="correspondentie")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    richting = models.CharField(max_length=3, choices=Richting)
    soort = models.CharField(max_length=30, choices=Postsoort)
    kanaal = models.CharField(max_length=20, choices=Kanaal)
    versie = models.PositiveSmallIntegerField(default=1)
    op = models.DateTimeField("verstuurd of ontvangen op")
    uiterlijk_datum = models.DateField("antwoord uiterlijk", null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    met_naam = models.CharField("aan of van", max_length=200)
    tekst = models.TextField(blank=True)
    via = models.CharField(max_length=20, choices=Herkomst, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    gegevens = models.JSONField(default=dict, blank=True)
    code_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    email = models.OneToOneField(Bericht, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    zending = models.ForeignKey(Zending, null=True, blank=True, on_delete=models.PROTECT, related_name="berichten")
    aanschrijving = models.ForeignKey(
        Aanschrijving, null=True, blank=True, on_delete=models.PROTECT, related_name="post"
    )
    regel = models.ForeignKey(Voorstelregel, null=True, blank=True, on_delete=models.PROTECT, related_name="post")
    heroverweging = models.ForeignKey(
        Heroverweging, null=True, blank=True, on_delete=models.PROTECT, related_name="post"
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["op", "versie"]
        verbose_name_plural = "schuldeiserberichten"
        constraints = [
            models.CheckConstraint(
                condition=Q(richting=Richting.UIT, soort__in=UITGAAND) | Q(richting=Richting.IN, soort__in=INKOMEND),
                name="schuldeiserbericht_richting_bij_soort",
            ),
        ]
        indexes = [
            models.Index(
                fields=["gemeente", "kanaal", "op"],
                name="schuldeiserbericht_te_bundelen",
                condition=Q(richting=Richting.UIT, zending=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.op:%d-%m-%Y}"


class Schuldeiserbijlage(models.Model):
    """Een bestand dat een schuldeiser bij zijn antwoord stuurde, zoals een specificatie van zijn vordering."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bericht = models.ForeignKey(Schuldeiserbericht, on_delete=models.PROTECT, related_name="bijlagen")
    naam = models.CharField("naam van het bestand", max_length=150)
    opslagnaam = models.CharField(max_length=80, unique=True)
    bestandstype = models.CharField(max_length=40, choices=Bestandstype)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField(max_length=64)
    op = models.DateTimeField()

    objects = BijlageQuerySet.as_manager()

    class Meta:
        ordering = ["op", "id"]
        verbose_name_plural = "schuldeiserbijlagen"

    def __str__(self) -> str:
        return self.naam
