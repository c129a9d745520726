"""Formulieren voor mandaat."""

from typing import Any

from django import forms

from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.organisatie.choices import ZONDER_MANDAAT, Mandaatsoort, Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Organisatie


class MandaatForm(Formulier):
    """Wie welk besluit mag nemen, sinds wanneer, en waar dat staat."""

    organisatie = forms.ModelChoiceField(
        label="Organisatie", queryset=Organisatie.objects.none(), empty_label="Maak een keuze"
    )
    soorten = forms.MultipleChoiceField(
        label="Welke besluiten mag deze organisatie nemen?",
        choices=Mandaatsoort,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat u niet aanvinkt, bereidt de organisatie voor. Iemand met mandaat neemt dan het besluit.",
    )
    vanaf = DatumField(label="Geldig vanaf")
    vindplaats = forms.CharField(
        label="Vindplaats van het mandaatbesluit", max_length=200, help_text="Bijvoorbeeld: Gemeenteblad 2026, 1234."
    )

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kan = gemeente.organisaties.filter(is_actief=True).exclude(soort__in=ZONDER_MANDAAT)
        eigen = {"soort": Organisatiesoort.GEMEENTE, "gemeentecode__in": ("", gemeente.code)}
        self.fields["organisatie"].queryset = kan.exclude(**eigen)  # type: ignore[attr-defined]


class EindeMandaatForm(Formulier):
    """Tot en met wanneer het mandaat geldt."""

    tot_en_met = DatumField(label="Geldig tot en met", help_text="Besluiten van daarvoor blijven geldig.")
