"""Formulieren voor het beheer van partners, convenanten en API-sleutels."""

from typing import Any

from django import forms
from django.utils import timezone

from ketenpartners.choices import Dienst
from ketenpartners.scopes import SCOPES
from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht


class GemeenteVeld(Formulier):
    """Basis met een gemeente waar de medewerker beheerder is."""

    gemeente = forms.ModelChoiceField(
        label="Voor welke gemeente?", queryset=Gemeente.objects.none(), empty_label="Kies een gemeente"
    )

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        veld = self.fields["gemeente"]
        veld.queryset = Gemeente.objects.visible_to(user, Recht.BEHEER)  # type: ignore[attr-defined]


class PartnerBasis(Formulier):
    """Wat een partner doet en hoe hij te bereiken is."""

    diensten = forms.MultipleChoiceField(
        label="Welke hulp biedt deze partner?", choices=Dienst.choices, widget=forms.CheckboxSelectMultiple
    )
    telefoon = forms.CharField(label="Telefoon", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)


class NieuwePartnerForm(PartnerBasis, GemeenteVeld):
    """Een nieuwe partner met het eerste convenant."""

    naam = forms.CharField(label="Naam", max_length=200)
    soort = forms.ChoiceField(label="Soort organisatie", choices=[("", "Maak een keuze"), *Organisatiesoort.choices])
    geldig_vanaf = DatumField(label="Convenant geldig vanaf")
    groepen = [
        ("De partner", ["naam", "soort", "diensten", "telefoon", "email"]),
        (
            "Het convenant",
            "Zonder geldig convenant gaan er geen gegevens naar de partner.",
            ["gemeente", "geldig_vanaf"],
        ),
    ]


class PartnerForm(PartnerBasis):
    """Een bestaande partner wijzigen."""

    is_actief = forms.BooleanField(
        label="Deze partner is actief",
        required=False,
        help_text="Zonder vinkje gaan er geen verwijzingen meer heen en werken de API-sleutels niet.",
    )


class ConvenantForm(GemeenteVeld):
    """Een convenant met een gemeente."""

    geldig_vanaf = DatumField(label="Geldig vanaf")
    geldig_tot = DatumField(label="Geldig tot en met", required=False)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        vanaf, tot = gegevens.get("geldig_vanaf"), gegevens.get("geldig_tot")
        if vanaf and tot and tot < vanaf:
            self.add_error("geldig_tot", "Het convenant eindigt voor het begint. Kies een latere laatste dag.")
        return gegevens


class ConvenantEindeForm(Formulier):
    """De laatste dag van een convenant."""

    geldig_tot = DatumField(label="Laatste dag van het convenant")

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs["initial"] = {"geldig_tot": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class SleutelForm(Formulier):
    """Een nieuwe API-sleutel."""

    naam = forms.CharField(label="Naam van de sleutel", max_length=80, help_text="Bijvoorbeeld: productie, of test")
    scopes = forms.MultipleChoiceField(
        label="Wat mag deze sleutel?",
        choices=list(SCOPES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Geef niet meer dan de partner nodig heeft.",
    )
