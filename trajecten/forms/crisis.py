"""Formulieren bij het afwenden van een dreiging."""

from typing import Any

from django import forms
from django.utils import timezone

from intake.choices import Bedreiging
from schuldhulp.formulieren import DatumField
from trajecten.choices.geding import Contactuitkomst, Contactwijze
from trajecten.forms.geding import Zaakformulier
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.models import Schuldeiser


class CrisisForm(Stapformulier):
    """Wat er dreigt, en van wie."""

    bedreiging = forms.ChoiceField(label="Wat dreigt er?", choices=Bedreiging.choices, widget=forms.RadioSelect)
    schuldeiser = forms.ModelChoiceField(
        label="Welke schuldeiser?",
        queryset=Schuldeiser.objects.none(),
        required=False,
        empty_label="Staat er niet bij",
        help_text="Dan staat het adres al in de brief.",
    )
    wederpartij = forms.CharField(
        label="Naam van de wederpartij", max_length=200, required=False, help_text="Als zij er niet bij staat."
    )
    kenmerk = forms.CharField(label="Kenmerk van de wederpartij", max_length=80, required=False)
    datum = DatumField(label="Wanneer gebeurt het?", required=False, help_text="Laat leeg als er nog geen dag is.")
    omschrijving = tekstveld("Wat is er bekend?", regels=4, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        eisers = Schuldeiser.objects.filter(schulden__traject=self.traject).distinct()
        self.fields["schuldeiser"].queryset = eisers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if not g.get("schuldeiser") and not g.get("wederpartij"):
            self.add_error("wederpartij", "Kies een schuldeiser, of schrijf op wie dreigt.")
        return g


class ContactForm(Zaakformulier):
    """Een contact met de wederpartij."""

    wijze = forms.ChoiceField(label="Hoe nam u contact op?", choices=Contactwijze.choices, widget=forms.RadioSelect)
    met = forms.CharField(label="Met wie sprak u?", max_length=200, required=False)
    uitkomst = forms.ChoiceField(label="Wat kwam eruit?", choices=Contactuitkomst.choices, widget=forms.RadioSelect)
    tot = DatumField(label="Tot wanneer geeft de wederpartij uitstel?", required=False)
    notitie = tekstveld("Wat is er besproken of afgesproken?", regels=4)

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        tot = g.get("tot")
        te_vroeg = "tot" not in self.errors and (tot is None or tot <= timezone.localdate())
        if g.get("uitkomst") == Contactuitkomst.UITSTEL and te_vroeg:
            self.add_error("tot", "Tot wanneer wacht de wederpartij? Kies een dag na vandaag.")
        return g


class UitstelForm(Zaakformulier):
    """De brief die de wederpartij om uitstel vraagt."""

    uitstel = DatumField(label="Tot en met welke dag vraagt u uitstel?")
    motivering = tekstveld(
        "Waarom moet de wederpartij wachten?",
        regels=6,
        help_text="Deze tekst komt in de brief. Noem alleen wat de wederpartij mag weten.",
    )

    def clean_uitstel(self) -> Any:
        dag = self.cleaned_data["uitstel"]
        if dag <= timezone.localdate():
            raise forms.ValidationError("Kies een dag na vandaag.")
        return dag


class SluitCrisisForm(Zaakformulier):
    """Hoe het is afgelopen."""

    is_afgewend = forms.ChoiceField(
        label="Is de dreiging voorbij?",
        choices=[("ja", "Ja, afgewend"), ("nee", "Nee, het ging door")],
        widget=forms.RadioSelect,
    )
    uitkomst = tekstveld("Hoe is het afgelopen?", regels=4)
