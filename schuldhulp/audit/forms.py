from django import forms

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.formulieren import DatumField, Formulier


class LogboekFilter(Formulier):
    """Filter boven het logboek; alles wat is ingevuld moet kloppen."""

    van = DatumField(label="Vanaf", required=False, help_text="")
    tot = DatumField(label="Tot en met", required=False, help_text="")
    medewerker = forms.CharField(label="Medewerker", required=False, max_length=120)
    handeling = forms.ChoiceField(label="Handeling", required=False, choices=[("", "Alle"), *Handeling.choices])
    dossiernummer = forms.CharField(label="Dossiernummer", required=False, max_length=30)
    resultaat = forms.ChoiceField(label="Resultaat", required=False, choices=[("", "Alle"), *Resultaat.choices])
