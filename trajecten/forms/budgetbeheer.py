"""Formulieren van het budgetbeheer."""

from decimal import Decimal
from typing import Any

from django import forms

from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from trajecten.choices.budgetbeheer import INKOMSTEN, Postsoort, Ritme
from trajecten.forms.traject import tekstveld


class SaldoForm(Formulier):
    """Het saldo zoals het bij de bank staat."""

    saldo = MoneyField(label="Saldo aan het begin van die dag")
    staat_rood = forms.BooleanField(label="De rekening staat rood", required=False)
    saldo_datum = DatumField(label="Op welke dag?", help_text="Neem dit over van de bank.")

    @property
    def gegevens(self) -> dict[str, Any]:
        """Wat de dienst vastlegt; een rekening die rood staat heeft een negatief saldo."""
        schoon = self.cleaned_data
        saldo = -schoon["saldo"] if schoon["staat_rood"] else schoon["saldo"]
        return {"saldo": saldo, "saldo_datum": schoon["saldo_datum"]}


class PostForm(Formulier):
    """Iets wat met een vast ritme binnenkomt of weggaat."""

    soort = forms.ChoiceField(label="Wat is het?", choices=Postsoort.choices)
    naam = forms.CharField(label="Van of aan wie?", max_length=120)
    bedrag = MoneyField(label="Bedrag per keer", minimum=Decimal("0.01"), maximum=Decimal("99999"))
    ritme = forms.ChoiceField(label="Hoe vaak?", choices=Ritme.choices, initial=Ritme.MAAND)
    eerste = DatumField(label="Eerste keer op", help_text="Daarna volgt elke keer met dit ritme.")
    laatste = DatumField(label="Laatste keer op", required=False, help_text="Laat leeg als het gewoon doorloopt.")
    iban = forms.CharField(
        label="IBAN", required=False, max_length=40, help_text="Waar de betaling heen gaat. Niet nodig bij inkomsten."
    )
    kenmerk = forms.CharField(label="Omschrijving bij de betaling", required=False, max_length=140)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("soort") and gegevens["soort"] not in INKOMSTEN and not gegevens.get("iban"):
            self.add_error("iban", "Vul het IBAN in waar de betaling heen gaat.")
        return gegevens

    @property
    def gegevens(self) -> dict[str, Any]:
        """Wat de dienst vastlegt."""
        schoon = self.cleaned_data
        return {**schoon, "soort": Postsoort(schoon["soort"]), "ritme": Ritme(schoon["ritme"])}


class EindpostForm(Formulier):
    """Wanneer een post stopt."""

    laatste = DatumField(label="Laatste keer op")


class OntvangstForm(Formulier):
    """Dat een verwacht inkomen binnenkwam."""

    verwacht = DatumField(label="Van welke dag was deze betaling?")
    ontvangen = DatumField(label="Binnengekomen op")
    bedrag = MoneyField(label="Hoeveel?", help_text="Kwam er niets? Vul dan 0 in.")


class KlaarzettenForm(Formulier):
    """Tot welke dag betalingen worden klaargezet."""

    tot = DatumField(label="Tot en met welke dag?", help_text="Hoogstens een maand vooruit.")


class BetaaldForm(Formulier):
    """Wanneer een betaling bij de bank is gedaan."""

    datum = DatumField(label="Betaald op")


class IntrekForm(Formulier):
    """Waarom een betaling niet doorgaat."""

    reden = tekstveld("Waarom gaat deze betaling niet door?", regels=3, maximum=1000)
