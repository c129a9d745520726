"""Formulieren bij schulden en schuldeisers."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.forms.persoon import GemeenteFilter, gemeentekeuzes, lees_postcode
from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import BuitenReden, OpgaveReden, Schuldsoort, TrajectStatus

_KVK = re.compile(r"^\d{8}$")
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


class SchuldForm(Formulier):
    """Eén schuld zoals de inwoner haar opgeeft."""

    opgegeven_bedrag = MoneyField(
        label="Bedrag volgens de inwoner", required=False, help_text="Laat leeg als de inwoner het niet weet."
    )
    kenmerk = forms.CharField(label="Kenmerk van de schuldeiser", required=False, max_length=80)
    is_preferent = forms.BooleanField(
        label="Preferente schuld", required=False, help_text="Gaat voor, zoals belasting en premies."
    )
    is_zakelijk = forms.BooleanField(label="Zakelijke schuld", required=False)
    buiten_reden = forms.ChoiceField(
        label="Doet de schuld mee in de regeling?",
        required=False,
        choices=[("", "Ja, de schuld doet mee"), *((c, f"Nee: {naam}") for c, naam in BuitenReden.choices)],
    )


class SchuldWijzigForm(SchuldForm):
    """Een schuld wijzigen; hier mag ook het bevestigde bedrag worden hersteld."""

    bevestigd_bedrag = MoneyField(
        label="Bedrag volgens de schuldeiser", required=False, help_text="Leeg zolang de schuldeiser niets opgaf."
    )
    field_order = ["opgegeven_bedrag", "bevestigd_bedrag"]


class NietOvernemenForm(Formulier):
    """Waarom een schuldeiser die de inwoner opschreef geen schuld in het traject wordt."""

    reden = forms.ChoiceField(label="Waarom neemt u dit niet over?", choices=OpgaveReden, widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=300, help_text="Nodig als u ‘Iets anders’ kiest."
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("reden") == OpgaveReden.ANDERS and not gegevens.get("toelichting"):
            self.add_error("toelichting", "Schrijf op waarom u deze schuldeiser niet overneemt.")
        return gegevens


class SchuldeiserForm(Formulier):
    """Een schuldeiser in het register."""

    naam = forms.CharField(label="Naam", max_length=200)
    soort = forms.ChoiceField(label="Soort schuld", choices=[("", "Maak een keuze"), *Schuldsoort.choices])
    kvk_nummer = forms.CharField(label="KvK-nummer", required=False, max_length=20, help_text="8 cijfers.")
    is_preferent = forms.BooleanField(label="Meestal preferent", required=False)
    adres = forms.CharField(label="Straat en huisnummer of postbus", required=False, max_length=200)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    plaats = forms.CharField(label="Plaats", required=False, max_length=100)
    email = forms.EmailField(label="E-mailadres", required=False)
    groepen: list[tuple[Any, ...]] = [
        ("Schuldeiser", ["naam", "soort", "kvk_nummer", "is_preferent"]),
        ("Adres", "Naar dit adres gaan de brieven.", ["adres", "postcode", "plaats", "email"]),
    ]

    def clean_kvk_nummer(self) -> str:
        nummer = "".join(str(self.cleaned_data["kvk_nummer"]).split())
        if nummer and not _KVK.match(nummer):
            raise ValidationError("Een KvK-nummer heeft 8 cijfers.")
        return nummer

    def clean_postcode(self) -> str:
        return lees_postcode(self.cleaned_data["postcode"])


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
    vooraf_akkoord_tot_datum = DatumField(label="Vooraf akkoord tot en met", required=False)
    groepen = [*SchuldeiserForm.groepen, ("Afspraken", ["is_vooraf_akkoord", "vooraf_akkoord_tot_datum"])]


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

    zoek = forms.CharField(label="Naam of KvK-nummer", required=False, max_length=100)
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Schuldsoort.choices])
    preferent = forms.ChoiceField(label="Preferent", required=False, choices=[("", "Maakt niet uit"), *JA_NEE])
    vooraf = forms.ChoiceField(label="Vooraf akkoord", required=False, choices=[("", "Maakt niet uit"), *JA_NEE])


class ReactietijdFilter(Formulier):
    """Over welke maanden, en van welke soort schuldeisers."""

    STANDAARD = "12"
    periode = forms.ChoiceField(
        label="Verstuurd in",
        required=False,
        choices=[("", "Laatste 12 maanden"), ("3", "Laatste 3 maanden"), ("24", "Laatste 2 jaar")],
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Schuldsoort.choices])


class TrajectFilter(GemeenteFilter):
    """Filter boven de lijst van trajecten."""

    fase = forms.ChoiceField(
        label="Fase",
        required=False,
        choices=[
            ("", "Alles wat open is"),
            ("1", "Fase 1"),
            ("2", "Fase 2"),
            ("einde", "Beëindigd"),
            ("alles", "Alle"),
        ],
    )
    status = forms.ChoiceField(
        label="Stand", required=False, choices=[("", "Elke stand"), *((s.value, s.label) for s in TrajectStatus)]
    )
    van_mij = forms.BooleanField(label="Ik ben behandelaar", required=False)
    te_laat = forms.BooleanField(label="Te laat", required=False)
