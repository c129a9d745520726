"""Formulieren bij een verwijzing."""

from typing import Any

from django import forms
from django.utils import timezone

from intake.models import Client
from ketenpartners.choices import Deelveld, Dienst, Resultaat, Toestemmingswijze, VerwijzingStatus
from ketenpartners.models import Ketenpartner
from schuldhulp.formulieren import Formulier, GeweestField
from schuldhulp.organisatie.models import Medewerker

GROEPEN = [("", "Alles wat open is"), *VerwijzingStatus.choices, ("alles", "Alle verwijzingen")]
UITLEG_DEELVELD: dict[str, str] = {
    Deelveld.NAAM: "Altijd nodig: zonder naam kan de partner niets doen.",
    Deelveld.HULPVRAAG: "Wat de inwoner bij de aanmelding vroeg.",
}
ANDERE_PARTNER = "andere_partner"
VERVOLGEN = [
    (ANDERE_PARTNER, "Naar een andere partner verwijzen"),
    ("zelf", "Wij helpen de inwoner zelf verder"),
    ("niet_nodig", "De hulp is niet meer nodig"),
]


def tekstvak(label: str, uitleg: str = "", *, verplicht: bool = True) -> forms.CharField:
    """Een vak voor een paar regels tekst."""
    vak = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=uitleg, required=verplicht, max_length=4000, widget=vak)


class VerwijzingFilter(Formulier):
    """Filter boven de lijst van verwijzingen."""

    status = forms.ChoiceField(label="Stand", required=False, choices=GROEPEN)
    partner = forms.ModelChoiceField(
        label="Partner", required=False, queryset=Ketenpartner.objects.none(), empty_label="Alle partners"
    )
    te_laat = forms.BooleanField(label="Te laat", required=False)
    van_mij = forms.BooleanField(label="Ik ben behandelaar", required=False)

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        partners = Ketenpartner.objects.visible_to(user).select_related("organisatie")
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]


class VerwijzingForm(Formulier):
    """Een nieuwe verwijzing, met de toestemming van de inwoner per gegeven."""

    partner = forms.ModelChoiceField(
        label="Naar welke partner?", queryset=Ketenpartner.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    dienst = forms.ChoiceField(label="Voor welke hulp?", choices=[("", "Maak een keuze"), *Dienst.choices])
    vraag = tekstvak(
        "Wat vraagt u de partner?", "Schrijf alleen op wat de partner moet weten. De partner leest deze tekst."
    )
    deelvelden = forms.MultipleChoiceField(
        label="Welke gegevens mag de partner zien?",
        choices=Deelveld.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Vink alleen aan waar de inwoner ja op zei. De partner ziet niets anders.",
    )
    toestemming_wijze = forms.ChoiceField(
        label="Hoe gaf de inwoner toestemming?", choices=Toestemmingswijze.choices, widget=forms.RadioSelect
    )
    toestemming_datum = GeweestField(label="Wanneer gaf de inwoner toestemming?")
    heeft_uitleg = forms.BooleanField(
        label="De inwoner weet welke gegevens naar welke partner gaan, en dat hij de toestemming mag intrekken"
    )

    groepen = [
        ("De verwijzing", ["partner", "dienst", "vraag"]),
        (
            "Toestemming van de inwoner",
            ["deelvelden", "toestemming_wijze", "toestemming_datum", "heeft_uitleg"],
        ),
    ]

    def __init__(self, *args: Any, client: Client, **kwargs: Any):
        super().__init__(*args, **kwargs)
        vandaag = timezone.localdate()
        partners = Ketenpartner.objects.met_convenant(client.gemeente, vandaag).select_related("organisatie")
        veld = self.fields["partner"]
        veld.queryset = partners  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {str(p.pk): p.diensten_tekst for p in partners}  # type: ignore[attr-defined]
        self.fields["deelvelden"].uitleg_per_keuze = UITLEG_DEELVELD  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("deelvelden") and Deelveld.NAAM not in gegevens["deelvelden"]:
            self.add_error("deelvelden", "Vink ook ‘Naam’ aan. Zonder naam kan een verwijzing niet.")
        partner, dienst = gegevens.get("partner"), gegevens.get("dienst")
        if partner and dienst and dienst not in partner.diensten:
            self.add_error("dienst", f"{partner} biedt dit niet aan. Kies uit: {partner.diensten_tekst.lower()}.")
        return gegevens


class NamensForm(Formulier):
    """Basis voor wat een partner buiten de koppeling om liet weten."""

    wie = forms.CharField(label="Wie van de partner liet dit weten?", max_length=80)


class AcceptatieForm(NamensForm):
    """De partner nam de verwijzing aan."""

    tekst = tekstvak("Wat spraken zij af?", verplicht=False)
    field_order = ["tekst", "wie"]


class WeigeringForm(NamensForm):
    """De partner kan dit niet doen."""

    reden = tekstvak("Waarom kan de partner dit niet doen?")
    field_order = ["reden", "wie"]


class TussenberichtForm(NamensForm):
    """Hoe het gaat."""

    tekst = tekstvak("Hoe gaat het?")
    field_order = ["tekst", "wie"]


class AfrondingForm(NamensForm):
    """De partner is klaar."""

    resultaat = forms.ChoiceField(label="Wat is het resultaat?", choices=Resultaat.choices, widget=forms.RadioSelect)
    tekst = tekstvak("Toelichting", verplicht=False)
    volgende_stap = tekstvak("Wat is de volgende stap?", "Hoeft er niets meer? Schrijf dat dan op.")
    field_order = ["resultaat", "tekst", "volgende_stap", "wie"]


class VervolgForm(Formulier):
    """Wat er gebeurt na een weigering."""

    vervolg = forms.ChoiceField(label="Welk vervolg kiest u?", choices=VERVOLGEN, widget=forms.RadioSelect)
    toelichting = tekstvak("Toelichting", "Wat spreekt u af met de inwoner?")

    @property
    def tekst(self) -> str:
        """Keuze en toelichting in één tekst, na `is_valid()`."""
        return f"{dict(VERVOLGEN)[self.cleaned_data['vervolg']]}. {self.cleaned_data['toelichting']}"


class IntrekForm(Formulier):
    """De verwijzing is niet meer nodig, of de inwoner trok de toestemming in."""

    reden = tekstvak("Waarom trekt u de verwijzing in?", "De partner ziet daarna geen persoonsgegevens meer.")
