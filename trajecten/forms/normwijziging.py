"""Het filter boven een lijst van herberekeningen."""

from django import forms

from schuldhulp.formulieren import Formulier
from trajecten.choices.normwijziging import Herberekeningsoort, Herberekeningstatus


class HerberekeningFilter(Formulier):
    """Zonder keuze staat er wat nog te doen is."""

    soort = forms.ChoiceField(
        label="Wat verandert er?", required=False, choices=[("", "Alles"), *Herberekeningsoort.choices]
    )
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", Herberekeningstatus.TE_BEOORDELEN.label), ("alle", "Alle"), *Herberekeningstatus.choices[1:]],
    )
    van_mij = forms.BooleanField(label="Ik ben behandelaar", required=False)
