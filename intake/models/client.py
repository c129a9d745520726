import uuid

from django.db import models
from django.db.models import Q

from intake.choices import Geslacht, Inkomensbron, Samenstelling, Woonsituatie
from intake.querysets import ClientQuerySet
from schuldhulp.lib.bsn import masker, ontsleutel
from schuldhulp.lib.postcode import PostcodeField
from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.models import Gemeente


class Huishouden(models.Model):
    """De mensen die samen wonen en van hetzelfde geld leven. Partners delen één huishouden."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    samenstelling = models.CharField(max_length=30, choices=Samenstelling, default=Samenstelling.ONBEKEND)
    minderjarige_kinderen = models.PositiveSmallIntegerField(default=0)
    woonsituatie = models.CharField(max_length=30, choices=Woonsituatie, default=Woonsituatie.ONBEKEND)
    inkomensbron = models.CharField(max_length=30, choices=Inkomensbron, default=Inkomensbron.ONBEKEND)
    is_ondernemer = models.BooleanField("heeft een eigen onderneming", default=False)

    class Meta:
        verbose_name_plural = "huishoudens"

    def __str__(self) -> str:
        return self.get_samenstelling_display()


class Client(models.Model):
    """Een inwoner in één gemeente, met een dossier. Dezelfde persoon in twee gemeenten is twee cliënten.

    Het BSN staat versleuteld; `bsn_hmac` dient om op te zoeken. Uit een levering kan een BSN komen dat de elfproef
    niet doorstaat: dat gaat mee zoals geleverd, met `is_bsn_twijfelachtig`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.PositiveIntegerField(default=0, editable=False)
    dossiernummer = models.CharField(max_length=30, unique=True)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="clienten")
    huishouden = models.ForeignKey(Huishouden, null=True, blank=True, on_delete=models.PROTECT, related_name="clienten")
    bsn_versleuteld = models.BinaryField(null=True, blank=True)
    bsn_hmac = models.CharField(max_length=64, blank=True)
    is_bsn_twijfelachtig = models.BooleanField(default=False)
    voornamen = models.CharField(max_length=120, blank=True)
    voorvoegsel = models.CharField(max_length=30, blank=True)
    achternaam = models.CharField(max_length=120, blank=True)
    zoekletters = models.CharField(max_length=120, blank=True, help_text="Achternaam in kleine letters; om te zoeken")
    zoeknaam = models.CharField(max_length=60, blank=True, help_text="Achternaam zoals zij klinkt; voor 'bijna gelijk'")
    geboortedatum = models.DateField(null=True, blank=True)
    geslacht = models.CharField(max_length=10, choices=Geslacht, blank=True)
    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=10, blank=True)
    huisnummertoevoeging = models.CharField("toevoeging", max_length=10, blank=True)
    postcode = PostcodeField()
    woonplaats = models.CharField(max_length=100, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_laaggeletterd = models.BooleanField("heeft moeite met lezen of schrijven", default=False)
    wil_geen_berichten = models.BooleanField("wil geen sms of e-mail", default=False)
    # Volgt het huishouden en het beleid (intake.services.voorrang); al het open werk neemt haar over.
    voorrang = models.PositiveSmallIntegerField(choices=Voorrang, default=Voorrang.GEWOON, editable=False)
    aangemaakt_op = models.DateTimeField()
    samengevoegd_met = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opgenomen"
    )
    herkomst = models.JSONField("bijzonderheden uit een levering", default=dict, blank=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = "cliënt"
        verbose_name_plural = "cliënten"
        ordering = ["achternaam", "voornamen", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "bsn_hmac"], condition=~Q(bsn_hmac=""), name="client_bsn_uniek"
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "achternaam", "voornamen", "id"], name="client_lijst"),
            models.Index(fields=["gemeente", "zoekletters", "voornamen", "id"], name="client_zoek"),
            models.Index(fields=["gemeente", "zoeknaam"], name="client_klank"),
            models.Index(fields=["geboortedatum", "zoeknaam"], name="client_bekend"),
            models.Index(fields=["postcode", "huisnummer", "zoekletters", "voornamen", "id"], name="client_adres"),
        ]

    def __str__(self) -> str:
        return self.dossiernummer

    @property
    def naam(self) -> str:
        """Volledige naam zoals in een adres: "Samira de Vries"."""
        delen = " ".join(deel for deel in (self.voornamen, self.voorvoegsel, self.achternaam) if deel)
        return delen or "Naam onbekend"

    @property
    def dossier_ids(self) -> list[uuid.UUID]:
        """De id van dit dossier en van alles wat erin is samengevoegd: brieven en berichten staan op hun oude id."""
        ids, nieuw = [self.pk], [self.pk]
        while nieuw:
            nieuw = list(Client.objects.filter(samengevoegd_met__in=nieuw).values_list("pk", flat=True))
            ids += nieuw
        return ids

    @property
    def bsn(self) -> str:
        """Het BSN in klare tekst; tonen hiervan is een auditgebeurtenis."""
        return ontsleutel(bytes(self.bsn_versleuteld)) if self.bsn_versleuteld else ""

    @property
    def bsn_gemaskeerd(self) -> str:
        """Het BSN met alleen de laatste cijfers leesbaar."""
        return masker(self.bsn) if self.bsn_versleuteld else "niet bekend"

    @property
    def adresregels(self) -> list[str]:
        """Naam en adres zoals boven een brief."""
        return [self.naam, *self._adres]

    @property
    def adres(self) -> str:
        """Het adres op één regel: "Dorpsstraat 1, 1234 AB Vreedam"."""
        return ", ".join(self._adres)

    @property
    def heeft_adres(self) -> bool:
        """Kan er een brief naartoe?"""
        return bool(self.straat and self.woonplaats)

    @property
    def _adres(self) -> list[str]:
        straat = " ".join(d for d in (self.straat, self.huisnummer, self.huisnummertoevoeging) if d)
        plaats = " ".join(d for d in (self.postcode, self.woonplaats) if d)
        return [regel for regel in (straat, plaats) if regel]
