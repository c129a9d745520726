"""Formulieren naast het klantprofiel: leefgebieden bespreken en een uitslag van elders bewaren."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from intake.choices import ExternInstrument, Leefgebied
from intake.forms.papieren import KIES_OPNIEUW
from intake.leefgebieden import CIJFERS
from intake.services.document import Inhoud, read_bestand
from schuldhulp.formulieren import Formulier, GeweestField
from schuldhulp.lib.fouten import Geweigerd

NIET_BESPROKEN = ("", "Niet besproken")
CIJFERKEUZES = [NIET_BESPROKEN, *((str(n), f"{n}: {tekst.lower()}") for n, tekst in CIJFERS.items())]


class _DossierFormulier(Formulier):
    """Draagt het id van de rij die het maakt, en een dag die al is geweest."""

    id_ = forms.UUIDField(widget=forms.HiddenInput)
    datum = GeweestField(label="Wanneer?")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, initial={"id_": uuid4(), "datum": timezone.localdate()}, **kwargs)


class LeefgebiedenForm(_DossierFormulier):
    """Per leefgebied een cijfer en een aantekening; alleen wat besproken is."""

    def __init__(self, *args: Any, **kwargs: Any):
        self.base_fields = dict(self.base_fields)  # type: ignore[misc]  # de velden volgen uit de leefgebieden
        for gebied in Leefgebied:
            self.base_fields[f"cijfer_{gebied}"] = forms.ChoiceField(
                label="Hoe gaat het?", required=False, choices=CIJFERKEUZES, widget=forms.RadioSelect
            )
            self.base_fields[f"notitie_{gebied}"] = forms.CharField(
                label="Aantekening", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
            )
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.zonder_optioneel = naam.startswith("cijfer_")  # type: ignore[attr-defined]

    def gebieden(self) -> list[dict[str, Any]]:
        """De velden per gebied voor het sjabloon, open als er iets is ingevuld of niet klopt."""
        rijen = []
        for gebied in Leefgebied:
            cijfer, notitie = self[f"cijfer_{gebied}"], self[f"notitie_{gebied}"]
            fout = bool(cijfer.errors or notitie.errors)
            gevuld = bool(cijfer.value() or notitie.value())
            rijen.append({"gebied": gebied, "cijfer": cijfer, "notitie": notitie, "is_open": fout or gevuld})
        return rijen

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        for gebied in Leefgebied:
            if gegevens.get(f"notitie_{gebied}", "").strip() and not gegevens.get(f"cijfer_{gebied}"):
                self.add_error(f"cijfer_{gebied}", f"Geef ook een cijfer bij ‘{gebied.label}’.")
        if not self.errors and not self.cijfers:
            self.add_error(None, "Geef minstens één leefgebied een cijfer.")
        return gegevens

    @property
    def cijfers(self) -> Mapping[Leefgebied, int]:
        """De gegeven cijfers, na `is_valid()`."""
        gegeven = {gebied: self.cleaned_data.get(f"cijfer_{gebied}") for gebied in Leefgebied}
        return {gebied: int(waarde) for gebied, waarde in gegeven.items() if waarde}

    @property
    def notities(self) -> Mapping[Leefgebied, str]:
        """De aantekeningen, na `is_valid()`."""
        return {gebied: self.cleaned_data[f"notitie_{gebied}"] for gebied in Leefgebied}


class UitslagForm(_DossierFormulier):
    """De uitslag van een instrument van een ander: datum, etiket en aantekeningen, nooit de vragen zelf."""

    instrument = forms.ChoiceField(label="Instrument", choices=ExternInstrument, widget=forms.RadioSelect)
    instrument_naam = forms.CharField(
        label="Naam van het andere instrument",
        required=False,
        max_length=80,
        help_text="Alleen bij ‘Een ander instrument’.",
    )
    label = forms.CharField(
        label="Uitslag", max_length=120, help_text="Neem over wat op de uitslag staat, in een paar woorden."
    )
    notities = forms.CharField(
        label="Aantekeningen",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wat de uitslag voor deze inwoner betekent. Neem geen vragen of scores per vraag over.",
    )
    bestand = forms.FileField(
        label="Bestand van de uitslag",
        required=False,
        help_text="Een PDF of foto. Het komt ook bij de papieren van dit dossier.",
    )
    field_order = ("id_", "instrument", "instrument_naam", "datum", "label", "notities", "bestand")
    inhoud: Inhoud | None = None

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["datum"].label = "Afgenomen op"

    def clean_bestand(self) -> None:
        """Keurt het bestand; wat goed is staat in `inhoud`."""
        if bestand := self.cleaned_data["bestand"]:
            try:
                self.inhoud = read_bestand(bestand)
            except Geweigerd as fout:
                raise ValidationError(fout.melding) from fout

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("instrument") == ExternInstrument.ANDERS and not gegevens.get("instrument_naam"):
            self.add_error("instrument_naam", "Schrijf op welk ander instrument het is.")
        if self.errors and self.inhoud:
            self.add_error("bestand", KIES_OPNIEUW)
        return gegevens
