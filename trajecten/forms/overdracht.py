"""Formulieren bij de overdracht: nakijken door wie overdraagt, en teruggeven met redenen per onderdeel."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from trajecten.choices.overdracht import Overdrachtdeel
from trajecten.forms.traject import RedenForm, Stapformulier, tekstveld
from trajecten.regels.overdracht import Stand


class NakijkForm(Stapformulier):
    """Vinkjes bij onderdelen; elk onderdeel zegt erbij wat bekend is en wat ontbreekt."""

    klaar = forms.MultipleChoiceField(label="Wat is nagekeken?", widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, *args: Any, delen: Sequence[Overdrachtdeel], standen: Mapping[Overdrachtdeel, Stand], **kwargs: Any
    ):
        self.standen = standen
        super().__init__(*args, **kwargs)
        veld = self.fields["klaar"]
        veld.choices = [(deel.value, deel.label) for deel in delen]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {deel.value: standen[deel].tekst for deel in delen}  # type: ignore[attr-defined]

    @property
    def gekozen(self) -> list[Overdrachtdeel]:
        """De aangevinkte onderdelen; pas na een geslaagde controle."""
        return [Overdrachtdeel(waarde) for waarde in self.cleaned_data["klaar"]]


class AfzenderForm(NakijkForm):
    """Wie overdraagt: bij wat niet compleet is hoort een reden waarom het zo kan."""

    def __init__(self, *args: Any, delen: Sequence[Overdrachtdeel], **kwargs: Any):
        super().__init__(*args, delen=delen, **kwargs)
        mist = [deel for deel in delen if self.standen[deel].mist]
        for deel in mist:
            self.fields[_reden(deel)] = forms.CharField(label=deel.label, required=False, max_length=1000)
        if mist:
            uitleg = "Alleen voor wat u afvinkt terwijl er iets ontbreekt. De ontvanger leest dit."
            self.groepen = [
                ("Wat klopt al?", ["klaar"]),
                ("Waarom kan het zo?", uitleg, [_reden(deel) for deel in mist]),
            ]

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        for waarde in g.get("klaar", []):
            deel = Overdrachtdeel(waarde)
            mist = self.standen[deel].mist
            if mist and not g.get(_reden(deel)):
                self.add_error(
                    _reden(deel), f"Vul aan wat ontbreekt ({'; '.join(mist)}), of schrijf waarom het zo kan."
                )
        return g

    @property
    def redenen(self) -> dict[Overdrachtdeel, str]:
        """Per aangevinkt onderdeel de reden, of leeg; pas na een geslaagde controle."""
        return {deel: self.cleaned_data.get(_reden(deel), "") for deel in self.gekozen}


class TeruggaveForm(RedenForm):
    """Het dossier terug naar fase 1: een algemene reden, en per onderdeel wat er ontbreekt."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for deel in Overdrachtdeel:
            self.fields[_reden(deel)] = tekstveld(deel.label, regels=2, maximum=1000, required=False)
        uitleg = "Schrijf bij ten minste één onderdeel wat er ontbreekt; alleen dat gaat weer open."
        self.groepen = [
            ("In het kort", ["reden"]),
            ("Wat ontbreekt er?", uitleg, [_reden(deel) for deel in Overdrachtdeel]),
        ]

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if not any(g.get(_reden(deel)) for deel in Overdrachtdeel):
            self.add_error(_reden(Overdrachtdeel.PERSONEN), "Schrijf bij ten minste één onderdeel wat er ontbreekt.")
        return g


def redenen_uit(gegevens: Mapping[str, Any]) -> dict[Overdrachtdeel, str]:
    """De redenen per onderdeel uit een ingevuld formulier."""
    return {deel: gegevens.get(_reden(deel), "") for deel in Overdrachtdeel}


def _reden(deel: Overdrachtdeel) -> str:
    return f"reden_{deel.value}"
