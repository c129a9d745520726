"""Formulieren bij de finale kwijting: wat een schuldeiser antwoordt, en wat is uitgezocht."""

from decimal import Decimal
from typing import Any

from django import forms

from schuldhulp.formulieren import Formulier, MoneyField
from trajecten.choices.kwijting import ANTWOORDEN, KwijtingStatus
from trajecten.forms.traject import tekstveld


class KwijtingForm(Formulier):
    """Wat de schuldeiser zegt over de rest van zijn vordering."""

    antwoord = forms.ChoiceField(
        label="Wat antwoordt de schuldeiser?",
        choices=[(antwoord.value, antwoord.label) for antwoord in ANTWOORDEN],
        widget=forms.RadioSelect,
    )
    restant = MoneyField(
        label="Welk bedrag laat hij staan?",
        required=False,
        maximum=Decimal("9999999"),
        help_text="Alleen als hij een deel kwijtscheldt.",
    )
    opmerking = tekstveld("Wat zegt de schuldeiser?", required=False, regels=3, maximum=4000)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        antwoord = gegevens.get("antwoord")
        if antwoord == KwijtingStatus.DEELS and "restant" not in self.errors and not gegevens.get("restant"):
            self.add_error("restant", "Vul in welk bedrag de schuldeiser laat staan. Het is meer dan nul.")
        if antwoord in (KwijtingStatus.DEELS, KwijtingStatus.GEWEIGERD) and not gegevens.get("opmerking"):
            self.add_error("opmerking", "Schrijf op wat de schuldeiser zegt.")
        return gegevens


class UitlegForm(Formulier):
    """Waarom het bij deze schuldeiser anders ligt."""

    uitleg = tekstveld(
        "Wat zocht u uit, en wat sprak u af met de inwoner?",
        regels=3,
        maximum=300,
        help_text="Deze tekst komt in de brief aan de inwoner. Schrijf kort en in gewone taal, met “u”.",
    )
