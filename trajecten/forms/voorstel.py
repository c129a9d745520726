"""Formulieren bij het voorstel: berekenen, en het antwoord van een schuldeiser."""

from decimal import Decimal
from typing import Any

from django import forms

from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from schuldhulp.lib.geld import euro
from trajecten.choices import Antwoord, Oplossingsoort
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.services.stemming import REDEN_VERPLICHT

# De norm bovenaan; wie iets anders kiest, legt uit waarom.
SOORTEN = (
    Oplossingsoort.SANERINGSKREDIET,
    Oplossingsoort.SCHULDBEMIDDELING,
    Oplossingsoort.NUL_AANBOD,
    Oplossingsoort.BETALINGSREGELING,
    Oplossingsoort.HERFINANCIERING,
)
UIT_DOSSIER = "dossier"
BRONNEN = (
    (UIT_DOSSIER, "Het vtlb in dit dossier"),
    ("de vtlb-berekening van Recofa", "Vtlb-berekening van Recofa (uitdraai in het dossier)"),
    ("de beslagvrije voet zoals berekend", "Beslagvrije voet"),
    ("de opgave van de kredietbank", "Opgave van de kredietbank"),
    ("de vtlb-berekening van de bewindvoerder", "Berekening van de bewindvoerder"),
)
ANTWOORDEN = (
    (Antwoord.AKKOORD.value, "Akkoord"),
    (Antwoord.VOORWAARDELIJK.value, "Akkoord, onder een voorwaarde"),
    (Antwoord.AFGEWEZEN.value, "Niet akkoord"),
)
HEROVERWOGEN = (
    (Antwoord.AKKOORD.value, "Alsnog akkoord"),
    (Antwoord.AFGEWEZEN.value, "Niet akkoord"),
)


class BerekenForm(Stapformulier):
    """Wat nodig is om het aanbod te berekenen. Bedragen in euro, inkomen en vtlb per maand."""

    soort = forms.ChoiceField(
        label="Soort regeling",
        choices=[(soort.value, soort.label) for soort in SOORTEN],
        widget=forms.RadioSelect,
    )
    soort_reden = tekstveld(
        "Waarom geen saneringskrediet?",
        required=False,
        regels=2,
        maximum=2000,
        help_text="Alleen bij een andere soort regeling: het saneringskrediet is de norm.",
    )
    inkomen = MoneyField(label="Netto inkomen per maand")
    vtlb = MoneyField(label="Vtlb per maand", help_text="Het bedrag dat de inwoner zelf mag houden.")
    vtlb_bron = forms.ChoiceField(label="Waar komt het vtlb vandaan?", choices=[("", "Maak een keuze"), *BRONNEN])
    vtlb_datum = DatumField(label="Peildatum van het vtlb")
    incidenteel = MoneyField(
        label="Eenmalige bijdrage",
        required=False,
        help_text="Bijvoorbeeld spaargeld, of geld van familie. Laat leeg als die er niet is.",
    )
    groepen = [
        ("Regeling", ["soort", "soort_reden"]),
        ("Inkomen en vtlb", ["inkomen", "vtlb", "vtlb_bron", "vtlb_datum", "incidenteel"]),
    ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["soort"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            Oplossingsoort.SANERINGSKREDIET.value: "De kredietbank betaalt de schuldeisers in één keer.",
            Oplossingsoort.SCHULDBEMIDDELING.value: "De inwoner reserveert elke maand; schuldeisers krijgen dat.",
            Oplossingsoort.NUL_AANBOD.value: "Er blijft elke maand niets over om te betalen.",
            Oplossingsoort.BETALINGSREGELING.value: "De inwoner betaalt alles, in termijnen; hoogstens vijf jaar.",
            Oplossingsoort.HERFINANCIERING.value: "Eén krediet betaalt alle schulden helemaal.",
        }

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        gegevens["incidenteel"] = gegevens.get("incidenteel") or Decimal(0)
        anders = gegevens.get("soort") not in (None, Oplossingsoort.SANERINGSKREDIET)
        if anders and not gegevens.get("soort_reden"):
            self.add_error("soort_reden", "Schrijf op waarom het geen saneringskrediet wordt.")
        if gegevens.get("vtlb_bron") == UIT_DOSSIER:
            self._uit_dossier(gegevens)
        elif gegevens.get("vtlb_bron") and gegevens.get("vtlb_datum"):
            gegevens["vtlb_herkomst"] = f"{gegevens['vtlb_bron']}, peildatum {gegevens['vtlb_datum']:%d-%m-%Y}"
        return gegevens

    def _uit_dossier(self, gegevens: dict[str, Any]) -> None:
        geldend = self.traject.vtlbs.first()
        if geldend is None:
            self.add_error("vtlb_bron", "Er staat nog geen vtlb in dit dossier. Stel het eerst vast.")
        elif gegevens.get("vtlb") not in (None, geldend.vtlb_bedrag):
            melding = f"Het vtlb in dit dossier is {euro(geldend.vtlb_bedrag)}. Neem dat over of kies een andere bron."
            self.add_error("vtlb", melding)
        else:
            gegevens["vtlb_herkomst"] = geldend.bron


class AntwoordForm(Formulier):
    """Akkoord, akkoord onder een voorwaarde, of niet akkoord met een reden."""

    antwoord = forms.ChoiceField(label="Antwoord op het voorstel", choices=ANTWOORDEN, widget=forms.RadioSelect)
    reden = tekstveld("Reden of voorwaarde", required=False, maximum=4000, help_text="Niet nodig bij ‘Akkoord’.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            Antwoord.VOORWAARDELIJK.value: "Telt als weigering, tot de gemeente de voorwaarde aanneemt.",
        }

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        reden = REDEN_VERPLICHT.get(gegevens.get("antwoord"))  # type: ignore[arg-type]
        if reden and not gegevens.get("reden", "").strip():
            self.add_error("reden", reden)
        return gegevens


class HeroverwegingAntwoordForm(AntwoordForm):
    """Alsnog akkoord, of blijven weigeren met een reden."""

    antwoord = forms.ChoiceField(label="Antwoord na heroverweging", choices=HEROVERWOGEN, widget=forms.RadioSelect)


class SaldoForm(Formulier):
    """De saldo-opgave van een schuldeiser."""

    bedrag = MoneyField(label="Totaal te vorderen", help_text="Met rente en kosten. Is alles betaald? Vul dan 0 in.")
    kenmerk = forms.CharField(
        label="Kenmerk", required=False, max_length=80, help_text="Het nummer van de schuldeiser."
    )
    opmerking = tekstveld("Opmerking", required=False, maximum=4000)
    vooraf_akkoord = forms.BooleanField(
        label="Gaat nu al akkoord met het voorstel dat volgt",
        required=False,
        help_text="Dan volgt er geen vraag meer over het voorstel.",
    )
