import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices import Afwijzingsgrond, Besluitsoort, Volgsoort
from intake.models.aanmelding import Aanmelding
from intake.querysets import VanAanmeldingQuerySet
from schuldhulp.brieven.models import Brief


class Besluit(models.Model):
    """Het besluit op een aanvraag (art. 4a Wgs), met motivering, bezwaartermijn en de beschikking als brief.

    Ook de beëindiging van een traject staat hier, bij de aanmelding die werd toegelaten: daar kan bezwaar tegen.

    Een afwijzing bestaat eerst als voorstel: `genomen_datum` is dan leeg en de tweede lezer moet akkoord geven.
    Er is hoogstens één geldend besluit op de aanvraag; een teruggegeven voorstel blijft staan als `is_teruggegeven`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.PROTECT, related_name="besluiten")
    soort = models.CharField(max_length=30, choices=Besluitsoort, blank=True)
    grond = models.CharField(max_length=30, choices=Afwijzingsgrond, blank=True)
    # Recidive: het eerdere gebruik. Fraude: onherroepelijk sinds. Geen ingezetene: de dag van de BRP-controle. Niet
    # compleet: het einde van de hersteltermijn.
    grond_datum = models.DateField("datum bij de grond", null=True, blank=True)
    grond_toelichting = models.JSONField("waarom deze grond mag", default=list, blank=True)
    motivering = models.TextField(blank=True)
    voorwaarden = models.JSONField(default=list, blank=True)
    vervolgstap = models.TextField("wat de inwoner nu kan doen", blank=True)
    # Wie de inwoner verder helpt en wanneer iemand opnieuw kijkt; bij een afwijzing vóórdat zij is bevestigd.
    volg_soort = models.CharField(max_length=20, choices=Volgsoort, default=Volgsoort.EIGEN_CONTACT)
    volg_partner = models.CharField(max_length=200, blank=True)
    volg_datum = models.DateField(null=True, blank=True)
    weken_tot_resultaat = models.PositiveSmallIntegerField(null=True, blank=True)
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    opgesteld_op = models.DateTimeField()
    tweede_lezer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gelezen_op = models.DateTimeField(null=True, blank=True)
    genomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_teruggegeven = models.BooleanField(default=False)
    terug_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    terug_op = models.DateTimeField(null=True, blank=True)
    terug_reden = models.TextField("reden van teruggeven", blank=True)
    genomen_datum = models.DateField(null=True, blank=True)
    bezwaar_uiterlijk_datum = models.DateField(null=True, blank=True)
    bezwaar_toelichting = models.JSONField(default=list, blank=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = VanAanmeldingQuerySet.as_manager()

    class Meta:
        ordering = ["-opgesteld_op"]
        verbose_name_plural = "besluiten"
        constraints = [
            models.UniqueConstraint(
                fields=["aanmelding"],
                condition=Q(is_teruggegeven=False) & ~Q(soort=Besluitsoort.BEEINDIGING),
                name="besluit_een_geldend",
            ),
            models.UniqueConstraint(
                fields=["aanmelding"], condition=Q(soort=Besluitsoort.BEEINDIGING), name="besluit_een_beeindiging"
            ),
            # Vier ogen: wie de afwijzing opstelde, leest haar niet als tweede.
            models.CheckConstraint(
                condition=Q(tweede_lezer=None) | ~Q(tweede_lezer=models.F("opgesteld_door")), name="besluit_vier_ogen"
            ),
            models.CheckConstraint(
                condition=~Q(soort=Besluitsoort.AFWIJZING, genomen_datum__isnull=False)
                | Q(tweede_lezer__isnull=False)
                | Q(opgesteld_door=None),
                name="besluit_afwijzing_tweede_lezer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.genomen_datum or '(voorstel)'}"

    @property
    def betrokkenen(self) -> set[int]:
        """Wie het voorbereidde, als tweede las of nam: een ander behandelt het bezwaar (art. 7:5 Awb)."""
        wie = (self.opgesteld_door_id, self.tweede_lezer_id, self.genomen_door_id)
        return {pk for pk in wie if pk is not None}

    @property
    def is_genomen(self) -> bool:
        return self.genomen_datum is not None
