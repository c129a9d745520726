"""Formulieren bij het register van schuldeisers."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from stdnum import iban as ibannummer

from intake.forms.persoon import check_postcode, gemeentekeuzes
from schuldhulp.formulieren import DatumField, Formulier, RegelsField
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Schuldsoort
from trajecten.choices.post import UITGAANDE_KANALEN, Kanaal
from trajecten.choices.schuld import Schuldeiserrol
from trajecten.models import Schuldeiser
from trajecten.services.schuldeiser import zoek_hoofdvestiging

_KVK = re.compile(r"^\d{8}$")
_VESTIGING = re.compile(r"^\d{12}$")
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class NamenField(RegelsField):
    """Andere namen van een schuldeiser, één per regel; zo bewaart het register ze ook."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, **kwargs: Any):
        super().__init__(tekens=200, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        return "\n".join(super().clean(value))


class SchuldeiserForm(Formulier):
    """Een schuldeiser in het register."""

    naam = forms.CharField(label="Naam", max_length=200)
    handelsnamen = NamenField(label="Handelsnamen", help_text="Eén per regel. Zoeken vindt de schuldeiser ook hierop.")
    vroegere_namen = NamenField(label="Vroegere namen", help_text="Eén per regel.")
    rol = forms.ChoiceField(
        label="Wat is dit?",
        required=False,
        choices=Schuldeiserrol.choices,
        help_text="Kies wie ook voor andere schuldeisers kan optreden.",
    )
    soort = forms.ChoiceField(label="Soort schuld", choices=[("", "Maak een keuze"), *Schuldsoort.choices])
    kvk_nummer = forms.CharField(label="KvK-nummer", required=False, max_length=20, help_text="8 cijfers.")
    vestigingsnummer = forms.CharField(label="Vestigingsnummer", required=False, max_length=20, help_text="12 cijfers.")
    hoofdvestiging = forms.CharField(
        label="Vestiging van",
        required=False,
        max_length=200,
        help_text="Naam of KvK-nummer van de hoofdvestiging in het register. Alleen als dit een vestiging is.",
    )
    is_preferent = forms.BooleanField(label="Meestal preferent", required=False)
    adres = forms.CharField(label="Straat en huisnummer of postbus", required=False, max_length=200)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    plaats = forms.CharField(label="Plaats", required=False, max_length=100)
    email = forms.EmailField(label="E-mailadres", required=False)
    groepen: list[tuple[Any, ...]] = [
        ("Schuldeiser", ["naam", "rol", "soort", "kvk_nummer", "is_preferent"]),
        ("Andere namen en vestigingen", ["handelsnamen", "vroegere_namen", "vestigingsnummer", "hoofdvestiging"]),
        (
            "Hoofdadres",
            "Naar dit adres gaan de brieven, tenzij er voor een doel een eigen adres is.",
            ["adres", "postcode", "plaats", "email"],
        ),
    ]

    def clean_kvk_nummer(self) -> str:
        nummer = "".join(str(self.cleaned_data["kvk_nummer"]).split())
        if nummer and not _KVK.match(nummer):
            raise ValidationError("Een KvK-nummer heeft 8 cijfers.")
        return nummer

    def clean_rol(self) -> str:
        return self.cleaned_data["rol"] or Schuldeiserrol.SCHULDEISER

    def clean_vestigingsnummer(self) -> str:
        nummer = "".join(str(self.cleaned_data["vestigingsnummer"]).split())
        if nummer and not _VESTIGING.match(nummer):
            raise ValidationError("Een vestigingsnummer heeft 12 cijfers.")
        return nummer

    def clean_hoofdvestiging(self) -> Schuldeiser | None:
        tekst = self.cleaned_data["hoofdvestiging"].strip()
        try:
            return zoek_hoofdvestiging(tekst) if tekst else None
        except Geweigerd as fout:
            raise ValidationError(fout.melding) from None

    def clean_postcode(self) -> str:
        return check_postcode(self.cleaned_data["postcode"])


class NieuweSchuldeiserForm(SchuldeiserForm):
    """Een schuldeiser toevoegen; een privépersoon hoort bij één gemeente."""

    is_privepersoon = forms.BooleanField(
        label="Dit is een privépersoon",
        required=False,
        help_text="Bijvoorbeeld familie. Alleen collega’s van uw gemeente zien deze schuldeiser.",
    )
    gemeente = forms.ChoiceField(label="Gemeente", required=False, help_text="Alleen bij een privépersoon.")
    groepen = [*SchuldeiserForm.groepen, ("Privépersoon", ["is_privepersoon", "gemeente"])]

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = gemeentekeuzes(user, "Maak een keuze")
        self.fields["gemeente"].choices = keuzes  # type: ignore[attr-defined]
        if len(keuzes) == 2:
            self.fields["gemeente"].initial = keuzes[1][0]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("is_privepersoon") and not gegevens.get("gemeente"):
            self.add_error("gemeente", "Kies de gemeente waar deze privépersoon bij hoort.")
        return gegevens


class SchuldeiserWijzigForm(SchuldeiserForm):
    """Een schuldeiser wijzigen, met de afspraak over collectief schuldregelen."""

    is_vooraf_akkoord = forms.BooleanField(
        label="Gaf vooraf akkoord (collectief schuldregelen)",
        required=False,
        help_text="Deze schuldeiser krijgt geen voorstel per brief: hij stemt altijd in.",
    )
    vooraf_akkoord_vanaf_datum = DatumField(label="Vooraf akkoord vanaf", required=False)
    vooraf_akkoord_tot_datum = DatumField(label="Vooraf akkoord tot en met", required=False)
    vooraf_akkoord_lijst = forms.CharField(
        label="Op welke lijst?", required=False, max_length=100, help_text="Bijvoorbeeld: landelijke lijst 2026."
    )
    voorkeurskanaal = forms.ChoiceField(
        label="Berichten liefst via",
        required=False,
        choices=[("", "Brief (standaard)"), *((k.value, k.label) for k in UITGAANDE_KANALEN if k != Kanaal.BRIEF)],
        help_text="Bij het versturen kan een consulent iets anders kiezen. Zonder e-mailadres gaat mail per brief.",
    )
    groepen = [
        *SchuldeiserForm.groepen,
        ("Berichten", ["voorkeurskanaal"]),
        (
            "Collectief schuldregelen",
            *(
                "Afspraken gelden ook voor de vestigingen.",
                ["is_vooraf_akkoord", "vooraf_akkoord_vanaf_datum", "vooraf_akkoord_tot_datum", "vooraf_akkoord_lijst"],
            ),
        ),
    ]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        vanaf, tot = gegevens.get("vooraf_akkoord_vanaf_datum"), gegevens.get("vooraf_akkoord_tot_datum")
        if vanaf and tot and tot < vanaf:
            self.add_error("vooraf_akkoord_tot_datum", "De afspraak eindigt voor zij begint. Kijk beide datums na.")
        return gegevens


class SchuldeiserSamenvoegForm(Formulier):
    """Waarom twee schuldeisers in het register er één zijn."""

    reden = forms.CharField(
        label="Waaraan ziet u dat dit dezelfde schuldeiser is?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: hetzelfde KvK-nummer. Noem geen inwoners: elke gemeente kan dit lezen.",
    )


class SchuldeiserSplitsForm(Formulier):
    """Een samenvoeging terugdraaien."""

    reden = forms.CharField(
        label="Waarom haalt u ze weer uit elkaar?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Noem geen inwoners: elke gemeente kan dit lezen.",
    )


class SchuldeiserFilter(Formulier):
    """Filter boven het register."""

    zoek = forms.CharField(label="Naam, KvK- of vestigingsnummer", required=False, max_length=100)
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Schuldsoort.choices])
    rol = forms.ChoiceField(label="Wat is het?", required=False, choices=[("", "Alles"), *Schuldeiserrol.choices])
    preferent = forms.ChoiceField(label="Preferent", required=False, choices=[("", "Maakt niet uit"), *JA_NEE])
    vooraf = forms.ChoiceField(label="Vooraf akkoord", required=False, choices=[("", "Maakt niet uit"), *JA_NEE])


class AdresForm(Formulier):
    """Een adres voor één doel; wat leeg blijft, komt van het hoofdadres."""

    naam = forms.CharField(
        label="Afdeling of naam",
        required=False,
        max_length=200,
        help_text="Eerste regel boven de brief. Leeg: de naam van de schuldeiser.",
    )
    adres = forms.CharField(label="Straat en huisnummer of postbus", required=False, max_length=200)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    plaats = forms.CharField(label="Plaats", required=False, max_length=100)
    email = forms.EmailField(label="E-mailadres", required=False)
    iban = forms.CharField(label="IBAN", required=False, max_length=40)

    def clean_postcode(self) -> str:
        return check_postcode(self.cleaned_data["postcode"])

    def clean_iban(self) -> str:
        nummer: str = ibannummer.compact(self.cleaned_data["iban"])
        if nummer and not ibannummer.is_valid(nummer):
            raise ValidationError("Dit IBAN klopt niet. Kijk het na op de brief van de schuldeiser.")
        return nummer
