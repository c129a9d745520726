"""De drie stappen van een nieuwe aanmelding: wie, al bekend?, de vraag."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.safestring import SafeString

from intake.choices import Bedreiging, Kanaal
from intake.forms.persoon import PersoonVelden, gemeentekeuzes
from intake.services.bekend import Treffer
from intake.services.melding import Melding
from schuldhulp.formulieren import DatumField, Formulier, TijdField
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht

NIEUW = "nieuw"
HUISGENOOT = "huisgenoot:"
# Een overname komt alleen uit een levering, nooit van een scherm.
KANALEN = [("", "Maak een keuze"), *((k.value, k.label) for k in Kanaal if k != Kanaal.OVERNAME)]
UITLEG_BEDREIGING: dict[str, str] = {
    Bedreiging.ONTRUIMING: "Er is een vonnis of de datum van ontruiming is bekend.",
    Bedreiging.GAS: "De leverancier kondigde afsluiting aan, of sloot al af.",
    Bedreiging.ELEKTRICITEIT: "De leverancier kondigde afsluiting aan, of sloot al af.",
    Bedreiging.WARMTE: "De leverancier kondigde afsluiting aan, of sloot al af.",
    Bedreiging.WATER: "Het waterbedrijf kondigde afsluiting aan, of sloot al af.",
    Bedreiging.ZORGVERZEKERING: "De verzekeraar zegt de verzekering op of ontbindt haar.",
}


def tijdstip(dag: date, uur: time) -> datetime:
    """Dag en tijd van het formulier als tijdstip in Nederlandse tijd."""
    return timezone.make_aware(datetime.combine(dag, uur))


class Stapformulier(Formulier):
    """Stap van een reeks; wat in de andere stappen is ingevuld, gaat in verborgen velden mee."""

    def __init__(self, *args: Any, meegenomen: Sequence[SafeString] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.meegenomen = meegenomen

    def hidden_fields(self) -> list[Any]:
        return [*super().hidden_fields(), *self.meegenomen]


class PersoonForm(Stapformulier, PersoonVelden):
    """Stap 1: wie vraagt om hulp?"""

    gemeente = forms.ChoiceField(label="Gemeente", help_text="De gemeente waar deze persoon staat ingeschreven.")

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        keuzes = gemeentekeuzes(user, "Kies een gemeente")
        self.fields["gemeente"].choices = keuzes[1:] if len(keuzes) == 2 else keuzes  # type: ignore[attr-defined]
        self.fields["bsn"].help_text = "Met het BSN ziet u zeker of deze persoon al bekend is."
        self.fields["geboortedatum"].help_text = "Bijvoorbeeld 23-11-1980. Nodig om op naam te zoeken."

    @property
    def gekozen_gemeente(self) -> Gemeente:
        """De gekozen gemeente, na `is_valid()`."""
        return Gemeente.objects.visible_to(self.user).get(pk=self.cleaned_data["gemeente"])


class BekendForm(Stapformulier):
    """Stap 2: is het iemand die al een dossier heeft?"""

    keuze = forms.ChoiceField(label="Om wie gaat het?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, treffers: Sequence[Treffer], uitleg: dict[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        keuzes = [(str(t.client.pk), f"{t.client.naam} ({t.client.dossiernummer})") for t in treffers]
        # Een BSN hoort bij één dossier in een gemeente: dan is "nieuw" geen mogelijkheid.
        if not any(treffer.is_zeker for treffer in treffers):
            keuzes.append((NIEUW, "Dit is iemand anders: maak een nieuw dossier"))
            keuzes += [
                (f"{HUISGENOOT}{t.client.pk}", f"Iemand anders in het huishouden van {t.client.naam}: nieuw dossier")
                for t in treffers
                if t.is_adres
            ]
        veld = self.fields["keuze"]
        if not treffers:
            veld.label, veld.initial = "Wat wilt u doen?", NIEUW
            keuzes = [(NIEUW, "Een nieuw dossier maken in deze gemeente")]
        veld.choices = keuzes  # type: ignore[attr-defined]
        veld.uitleg_per_keuze = uitleg  # type: ignore[attr-defined]


class VraagForm(Stapformulier):
    """Stap 3: wat is er aan de hand, en hoe kwam de melding binnen?"""

    kanaal = forms.ChoiceField(label="Hoe kwam de melding binnen?", choices=KANALEN)
    aangemeld_door = forms.CharField(
        label="Wie meldde aan?",
        required=False,
        max_length=200,
        help_text="Naam en organisatie, als het niet de inwoner is.",
    )
    gemeld_datum = DatumField(label="Datum van de melding", help_text="De termijn loopt vanaf deze dag.")
    gemeld_tijd = TijdField(label="Tijd van de melding", help_text="Bijvoorbeeld 14:05")
    bedreigingen = forms.MultipleChoiceField(
        label="Is er een bedreigende situatie?",
        required=False,
        choices=Bedreiging.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bij een van deze zes is het eerste gesprek binnen 3 werkdagen (art. 4 lid 2 Wgs). "
        "Anders binnen 4 weken.",
    )
    overige_dreiging = forms.CharField(
        label="Is er iets anders dat niet kan wachten?",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld beslag op de bankrekening. Dit verandert de wettelijke termijn niet.",
    )
    hulpvraag = forms.CharField(
        label="Wat vraagt de inwoner?", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    behandelaar = forms.ModelChoiceField(
        label="Behandelaar", required=False, queryset=Medewerker.objects.none(), empty_label="Nog niemand"
    )

    groepen = [
        ("De melding", ["kanaal", "aangemeld_door", "gemeld_datum", "gemeld_tijd"]),
        ("Crisis", ["bedreigingen", "overige_dreiging"]),
        ("De vraag", ["hulpvraag", "behandelaar"]),
    ]

    def __init__(self, *args: Any, gemeente: Gemeente, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["bedreigingen"].uitleg_per_keuze = UITLEG_BEDREIGING  # type: ignore[attr-defined]
        collegas = Medewerker.objects.met_recht(Recht.DOSSIERS, gemeente)
        self.fields["behandelaar"].queryset = collegas  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("gemeld_datum") and gegevens.get("gemeld_tijd"):
            gegevens["gemeld_op"] = tijdstip(gegevens["gemeld_datum"], gegevens["gemeld_tijd"])
            if gegevens["gemeld_op"] > timezone.now():
                self.add_error("gemeld_datum", "De melding kan niet in de toekomst liggen.")
        return gegevens

    @property
    def melding(self) -> Melding:
        """De ingevulde melding, na `is_valid()`."""
        namen = Melding.__dataclass_fields__
        return Melding(**{naam: self.cleaned_data[naam] for naam in namen})
