"""Formulieren bij de stappen van een traject; wat de inwoner of de rechter leest, staat erbij."""

from typing import Any

from django import forms
from django.utils import timezone

from intake.forms.besluit import VOLGGROEP
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.werkdruk import toon_werkdruk
from trajecten.choices import Pauzereden, UitstroomReden
from trajecten.models import Traject
from trajecten.services.pauze import MAANDEN_HOOGSTENS

IN_BRIEF = "Deze tekst komt in de brief. Schrijf aan de inwoner: kort, in gewone taal, met “u”."


def tekstveld(label: str, *, regels: int = 4, maximum: int = 8000, **opties: Any) -> forms.CharField:
    """Een veld voor meer regels tekst."""
    return forms.CharField(label=label, max_length=maximum, widget=forms.Textarea(attrs={"rows": regels}), **opties)


def getalveld(label: str, **opties: Any) -> forms.IntegerField:
    """Een geheel getal in een kort tekstvak."""
    smal = {"inputmode": "numeric", "data-breedte": "kort", "autocomplete": "off"}
    return forms.IntegerField(label=label, widget=forms.TextInput(attrs=smal), **opties)


class Stapformulier(Formulier):
    """Basis van elke stap: kent het traject en wie haar zet, ook als er niets in te vullen is."""

    def __init__(self, *args: Any, traject: Traject, user: Medewerker, **kwargs: Any):
        self.traject, self.user = traject, user
        super().__init__(*args, **kwargs)


class RedenForm(Stapformulier):
    """Een stap die een reden vraagt."""

    reden = tekstveld("Waarom?", help_text="Uw collega’s lezen dit terug in de tijdlijn.")


class PauzeTotForm(Stapformulier):
    """Wanneer iemand kijkt of een traject dat stilstaat verder kan."""

    tot = DatumField(
        label="Wanneer kijkt u of het verder kan?", help_text="Die dag staat het vanzelf bovenaan bij “Mijn werk”."
    )

    def clean_tot(self) -> Any:
        dag, vandaag = self.cleaned_data["tot"], timezone.localdate()
        if not vandaag < dag <= plus_maanden(vandaag, MAANDEN_HOOGSTENS):
            raise forms.ValidationError("Kies een dag na vandaag en binnen een jaar.")
        return dag


class PauzeForm(PauzeTotForm):
    """Een traject stilzetten, met de reden."""

    reden = forms.ChoiceField(
        label="Waarom staat het traject stil?", choices=Pauzereden.choices, widget=forms.RadioSelect
    )
    toelichting = tekstveld("Wat speelt er?", help_text="Uw collega’s lezen dit terug in de tijdlijn.")

    field_order = ["reden", "toelichting", "tot"]


class HervatForm(Stapformulier):
    """Een traject dat stilstond verder laten gaan."""

    notitie = tekstveld("Wat is er veranderd?", required=False, regels=3)


# Wat het vaakst voorkomt staat bovenaan; afronden gaat via de nazorg.
VOORTIJDIG = (
    UitstroomReden.NIET_VERSCHENEN,
    UitstroomReden.ZELF,
    UitstroomReden.VOLDOET_NIET,
    UitstroomReden.NIET_PASSEND,
    UitstroomReden.INGETROKKEN,
    UitstroomReden.VERHUISD,
    UitstroomReden.OVERLEDEN,
    UitstroomReden.OVERIG,
)
# Hier had iets aan kunnen gebeuren; dan hoort erbij wat er gebeurde.
TE_VOORKOMEN = (UitstroomReden.NIET_VERSCHENEN, UitstroomReden.VOLDOET_NIET)


class EindeForm(Stapformulier, VolgVelden):
    """Voortijdig beëindigen, met een beschikking."""

    reden = forms.ChoiceField(
        label="Waarom stopt het traject?",
        choices=[(reden.value, reden.label) for reden in VOORTIJDIG],
        widget=forms.RadioSelect,
    )
    omschrijving = tekstveld("Motivering", regels=6, help_text=IN_BRIEF)
    geprobeerd = tekstveld(
        "Wat is er geprobeerd om dit te voorkomen?",
        required=False,
        help_text="Bijvoorbeeld gebeld, langsgegaan of een wijkteam gevraagd. Dit staat niet in de brief.",
    )
    vervolgstap = tekstveld("Wat kan de inwoner nu doen?", required=False, help_text="Komt ook in de brief.")

    field_order = ["reden", "geprobeerd", "omschrijving", "vervolgstap", *VOLGVELDEN]
    groepen = [
        ("De reden", ["reden", "geprobeerd"]),
        ("De beschikking", ["omschrijving", "vervolgstap"]),
        VOLGGROEP,
    ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stel_in(self.traject.gemeente)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("reden") not in (None, UitstroomReden.OVERLEDEN) and not gegevens.get("vervolgstap"):
            self.add_error("vervolgstap", "Schrijf op waar de inwoner wel terecht kan; dat staat in de beschikking.")
        if gegevens.get("reden") in TE_VOORKOMEN and not gegevens.get("geprobeerd"):
            self.add_error("geprobeerd", "Schrijf op wat u deed om dit te voorkomen, ook als het niet lukte.")
        return gegevens


class ToewijsForm(Stapformulier):
    """Het traject aan een behandelaar geven."""

    behandelaar = forms.ModelChoiceField(
        label="Behandelaar", queryset=Medewerker.objects.none(), empty_label="Maak een keuze"
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        collegas = Medewerker.objects.met_recht(Recht.BESLISSEN, self.traject.gemeente)
        self.fields["behandelaar"].queryset = collegas  # type: ignore[attr-defined]
        toon_werkdruk(self.fields["behandelaar"], self.user)


class NieuwTrajectForm(Formulier):
    """Een traject openen, alleen of samen met een partner."""

    partner_dossiernummer = forms.CharField(
        label="Dossiernummer van de partner",
        required=False,
        max_length=30,
        help_text="Alleen als zij samen één traject doen. Bijvoorbeeld SHV-2026-00412.",
    )
