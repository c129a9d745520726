"""Formulieren voor besluiten; de motivering komt letterlijk in de beschikking."""

from typing import Any

from django import forms

from intake.choices import Afwijzingsgrond
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from schuldhulp.formulieren import Formulier

MOTIVERING = "Deze tekst komt in de brief. Schrijf aan de inwoner: kort, in gewone taal, met “u”."

VOLGGROEP = ("Daarna", "Niemand raakt uit beeld: er is altijd een dag waarop iemand opnieuw kijkt.", VOLGVELDEN)


def _motivering(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=8000, widget=forms.Textarea(attrs={"rows": 6}), help_text=MOTIVERING)


def _vervolgstap() -> forms.CharField:
    return forms.CharField(
        label="Wat kan de inwoner nu doen?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst komt in de brief. Noem een plek waar iemand wel terecht kan.",
    )


class ToelatingForm(Formulier):
    """Toelaten tot schuldhulpverlening."""

    motivering = _motivering("Waarom laat u deze inwoner toe?")
    voorwaarden = forms.CharField(
        label="Voorwaarden",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat de inwoner zelf moet doen, bijvoorbeeld: geen nieuwe schulden maken.",
    )
    weken_tot_resultaat = forms.IntegerField(
        label="Over hoeveel weken verwacht u een resultaat?",
        min_value=1,
        max_value=260,
        help_text="Het aantal weken komt in de brief.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-breedte": "kort", "autocomplete": "off"}),
    )


class AdviesForm(VolgVelden):
    """Afsluiten met informatie en advies."""

    motivering = _motivering("Waarom is informatie en advies genoeg?")
    vervolgstap = _vervolgstap()

    groepen = [("Het besluit", ["motivering", "vervolgstap"]), VOLGGROEP]


class AfwijzingForm(VolgVelden):
    """Een afwijzing voorleggen aan een tweede lezer."""

    grond = forms.ChoiceField(label="Op welke grond?", choices=Afwijzingsgrond, widget=forms.RadioSelect)
    motivering = _motivering("Waarom wijst u de aanvraag af?")
    vervolgstap = _vervolgstap()

    groepen = [("Het besluit", ["grond", "motivering", "vervolgstap"]), VOLGGROEP]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        uitleg = {Afwijzingsgrond.RECIDIVE: "Kan alleen als het beleid van de gemeente dit zegt."}
        self.fields["grond"].uitleg_per_keuze = uitleg  # type: ignore[attr-defined]


class TeruggeefForm(Formulier):
    """Een voorgelegde afwijzing teruggeven."""

    reden = forms.CharField(
        label="Waarom geeft u de afwijzing terug?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Uw collega leest dit en beslist opnieuw. De inwoner krijgt hier geen brief over.",
    )
