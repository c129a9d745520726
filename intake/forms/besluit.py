"""Formulieren voor besluiten; de motivering komt letterlijk in de beschikking."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from intake.choices import Afwijzingsgrond
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from intake.weigering import Toets
from schuldhulp.formulieren import DatumField, Formulier, RegelsField

MOTIVERING = "Deze tekst komt in de brief. Schrijf aan de inwoner: kort, in gewone taal, met “u”."

VOLGGROEP = ("Daarna", "Niemand raakt uit beeld: er is altijd een dag waarop iemand opnieuw kijkt.", VOLGVELDEN)
# Bij deze gronden hoort een datum; de wet vraagt bij fraude een onherroepelijke straf of boete.
DATUM_BIJ_GROND = {Afwijzingsgrond.FRAUDE: "fraude_datum", Afwijzingsgrond.GEEN_INGEZETENE: "brp_datum"}


def _motivering(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=8000, widget=forms.Textarea(attrs={"rows": 6}), help_text=MOTIVERING)


def _vervolgstap() -> forms.CharField:
    return forms.CharField(
        label="Wat kan de inwoner nu doen?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst komt in de brief. Noem een plek waar iemand wel terecht kan.",
    )


class ToelatingForm(Formulier):
    """Toelaten tot schuldhulpverlening."""

    motivering = _motivering("Waarom laat u deze inwoner toe?")
    voorwaarden = RegelsField(
        label="Voorwaarden",
        required=False,
        regels=10,
        help_text="Eén voorwaarde per regel; zo staan ze in de brief. Bijvoorbeeld: U komt op elke afspraak.",
    )
    weken_tot_resultaat = forms.IntegerField(
        label="Over hoeveel weken verwacht u een resultaat?",
        min_value=1,
        max_value=260,
        help_text="Het aantal weken komt in de brief.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-breedte": "kort", "autocomplete": "off"}),
    )


class AdviesForm(VolgVelden):
    """Afsluiten met informatie en advies."""

    motivering = _motivering("Waarom is informatie en advies genoeg?")
    vervolgstap = _vervolgstap()

    groepen = [("Het besluit", ["motivering", "vervolgstap"]), VOLGGROEP]


class AfwijzingForm(VolgVelden):
    """Een afwijzing voorleggen aan een tweede lezer."""

    grond = forms.ChoiceField(label="Op welke grond?", choices=Afwijzingsgrond, widget=forms.RadioSelect)
    fraude_datum = DatumField(
        label="Fraude: sinds wanneer is de veroordeling of boete onherroepelijk?",
        required=False,
        help_text="Onherroepelijk is: er is geen beroep meer mogelijk. Alleen invullen bij fraude.",
    )
    brp_datum = DatumField(
        label="Geen ingezetene: wanneer keek u in de BRP?", required=False, help_text="Alleen invullen bij deze grond."
    )
    motivering = _motivering("Waarom wijst u de aanvraag af?")
    vervolgstap = _vervolgstap()

    groepen = [
        ("Het besluit", ["grond", *DATUM_BIJ_GROND.values(), "motivering", "vervolgstap"]),
        VOLGGROEP,
    ]

    def __init__(self, *args: Any, toets: Callable[[Afwijzingsgrond, date | None], Toets], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.toets = toets
        gronden = (Afwijzingsgrond.RECIDIVE, Afwijzingsgrond.FRAUDE, Afwijzingsgrond.NIET_COMPLEET)
        uitleg = {grond: " ".join(toets(grond, None).toelichting) for grond in gronden}
        self.fields["grond"].uitleg_per_keuze = uitleg  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        nodig = DATUM_BIJ_GROND.get(gegevens.get("grond", ""))
        if nodig and not gegevens.get(nodig) and nodig not in self.errors:
            self.add_error(nodig, "Vul deze datum in bij de grond die u koos.")
        elif gegevens.get("grond"):
            self._toets(Afwijzingsgrond(gegevens["grond"]), nodig)
        return gegevens

    def _toets(self, grond: Afwijzingsgrond, veld: str | None) -> None:
        """Wat niet mag, staat er al voordat iemand de brief naleest."""
        uitkomst = self.toets(grond, self.cleaned_data.get(veld) if veld else None)
        if not uitkomst.mag and veld not in self.errors:
            self.add_error(veld or "grond", f"Afwijzen op deze grond kan niet. {' '.join(uitkomst.toelichting)}")

    @property
    def gegevens(self) -> dict[str, Any]:
        """Wat de dienst vraagt: de grond met de datum die erbij hoort."""
        schoon = self.cleaned_data
        velden = {naam: waarde for naam, waarde in schoon.items() if naam not in DATUM_BIJ_GROND.values()}
        nodig = DATUM_BIJ_GROND.get(schoon["grond"])
        return {**velden, "grond_datum": schoon[nodig] if nodig else None}


class TeruggeefForm(Formulier):
    """Een voorgelegd besluit teruggeven."""

    reden = forms.CharField(
        label="Waarom geeft u het besluit terug?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Uw collega leest dit en beslist opnieuw. De inwoner krijgt hier geen brief over.",
    )
