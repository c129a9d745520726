"""Formulieren bij één schuld: de feiten, beslag, en waarom een schuldeiser meer vordert dan de inwoner noemde."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from trajecten.choices import Schuldsoort
from trajecten.choices.schuld import Beslagsoort, Schuldeiserrol
from trajecten.models import Schuldeiser


class _Partij(forms.ModelChoiceField):
    """Een partij uit het register, met wat zij is en waar zij zit: namen komen vaker voor."""

    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(deel for deel in (obj.naam, obj.get_rol_display().lower(), obj.plaats) if deel)


class SchuldfeitenForm(Formulier):
    """Wat er over een schuld bekend is en de som niet verandert."""

    soort = forms.ChoiceField(label="Soort schuld", choices=Schuldsoort)
    oorspronkelijk_bedrag = MoneyField(
        label="Oorspronkelijk bedrag", required=False, help_text="Zonder rente en kosten die er later bij kwamen."
    )
    ontstaan_datum = DatumField(label="Wanneer ontstond de schuld?", required=False)
    peil_datum = DatumField(label="Peildatum", required=False, help_text="De dag waarop het bedrag klopte.")
    vertegenwoordiger = _Partij(
        label="Wie treedt op voor de schuldeiser?",
        queryset=Schuldeiser.objects.none(),
        required=False,
        empty_label="Niemand: de schuldeiser zelf",
        help_text="Een incassobureau, deurwaarder of gemachtigde uit het register. Brieven gaan daarheen.",
    )
    vertegenwoordiger_kenmerk = forms.CharField(label="Kenmerk bij wie optreedt", required=False, max_length=80)
    is_hoofdelijk = forms.BooleanField(
        label="Hoofdelijk aansprakelijk",
        required=False,
        help_text="De schuldeiser kan de hele schuld ook bij een ander halen.",
    )
    hoofdelijk_met = forms.CharField(
        label="Samen met wie?", required=False, max_length=200, help_text="Bijvoorbeeld: ex-partner."
    )
    betwist_sinds_datum = DatumField(label="Betwist sinds", required=False)
    betwist_waarom = forms.CharField(
        label="Wat betwist de inwoner?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De schuld blijft meetellen. Moet zij eruit, wijzig dan of zij meedoet.",
    )
    groepen = [
        ("Oorsprong", ["soort", "oorspronkelijk_bedrag", "ontstaan_datum", "peil_datum"]),
        ("Wie optreedt", ["vertegenwoordiger", "vertegenwoordiger_kenmerk"]),
        ("Hoofdelijk", ["is_hoofdelijk", "hoofdelijk_met"]),
        ("Betwisting", ["betwist_sinds_datum", "betwist_waarom"]),
    ]

    def __init__(self, *args: Any, register: "QuerySet[Schuldeiser]", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["vertegenwoordiger"].queryset = register  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("vertegenwoordiger_kenmerk") and not gegevens.get("vertegenwoordiger"):
            self.add_error("vertegenwoordiger", "Kies bij wie dit kenmerk hoort, of wis het kenmerk.")
        if gegevens.get("hoofdelijk_met") and not gegevens.get("is_hoofdelijk"):
            self.add_error("is_hoofdelijk", "U noemt een ander. Vink dan ook ‘Hoofdelijk aansprakelijk’ aan.")
        for veld, ander in (
            ("betwist_sinds_datum", "betwist_waarom"),
            ("betwist_waarom", "betwist_sinds_datum"),
        ):
            if gegevens.get(ander) and not gegevens.get(veld) and veld not in self.errors:
                self.add_error(veld, "Een betwiste schuld heeft een datum en een reden. Vul beide in, of wis beide.")
        return gegevens


class BeslagForm(Formulier):
    """Beslag of verrekening bij een schuld."""

    soort = forms.ChoiceField(label="Waarop?", choices=Beslagsoort, widget=forms.RadioSelect)
    sinds_datum = DatumField(label="Sinds")
    bedrag_per_maand = MoneyField(
        label="Inhouding per maand", required=False, help_text="Laat leeg als u het niet weet."
    )
    deurwaarder = _Partij(
        label="Gerechtsdeurwaarder",
        queryset=Schuldeiser.objects.none(),
        required=False,
        empty_label="Geen, of nog niet bekend",
    )

    def __init__(self, *args: Any, register: "QuerySet[Schuldeiser]", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["deurwaarder"].queryset = register.filter(rol=Schuldeiserrol.DEURWAARDER)  # type: ignore[attr-defined]


class BeslagEindeForm(Formulier):
    """Vanaf wanneer het beslag er niet meer ligt."""

    tot_datum = DatumField(label="Tot en met welke dag lag het beslag er?")


class VerschilForm(Formulier):
    """Waarom een schuldeiser meer vordert dan de inwoner noemde."""

    reden = forms.CharField(
        label="Wat verklaart het verschil?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: rente en kosten sinds de eerste aanmaning, of een tweede vordering.",
    )
