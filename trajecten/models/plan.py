import uuid
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.choices import Leefgebied
from schuldhulp.brieven.models import Brief
from trajecten.choices import Planrol
from trajecten.models.traject import Traject
from trajecten.planinhoud import Actie, Betaling, Doel, Planinhoud
from trajecten.querysets import PlanactieQuerySet, PlanQuerySet, VanPlanQuerySet
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie

LEEFSITUATIES = [
    (Leefsituatie.ALLEENSTAANDE.value, "Alleenstaand"),
    (Leefsituatie.ALLEENSTAANDE_OUDER.value, "Alleenstaande ouder"),
    (Leefsituatie.GEHUWD.value, "Met partner, zonder kinderen"),
    (Leefsituatie.GEHUWD_MET_KINDEREN.value, "Met partner en kinderen"),
]


class PlanVanAanpak(models.Model):
    """Versie van het plan van aanpak (art. 4a Wgs): hulpvraag, doelen, acties, voorwaarden, beslagvrije voet.

    Een concept is nog te wijzigen; een vastgesteld plan verandert niet meer, wijzigen is een nieuwe versie. Bedragen in
    euro per maand, `jaarinkomen_bedrag` in euro per jaar. Een plan uit een levering heeft alleen `afronding_datum`.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="plannen")
    versie = models.PositiveSmallIntegerField()
    hulpvraag = models.TextField("wat wil de inwoner bereiken", blank=True)
    aanpak = models.TextField("onze aanpak in het kort", blank=True)
    voorwaarden = models.TextField(blank=True)
    weken_tot_resultaat = models.PositiveSmallIntegerField(null=True, blank=True)
    betaling_bedrag = models.DecimalField(
        "betaling aan schulden per maand", max_digits=10, decimal_places=2, null=True, blank=True
    )
    inkomen_bedrag = models.DecimalField(
        "netto inkomen per maand", max_digits=10, decimal_places=2, null=True, blank=True
    )
    leefsituatie = models.CharField(max_length=30, choices=LEEFSITUATIES, blank=True)
    jaarinkomen_bedrag = models.DecimalField(
        "belastbaar jaarinkomen", max_digits=10, decimal_places=2, null=True, blank=True
    )
    partner_inkomen_bedrag = models.DecimalField(
        "netto inkomen van de partner per maand", max_digits=10, decimal_places=2, null=True, blank=True
    )
    beslagvrije_voet_bedrag = models.DecimalField(
        "beslagvrije voet per maand", max_digits=10, decimal_places=2, null=True, blank=True
    )
    beslagvrije_voet_toelichting = models.JSONField(default=list, blank=True)
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True, blank=True)
    afronding_datum = models.DateField(null=True, blank=True)
    brief = models.OneToOneField(Brief, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-versie"]
        verbose_name_plural = "plannen van aanpak"
        constraints = [
            models.UniqueConstraint(fields=["traject", "versie"], name="plan_versie_uniek"),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(afronding_datum=None), name="plan_een_concept_per_traject"
            ),
        ]

    def __str__(self) -> str:
        return f"Plan van aanpak, versie {self.versie}"

    @property
    def is_concept(self) -> bool:
        return self.afronding_datum is None

    @property
    def inhoud(self) -> Planinhoud:
        """Wat erin staat, om te kopiëren, te vergelijken of in een brief te zetten."""
        betaling = (
            Betaling(**{naam: getattr(self, naam) for naam in Betaling.__dataclass_fields__})
            if self.betaling_bedrag
            else None
        )
        return Planinhoud(
            hulpvraag=self.hulpvraag,
            weken_tot_resultaat=self.weken_tot_resultaat,
            doelen=tuple(doel.inhoud for doel in self.doelen.all()),
            aanpak=self.aanpak,
            voorwaarden=self.voorwaarden,
            betaling=betaling,
        )

    @property
    def houdt_over_bedrag(self) -> Decimal | None:
        """Wat de inwoner na de betaling per maand overhoudt (euro); None als het plan geen geld vraagt."""
        if self.betaling_bedrag is None or self.inkomen_bedrag is None:
            return None
        return self.inkomen_bedrag - self.betaling_bedrag


class Plandoel(models.Model):
    """Eén doel in een versie van het plan. `sleutel` blijft in elke versie gelijk, zodat te zien is wat er wijzigde."""

    plan = models.ForeignKey(PlanVanAanpak, on_delete=models.CASCADE, related_name="doelen")
    sleutel = models.UUIDField(default=uuid.uuid4)
    volgorde = models.PositiveSmallIntegerField()
    leefgebied = models.CharField(max_length=30, choices=Leefgebied)
    doel = models.CharField(max_length=300)
    resultaat = models.CharField("wanneer is het gelukt", max_length=300, blank=True)

    objects = VanPlanQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde"]
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        constraints = [models.UniqueConstraint(fields=["plan", "volgorde"], name="plandoel_volgorde_uniek")]

    def __str__(self) -> str:
        return self.doel

    @property
    def bijschrift(self) -> str:
        """Het bijschrift van de tabel met acties; wordt alleen voorgelezen."""
        return f"Acties bij doel {self.volgorde}"

    @property
    def inhoud(self) -> Doel:
        acties = tuple(
            Actie(rol=a.rol, wat=a.wat, uiterlijk=a.uiterlijk_datum, naam=a.naam, sleutel=a.sleutel)
            for a in self.acties.all()
        )
        return Doel(self.leefgebied, self.doel, self.resultaat, acties, self.sleutel)


class Planactie(models.Model):
    """Wie doet wat voor een doel, en uiterlijk wanneer. Alleen `gedaan_*` verandert na het vaststellen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(PlanVanAanpak, on_delete=models.CASCADE, related_name="acties")
    doel = models.ForeignKey(Plandoel, on_delete=models.CASCADE, related_name="acties")
    sleutel = models.UUIDField(default=uuid.uuid4)
    volgorde = models.PositiveSmallIntegerField()
    rol = models.CharField("wie", max_length=20, choices=Planrol)
    naam = models.CharField("naam of organisatie", max_length=120, blank=True)
    wat = models.CharField(max_length=300)
    uiterlijk_datum = models.DateField()
    gedaan_op = models.DateTimeField(null=True, blank=True)
    gedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlanactieQuerySet.as_manager()

    class Meta:
        ordering = ["volgorde"]
        verbose_name = "actie uit het plan"
        verbose_name_plural = "acties uit het plan"
        constraints = [models.UniqueConstraint(fields=["plan", "volgorde"], name="planactie_volgorde_uniek")]
        indexes = [
            models.Index(fields=["plan", "uiterlijk_datum"], name="planactie_open", condition=Q(gedaan_op=None)),
        ]

    def __str__(self) -> str:
        return self.wat

    @property
    def wie(self) -> str:
        """Wie de actie doet, met de naam erbij als die bekend is."""
        rol = Planrol(self.rol).label
        return f"{self.naam} ({rol.lower()})" if self.naam else rol
