"""Formulieren bij de post met schuldeisers."""

from typing import Any

from django import forms

from trajecten.choices import VoorstelStatus
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.services.heroverweging import te_heroverwegen


class HeroverwegingForm(Stapformulier):
    """Welke schuldeisers hun weigering heroverwegen, en waarom zij dat zouden doen."""

    regels = forms.MultipleChoiceField(label="Wie vraagt u?", widget=forms.CheckboxSelectMultiple)
    motivering = tekstveld(
        "Waarom kan de schuldeiser beter instemmen?",
        maximum=2000,
        help_text="Komt in de brief. Bijvoorbeeld: wat hij in de Wsnp zou krijgen, of dat alle anderen instemden.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        voorstel = self.traject.voorstellen.filter(status=VoorstelStatus.GEEN_AKKOORD).first()
        self.kandidaten = {str(regel.pk): regel for regel in te_heroverwegen(voorstel)} if voorstel else {}
        self.fields["regels"].choices = [  # type: ignore[attr-defined]
            (pk, f"{regel.schuld.schuldeiser} ({regel.get_antwoord_display().lower()})")
            for pk, regel in self.kandidaten.items()
        ]
        self.fields["regels"].initial = list(self.kandidaten)

    def clean_regels(self) -> list[Any]:
        return [self.kandidaten[pk] for pk in self.cleaned_data["regels"]]


class VoorwaardeForm(Stapformulier):
    """Hoe aan de voorwaarde van een schuldeiser wordt voldaan."""

    toelichting = tekstveld("Hoe wordt aan de voorwaarde voldaan?", maximum=2000)
