from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from schuldhulp.organisatie.choices import Fase, Ondernemershulp, Uitkeringsritme
from schuldhulp.organisatie.models.gemeente import Gemeente
from schuldhulp.organisatie.models.organisatie import Organisatie
from schuldhulp.organisatie.querysets import BeleidQuerySet

MAX_ZELFINTAKE_DAGEN = 28
MAX_TRAJECTLINK_DAGEN = 365


class Beleid(models.Model):
    """Beleid van een gemeente vanaf een dag; een nieuwe versie vervangt de oude, oude zaken houden hun termijnen.

    Termijnen in weken, werkdagen of dagen zoals de naam zegt; bedragen in euro; percentages van 0 tot 100.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="beleid")
    geldig_vanaf_datum = models.DateField("geldig vanaf")
    uitvoerder_fase_1 = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    uitvoerder_fase_2 = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    stabilisatie_in = models.CharField(max_length=10, choices=Fase, default=Fase.FASE_1)
    # Art. 4a Wgs: de verordening mag korter zijn dan acht weken, niet langer.
    beslistermijn_weken = models.PositiveSmallIntegerField(
        default=8, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    plan_werkdagen = models.PositiveSmallIntegerField("dagen voor het plan van aanpak (werkdagen)", default=10)
    overdracht_werkdagen = models.PositiveSmallIntegerField("reactie op een overdracht (werkdagen)", default=5)
    # Schuldenknooppunt: antwoord binnen tien werkdagen; voor brieven stelt de gemeente de termijn.
    reactietermijn_werkdagen = models.PositiveSmallIntegerField("reactietermijn schuldeiser (werkdagen)", default=15)
    herinneringen = models.PositiveSmallIntegerField(
        "aantal herinneringen", default=3, validators=[MaxValueValidator(3)]
    )
    herinnering_werkdagen = models.PositiveSmallIntegerField("termijn na een herinnering (werkdagen)", default=10)
    voorsteltermijn_werkdagen = models.PositiveSmallIntegerField("reactie op het voorstel (werkdagen)", default=15)
    voorstel_herinneringen = models.PositiveSmallIntegerField(
        "aantal herinneringen aan het voorstel", default=1, validators=[MaxValueValidator(3)]
    )
    heroverweging_werkdagen = models.PositiveSmallIntegerField("reactie op heroverweging (werkdagen)", default=10)
    kennisgeving_werkdagen = models.PositiveSmallIntegerField("reactie op een kennisgeving (werkdagen)", default=10)
    nabellen_werkdagen = models.PositiveSmallIntegerField("een schuldeiser nabellen binnen (werkdagen)", default=3)
    verwijzing_reactie_werkdagen = models.PositiveSmallIntegerField("partner reageert binnen (werkdagen)", default=5)
    terugkoppeling_dagen = models.PositiveSmallIntegerField("partner koppelt terug binnen (dagen)", default=42)
    workshop_herinnering_dagen = models.PositiveSmallIntegerField(
        "herinnering voor een workshop (dagen vooraf)", default=3, validators=[MinValueValidator(1)]
    )
    workshop_opvolging_werkdagen = models.PositiveSmallIntegerField(
        "opvolgen na wegblijven of een signaal (werkdagen)", default=3, validators=[MinValueValidator(1)]
    )
    # Niemand uit beeld: wie niet is toegelaten krijgt een dag waarop iemand opnieuw kijkt. De duur is beleid.
    volgmoment_dagen = models.PositiveSmallIntegerField(
        "opnieuw kijken na (dagen)", default=90, validators=[MinValueValidator(1)]
    )
    volgmoment_uiterlijk_dagen = models.PositiveSmallIntegerField(
        "opnieuw kijken hoogstens na (dagen)", default=365, validators=[MinValueValidator(1)]
    )
    volgpogingen = models.PositiveSmallIntegerField(
        "pogingen zonder contact", default=3, validators=[MinValueValidator(1)]
    )
    terugkeer_maanden = models.PositiveSmallIntegerField("waarschuwen bij terugkeer binnen (maanden)", default=12)
    # De wet noemt geen bewaartermijn: de gemeente kiest, naar de Selectielijst.
    bewaren_jaren = models.PositiveSmallIntegerField(
        "dossier bewaren na een traject (jaren)", default=5, validators=[MinValueValidator(1)]
    )
    bewaren_jaren_zonder_traject = models.PositiveSmallIntegerField(
        "dossier bewaren zonder traject (jaren)", default=5, validators=[MinValueValidator(1)]
    )
    nakijken_werkdagen = models.PositiveSmallIntegerField("papieren nakijken binnen (werkdagen)", default=5)
    afschriften_maanden = models.PositiveSmallIntegerField("bankafschriften over (maanden)", default=1)
    # Bgs art. 14 en 15: wat de gemeente zelf mag opvragen, vraagt zij de inwoner niet.
    registers = models.JSONField("zelf op te vragen bij", default=list, blank=True)
    # Kort, want wie de code heeft is al halverwege; een brief is langer onderweg.
    zelfintake_dagen = models.PositiveSmallIntegerField(
        "zelfintake per sms of e-mail geldig (dagen)",
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_ZELFINTAKE_DAGEN)],
    )
    zelfintake_brief_dagen = models.PositiveSmallIntegerField(
        "zelfintake per brief geldig (dagen)",
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_ZELFINTAKE_DAGEN)],
    )
    zelfintake_herinnering_dagen = models.PositiveSmallIntegerField("herinnering zelfintake na (dagen)", default=3)
    zelfintake_lezen_werkdagen = models.PositiveSmallIntegerField("zelfintake lezen binnen (werkdagen)", default=2)
    # Art. 3 lid 2 Wgs: weigeren mag alleen als het plan dat regelt; nul jaar is: niet weigeren op recidive.
    recidive_jaren = models.PositiveSmallIntegerField(default=0)
    ondernemers = models.CharField(
        "ondernemers", max_length=10, choices=Ondernemershulp, default=Ondernemershulp.GEWOON
    )
    ondernemers_advies = models.TextField("wat te doen bij een ondernemer", blank=True)
    # Leeg is: hetzelfde als hierboven; nul is: een gezin met minderjarige kinderen nooit weigeren op recidive.
    recidive_jaren_gezin = models.PositiveSmallIntegerField(null=True, blank=True)
    # Art. 3 lid 3 Wgs: alleen als het plan dat regelt; nul jaar is: niet weigeren om fraude.
    fraude_jaren = models.PositiveSmallIntegerField(default=0)
    hersteltermijn_dagen = models.PositiveSmallIntegerField(default=14, validators=[MinValueValidator(1)])
    heeft_bezwaarcommissie = models.BooleanField(default=False)
    leest_teamleider_afwijzing = models.BooleanField(default=False)
    afspraak_minuten = models.PositiveSmallIntegerField("duur van een gesprek (minuten)", default=60)
    herinnering_dagen = models.PositiveSmallIntegerField("herinnering aan een afspraak (dagen ervoor)", default=2)
    niet_verschenen_maximum = models.PositiveSmallIntegerField("niet verschenen: daarna bellen of langsgaan", default=2)
    drempel_bedrag = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    # NVVK: hoogstens 9 % van de afloscapaciteit.
    kosten_percentage = models.DecimalField(
        max_digits=4, decimal_places=2, default=0, validators=[MinValueValidator(0), MaxValueValidator(9)]
    )
    jaarrente_percentage = models.DecimalField("jaarrente saneringskrediet", max_digits=5, decimal_places=2, default=0)
    looptijd_maanden = models.PositiveSmallIntegerField(default=18)
    achterstand_maanden = models.PositiveSmallIntegerField(
        "achterstand melden na (maanden)", default=1, validators=[MinValueValidator(1)]
    )
    uitkering_maanden = models.PositiveSmallIntegerField(
        "uitkeren aan schuldeisers", choices=Uitkeringsritme, default=Uitkeringsritme.JAAR
    )
    # Schuldeisers krijgen een brief als hun prognose zoveel procentpunten verandert.
    prognose_drempel = models.DecimalField(
        max_digits=5, decimal_places=2, default=5, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    reserveringsrekening = models.CharField("reserveringsrekening (IBAN)", max_length=34, blank=True)
    nazorg_maanden = models.JSONField("nazorg na (maanden)", default=list)
    # Basisdienstverlening: nazorg hoort erbij, en bij dreigende terugval altijd persoonlijk contact.
    nazorg_pogingen = models.PositiveSmallIntegerField(
        "nazorg: pogingen zonder contact", default=3, validators=[MinValueValidator(1)]
    )
    terugval_werkdagen = models.PositiveSmallIntegerField(
        "contact bij dreigende terugval (werkdagen)", default=3, validators=[MinValueValidator(1)]
    )
    nazorgvraag_werkdagen = models.PositiveSmallIntegerField(
        "vraag van de inwoner in de nazorg beantwoorden (werkdagen)", default=5, validators=[MinValueValidator(1)]
    )
    kwijting_werkdagen = models.PositiveSmallIntegerField(
        "bevestiging van finale kwijting (werkdagen)", default=20, validators=[MinValueValidator(1)]
    )
    trajectlink_dagen = models.PositiveSmallIntegerField(
        "link naar het eigen traject geldig (dagen)",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_TRAJECTLINK_DAGEN)],
    )
    streefwaarden = models.JSONField("streefwaarden per KPI", default=dict, blank=True)

    objects = BeleidQuerySet.as_manager()

    class Meta:
        ordering = ["gemeente", "-geldig_vanaf_datum"]
        verbose_name_plural = "beleid"
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "geldig_vanaf_datum"], name="beleid_een_per_dag"),
            models.CheckConstraint(
                condition=Q(beslistermijn_weken__gte=1, beslistermijn_weken__lte=8), name="beleid_beslistermijn"
            ),
            models.CheckConstraint(
                condition=Q(kosten_percentage__gte=0, kosten_percentage__lte=9), name="beleid_kosten"
            ),
        ]

    def __str__(self) -> str:
        return f"Beleid {self.gemeente} vanaf {self.geldig_vanaf_datum:%d-%m-%Y}"

    def uitvoerder(self, fase: str) -> Organisatie:
        """De organisatie die deze fase uitvoert."""
        return self.uitvoerder_fase_1 if fase == Fase.FASE_1 else self.uitvoerder_fase_2
