"""Formulieren voor de schuldeiser die met een code reageert."""

from django import forms

from schuldhulp.formulieren import Formulier
from trajecten.forms.voorstel import AntwoordForm, HeroverwegingAntwoordForm, SaldoForm


class CodeForm(Formulier):
    """De code uit de brief."""

    code = forms.CharField(
        label="Code uit de brief",
        max_length=40,
        help_text="Bijvoorbeeld ABCD-EFGH-JKLM-NPQR. Streepjes en hoofdletters maken niet uit.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PubliekSaldoForm(SaldoForm):
    """Saldo-opgave; de code reist verborgen mee, nooit in het adres."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")


class PubliekAntwoordForm(AntwoordForm):
    """Antwoord op een voorstel; de code reist verborgen mee."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")


class PubliekHeroverwegingForm(HeroverwegingAntwoordForm):
    """Antwoord na heroverweging; de code reist verborgen mee."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")
