"""Formulieren bij producten: beginnen, wijzigen, beëindigen, en kiezen na de stabilisatie."""

from typing import Any

from django import forms
from django.utils import timezone

from schuldhulp.formulieren import DatumField
from schuldhulp.lib.werkdagen import plus_maanden
from trajecten.choices_product import Vervolg
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.services.vervolg import KEUZES, KIJKEN_MAANDEN

UITLEG_VERVOLG = {
    Vervolg.REGELING: "U kijkt het dossier na en draagt het over aan de uitvoerder van fase 2.",
    Vervolg.DUURZAAM: "Er kan nog geen regeling komen. U houdt de balans in het oog en kijkt later opnieuw.",
    Vervolg.STABILISATIE: "Weer hoogstens vier maanden.",
    Vervolg.STOPPEN: "U gaat door naar de beschikking tot beëindiging.",
}


class VervolgForm(Stapformulier):
    """Hoe het na de stabilisatie verdergaat, met een reden."""

    keuze = forms.ChoiceField(label="Hoe gaat het verder?", widget=forms.RadioSelect)
    toelichting = tekstveld("Waarom?", help_text="Uw collega’s lezen dit terug in de tijdlijn.")
    kijken = DatumField(
        label="Wanneer kijkt u opnieuw of een regeling kan?",
        required=False,
        help_text="Alleen bij duurzame financiële dienstverlening; binnen een jaar.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        veld, keuzes = self.fields["keuze"], KEUZES.get(self.traject.status, ())
        veld.choices = [(keuze.value, keuze.label) for keuze in keuzes]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {keuze.value: UITLEG_VERVOLG[keuze] for keuze in keuzes}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        vandaag, kijken = timezone.localdate(), gegevens.get("kijken")
        binnen = kijken and vandaag < kijken <= plus_maanden(vandaag, KIJKEN_MAANDEN)
        if gegevens.get("keuze") == Vervolg.DUURZAAM and not binnen and "kijken" not in self.errors:
            self.add_error("kijken", "Kies een dag na vandaag en binnen een jaar.")
        if gegevens.get("keuze") != Vervolg.DUURZAAM:
            gegevens["kijken"] = None
        return gegevens
