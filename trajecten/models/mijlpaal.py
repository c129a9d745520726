import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.models import Client
from schuldhulp.brieven.models import Bericht, Brief
from trajecten.choices.inwoner import Mijlpaal, Mijlpaalkanaal, Mijlpaaluitkomst
from trajecten.models.traject import Traject
from trajecten.querysets import VanTrajectQuerySet, VoorkeurQuerySet

CODE_DOEL = "afmelden"


class Mijlpaalbericht(models.Model):
    """Een mijlpaal in een traject en wat er voor deze persoon mee gebeurde; daarna staat zij vast.

    De unieke sleutel per traject, persoon en mijlpaal maakt dat niemand twee keer hetzelfde hoort, ook niet nadat het
    traject terugging. `rang` is de plek van de mijlpaal in de volgorde. `code_hash` hoort bij het afmelden.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="mijlpalen")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    mijlpaal = models.CharField(max_length=20, choices=Mijlpaal)
    rang = models.PositiveSmallIntegerField()
    uitkomst = models.CharField(max_length=20, choices=Mijlpaaluitkomst)
    op = models.DateTimeField()
    code_hash = models.CharField(max_length=64, unique=True)
    bericht = models.OneToOneField(Bericht, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = VanTrajectQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "mijlpaalberichten"
        ordering = ["rang", "op"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "client", "mijlpaal"], name="mijlpaal_een_per_persoon"),
            models.CheckConstraint(
                condition=(Q(uitkomst=Mijlpaaluitkomst.GESTUURD) & (Q(bericht=None) ^ Q(brief=None)))
                | (~Q(uitkomst=Mijlpaaluitkomst.GESTUURD) & Q(bericht=None, brief=None)),
                name="mijlpaal_gestuurd_heeft_post",
            ),
        ]
        indexes = [models.Index(fields=["traject", "rang"], name="mijlpaal_hoogste")]

    def __str__(self) -> str:
        return self.get_mijlpaal_display()


class Berichtvoorkeur(models.Model):
    """Of en hoe iemand berichten over de mijlpalen van zijn traject krijgt. Zonder rij: vanzelf.

    Met `aan` gaat de post naar iemand anders, zoals een bewindvoerder; leeg is het eigen adres.
    """

    client = models.OneToOneField(Client, on_delete=models.PROTECT, primary_key=True, related_name="berichtvoorkeur")
    wil_mijlpalen = models.BooleanField("krijgt berichten over mijlpalen", default=True)
    kanaal = models.CharField(max_length=10, choices=Mijlpaalkanaal, default=Mijlpaalkanaal.VANZELF)
    email = models.EmailField("ander e-mailadres", blank=True)
    adres = models.TextField("ander postadres", blank=True)
    is_zelf_afgemeld = models.BooleanField(default=False)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VoorkeurQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "berichtvoorkeuren"

    def __str__(self) -> str:
        return "wel" if self.wil_mijlpalen else "niet"
