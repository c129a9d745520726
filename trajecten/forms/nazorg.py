"""Formulieren van de nazorg: het contact, verzetten, een vraag van de inwoner, en een teken van terugval."""

from typing import Any

from django import forms

from schuldhulp.formulieren import DatumField, Formulier
from trajecten.choices.nazorg import PERSOONLIJK, Nazorgvorm, Terugvalteken, Terugvaluitkomst
from trajecten.forms.traject import Stapformulier, tekstveld

JA, NEE = "ja", "nee"


def vormveld(label: str = "Hoe?") -> forms.ChoiceField:
    """Hoe er contact was."""
    return forms.ChoiceField(label=label, choices=Nazorgvorm.choices, widget=forms.RadioSelect)


def tekenveld(label: str, **opties: Any) -> forms.MultipleChoiceField:
    """Waaraan te zien is dat het weer mis kan gaan."""
    return forms.MultipleChoiceField(
        label=label, choices=Terugvalteken.choices, required=False, widget=forms.CheckboxSelectMultiple, **opties
    )


class NazorgForm(Stapformulier):
    """Wat uit een nazorgcontact kwam, of dat het niet lukte."""

    vorm = vormveld("Hoe nam u contact op?")
    is_bereikt = forms.ChoiceField(
        label="Is de inwoner bereikt?",
        choices=[(JA, "Ja"), (NEE, "Nee")],
        widget=forms.RadioSelect,
        help_text="Bij nee proberen wij het later opnieuw, zo vaak als het beleid zegt.",
    )
    gaat_goed = forms.ChoiceField(
        label="Gaat het goed?",
        required=False,
        choices=[(JA, "Ja"), (NEE, "Nee, er zijn nieuwe zorgen")],
        widget=forms.RadioSelect,
        help_text="Alleen als u de inwoner sprak.",
    )
    tekens = tekenveld(
        "Ziet u tekens van terugval?",
        help_text="Eén teken is genoeg voor nog een persoonlijk gesprek.",
    )
    notitie = tekstveld("Wat besprak u?", required=False)
    afspraken = tekstveld("Wat sprak u af?", required=False, regels=3)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("is_bereikt") == JA and not gegevens.get("gaat_goed"):
            self.add_error("gaat_goed", "Maak een keuze bij ‘Gaat het goed?’.")
        if gegevens.get("is_bereikt") == NEE:
            gegevens |= {"gaat_goed": "", "tekens": [], "afspraken": ""}
        return gegevens


class VerzetForm(Stapformulier):
    """Het eerstvolgende nazorgcontact naar een andere dag."""

    naar = DatumField(label="Naar welke dag?")
    reden = tekstveld("Waarom?", regels=3)


class VraagForm(Formulier):
    """Een vraag die de inwoner stelde."""

    vraag = tekstveld("Wat vroeg de inwoner?", maximum=2000)


class AntwoordForm(Formulier):
    """Wat de inwoner te horen kreeg."""

    antwoord = tekstveld("Wat vertelde u de inwoner?", maximum=4000)


class TerugvalForm(Formulier):
    """Tekens dat het weer mis kan gaan."""

    tekens = tekenveld("Wat ziet u?")
    toelichting = tekstveld("Wat weet u erover?", required=False, maximum=4000)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not gegevens.get("tekens") and not gegevens.get("toelichting"):
            self.add_error("tekens", "Kies een teken of schrijf op waaraan u het merkt.")
        return gegevens


class TerugvalcontactForm(Formulier):
    """Het persoonlijke contact na een teken van terugval."""

    vorm = vormveld("Hoe nam u contact op?")
    is_bereikt = forms.ChoiceField(
        label="Sprak u de inwoner?", choices=[(JA, "Ja"), (NEE, "Nee")], widget=forms.RadioSelect
    )
    uitkomst = forms.ChoiceField(
        label="Hoe gaat het verder?", required=False, choices=Terugvaluitkomst.choices, widget=forms.RadioSelect
    )
    verslag = tekstveld("Wat besprak u, of wat probeerde u?", maximum=4000)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("is_bereikt") == JA:
            if not gegevens.get("uitkomst"):
                self.add_error("uitkomst", "Kies hoe het verdergaat.")
            if gegevens.get("vorm") and gegevens["vorm"] not in PERSOONLIJK:
                self.add_error("vorm", "Bij dreigende terugval telt alleen persoonlijk contact: bel of ga langs.")
        return gegevens
