"""Formulieren van de zelfintake: die van de inwoner (code, één pagina vragen, een schuldeiser) en van de consulent."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms

from intake.choices import Bedreiging, Documentsoort
from intake.choices.zelf import ZelfintakeKanaal
from intake.forms.papieren import ACCEPT, BestandenField
from intake.models import Zelfintake
from intake.services.zelfovername import Voorstel
from intake.zelfantwoorden import MAX_AANTAL, maximale_lengte
from intake.zelfvragen import Pagina, Soort, Vraag
from schuldhulp.formulieren import Formulier, GeweestField, MoneyField, TelefoonField


class ToegangForm(Formulier):
    """De code uit het bericht of de brief, en de geboortedatum als tweede bewijs."""

    code = forms.CharField(
        label="Uw code",
        max_length=40,
        help_text="De code staat in het bericht of in de brief. Bijvoorbeeld ABCD-EFGH-JKLM-NPQR.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-code": ""}
        ),
    )
    geboortedatum = GeweestField(label="Uw geboortedatum", help_text="Bijvoorbeeld 31-12-1985")


class PaginaForm(Formulier):
    """De vragen van één pagina; geen enkele is verplicht."""

    def __init__(self, *args: Any, pagina: Pagina, antwoorden: Mapping[str, Any], **kwargs: Any):
        self.vragen = pagina.zichtbare_vragen(antwoorden)
        self.base_fields = {vraag.code: _veld(vraag) for vraag in self.vragen}  # type: ignore[misc]
        super().__init__(*args, initial={v.code: _begin(v, antwoorden) for v in self.vragen}, **kwargs)

    @property
    def antwoorden(self) -> dict[str, Any]:
        """Wat is ingevuld, na `is_valid()`."""
        ingevuld = {naam: w for naam, w in self.cleaned_data.items() if w not in (None, "", [])}
        return {naam: str(w) if isinstance(w, Decimal) else w for naam, w in ingevuld.items()}


def _veld(vraag: Vraag) -> forms.Field:
    wat: dict[str, Any] = {"label": vraag.vraag, "help_text": vraag.uitleg, "required": False}
    keuzes = [(keuze.code, keuze.tekst) for keuze in vraag.keuzes]
    veld: forms.Field
    match vraag.soort:
        case Soort.KEUZE:
            veld = forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, **wat)
        case Soort.MEER:
            veld = forms.MultipleChoiceField(choices=keuzes, widget=forms.CheckboxSelectMultiple, **wat)
        case Soort.AANTAL:
            veld = forms.IntegerField(min_value=0, max_value=MAX_AANTAL, widget=_kort("numeric"), **wat)
            melding = f"Schrijf een getal van 0 tot en met {MAX_AANTAL}."
            veld.error_messages |= {"invalid": melding}
            for grens in veld.validators:
                grens.message = melding  # type: ignore[attr-defined]
        case Soort.BEDRAG:
            veld = MoneyField(maximum=Decimal("1000000"), **wat)
        case Soort.VERHAAL:
            vak = forms.Textarea(attrs={"rows": 5})
            veld = forms.CharField(max_length=maximale_lengte(vraag), widget=vak, **wat)
        case _ if vraag.invoer == "tel":
            veld = TelefoonField(max_length=maximale_lengte(vraag), **wat)
            veld.widget.attrs["autocomplete"] = "tel"
        case _:
            invoer = forms.TextInput(attrs={"autocomplete": "off"})
            veld = forms.CharField(max_length=maximale_lengte(vraag), widget=invoer, **wat)
    veld.uitleg_per_keuze = {k.code: k.uitleg for k in vraag.keuzes if k.uitleg}  # type: ignore[union-attr]
    # Bovenaan de pagina staat dat alles leeg mag blijven; bij elk veld herhalen leidt af.
    veld.zonder_optioneel = True  # type: ignore[union-attr]
    return veld


def _kort(inputmode: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", "data-breedte": "kort", "inputmode": inputmode})


def _begin(vraag: Vraag, antwoorden: Mapping[str, Any]) -> Any:
    gegeven = antwoorden.get(vraag.code)
    return Decimal(gegeven) if vraag.soort is Soort.BEDRAG and gegeven else gegeven


class ZelfschuldForm(Formulier):
    """Een schuldeiser die de inwoner opschrijft."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    naam = forms.CharField(
        label="Aan wie moet u betalen?", max_length=120, help_text="De naam van het bedrijf of de persoon."
    )
    waarvoor = forms.CharField(label="Waarvoor?", max_length=200, required=False, help_text="Bijvoorbeeld huur.")
    bedrag = MoneyField(label="Hoeveel ongeveer?", required=False, maximum=Decimal("9999999"))
    brief = forms.FileField(label="Kies een bestand", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["naam"].error_messages["required"] = "Schrijf op aan wie u moet betalen."
        # Boven het vak staat al dat de foto niet hoeft; het label zelf is de knop.
        self.fields["brief"].zonder_optioneel = True  # type: ignore[attr-defined]


# Wat een inwoner meestal bij de hand heeft, in zijn woorden.
PAPIEREN: dict[Documentsoort, str] = {
    Documentsoort.SCHULDBRIEF: "Een brief van iemand die geld wil",
    Documentsoort.DREIGING: "Een brief over mijn huis, energie, water of zorgverzekering",
    Documentsoort.LOONSTROOK: "Mijn loonstrook",
    Documentsoort.UITKERING: "Een papier over mijn uitkering",
    Documentsoort.BANKAFSCHRIFT: "Een afschrift van mijn bank",
    Documentsoort.HUUR: "Een papier over mijn huur",
    Documentsoort.GEMENGD: "Van alles door elkaar",
    Documentsoort.OVERIG: "Iets anders",
}


class ZelfpapierForm(Formulier):
    """Papieren die de inwoner meestuurt. Kiest hij geen soort, dan gaat zijn foto niet verloren."""

    bestanden = BestandenField(label="Kies foto’s of bestanden")
    soort = forms.ChoiceField(
        label="Wat is het?",
        required=False,
        widget=forms.RadioSelect,
        choices=[(soort.value, tekst) for soort, tekst in PAPIEREN.items()],
        help_text="Weet u het niet? Laat het leeg.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["soort"].zonder_optioneel = True  # type: ignore[attr-defined]

    def clean_soort(self) -> Documentsoort:
        """Het gekozen soort; zonder keuze zoekt de consulent het uit."""
        return Documentsoort(self.cleaned_data["soort"] or Documentsoort.OVERIG)


class SturenForm(Formulier):
    """Langs welke weg de uitnodiging gaat."""

    kanaal = forms.ChoiceField(label="Hoe sturen wij de uitnodiging?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, bezwaren: Mapping[ZelfintakeKanaal, str], **kwargs: Any):
        mogelijk = [kanaal for kanaal, bezwaar in bezwaren.items() if not bezwaar]
        kwargs.setdefault("initial", {"kanaal": mogelijk[0] if mogelijk else None})
        super().__init__(*args, **kwargs)
        veld = self.fields["kanaal"]
        veld.choices = [(k.value, k.label) for k in bezwaren]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {  # type: ignore[attr-defined]
            k.value: f"Kan niet: {bezwaar}" for k, bezwaar in bezwaren.items() if bezwaar
        }


class DreigingForm(Formulier):
    """Wat de consulent vaststelt over een dreiging die de inwoner noemde."""

    bedreigingen = forms.MultipleChoiceField(
        label="Welke bedreigende situatie is er?",
        required=False,
        choices=Bedreiging.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen deze situaties geven een eerste gesprek binnen drie werkdagen (art. 4 lid 2 Wgs). "
        "Kies niets als er geen van deze speelt.",
    )
    oordeel = forms.CharField(
        label="Wat besprak u met de inwoner?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld: gebeld op 3 november, de ontruiming is op 12 november, er is een vonnis.",
    )

    def __init__(self, *args: Any, zelfintake: Zelfintake, **kwargs: Any):
        genoemd = [d for d in zelfintake.dreigingen if d in Bedreiging.values]
        super().__init__(*args, initial={"bedreigingen": genoemd}, **kwargs)


class OvernameForm(Formulier):
    """Welke antwoorden het dossier in gaan."""

    gekozen = forms.MultipleChoiceField(
        label="Wat neemt u over?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat u niet kiest, blijft zoals het is.",
    )

    def __init__(self, *args: Any, voorstellen: list[Voorstel], **kwargs: Any):
        super().__init__(*args, initial={"gekozen": [v.sleutel for v in voorstellen]}, **kwargs)
        veld = self.fields["gekozen"]
        veld.choices = [(v.sleutel, f"{v.label}: {v.overname.antwoord}") for v in voorstellen]  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = {v.sleutel: f"Nu in het dossier: {v.nu}" for v in voorstellen}  # type: ignore[attr-defined]
