"""Formulieren bij de stappen van een traject; wat de inwoner of de rechter leest, staat erbij."""

from typing import Any

from django import forms

from intake.forms.besluit import VOLGGROEP
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from schuldhulp.formulieren import Formulier
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.werkdruk import toon_werkdruk
from trajecten.choices import UitstroomReden
from trajecten.models import Traject

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


class UitspraakForm(Stapformulier):
    """Wat de rechter besliste over het dwangakkoord."""

    uitspraak = forms.ChoiceField(
        label="Wat besliste de rechter?",
        choices=[("toegewezen", "Toegewezen"), ("afgewezen", "Afgewezen")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["uitspraak"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            "toegewezen": "De weigeraars moeten meewerken; het voorstel geldt voor iedereen.",
            "afgewezen": "Er is geen akkoord. U kiest daarna een nieuw voorstel, de Wsnp of beëindigen.",
        }


class NazorgForm(Stapformulier):
    """Wat uit een nazorgcontact kwam."""

    is_bereikt = forms.ChoiceField(
        label="Is de inwoner bereikt?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect
    )
    gaat_goed = forms.ChoiceField(
        label="Gaat het goed?",
        required=False,
        choices=[("ja", "Ja"), ("nee", "Nee, er zijn nieuwe zorgen")],
        widget=forms.RadioSelect,
        help_text="Alleen als u de inwoner sprak.",
    )
    notitie = tekstveld("Wat besprak u?", required=False)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("is_bereikt") == "ja" and not gegevens.get("gaat_goed"):
            self.add_error("gaat_goed", "Maak een keuze bij ‘Gaat het goed?’.")
        if gegevens.get("is_bereikt") == "nee":
            gegevens["gaat_goed"] = ""
        return gegevens


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


class EindeForm(Stapformulier, VolgVelden):
    """Voortijdig beëindigen, met een beschikking."""

    reden = forms.ChoiceField(
        label="Waarom stopt het traject?",
        choices=[(reden.value, reden.label) for reden in VOORTIJDIG],
        widget=forms.RadioSelect,
    )
    omschrijving = tekstveld("Motivering", regels=6, help_text=IN_BRIEF)
    vervolgstap = tekstveld("Wat kan de inwoner nu doen?", required=False, help_text="Komt ook in de brief.")

    field_order = ["reden", "omschrijving", "vervolgstap", *VOLGVELDEN]
    groepen = [("De beschikking", ["reden", "omschrijving", "vervolgstap"]), VOLGGROEP]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stel_in(self.traject.gemeente)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("reden") not in (None, UitstroomReden.OVERLEDEN) and not gegevens.get("vervolgstap"):
            self.add_error("vervolgstap", "Schrijf op waar de inwoner wel terecht kan; dat staat in de beschikking.")
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
