"""Formulieren voor de schuldeiser die met een code reageert."""

from typing import Any

from django import forms

from intake.forms.papieren import BestandenField
from schuldhulp.formulieren import Formulier
from schuldhulp.lib.bestand import MEGABYTE, controleer_grootte
from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices.post import Postsoort
from trajecten.forms.traject import tekstveld
from trajecten.forms.voorstel import AntwoordForm, HeroverwegingAntwoordForm, SaldoForm
from trajecten.services.bijlage import MAX_BIJLAGEN, MAX_BYTES, keur_bijlage


class BijlageField(BestandenField):
    """Hoogstens een paar bestanden; elk wordt aan de inhoud gekeurd."""

    def __init__(self) -> None:
        grens = MAX_BYTES // MEGABYTE
        uitleg = f"PDF, JPG of PNG, hoogstens {MAX_BIJLAGEN} bestanden van elk {grens} MB."
        super().__init__(label="Specificatie meesturen", required=False, help_text=uitleg)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        bestanden = super().clean(data, initial)
        if len(bestanden) > MAX_BIJLAGEN:
            raise forms.ValidationError(f"Stuur hoogstens {MAX_BIJLAGEN} bestanden mee.")
        bijlagen = []
        for bestand in bestanden:
            try:
                controleer_grootte(bestand.size or 0, MAX_BYTES)
                bijlagen.append(keur_bijlage(bestand.read(), bestand.name or ""))
            except Geweigerd as fout:
                raise forms.ValidationError(f"{bestand.name}: {fout.melding}") from fout
        return bijlagen


class CodeForm(Formulier):
    """De code uit de brief."""

    code = forms.CharField(
        label="Code uit de brief",
        max_length=40,
        help_text="Bijvoorbeeld ABCD-EFGH-JKLM-NPQR. Streepjes en hoofdletters maken niet uit.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PubliekSaldoForm(SaldoForm):
    """Saldo-opgave, of laten weten dat men niet meewerkt; de code reist verborgen mee, nooit in het adres."""

    werkt_niet_mee = forms.BooleanField(
        label="Wij werken niet mee aan een regeling",
        required=False,
        help_text="Dan hoeft u geen bedrag in te vullen. Schrijf bij de opmerking waarom.",
    )
    bijlagen = BijlageField()
    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not gegevens.get("werkt_niet_mee"):
            return gegevens
        # Wie niet meewerkt, hoeft geen bedrag te noemen; een bedrag dat er wel staat, zou verloren gaan.
        self.errors.pop("bedrag", None)
        if self.data.get("bedrag", "").strip():
            self.add_error("werkt_niet_mee", "Vul een bedrag in, of kruis aan dat u niet meewerkt. Niet allebei.")
        if not gegevens.get("opmerking", "").strip():
            self.add_error("opmerking", "Schrijf op waarom u niet meewerkt.")
        return gegevens


class PubliekAntwoordForm(AntwoordForm):
    """Antwoord op een voorstel; de code reist verborgen mee."""

    bijlagen = BijlageField()
    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")


class PubliekHeroverwegingForm(HeroverwegingAntwoordForm):
    """Antwoord na heroverweging; de code reist verborgen mee."""

    bijlagen = BijlageField()
    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")


class PubliekBerichtForm(Formulier):
    """Antwoord op een bericht zonder termijn, zoals een kennisgeving; de code reist verborgen mee."""

    soort = forms.ChoiceField(
        label="Wat wilt u laten weten?",
        choices=[
            (Postsoort.KENNISGEVING_ANTWOORD.value, "Wij kennen deze vordering"),
            (Postsoort.STATUSBERICHT.value, "Iets anders over deze vordering"),
            (Postsoort.STATUSVERZOEK.value, "Hoe staat het ervoor?"),
            (Postsoort.GEEN_MEDEWERKING.value, "Wij werken niet mee"),
        ],
        widget=forms.RadioSelect,
    )
    kenmerk = forms.CharField(label="Uw kenmerk", required=False, max_length=80)
    tekst = tekstveld("Uw bericht", required=False, maximum=4000, help_text="Leeg mag alleen als u de vordering kent.")
    bijlagen = BijlageField()
    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    stap = forms.CharField(widget=forms.HiddenInput, initial="antwoord")

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("soort") != Postsoort.KENNISGEVING_ANTWOORD and not gegevens.get("tekst", "").strip():
            self.add_error("tekst", "Schrijf op wat u wilt laten weten.")
        return gegevens
