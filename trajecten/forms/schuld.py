"""Formulieren bij schulden en trajecten."""

from collections.abc import Mapping
from typing import Any

from django import forms

from intake.forms.persoon import GemeenteFilter
from schuldhulp.formulieren import Formulier, MoneyField
from trajecten.choices import BuitenReden, OpgaveReden, Schuldsoort, TrajectStatus
from trajecten.choices.schuld import BRON_PREFERENTIE, Preferentiegrond
from trajecten.models import Schuld
from trajecten.regels.schuld import SCHRIJF_WAAROM, waarom_reden_nodig
from trajecten.services.schuld import gevorderd_bedrag


def _met_bron(keuzes: Any, bron: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, f"{naam} ({bron[code]})") for code, naam in keuzes.choices]


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
    preferentiegrond = forms.ChoiceField(
        label="Waarom gaat deze schuld voor?",
        required=False,
        choices=[("", "Niet preferent, of nog niet bekend"), *_met_bron(Preferentiegrond, BRON_PREFERENTIE)],
    )
    buiten_reden = forms.ChoiceField(
        label="Doet de schuld mee in de regeling?",
        required=False,
        choices=[("", "Ja, de schuld doet mee"), *((c, f"Nee: {naam}") for c, naam in BuitenReden.choices)],
        help_text="Wat de inwoner betwist, doet gewoon mee tot u het eruit haalt.",
    )
    buiten_toelichting = forms.CharField(
        label="Toelichting bij buiten de regeling",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    groepen: list[tuple[Any, ...]] = [
        ("De schuld", ["opgegeven_bedrag", "kenmerk", "is_zakelijk"]),
        ("Voorrang", ["is_preferent", "preferentiegrond"]),
        ("In de regeling", ["buiten_reden", "buiten_toelichting"]),
    ]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("preferentiegrond") and not gegevens.get("is_preferent"):
            self.add_error("preferentiegrond", "Vink ook ‘Preferente schuld’ aan, of wis deze grond.")
        if gegevens.get("buiten_toelichting") and not gegevens.get("buiten_reden"):
            self.add_error("buiten_toelichting", "De schuld doet mee. Kies een reden, of wis deze toelichting.")
        return gegevens


class SchuldWijzigForm(SchuldForm):
    """Een schuld wijzigen; hier mag ook het bevestigde bedrag worden hersteld."""

    bevestigd_bedrag = MoneyField(
        label="Bedrag volgens de schuldeiser", required=False, help_text="Leeg zolang de schuldeiser niets opgaf."
    )
    verschil_reden = forms.CharField(
        label="Waarom is dit bedrag hoger?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alleen nodig als u meer bevestigt dan de schuldeiser vordert, of dan de inwoner opgaf.",
    )
    groepen = [
        ("De schuld", ["opgegeven_bedrag", "bevestigd_bedrag", "verschil_reden", "kenmerk", "is_zakelijk"]),
        *SchuldForm.groepen[1:],
    ]

    def __init__(self, *args: Any, schuld: Schuld, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.schuld = schuld

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        bevestigd = gegevens.get("bevestigd_bedrag")
        if bevestigd != self.schuld.bevestigd_bedrag and not gegevens.get("verschil_reden"):
            gevorderd, opgegeven = gevorderd_bedrag(self.schuld), gegevens.get("opgegeven_bedrag")
            if waarom := waarom_reden_nodig(bevestigd, gevorderd=gevorderd, opgegeven=opgegeven):
                self.add_error("verschil_reden", f"{waarom} {SCHRIJF_WAAROM}")
        return gegevens


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
