"""Formulieren bij de berichten over mijlpalen: van de consulent, en van de inwoner die ze stopt."""

from typing import Any

from django import forms

from schuldhulp.formulieren import Formulier
from trajecten.choices.inwoner import Mijlpaalkanaal
from trajecten.forms.traject import tekstveld

JA = "ja"


class VoorkeurForm(Formulier):
    """Of en hoe iemand berichten over zijn traject krijgt."""

    wil_mijlpalen = forms.ChoiceField(
        label="Krijgt deze inwoner berichten over mijlpalen?",
        choices=[(JA, "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
    )
    kanaal = forms.ChoiceField(label="Hoe?", choices=Mijlpaalkanaal.choices, widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Ander e-mailadres",
        required=False,
        help_text="Alleen als de berichten naar iemand anders gaan, zoals een bewindvoerder.",
    )
    adres = tekstveld(
        "Ander postadres",
        required=False,
        regels=4,
        maximum=300,
        help_text="Naam, straat en plaats, elk op een eigen regel. Laat leeg voor het adres uit het dossier.",
    )

    @property
    def gegevens(self) -> dict[str, Any]:
        """Wat de dienst vastlegt."""
        schoon = self.cleaned_data
        return schoon | {"wil_mijlpalen": schoon["wil_mijlpalen"] == JA, "kanaal": Mijlpaalkanaal(schoon["kanaal"])}


class AfmeldForm(Formulier):
    """De code uit het bericht; met een link staat zij er al."""

    code = forms.CharField(
        label="Code uit het bericht",
        max_length=40,
        help_text="16 letters en cijfers. Streepjes hoeven niet.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-code": ""}
        ),
    )
