"""Basis voor alle formulieren: Nederlandse meldingen, datums en bedragen zoals mensen ze typen.

De opmaak zit niet hier maar in `{% formulier %}` (schuldhulp/templatetags/formulierdelen.py), zodat elk
Django-formulier er hetzelfde uitziet. Hier staat alleen wat invoer betekent.
"""

import datetime
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats, timezone

from schuldhulp.lib.bsn import is_geldig_bsn, normaliseer
from schuldhulp.lib.datumtekst import lees_datum
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import lees_bedrag
from schuldhulp.veldmeldingen import zet_meldingen

_TELEFOON = re.compile(r"^\+?[\d\s().-]+$")
_TIJD = re.compile(r"^(\d{1,2})[:.](\d{2})( uur)?$")


class DatumField(forms.DateField):
    """Datum in een gewoon tekstvak, zie `lees_datum`; toont een bestaande waarde als 23-11-2026."""

    widget = forms.DateInput(format="%d-%m-%Y", attrs={"autocomplete": "off", "data-breedte": "kort"})

    def __init__(self, *, vanaf: datetime.date | None = None, tot_en_met: datetime.date | None = None, **kwargs: Any):
        self.vanaf = vanaf or datetime.date(1900, 1, 1)
        self.tot_en_met = tot_en_met or datetime.date(2100, 12, 31)
        kwargs.setdefault("help_text", "Bijvoorbeeld 23-11-2026")
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, datetime.date):
            return value
        try:
            datum = lees_datum(str(value))
        except ValueError:
            raise ValidationError(
                "Deze datum klopt niet. Schrijf de datum als 23-11-2026 of als 23 november 2026.", code="invalid"
            ) from None
        if datum < self.vanaf:
            raise ValidationError(f"Kies een datum op of na {self.vanaf:%d-%m-%Y}.", code="te_vroeg")
        if datum > self.tot_en_met:
            raise ValidationError(f"Kies een datum op of voor {self.tot_en_met:%d-%m-%Y}.", code="te_laat")
        return datum


class GeweestField(DatumField):
    """Datum van iets dat al is gebeurd, zoals een geboorte: vandaag of eerder."""

    def to_python(self, value: Any) -> datetime.date | None:
        datum = super().to_python(value)
        if datum and datum > timezone.localdate():
            raise ValidationError(
                "Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag.", code="in_de_toekomst"
            )
        return datum


class TijdField(forms.TimeField):
    """Tijdstip als `14:05`, `14.05` of `14.05 uur`."""

    widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "data-breedte": "kort"})

    def to_python(self, value: Any) -> datetime.time | None:
        if value in self.empty_values or isinstance(value, datetime.time):
            return value or None
        gevonden = _TIJD.match(str(value).strip().lower())
        try:
            if gevonden is None:
                raise ValueError(value)
            return datetime.time(int(gevonden[1]), int(gevonden[2]))
        except ValueError:
            raise ValidationError("Deze tijd klopt niet. Schrijf de tijd als 14:05.", code="invalid") from None


class MoneyField(forms.Field):
    """Bedrag in euro, met hele centen. Weigert invoer die op twee manieren te lezen is, zoals `1.234`."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort", "inputmode": "decimal"})
    voorvoegsel = "€"

    def __init__(self, *, minimum: Decimal = Decimal("0"), maximum: Decimal = Decimal("99999999.99"), **kwargs: Any):
        self.minimum, self.maximum = minimum, maximum
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            bedrag = lees_bedrag(str(value))
        except Geweigerd as fout:
            raise ValidationError(fout.melding, code="invalid") from None
        if bedrag < self.minimum:
            raise ValidationError(f"Vul een bedrag in van {_bedrag(self.minimum)} of meer.", code="te_laag")
        if bedrag > self.maximum:
            raise ValidationError(f"Vul een bedrag in van {_bedrag(self.maximum)} of minder.", code="te_hoog")
        return bedrag

    def prepare_value(self, value: Any) -> Any:
        return _bedrag(value) if isinstance(value, (Decimal, int)) else value


class RegelsField(forms.Field):
    """Een lijst in een tekstvak, één per regel; streepjes en bolletjes ervoor vallen weg."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, *, regels: int = 20, tekens: int = 300, **kwargs: Any):
        self.regels, self.tekens = regels, tekens
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        gevonden = [regel.strip(" -•*\t") for regel in str(value or "").splitlines()]
        gevonden = [regel for regel in gevonden if regel]
        if len(gevonden) > self.regels:
            raise ValidationError(
                f"Vul hoogstens {self.regels} regels in; dit zijn er {len(gevonden)}.", code="te_veel"
            )
        for nummer, regel in enumerate(gevonden, start=1):
            if len(regel) > self.tekens:
                raise ValidationError(f"Regel {nummer} is te lang: hoogstens {self.tekens} tekens.", code="te_lang")
        return gevonden

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class RijenField(forms.ModelMultipleChoiceField):
    """Rijen uit een lijst kiezen. Wat er niet in staat is een gewone fout, ook een getal dat geen database aankan."""

    def clean(self, value: Any) -> Any:
        bekend = {str(pk) for pk in self.queryset.values_list("pk", flat=True)}  # type: ignore[union-attr]
        if isinstance(value, list | tuple) and not {str(keuze) for keuze in value} <= bekend:
            raise ValidationError("Deze keuze kan hier niet. Kies een andere.", code="invalid_choice")
        return super().clean(value)


class BSNField(forms.CharField):
    """Burgerservicenummer: negen cijfers die de elfproef halen; spaties en punten mogen."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort", "inputmode": "numeric"})

    def to_python(self, value: Any) -> str:
        return normaliseer(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_geldig_bsn(value):
            raise ValidationError(
                "Dit burgerservicenummer klopt niet. Het zijn 9 cijfers; kijk op het paspoort of de identiteitskaart.",
                code="invalid",
            )


class TelefoonField(forms.CharField):
    """Telefoonnummer met netnummer of landnummer; spaties, streepjes en haakjes mogen."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort", "inputmode": "tel"})

    def __init__(self, *, max_length: int = 40, **kwargs: Any):
        super().__init__(max_length=max_length, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_telefoonnummer(value):
            raise ValidationError("Dit telefoonnummer klopt niet. Schrijf het als 06 12345678.", code="invalid")


def is_telefoonnummer(tekst: str) -> bool:
    """Kan men dit bellen? Tien cijfers, of met een landnummer acht tot vijftien (E.164)."""
    cijfers = re.sub(r"\D", "", tekst)
    internationaal = tekst.startswith("+") or cijfers.startswith("00")
    return bool(_TELEFOON.match(tekst)) and (8 <= len(cijfers) <= 17 if internationaal else len(cijfers) == 10)


def _bedrag(waarde: Decimal | int) -> str:
    return formats.number_format(Decimal(waarde), decimal_pos=2, force_grouping=True, use_l10n=True)


def melding_verplicht(veld: forms.Field) -> str:
    """De melding bij een leeg verplicht veld; zegt wat er moet gebeuren in plaats van `Dit veld is verplicht`."""
    label = str(veld.label or "dit veld")
    if isinstance(veld, forms.BooleanField):
        return f"Zet een vinkje bij ‘{label}’ om verder te gaan."
    if isinstance(veld, forms.ChoiceField | forms.ModelChoiceField):
        return f"Maak een keuze bij ‘{label}’."
    if isinstance(veld, forms.FileField):
        return f"Kies een bestand bij ‘{label}’."
    return f"Vul ‘{label}’ in."


class _Basis:
    """Wat elk eigen formulier doet: geen browsermeldingen, duidelijke meldingen, versie van het dossier meelezen."""

    use_required_attribute = False
    # Groepen voor {% formulier %}: [("Titel", ["veld1", "veld2"])] of [("Titel", "uitleg", [...])].
    groepen: list[tuple[Any, ...]] = []

    fields: dict[str, forms.Field]
    data: Any

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            if veld.label is None:
                veld.label = forms.utils.pretty_name(naam)
            veld.error_messages["required"] = melding_verplicht(veld)
            zet_meldingen(veld)

    @property
    def verwacht_versie(self) -> int | None:
        """De versie die de gebruiker op het scherm had; None als het formulier er geen meestuurde."""
        waarde = str(self.data.get(self.add_prefix("verwacht_versie"), ""))  # type: ignore[attr-defined]
        return int(waarde) if waarde.isascii() and waarde.isdecimal() and len(waarde) <= 9 else None


class Formulier(_Basis, forms.Form):
    """Basis voor elk formulier."""


class ModelFormulier(_Basis, forms.ModelForm):
    """Basis voor een formulier op een model; opslaan doet een service, nooit `form.save()`."""
