"""Wat er over de lijn gaat: de inhoud van verzoeken (streng) en antwoorden. Sleutels zijn Nederlands en camelCase."""

from datetime import UTC, date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from intake.choices import Bedreiging, Samenstelling
from ketenpartners.api.invoer import (
    BedragField,
    BestandIn,
    BsnField,
    DatumField,
    EmailField,
    KeuzeField,
    StrengeSerializer,
    TekstField,
    TijdstipField,
)
from ketenpartners.choices import (
    Deelveld,
    Dienst,
    Resultaat,
    Terugkoppelsoort,
    Toestemmingswijze,
    VerwijzingStatus,
)
from trajecten.choices import WEIGEREND, Antwoord
from trajecten.choices.post import LOS_INKOMEND, Postsoort
from trajecten.services.bijlage import MAX_BIJLAGEN

ANTWOORDEN = [(keuze.value, keuze.label) for keuze in (Antwoord.AKKOORD, *WEIGEREND)]


def utc(**kwargs: Any) -> serializers.DateTimeField:
    """Een tijdstip in een antwoord: UTC, met Z."""
    return serializers.DateTimeField(default_timezone=UTC, **kwargs)


class PersoonIn(StrengeSerializer):
    """De inwoner die wordt aangemeld."""

    bsn = BsnField(required=False, help_text="Alleen als u het BSN mag verwerken; zonder BSN zoekt de gemeente zelf.")
    voornamen = TekstField(max_length=120)
    voorvoegsel = TekstField(max_length=30, required=False)
    achternaam = TekstField(max_length=120)
    geboortedatum = DatumField()
    straat = TekstField(max_length=120, required=False)
    huisnummer = TekstField(max_length=10, required=False)
    huisnummertoevoeging = TekstField(max_length=10, required=False)
    postcode = TekstField(max_length=10, required=False)
    woonplaats = TekstField(max_length=100, required=False)
    telefoon = TekstField(max_length=40, required=False)
    email = EmailField(required=False)

    def validate_geboortedatum(self, value: date) -> date:
        if not date(1900, 1, 1) <= value <= timezone.localdate():
            raise serializers.ValidationError("Deze geboortedatum kan niet kloppen.")
        return value


class ToestemmingIn(StrengeSerializer):
    """De toestemming van de inwoner voor deze aanmelding."""

    op = TijdstipField()
    wijze = KeuzeField(choices=Toestemmingswijze.choices)

    def validate_op(self, value: Any) -> Any:
        if value > timezone.now() or value.year < 2000:
            raise serializers.ValidationError("De toestemming kan niet in de toekomst liggen, of voor het jaar 2000.")
        return value


class AanmeldingIn(StrengeSerializer):
    """Een warme overdracht."""

    gemeente = TekstField(max_length=20, help_text="CBS-code, bijvoorbeeld GM0363")
    persoon = PersoonIn()
    toestemming = ToestemmingIn()
    hulpvraag = TekstField(required=False)
    bedreigingen = serializers.ListField(
        child=KeuzeField(choices=Bedreiging.choices), required=False, allow_empty=True, max_length=20
    )
    overigeDreiging = TekstField(max_length=200, required=False)
    contactpersoon = TekstField(max_length=160, required=False, help_text="Wie de gemeente bij u kan bellen")


class AanmeldingUit(serializers.Serializer):
    """De ontvangst van een aanmelding, met de wettelijke termijn voor het eerste gesprek (art. 4 Wgs)."""

    id = serializers.UUIDField()
    nummer = serializers.CharField(source="client.dossiernummer")
    gemeldOp = utc(source="gemeld_op")
    gesprekUiterlijkDatum = serializers.DateField(source="gesprek_uiterlijk_datum")
    toelichting = serializers.ListField(child=serializers.CharField(), source="gesprek_toelichting")


class VerwijzingenQuery(StrengeSerializer):
    """Wat de partner wil zien, en hoeveel tegelijk."""

    status = KeuzeField(choices=VerwijzingStatus.choices, required=False)
    gewijzigdSinds = TijdstipField(required=False, help_text="Alleen wat sindsdien veranderde")
    page = serializers.IntegerField(min_value=1, max_value=100_000, default=1)
    pageSize = serializers.IntegerField(min_value=1, max_value=100, default=25)


class VerwijzingKort(serializers.Serializer):
    """Een verwijzing zonder persoonsgegevens."""

    id = serializers.UUIDField()
    nummer = serializers.CharField()
    status = serializers.ChoiceField(choices=VerwijzingStatus.choices)
    gemeente = serializers.CharField(source="gemeente.code")
    dienst = serializers.ChoiceField(choices=Dienst.choices)
    verstuurdOp = utc(source="verstuurd_op")
    gewijzigdOp = utc(source="gewijzigd_op")
    reactieUiterlijkDatum = serializers.DateField(source="reactie_uiterlijk_datum")
    terugkoppelingUiterlijkDatum = serializers.DateField(source="terugkoppeling_uiterlijk_datum", allow_null=True)
    trajectBeeindigd = serializers.BooleanField(source="is_traject_beeindigd")


class Verwijzingenpagina(serializers.Serializer):
    """Een pagina verwijzingen, oudste wijziging eerst."""

    aantal = serializers.IntegerField()
    page = serializers.IntegerField()
    pageSize = serializers.IntegerField()
    resultaten = VerwijzingKort(many=True)


class AdresUit(serializers.Serializer):
    """Het adres van de inwoner."""

    straat = serializers.CharField()
    huisnummer = serializers.CharField()
    huisnummertoevoeging = serializers.CharField()
    postcode = serializers.CharField()
    woonplaats = serializers.CharField()


class HuishoudenUit(serializers.Serializer):
    """Met wie de inwoner woont."""

    samenstelling = serializers.ChoiceField(choices=Samenstelling.choices)
    minderjarigeKinderen = serializers.IntegerField()


class InwonerUit(serializers.Serializer):
    """Alleen de gegevens waarvoor de inwoner toestemming gaf; de andere sleutels ontbreken."""

    naam = serializers.CharField(required=False)
    geboortedatum = serializers.DateField(required=False, allow_null=True)
    adres = AdresUit(required=False)
    telefoon = serializers.CharField(required=False)
    email = serializers.CharField(required=False)
    huishouden = HuishoudenUit(required=False, allow_null=True)
    hulpvraag = serializers.CharField(required=False)


class TerugkoppelingUit(serializers.Serializer):
    """Een bericht van de partner, en de stand van de verwijzing daarna."""

    soort = serializers.ChoiceField(choices=Terugkoppelsoort.choices)
    op = utc()
    tekst = serializers.CharField()
    resultaat = serializers.ChoiceField(choices=Resultaat.choices, allow_null=True)
    volgendeStap = serializers.CharField()
    status = serializers.ChoiceField(choices=VerwijzingStatus.choices)
    uiterlijkDatum = serializers.DateField(allow_null=True)


class VerwijzingUit(VerwijzingKort):
    """Een verwijzing met wat de partner van de inwoner mag weten; na afloop is `inwoner` leeg."""

    vraag = serializers.CharField(allow_null=True)
    deelvelden = serializers.ListField(child=serializers.ChoiceField(choices=Deelveld.choices))
    inwoner = InwonerUit(allow_null=True)
    terugkoppelingen = TerugkoppelingUit(many=True)


class AcceptatieIn(StrengeSerializer):
    """De partner neemt de verwijzing aan."""

    toelichting = TekstField(required=False)


class WeigeringIn(StrengeSerializer):
    """De partner kan dit niet doen."""

    reden = TekstField()


class TerugkoppelingIn(StrengeSerializer):
    """Een tussenbericht."""

    tekst = TekstField()


class AfrondingIn(StrengeSerializer):
    """Het resultaat en wat er nu moet gebeuren."""

    resultaat = KeuzeField(choices=Resultaat.choices)
    toelichting = TekstField(required=False)
    volgendeStap = TekstField(help_text="Ook als er niets meer hoeft: schrijf dat op.")


def bijlagen() -> serializers.ListField:
    """Bestanden bij een antwoord, zoals een specificatie."""
    return serializers.ListField(child=BestandIn(), required=False, allow_empty=True, max_length=MAX_BIJLAGEN)


class SaldoIn(StrengeSerializer):
    """De opgave van een schuldeiser."""

    bedrag = BedragField(help_text="Wat u op de dag van opgave nog te vorderen hebt, in euro. Alles betaald: 0.00")
    kenmerk = TekstField(max_length=80, required=False)
    opmerking = TekstField(required=False)
    voorafAkkoord = serializers.BooleanField(
        required=False,
        help_text="U gaat nu al akkoord met het voorstel dat volgt en krijgt daar geen vraag meer over",
    )
    bijlagen = bijlagen()


class SaldoUit(serializers.Serializer):
    """De ontvangen opgave."""

    bedrag = serializers.DecimalField(max_digits=12, decimal_places=2)
    kenmerk = serializers.CharField()
    op = utc()


class ReactieIn(StrengeSerializer):
    """Het antwoord op een voorstel."""

    antwoord = KeuzeField(choices=ANTWOORDEN)
    reden = TekstField(required=False, help_text="Verplicht bij afgewezen en voorwaardelijk")
    bijlagen = bijlagen()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["antwoord"] != Antwoord.AKKOORD and not attrs.get("reden"):
            raise serializers.ValidationError({"reden": ["Schrijf op waarom u afwijst, of wat uw voorwaarde is."]})
        return attrs


class BerichtIn(StrengeSerializer):
    """Wat u laat weten buiten een saldo-opgave of een reactie op een voorstel om."""

    soort = KeuzeField(choices=[(soort.value, soort.label) for soort in LOS_INKOMEND])
    tekst = TekstField(required=False, help_text="Verplicht, behalve bij een antwoord op een kennisgeving")
    kenmerk = TekstField(max_length=80, required=False, help_text="Waaronder u de vordering kent")
    bijlagen = bijlagen()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["soort"] != Postsoort.KENNISGEVING_ANTWOORD and not attrs.get("tekst"):
            raise serializers.ValidationError({"tekst": ["Schrijf op wat u wilt laten weten."]})
        return attrs


class BerichtUit(serializers.Serializer):
    """Het ontvangen bericht."""

    soort = serializers.CharField()
    op = utc()


class ReactieUit(serializers.Serializer):
    """Het ontvangen antwoord."""

    antwoord = serializers.ChoiceField(choices=ANTWOORDEN)
    op = utc()
