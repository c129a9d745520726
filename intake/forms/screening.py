"""De vragenlijst als formulier, en de keuze van de consulent na de berekening."""

from typing import Any

from django import forms

from intake.choices import KWADRANT_VOLGEN, Kwadrant, Volgsoort
from intake.forms.melding import Stapformulier
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from intake.kwadrant import As, Vragenlijst

TITELS = {
    As.SCHULDSITUATIE: ("De schulden", "Zijn de schulden nu te regelen?"),
    As.SCHULDENAAR: ("De inwoner", "Kan de inwoner een regeling nu aan?"),
}
UITLEG_KWADRANT: dict[str, str] = {
    Kwadrant.OPLOSSEN: "Schulden en inwoner zijn klaar voor een schuldregeling.",
    Kwadrant.STABILISEREN: "De inwoner kan het aan, de schulden zijn nog niet te regelen.",
    Kwadrant.MAATWERK: "De schulden zijn te regelen, de inwoner heeft daar steun bij nodig.",
    Kwadrant.BEGELEIDEN: "Eerst rust en begeleiding; een regeling kan later.",
    Kwadrant.PAST_NIET: "De vragenlijst past niet bij deze situatie. Schrijf op wat wel past.",
}


class VragenForm(Stapformulier):
    """Alle vragen van één versie van de vragenlijst, per as gegroepeerd; elke vraag met uitleg."""

    def __init__(self, *args: Any, vragenlijst: Vragenlijst, **kwargs: Any):
        self.base_fields = {  # type: ignore[misc]  # de velden volgen uit de vragenlijst
            vraag.code: forms.ChoiceField(
                label=vraag.vraag,
                help_text=vraag.uitleg,
                choices=[(antwoord.code, antwoord.tekst) for antwoord in vraag.antwoorden],
                widget=forms.RadioSelect,
            )
            for vraag in vragenlijst.vragen
        }
        self.groepen = [
            (titel, uitleg, [vraag.code for vraag in vragenlijst.vragen_over(as_)])
            for as_, (titel, uitleg) in TITELS.items()
        ]
        super().__init__(*args, prefix="vraag", **kwargs)


class WatAlsForm(VragenForm):
    """Dezelfde vragen om mee te proberen; geen vraag is verplicht."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.required = False
            veld.zonder_optioneel = True  # type: ignore[attr-defined]

    @property
    def gegeven(self) -> dict[str, str]:
        """Wat er gekozen is; een onbekend antwoord telt als niet beantwoord."""
        self.is_valid()
        return {code: antwoord for code, antwoord in self.cleaned_data.items() if antwoord}


class UitkomstForm(Stapformulier, VolgVelden):
    """De consulent bevestigt de berekende uitkomst, of kiest iets anders met een reden."""

    gekozen = forms.ChoiceField(label="Welk vak past bij deze inwoner?", choices=Kwadrant, widget=forms.RadioSelect)
    afwijk_reden = forms.CharField(
        label="Waarom kiest u iets anders dan de berekening?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Alleen invullen als u afwijkt.",
    )
    vervolgstap = forms.CharField(
        label="Wat is de volgende stap voor de inwoner?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een partner, een advies of een afspraak.",
    )

    groepen = [
        ("Het vak", ["gekozen", "afwijk_reden"]),
        (
            "Bij “begeleiden” of “past niet”",
            "Dan kan de gemeente nu weinig regelen. Juist dan blijft iemand in beeld: met een volgende stap en een dag "
            "waarop u opnieuw kijkt. Bij een ander vak kunt u dit overslaan.",
            ["vervolgstap", *VOLGVELDEN],
        ),
    ]

    def __init__(self, *args: Any, berekend: str, **kwargs: Any):
        kwargs.setdefault("initial", {"gekozen": berekend})
        super().__init__(*args, **kwargs)
        self.initial.setdefault("volg_soort", Volgsoort.EIGEN_CONTACT)
        self.berekend = berekend
        self.fields["gekozen"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            **UITLEG_KWADRANT,
            berekend: f"Dit is de uitkomst van de berekening. {UITLEG_KWADRANT[berekend]}",
        }

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("gekozen") not in (None, self.berekend) and not gegevens.get("afwijk_reden", "").strip():
            self.add_error("afwijk_reden", "U wijkt af van de uitkomst. Schrijf op waarom.")
        if gegevens.get("gekozen") in KWADRANT_VOLGEN and not (gegevens.get("vervolgstap") or "").strip():
            self.add_error("vervolgstap", "Schrijf op wat de volgende stap voor de inwoner is.")
        return gegevens
