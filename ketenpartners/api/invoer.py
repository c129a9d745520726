"""Streng lezen van wat een partner stuurt: onbekende velden, dubbele sleutels en bijna-goede typen zijn fouten."""

import re
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from ketenpartners.api.fouten import TeGroot
from schuldhulp.lib.bsn import is_geldig_bsn
from schuldhulp.lib.fouten import Geweigerd
from trajecten.rekenloket import lees_json
from trajecten.services.bijlage import MAX_BIJLAGEN, MAX_BYTES, Bijlage, keur_bijlage

MAXIMALE_INHOUD = 1_000_000
ONBEKEND = "Dit veld is onbekend."
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIJDSTIP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})", re.ASCII
)
_BEDRAG = re.compile(r"[0-9]{1,8}\.[0-9]{2}", re.ASCII)


class StrengeParser(BaseParser):
    """JSON in UTF-8 met getallen als Decimal; geen NaN, geen sleutel die twee keer voorkomt, hoogstens 1 MB."""

    media_type = "application/json"
    maximum = MAXIMALE_INHOUD

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        inhoud = stream.read(self.maximum + 1)
        if len(inhoud) > self.maximum:
            raise TeGroot
        return lees_json(inhoud)


class BestandenParser(StrengeParser):
    """Dezelfde strenge JSON, met plaats voor de bestanden die erin mogen zitten (base64 maakt ze een derde groter)."""

    maximum = MAXIMALE_INHOUD + MAX_BIJLAGEN * MAX_BYTES * 4 // 3


class StrengeSerializer(serializers.Serializer):
    """Serializer die een onbekend veld weigert, samen met de andere fouten."""

    def to_internal_value(self, data: Any) -> Any:
        fouten: dict[str, Any] = {}
        waarden: Any = {}
        try:
            waarden = super().to_internal_value(data)
        except serializers.ValidationError as fout:
            fouten = dict(fout.detail) if isinstance(fout.detail, dict) else {"non_field_errors": fout.detail}
        if isinstance(data, Mapping):
            fouten.update({str(naam)[:100]: [ONBEKEND] for naam in data if naam not in self.fields})
        if fouten:
            raise serializers.ValidationError(fouten)
        return waarden


class TekstField(serializers.CharField):
    """Tekst; een getal of waar/onwaar is geen tekst, en wat verplicht is mag niet uit spaties bestaan."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 4000, **kwargs})

    def run_validation(self, data: Any = serializers.empty) -> Any:
        if data is not serializers.empty and data is not None and not isinstance(data, str):
            self.fail("invalid")
        return super().run_validation(data)


class EmailField(TekstField):
    """Een e-mailadres."""

    def to_internal_value(self, data: Any) -> str:
        return str(serializers.EmailField(max_length=200).run_validation(super().to_internal_value(data)))


class DatumField(serializers.DateField):
    """Een dag als JJJJ-MM-DD."""

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not _DATUM.fullmatch(value):
            self.fail("invalid", format="JJJJ-MM-DD")
        return super().to_internal_value(value)


class TijdstipField(serializers.DateTimeField):
    """Een tijdstip volgens RFC 3339, met elke tijdzone; antwoorden staan in UTC."""

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not _TIJDSTIP.fullmatch(value):
            self.fail("invalid", format="JJJJ-MM-DDTUU:MM:SSZ")
        return super().to_internal_value(value.upper())


class BedragField(serializers.DecimalField):
    """Een bedrag in euro als tekst met twee decimalen, zodat onderweg geen cent verloren gaat."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=10, decimal_places=2, min_value=0, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or not _BEDRAG.fullmatch(data):
            raise serializers.ValidationError("Schrijf het bedrag als tekst met twee decimalen, bijvoorbeeld 1234.56.")
        return super().to_internal_value(data)


class KeuzeField(serializers.ChoiceField):
    """Eén van de vaste waarden."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input="…")
        return super().to_internal_value(data)


class BestandIn(StrengeSerializer):
    """Een PDF, JPG of PNG van hoogstens 5 MB, als base64. Wat erin zit telt, niet hoe het heet."""

    naam = TekstField(max_length=150)
    inhoud = TekstField(max_length=MAX_BYTES * 4 // 3 + 4, help_text="De inhoud van het bestand in base64")

    def to_internal_value(self, data: Any) -> Bijlage:
        velden = super().to_internal_value(data)
        try:
            return keur_bijlage(b64decode(velden["inhoud"], validate=True), velden["naam"])
        except ValueError:  # ook bij tekens die in base64 niet bestaan
            raise serializers.ValidationError({"inhoud": ["Dit is geen base64."]}) from None
        except Geweigerd as fout:
            raise serializers.ValidationError({"inhoud": [fout.melding]}) from None


class BsnField(TekstField):
    """Burgerservicenummer: negen cijfers die de elfproef halen. Staat alleen in de inhoud, nooit in een adres."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 9, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        bsn = super().to_internal_value(data)
        if bsn and not (re.fullmatch("[0-9]{9}", bsn, re.ASCII) and is_geldig_bsn(bsn)):
            raise serializers.ValidationError("Dit burgerservicenummer klopt niet.")
        return bsn


def lees_body(soort: type[StrengeSerializer], request: Request) -> dict[str, Any]:
    """De gecontroleerde inhoud van het verzoek. Fout: ValidationError met alles wat er mis is."""
    data = {} if isinstance(request.data, QueryDict) else request.data
    serializer = soort(data=data, context={"request": request})
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def lees_query(soort: type[StrengeSerializer], request: Request) -> dict[str, Any]:
    """De gecontroleerde parameters uit het adres. Fout: ValidationError; ook bij een onbekende of dubbele parameter."""
    dubbel = [naam for naam, waarden in request.query_params.lists() if len(waarden) > 1]
    if dubbel:
        raise serializers.ValidationError({naam: ["Geef deze parameter één keer."] for naam in dubbel})
    serializer = soort(data=request.query_params.dict(), context={"request": request})
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data
