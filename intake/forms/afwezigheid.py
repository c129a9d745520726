"""Formulieren voor afwezigheid en vervanging."""

from typing import Any

from django import forms

from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht


def _collegas(user: Medewerker) -> Any:
    return Medewerker.objects.visible_to(user).filter(is_active=True)


class VervangerForm(Formulier):
    """Wie neemt het werk waar?"""

    vervanger = forms.ModelChoiceField(
        label="Wie neemt waar?",
        required=False,
        queryset=Medewerker.objects.none(),
        empty_label="Nog niemand",
        help_text="Deze collega ziet al het werk op Mijn werk.",
    )

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["vervanger"].queryset = _collegas(user)  # type: ignore[attr-defined]


class AfwezigheidForm(VervangerForm):
    """Een periode waarin iemand er niet is. Waarom niet, hoort hier niet."""

    medewerker = forms.ModelChoiceField(label="Wie is er niet?", queryset=Medewerker.objects.none(), empty_label=None)
    van = DatumField(label="Eerste dag")
    tot_en_met = DatumField(label="Laatste dag")
    toelichting = forms.CharField(
        label="Wat moet de vervanger weten?",
        required=False,
        max_length=200,
        help_text="Over het werk. Schrijf niets op over ziekte of gezondheid.",
    )

    field_order = ["medewerker", "van", "tot_en_met", "vervanger", "toelichting"]

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, user=user, **kwargs)
        wie = Medewerker.objects.filter(pk=user.pk)
        if gemeenten := user.gemeenten_met(Recht.VERDELEN):
            wie = _collegas(user).filter(aanstellingen__gemeente__in=gemeenten).distinct()
        self.fields["medewerker"].queryset = wie  # type: ignore[attr-defined]
        self.initial.setdefault("medewerker", user.pk)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", "De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
        return gegevens
