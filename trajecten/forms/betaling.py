"""Formulieren voor betalingen in de looptijd."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.iban import lees_iban
from schuldhulp.lib.werkdagen import plus_maanden
from trajecten.choices.looptijd import KIESBARE_SOORTEN, Geldstroom
from trajecten.forms.traject import Stapformulier, tekstveld
from trajecten.models import Betaalplan
from trajecten.services.achterstand import MAANDEN_HOOGSTENS
from trajecten.services.afrekening import verschillen_van

SOORTEN = [(soort.value, soort.label) for soort in KIESBARE_SOORTEN]


class KwijtingForm(Stapformulier):
    """De looptijd afronden; waar het betaalplan niet klopt, hoort er uitleg bij."""

    verantwoording = tekstveld(
        "Waarom is de regeling toch klaar?",
        help_text="Bijvoorbeeld: het krediet is eerder afgelost. Uw collega’s lezen dit terug in de tijdlijn.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not verschillen_van(self.traject):
            self.fields["verantwoording"].required = False
            self.fields["verantwoording"].label = "Wilt u er iets bij schrijven?"


def soortveld(plan: Betaalplan | None = None) -> forms.ChoiceField:
    """Waarvoor een betaling is; bij een krediet staat het krediet erbij, en anders niet."""
    keuzes = [k for k in SOORTEN if k[0] != "krediet" or plan is None or plan.geldstroom == Geldstroom.KREDIET]
    veld = forms.ChoiceField(label="Waarvoor is deze betaling?", choices=keuzes, widget=forms.RadioSelect)
    veld.uitleg_per_keuze = {  # type: ignore[attr-defined]
        "incidenteel": "Bijvoorbeeld spaargeld of een teruggave van de belasting. Daar gaan geen kosten af.",
        "krediet": "De kredietverstrekker betaalde het krediet uit om de schuldeisers te betalen.",
    }
    return veld


class BetalingForm(Formulier):
    """Een betaling die niet uit een bankbestand komt."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    bedrag = MoneyField(label="Bedrag")
    datum = DatumField(label="Ontvangen op")
    soort = soortveld()
    is_storno = forms.BooleanField(
        label="Dit geld ging terug",
        required=False,
        help_text="Zet dit vinkje als de bank de betaling terughaalde. Het bedrag gaat er dan af.",
    )
    omschrijving = forms.CharField(label="Omschrijving", max_length=200, required=False)

    def __init__(self, *args: Any, plan: Betaalplan, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = soortveld(plan).choices  # type: ignore[attr-defined]

    def clean_datum(self) -> Any:
        datum = self.cleaned_data["datum"]
        if datum > timezone.localdate():
            raise ValidationError("Deze datum ligt in de toekomst. Vul in wanneer het geld er was.")
        return datum

    def clean_bedrag(self) -> Any:
        bedrag = self.cleaned_data["bedrag"]
        if not bedrag:
            raise ValidationError("Vul een bedrag in van 0,01 of meer.")
        return bedrag


class AfspraakForm(Formulier):
    """Wat is afgesproken over een achterstand."""

    afspraak = tekstveld("Wat hebt u afgesproken?", help_text="Bijvoorbeeld: betaalt tot maart 25 euro extra.")
    nagaan = DatumField(
        label="Wanneer kijkt u of het is gelukt?", help_text="Die dag staat het bovenaan bij “Mijn werk”."
    )

    def clean_nagaan(self) -> Any:
        dag, vandaag = self.cleaned_data["nagaan"], timezone.localdate()
        if not vandaag < dag <= plus_maanden(vandaag, MAANDEN_HOOGSTENS):
            raise ValidationError("Kies een dag na vandaag en binnen een half jaar.")
        return dag


class RekeningForm(Formulier):
    """De rekening waarvan de inwoner betaalt."""

    rekening = forms.CharField(
        label="Rekening van de inwoner (IBAN)",
        max_length=42,
        required=False,
        help_text="Een betaling van deze rekening hoort bij dit traject. Leeg: dan telt alleen het betaalkenmerk.",
    )

    def clean_rekening(self) -> str:
        tekst: str = self.cleaned_data["rekening"]
        try:
            return lees_iban(tekst) if tekst.strip() else ""
        except Geweigerd as fout:
            raise ValidationError(fout.melding) from None


class CapaciteitForm(Formulier):
    """Het inkomen of vtlb veranderde in de looptijd."""

    inkomen = MoneyField(label="Netto inkomen per maand")
    vtlb = MoneyField(label="Vtlb per maand", help_text="Uit de officiële rekenmethode (Recofa).")
    toelichting = tekstveld("Wat is er veranderd?")


class WaaromForm(Formulier):
    """Een reden die collega's teruglezen."""

    waarom = forms.CharField(label="Waarom?", max_length=200)
