"""Formulieren om papieren te vragen en de beslistermijn weer te laten lopen."""

from typing import Any

from django import forms
from django.utils import timezone

from intake.choices import OpschortingEinde
from schuldhulp.formulieren import DatumField, Formulier, RegelsField

HERVAT_KEUZES = [OpschortingEinde.COMPLEET, OpschortingEinde.VERVALLEN]


class PapierenVragenForm(Formulier):
    """Welke papieren missen, en tot wanneer de inwoner tijd heeft."""

    papieren = RegelsField(
        label="Welke papieren missen er?",
        help_text="Eén papier per regel; zo staan ze in de brief. Vraag niet meer dan u nodig hebt.",
    )
    uiterlijk = DatumField(label="Uiterlijk op", required=False)

    def __init__(self, *args: Any, hersteltermijn_dagen: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        uitleg = f"Laat leeg voor {hersteltermijn_dagen} dagen, zoals het beleid zegt."
        self.fields["uiterlijk"].help_text = uitleg

    def clean_uiterlijk(self) -> Any:
        dag = self.cleaned_data["uiterlijk"]
        if dag and dag <= timezone.localdate():
            raise forms.ValidationError("Kies een dag na vandaag.")
        return dag


class HervatForm(Formulier):
    """Waarom de beslistermijn weer loopt, en sinds wanneer."""

    einde = forms.ChoiceField(
        label="Waarom loopt de termijn weer?",
        choices=[(keuze.value, keuze.label) for keuze in HERVAT_KEUZES],
        widget=forms.RadioSelect,
    )
    datum = DatumField(label="Sinds welke dag?", help_text="De dag waarop de aanvraag compleet was.")
    notitie = forms.CharField(
        label="Notitie", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_datum(self) -> Any:
        dag = self.cleaned_data["datum"]
        if dag > timezone.localdate():
            raise forms.ValidationError("Deze dag kan niet in de toekomst liggen.")
        return dag
