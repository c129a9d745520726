"""Formulieren bij een bezwaar; wat in de brief komt, staat erbij."""

from typing import Any

from django import forms
from django.utils import timezone

from intake.choices import Bezwaaruitkomst
from intake.forms.persoon import GemeenteFilter
from intake.models import Besluit
from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht


def _niet_later(dag: Any) -> Any:
    if dag and dag > timezone.localdate():
        raise forms.ValidationError("Deze dag kan niet in de toekomst liggen.")
    return dag


def _niet_betrokken(besluit: Besluit) -> Any:
    """Wie dit bezwaar kan behandelen: wie stappen zet en niet aan het besluit meewerkte."""
    collegas = Medewerker.objects.met_recht(Recht.BESLISSEN, besluit.aanmelding.gemeente)
    return collegas.exclude(pk__in=besluit.betrokkenen)


class BezwaarForm(Formulier):
    """Een bezwaar dat binnenkwam."""

    ontvangen = DatumField(label="Wanneer kwam het bezwaar binnen?")
    poststempel = DatumField(
        label="Datum van de poststempel",
        required=False,
        help_text="Alleen bij post. Telt als de brief na de termijn binnenkwam.",
    )
    bezwaargronden = forms.CharField(
        label="Waarom is de inwoner het niet eens?", max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )
    behandelaar = forms.ModelChoiceField(
        label="Wie behandelt het bezwaar?",
        required=False,
        queryset=Medewerker.objects.none(),
        empty_label="Nog niemand: het team",
        help_text="Wie aan het besluit meewerkte, staat er niet bij (art. 7:5 Awb).",
    )

    def __init__(self, *args: Any, besluit: Besluit, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["behandelaar"].queryset = _niet_betrokken(besluit)  # type: ignore[attr-defined]
        self.fields["behandelaar"].zonder_optioneel = True  # type: ignore[attr-defined]  # er staat al iets

    def clean_ontvangen(self) -> Any:
        return _niet_later(self.cleaned_data["ontvangen"])

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        stempel, ontvangen = gegevens.get("poststempel"), gegevens.get("ontvangen")
        if stempel and ontvangen and stempel > ontvangen:
            self.add_error("poststempel", "De poststempel kan niet later zijn dan de dag van ontvangst.")
        return gegevens


class BezwaarToewijsForm(Formulier):
    """Wie het bezwaar behandelt; wie het werk niet verdeelt, kiest alleen zichzelf."""

    behandelaar = forms.ModelChoiceField(
        label="Wie behandelt het bezwaar?",
        queryset=Medewerker.objects.none(),
        empty_label="Maak een keuze",
        help_text="Wie aan het besluit meewerkte, staat er niet bij (art. 7:5 Awb).",
    )

    def __init__(self, *args: Any, besluit: Besluit, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        anderen = _niet_betrokken(besluit)
        verdeelt = user.heeft_recht(Recht.VERDELEN, besluit.aanmelding.gemeente)
        self.fields["behandelaar"].queryset = anderen if verdeelt else anderen.filter(pk=user.pk)  # type: ignore[attr-defined]


class HoorForm(Formulier):
    """Het gesprek over het bezwaar."""

    is_gehoord = forms.ChoiceField(
        label="Is de inwoner gehoord?",
        choices=[("ja", "Ja"), ("nee", "Nee, de inwoner zag ervan af")],
        widget=forms.RadioSelect,
    )
    datum = DatumField(label="Op welke dag?")
    verslag = forms.CharField(label="Verslag", max_length=20_000, widget=forms.Textarea(attrs={"rows": 8}))

    def clean_datum(self) -> Any:
        return _niet_later(self.cleaned_data["datum"])


class VerdaagForm(Formulier):
    """De beslissing zes weken later nemen."""

    reden = forms.CharField(
        label="Waarom komt de beslissing later?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst komt in de brief. Schrijf aan de inwoner: kort, in gewone taal, met “u”.",
    )


class BeslisForm(Formulier):
    """De beslissing op het bezwaar."""

    uitkomst = forms.ChoiceField(label="Wat beslist u?", choices=Bezwaaruitkomst, widget=forms.RadioSelect)
    motivering = forms.CharField(
        label="Waarom beslist u dit?",
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Deze tekst komt in de brief. Schrijf aan de inwoner: kort, in gewone taal, met “u”.",
    )
    gevolg = forms.CharField(
        label="Wat gebeurt er nu?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Deze tekst komt in de brief. Noem wat de inwoner kan verwachten of waar hij terechtkan.",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        nieuw = "Kreeg de inwoner geen hulp, of stopte zij? Dan komt er een nieuwe aanmelding voor een nieuw besluit."
        uitleg = {Bezwaaruitkomst.GEGROND: nieuw, Bezwaaruitkomst.DEELS_GEGROND: nieuw}
        self.fields["uitkomst"].uitleg_per_keuze = uitleg  # type: ignore[attr-defined]


class IntrekBezwaarForm(Formulier):
    """De inwoner stopt met het bezwaar."""

    reden = forms.CharField(
        label="Hoe en wanneer trok de inwoner het bezwaar in?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bijvoorbeeld: belde op 3 november en is tevreden met de uitleg.",
    )


class BezwaarFilter(GemeenteFilter):
    """Filter boven de lijst van bezwaren."""

    groep = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Alles wat open is"), ("gesloten", "Afgesloten"), ("alles", "Alle bezwaren")],
    )
    te_laat = forms.BooleanField(label="Te laat", required=False)
