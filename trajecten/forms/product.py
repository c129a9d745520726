"""Formulieren bij producten: beginnen, wijzigen, beëindigen, en kiezen na de stabilisatie."""

from typing import Any

from django import forms
from django.utils import timezone

from schuldhulp.formulieren import DatumField
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.werkdagen import plus_maanden
from schuldhulp.organisatie.models import Organisatie
from trajecten.choices import Onderdeelsoort
from trajecten.choices.product import LOS_TE_STARTEN, MET_PERSOON, Producteinde, Productresultaat, Vervolg
from trajecten.forms.traject import RedenForm, Stapformulier, tekstveld
from trajecten.models import Trajectonderdeel
from trajecten.regels.product import check_einde, check_start, check_verwacht
from trajecten.services.product import TOELICHTEN, Afspraken
from trajecten.services.vervolg import KEUZES, KIJKEN_MAANDEN

UITLEG_VERVOLG = {
    Vervolg.REGELING: "U kijkt het dossier na en draagt het over aan de uitvoerder van fase 2.",
    Vervolg.DUURZAAM: "Er kan nog geen regeling komen. U houdt de balans in het oog en kijkt later opnieuw.",
    Vervolg.STABILISATIE: "Weer hoogstens vier maanden.",
    Vervolg.STOPPEN: "U gaat door naar de beschikking tot beëindiging.",
}


class VervolgForm(Stapformulier):
    """Hoe het na de stabilisatie verdergaat, met een reden."""

    keuze = forms.ChoiceField(label="Hoe gaat het verder?", widget=forms.RadioSelect)
    toelichting = tekstveld("Waarom?", help_text="Uw collega’s lezen dit terug in de tijdlijn.")
    kijken = DatumField(
        label="Wanneer kijkt u opnieuw of een regeling kan?",
        required=False,
        help_text="Alleen bij duurzame financiële dienstverlening; binnen een jaar.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        veld, keuzes = self.fields["keuze"], KEUZES.get(self.traject.status, ())
        veld.choices = [(keuze.value, keuze.label) for keuze in keuzes]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {keuze.value: UITLEG_VERVOLG[keuze] for keuze in keuzes}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        vandaag, kijken = timezone.localdate(), gegevens.get("kijken")
        binnen = kijken and vandaag < kijken <= plus_maanden(vandaag, KIJKEN_MAANDEN)
        if gegevens.get("keuze") == Vervolg.DUURZAAM and not binnen and "kijken" not in self.errors:
            self.add_error("kijken", "Kies een dag na vandaag en binnen een jaar.")
        if gegevens.get("keuze") != Vervolg.DUURZAAM:
            gegevens["kijken"] = None
        return gegevens


class ProductWijzigForm(Stapformulier):
    """Wat over een product is afgesproken."""

    uitvoerder = forms.ModelChoiceField(
        label="Wie voert het uit?", queryset=Organisatie.objects.none(), empty_label="Maak een keuze"
    )
    persoon = forms.CharField(
        label="Naam van de vrijwilliger of bewindvoerder",
        required=False,
        max_length=120,
        help_text="Alleen bij thuisadministratie en bij beschermingsbewind.",
    )
    start = DatumField(label="Begint op")
    verwacht_eind = DatumField(
        label="Verwacht einde", required=False, help_text="Die dag komt het terug in “Mijn werk”."
    )
    doel = forms.CharField(label="Waarvoor?", required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        werkt_hier = Organisatie.objects.filter(gemeenten=self.traject.gemeente_id, is_actief=True)
        self.fields["uitvoerder"].queryset = werkt_hier  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if start := g.get("start"):
            grens = self.traject.start_datum
            self._toets("start", check_start, start, traject_start=grens, vandaag=timezone.localdate())
            self._toets("verwacht_eind", check_verwacht, g.get("verwacht_eind"), start=start)
        return g

    def _toets(self, veld: str, regel: Any, *wat: Any, **meer: Any) -> None:
        """Zet wat de regel weigert bij het veld waar het over gaat."""
        if veld in self.errors:
            return
        try:
            regel(*wat, **meer)
        except Geweigerd as fout:
            self.add_error(veld, fout.melding)

    @property
    def afspraken(self) -> Afspraken:
        """De ingevulde afspraken; pas na een geslaagde controle."""
        velden = ("start", "uitvoerder", "verwacht_eind", "persoon", "doel")
        return Afspraken(**{veld: self.cleaned_data[veld] for veld in velden})


class ProductForm(ProductWijzigForm):
    """Een product beginnen naast het traject."""

    soort = forms.ChoiceField(
        label="Welk product?",
        choices=[(soort.value, soort.label) for soort in LOS_TE_STARTEN],
        widget=forms.RadioSelect,
    )
    field_order = ["soort"]

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if g.get("persoon") and g.get("soort") and Onderdeelsoort(g["soort"]) not in MET_PERSOON:
            self.add_error("persoon", "Een naam hoort alleen bij thuisadministratie en bij beschermingsbewind.")
        return g


class ProductEindeForm(Stapformulier):
    """Een product beëindigen, met reden en resultaat."""

    eind = DatumField(label="Laatste dag")
    reden = forms.ChoiceField(
        label="Waarom eindigt het?",
        choices=[(reden.value, reden.label) for reden in Producteinde if reden != Producteinde.TRAJECT],
        widget=forms.RadioSelect,
    )
    resultaat = forms.ChoiceField(
        label="Wat is het resultaat?", choices=Productresultaat.choices, widget=forms.RadioSelect
    )
    toelichting = tekstveld("Toelichting", required=False, regels=3)

    def __init__(self, *args: Any, product: Trajectonderdeel, **kwargs: Any):
        self.product = product
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        g = super().clean() or {}
        if eind := g.get("eind"):
            try:
                check_einde(eind, start=self.product.start_datum, vandaag=timezone.localdate())
            except Geweigerd as fout:
                self.add_error("eind", fout.melding)
        if g.get("reden") in TOELICHTEN and not g.get("toelichting"):
            self.add_error("toelichting", "Schrijf op waarom het product eindigt.")
        return g


class PartnerForm(RedenForm):
    """Een partner bij het traject."""

    dossiernummer = forms.CharField(
        label="Dossiernummer van de partner",
        max_length=30,
        help_text="Bijvoorbeeld SHV-2026-00412. Heeft de partner nog geen dossier? Leg dan eerst een aanmelding vast.",
    )
    field_order = ["dossiernummer", "reden"]
