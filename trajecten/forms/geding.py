"""Formulieren bij wat de rechter gevraagd wordt."""

from typing import Any

from django import forms
from django.utils import timezone

from intake.choices import Bedreiging
from schuldhulp.formulieren import DatumField, MoneyField, TijdField
from trajecten.choices.geding import MORATORIUM_GRONDEN, Beeindigreden, Gedingsoort, Gedingstuk
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.regels.geding import eerste_dag, waarom_eind_niet

TOEGEWEZEN, AFGEWEZEN, INGETROKKEN = "toegewezen", "afgewezen", "ingetrokken"
RECHTBANKEN = (
    *("Amsterdam", "Den Haag", "Gelderland", "Limburg", "Midden-Nederland", "Noord-Holland", "Noord-Nederland"),
    *("Oost-Brabant", "Overijssel", "Rotterdam", "Zeeland-West-Brabant"),
)
NAAR_RECHTER = "Deze tekst komt in het verzoek aan de rechter. Noem feiten en bedragen."


def rechtbankveld() -> forms.ChoiceField:
    """De elf rechtbanken; bevoegd is die van de woonplaats van de inwoner."""
    keuzes = [("", "Maak een keuze"), *((f"Rechtbank {naam}", f"Rechtbank {naam}") for naam in RECHTBANKEN)]
    return forms.ChoiceField(label="Rechtbank", choices=keuzes, help_text="De rechtbank van de woonplaats.")


class DwangverzoekForm(Stapformulier):
    """Waarom de rechter de weigeraars moet laten instemmen."""

    heroverweging = DatumField(
        label="Wanneer vroeg u de weigeraars om hun antwoord te heroverwegen?",
        help_text="Dat hoort eerst te gebeuren. Bijvoorbeeld 23-11-2026.",
    )
    motivering = tekstveld("Waarom is weigeren niet redelijk?", regels=8, help_text=NAAR_RECHTER)
    rechtbank = rechtbankveld()
    wsnp_kosten = MoneyField(
        label="Kosten van de Wsnp",
        required=False,
        help_text="Salaris van de bewindvoerder en onkosten over de hele looptijd. Laat leeg als u ze niet weet: "
        "dat staat dan in het verzoek.",
    )
    wsnp_bron = forms.CharField(
        label="Waar komt dat bedrag vandaan?",
        max_length=200,
        required=False,
        help_text="Zoals de Recofa-richtlijn.",
    )

    groepen = [
        ("Het verzoek", ["heroverweging", "motivering", "rechtbank"]),
        ("Vergelijking met de Wsnp", ["wsnp_kosten", "wsnp_bron"]),
    ]

    def clean_heroverweging(self) -> Any:
        return niet_na_vandaag(self.cleaned_data["heroverweging"])

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if g.get("wsnp_kosten") is not None and not g.get("wsnp_bron"):
            self.add_error("wsnp_bron", "Schrijf op waar de kosten van de Wsnp vandaan komen.")
        return g


class UitspraakForm(Stapformulier):
    """Wat de rechter besliste over het dwangakkoord, of dat het verzoek is ingetrokken."""

    uitspraak = forms.ChoiceField(
        label="Wat besliste de rechter?",
        choices=[
            (TOEGEWEZEN, "Toegewezen"),
            (AFGEWEZEN, "Afgewezen"),
            (INGETROKKEN, "Geen uitspraak: het verzoek is ingetrokken"),
        ],
        widget=forms.RadioSelect,
    )
    datum = DatumField(label="Wanneer?", help_text="De dag van de uitspraak. Bijvoorbeeld 23-11-2026.")
    tekst = tekstveld("Waarom?", help_text="In het kort wat de rechter schreef, of waarom u het verzoek introk.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["uitspraak"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            TOEGEWEZEN: "De weigeraars moeten meewerken; het voorstel geldt voor iedereen.",
            AFGEWEZEN: "Er is geen akkoord. U kiest daarna een nieuw voorstel, de Wsnp of beëindigen.",
            INGETROKKEN: "Er is nog geen akkoord. U kiest daarna hoe het verdergaat.",
        }

    def clean_datum(self) -> Any:
        return niet_na_vandaag(self.cleaned_data["datum"])


def niet_na_vandaag(dag: Any) -> Any:
    """Een dag die al geweest is."""
    if dag > timezone.localdate():
        raise forms.ValidationError("Kies een dag die niet na vandaag ligt.")
    return dag


class Zaakformulier(Stapformulier):
    """Een stap op een geding of crisis; kent ook die rij."""

    def __init__(self, *args: Any, rij: Any, **kwargs: Any):
        self.rij = rij
        super().__init__(*args, **kwargs)


class IntrekForm(Zaakformulier):
    """Waarom het verzoek niet meer nodig is."""

    reden = tekstveld("Waarom is het verzoek niet meer nodig?", regels=3)


class VerzoekForm(Stapformulier):
    """Een voorlopige voorziening vragen."""

    bedreiging = forms.ChoiceField(label="Wat dreigt er?", choices=Bedreiging.choices, widget=forms.RadioSelect)
    wederpartij = forms.CharField(
        label="Wie dreigt daarmee?", max_length=200, help_text="Bijvoorbeeld de verhuurder of de deurwaarder."
    )
    motivering = tekstveld("Waarom is dit nodig?", regels=8, help_text=NAAR_RECHTER)
    rechtbank = rechtbankveld()


class MoratoriumForm(VerzoekForm):
    """Een moratorium vragen; stadsverwarming staat niet in art. 287b Fw."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = [(grond.value, grond.label) for grond in MORATORIUM_GRONDEN]
        self.fields["bedreiging"].choices = keuzes  # type: ignore[attr-defined]


class BreedMoratoriumForm(Stapformulier):
    """Een breed moratorium vragen, met alles wat erbij hoort (art. 4 lid 3 Bgs)."""

    stukken = forms.MultipleChoiceField(
        label="Wat ligt er klaar?",
        choices=Gedingstuk.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="De rechter behandelt het verzoek alleen met alle vijf.",
    )
    motivering = tekstveld("Waarom is een afkoelingsperiode nodig?", regels=8, help_text=NAAR_RECHTER)
    rechtbank = rechtbankveld()

    def clean_stukken(self) -> list[str]:
        gekozen: list[str] = self.cleaned_data["stukken"]
        if mist := [str(stuk.label) for stuk in Gedingstuk if stuk not in gekozen]:
            raise forms.ValidationError(f"Dit ontbreekt nog: {'; '.join(mist)}.")
        return gekozen


class ZittingForm(Zaakformulier):
    """Wanneer en waar de zitting is."""

    datum = DatumField(label="Dag van de zitting")
    tijd = TijdField(label="Hoe laat?", help_text="Bijvoorbeeld 10:30")
    plaats = forms.CharField(label="Waar?", max_length=200, required=False, help_text="Adres of zaal.")
    zaaknummer = forms.CharField(label="Zaaknummer", max_length=60, required=False)

    def clean_datum(self) -> Any:
        dag = self.cleaned_data["datum"]
        if dag < self.rij.aanvraag_datum:
            raise forms.ValidationError(f"De zitting is op of na {self.rij.aanvraag_datum:%d-%m-%Y}.")
        return dag


class BeslissingForm(Zaakformulier):
    """Wat de rechter besliste, en tot wanneer de bescherming duurt."""

    uitspraak = forms.ChoiceField(
        label="Wat besliste de rechter?",
        choices=[(TOEGEWEZEN, "Toegewezen"), (AFGEWEZEN, "Afgewezen")],
        widget=forms.RadioSelect,
    )
    datum = DatumField(label="Dag van de uitspraak")
    eind = DatumField(
        label="Tot en met welke dag duurt de bescherming?", required=False, help_text="Alleen bij een toewijzing."
    )
    tekst = tekstveld("Wat schreef de rechter?", regels=4, required=False)

    def clean_datum(self) -> Any:
        dag = niet_na_vandaag(self.cleaned_data["datum"])
        if dag < self.rij.aanvraag_datum:
            raise forms.ValidationError(f"Het verzoek ging pas op {self.rij.aanvraag_datum:%d-%m-%Y} weg.")
        return dag

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        datum, eind = g.get("datum"), g.get("eind")
        if g.get("uitspraak") == TOEGEWEZEN and datum and "eind" in g:
            reden = waarom_eind_niet(Gedingsoort(self.rij.soort), eerste_dag(Gedingsoort(self.rij.soort), datum), eind)
            if reden:
                self.add_error("eind", reden)
        return g


class ControleForm(Zaakformulier):
    """Zijn de vaste lasten betaald?"""

    is_bij = forms.ChoiceField(
        label="Zijn de vaste lasten betaald?",
        choices=[("ja", "Ja"), ("nee", "Nee: een maand of meer achter")],
        widget=forms.RadioSelect,
        help_text="Huur of hypotheek, energie, water en verzekeringen.",
    )
    notitie = tekstveld("Wat ging u na?", regels=3, required=False, help_text="Komt als aantekening in het dossier.")

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if g.get("is_bij") == "nee" and not g.get("notitie"):
            self.add_error("notitie", "Schrijf op bij wie de inwoner achterloopt, en hoeveel.")
        return g


class BeeindigForm(Zaakformulier):
    """De rechtbank vragen het breed moratorium te beëindigen."""

    reden = forms.ChoiceField(label="Waarom?", choices=Beeindigreden.choices, widget=forms.RadioSelect)
    toelichting = tekstveld("Toelichting", regels=6, help_text=NAAR_RECHTER)


class EindeGedingForm(Zaakformulier):
    """De bescherming hield op."""

    datum = DatumField(label="Laatste dag van de bescherming")
    reden = tekstveld("Waarom hield zij op?", regels=3)

    def clean_datum(self) -> Any:
        dag = niet_na_vandaag(self.cleaned_data["datum"])
        if not self.rij.start_datum <= dag <= self.rij.eind_datum:
            begin, eind = self.rij.start_datum, self.rij.eind_datum
            raise forms.ValidationError(f"Kies een dag van {begin:%d-%m-%Y} tot en met {eind:%d-%m-%Y}.")
        return dag


class VerslagForm(Zaakformulier):
    """Verslag aan de rechtbank na het moratorium."""

    verslag = tekstveld("Hoe ging het in die tijd?", regels=8, help_text=NAAR_RECHTER)
