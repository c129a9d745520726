"""Het formulier waarmee een beheerder vastlegt hoe de gemeente weegt: elke drempel en elk gewicht als getal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from intake.forms.screening import TITELS
from intake.kwadrant import Antwoord, Regelbaarheid, Vraag, Vragenlijst
from intake.weging import HOOGSTE, Aanpassing, verschil
from schuldhulp.formulieren import DatumField, Formulier

KANT = {Regelbaarheid.REGELBAAR: "telt erbij", Regelbaarheid.NIET_REGELBAAR: "gaat eraf"}


def _getal(label: str, minimum: int, uitleg: str = "") -> forms.IntegerField:
    melding = f"Vul een heel getal in van {minimum} tot en met {HOOGSTE}."
    return forms.IntegerField(
        label=label,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), melding),
        help_text=uitleg,
        min_value=minimum,
        max_value=HOOGSTE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-breedte": "kort", "autocomplete": "off"}),
    )


def _naam(vraag: Vraag, antwoord: Antwoord) -> str:
    return f"g_{vraag.code}__{antwoord.code}"


class ScreeningbeleidForm(Formulier):
    """Drempels en gewichten op één versie van de vragenlijst; begint met wat nu geldt."""

    geldig_vanaf = DatumField(label="Geldig vanaf", help_text="Vandaag of later. Wat al gescreend is verandert niet.")
    reden = forms.CharField(
        label="Waarom weegt de gemeente zo?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld het besluit waar dit in staat.",
    )

    def __init__(self, *args: Any, versie: Vragenlijst, nu: Vragenlijst, **kwargs: Any):
        start = kwargs.setdefault("initial", {})
        start["drempel_schuldsituatie"], start["drempel_schuldenaar"] = (
            nu.drempel_schuldsituatie,
            nu.drempel_schuldenaar,
        )
        start |= {_naam(v, a): a.gewicht for v in nu.vragen for a in v.antwoorden}
        super().__init__(*args, **kwargs)
        self.versie = versie
        uitleg = "Vanaf dit aantal punten (van 100) is dit regelbaar."
        self.fields["drempel_schuldsituatie"] = _getal("Drempel voor de schulden", 1, uitleg)
        self.fields["drempel_schuldenaar"] = _getal("Drempel voor de inwoner", 1, uitleg)
        self.groepen = [("Drempels", ["geldig_vanaf", "reden", "drempel_schuldsituatie", "drempel_schuldenaar"])]
        for as_, (titel, _) in TITELS.items():
            for vraag in versie.vragen_over(as_):
                self._voeg_toe(titel, vraag)

    def _voeg_toe(self, titel: str, vraag: Vraag) -> None:
        for antwoord in vraag.antwoorden:
            naam = f"{antwoord.tekst} ({KANT[antwoord.richting]})"
            self.fields[_naam(vraag, antwoord)] = _getal(naam, 0)
        namen = [_naam(vraag, antwoord) for antwoord in vraag.antwoorden]
        self.groepen = [*self.groepen, (f"{titel}: {vraag.vraag}", namen)]

    def clean_geldig_vanaf(self) -> Any:
        datum = self.cleaned_data["geldig_vanaf"]
        if datum < timezone.localdate():
            raise ValidationError("Kies vandaag of een dag die nog moet komen.")
        return datum

    @property
    def weging(self) -> Aanpassing:
        """Wat de gemeente anders weegt dan de versie, na `is_valid()`."""
        schoon = self.cleaned_data
        return verschil(
            self.versie,
            drempels=(schoon["drempel_schuldsituatie"], schoon["drempel_schuldenaar"]),
            gewichten={v.code: {a.code: schoon[_naam(v, a)] for a in v.antwoorden} for v in self.versie.vragen},
        )
