"""Formulieren bij een aanmelding: filteren, gesprek, intrekken, toewijzen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from intake.choices import Bedreiging, IntrekReden, Zegspersoon, Zegswijze
from intake.forms.melding import UITLEG_BEDREIGING, tijdstip
from intake.forms.persoon import GemeenteFilter
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from intake.services.aanmelding import Verklaring
from schuldhulp.formulieren import DatumField, Formulier, TijdField, melding_verplicht
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.werkdruk import toon_werkdruk

GROEPEN = [
    ("", "Alles wat open is"),
    ("wacht", "Wacht op eerste gesprek"),
    ("behandeling", "In behandeling"),
    ("gesloten", "Afgesloten"),
    ("alles", "Alle aanmeldingen"),
]


class AanmeldingFilter(GemeenteFilter):
    """Filter boven de lijst van aanmeldingen."""

    groep = forms.ChoiceField(label="Stand", required=False, choices=GROEPEN)
    van_mij = forms.BooleanField(label="Ik ben behandelaar", required=False)
    te_laat = forms.BooleanField(label="Te laat", required=False)
    crisis = forms.BooleanField(label="Crisis", required=False)


class GesprekForm(Formulier):
    """Het eerste gesprek dat is gehouden."""

    datum = DatumField(label="Datum van het gesprek")
    tijd = TijdField(label="Tijd van het gesprek", help_text="Bijvoorbeeld 14:05")
    verslag = forms.CharField(
        label="Verslag",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Wat is er aan de hand en wat spraken u en de inwoner af?",
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("datum") and gegevens.get("tijd"):
            gegevens["gehouden_op"] = tijdstip(gegevens["datum"], gegevens["tijd"])
            if gegevens["gehouden_op"] > timezone.now():
                self.add_error("datum", "Een gesprek dat is gehouden kan niet in de toekomst liggen.")
        return gegevens


class BedreigingForm(Formulier):
    """Een bedreigende situatie die na de melding bleek; wat al bekend was staat er niet meer bij."""

    bedreigingen = forms.MultipleChoiceField(label="Wat dreigt er?", widget=forms.CheckboxSelectMultiple)
    toelichting = forms.CharField(
        label="Wat is er gezegd, en door wie?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Komt als aantekening in het dossier.",
    )

    def __init__(self, *args: Any, al_bekend: Sequence[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        veld = self.fields["bedreigingen"]
        veld.choices = [keuze for keuze in Bedreiging.choices if keuze[0] not in al_bekend]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = UITLEG_BEDREIGING  # type: ignore[attr-defined]


class IntrekForm(VolgVelden):
    """Een aanmelding sluiten zonder besluit."""

    reden = forms.ChoiceField(label="Waarom stopt de aanmelding?", choices=IntrekReden, widget=forms.RadioSelect)
    wie = forms.ChoiceField(
        label="Wie liet dit weten?", choices=[("", "Maak een keuze"), *Zegspersoon.choices], required=False
    )
    hoe = forms.ChoiceField(
        label="Hoe liet diegene dit weten?", choices=[("", "Maak een keuze"), *Zegswijze.choices], required=False
    )
    datum = DatumField(label="Op welke dag?", required=False)
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld: wil eerst zelf met de schuldeisers bellen.",
    )
    vervolgstap = forms.CharField(
        label="Wat is de volgende stap voor de inwoner?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Een partner, een advies of een afspraak om te bellen. Alleen bij overlijden mag dit leeg blijven.",
    )

    groepen = [
        ("Waarom het stopt", ["reden"]),
        ("Wie zei dit?", "Verplicht als de inwoner geen hulp wil.", ["wie", "hoe", "datum", "toelichting"]),
        (
            "Daarna",
            "Niemand raakt uit beeld: er is altijd een dag waarop iemand opnieuw kijkt. Verhuisde de inwoner, dan "
            "draagt u warm over aan de nieuwe gemeente.",
            ["vervolgstap", *VOLGVELDEN],
        ),
    ]
    field_order = ["reden", "wie", "hoe", "datum", "toelichting", "vervolgstap", *VOLGVELDEN]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        zonder = gegevens.get("reden") in (IntrekReden.OVERLEDEN, IntrekReden.VERHUISD)
        if not zonder and not (gegevens.get("vervolgstap") or "").strip():
            self.add_error("vervolgstap", "Schrijf op wat de volgende stap voor de inwoner is.")
        self._controleer_verklaring(gegevens)
        return gegevens

    def _controleer_verklaring(self, gegevens: dict[str, Any]) -> None:
        velden = ("wie", "hoe", "datum")
        if gegevens.get("reden") == IntrekReden.GEEN_HULP_GEWENST or any(gegevens.get(v) for v in velden):
            for veld in velden:
                if not gegevens.get(veld) and veld not in self.errors:
                    self.add_error(veld, melding_verplicht(self.fields[veld]))
        if gegevens.get("datum") and gegevens["datum"] > timezone.localdate():
            self.add_error("datum", "Deze dag kan niet in de toekomst liggen.")

    @property
    def verklaring(self) -> Verklaring | None:
        """Wie dit zei, als dat is ingevuld."""
        schoon = self.cleaned_data
        if not schoon.get("wie"):
            return None
        return Verklaring(Zegspersoon(schoon["wie"]), Zegswijze(schoon["hoe"]), schoon["datum"])


class ToewijsForm(Formulier):
    """Een aanmelding aan een collega geven."""

    behandelaar = forms.ModelChoiceField(
        label="Behandelaar", queryset=Medewerker.objects.none(), empty_label="Maak een keuze"
    )

    def __init__(self, *args: Any, gemeente: Gemeente, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        collegas = Medewerker.objects.met_recht(Recht.DOSSIERS, gemeente)
        self.fields["behandelaar"].queryset = collegas  # type: ignore[attr-defined]
        toon_werkdruk(self.fields["behandelaar"], user)
