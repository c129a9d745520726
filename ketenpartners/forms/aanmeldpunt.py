"""De twee stappen van het aanmeldpunt: wat de inwoner vertelt, en waar de vraag heen gaat."""

from typing import Any

from django import forms

from intake.choices import Bedreiging, Leefgebied
from intake.choices.loket import Gewicht, Schuldeisers, VasteLasten
from intake.forms.melding import UITLEG_BEDREIGING, Stapformulier
from intake.forms.persoon import PersoonVelden
from intake.services.client import Persoonsgegevens
from intake.triage import Loketantwoorden, Triage
from intake.triage import Schuldeisers as AantalSchuldeisers
from intake.triage import VasteLasten as StandVasteLasten
from ketenpartners.choices import Dienst, Toestemmingswijze
from ketenpartners.models import Ketenpartner
from ketenpartners.services.aanmeldpunt import BEDREIGD_IS_ZWAAR, Doorverwijzing
from schuldhulp.formulieren import Formulier, MoneyField
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht

GEEN_GELD = [(g.value, g.label) for g in Leefgebied if g not in (Leefgebied.INKOMEN, Leefgebied.SCHULDEN)]
# Een krediet hoort bij een oplossing in een traject; geen vraag aan een loket begint ermee.
NIET_LICHT = (Dienst.SANERINGSKREDIET,)
ZONDER_TELEFOON = (
    "Zonder telefoonnummer kan de partner de inwoner niet bellen. Kies ‘Antwoorden wijzigen’ en vul het nummer in."
)
# Alleen de gemeente en wie voor haar uitvoert mogen het BSN verwerken (art. 8c Wgs).
MET_BSN = (Organisatiesoort.GEMEENTE, Organisatiesoort.REGIONAAL)


class LoketForm(Stapformulier, PersoonVelden):
    """Stap 1: wie is het en wat is er aan de hand? In een minuut in te vullen."""

    gemeente = forms.ChoiceField(label="Gemeente")
    vraag = forms.CharField(
        label="Wat is de vraag?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In een paar woorden.",
    )
    schuldeisers = forms.ChoiceField(
        label="Bij hoeveel bedrijven loopt de inwoner achter?", choices=Schuldeisers, widget=forms.RadioSelect
    )
    vaste_lasten = forms.ChoiceField(
        label="Worden huur, energie, water en zorgverzekering deze maand betaald?",
        choices=VasteLasten,
        widget=forms.RadioSelect,
    )
    bedrag = MoneyField(label="Hoe hoog zijn de schulden ongeveer?", required=False)
    bedreigingen = forms.MultipleChoiceField(
        label="Dreigt een van deze dingen?",
        required=False,
        choices=Bedreiging.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Dan spreekt schuldhulp de inwoner binnen 3 werkdagen.",
    )
    gebieden = forms.MultipleChoiceField(
        label="Speelt er naast geld nog iets anders?",
        required=False,
        choices=GEEN_GELD,
        widget=forms.CheckboxSelectMultiple,
    )

    ADRES = ("postcode", "huisnummer")
    WEG = ("voorvoegsel", "geslacht", "straat", "huisnummertoevoeging", "woonplaats", "email", "wil_geen_berichten")
    groepen = [
        ("Wie is het?", ["gemeente", "bsn", "voornamen", "achternaam", "geboortedatum", "telefoon", *ADRES]),
        ("De vraag", ["vraag", "schuldeisers", "vaste_lasten", "bedrag"]),
        ("Haast en omstandigheden", ["bedreigingen", "gebieden", "is_laaggeletterd"]),
    ]

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        weg = [*self.WEG, *(() if user.organisatie.soort in MET_BSN else ("bsn",))]
        for naam in weg:
            del self.fields[naam]
        self.groepen = [(titel, [naam for naam in velden if naam not in weg]) for titel, velden in self.groepen]
        self.gemeenten = {str(g.pk): g for g in Gemeente.objects.visible_to(user, Recht.MELDEN)}
        keuzes = [(pk, g.naam) for pk, g in self.gemeenten.items()]
        self.fields["gemeente"].choices = keuzes if len(keuzes) == 1 else [("", "Kies een gemeente"), *keuzes]  # type: ignore[attr-defined]
        self.fields["bedreigingen"].uitleg_per_keuze = UITLEG_BEDREIGING  # type: ignore[attr-defined]

    @property
    def gekozen_gemeente(self) -> Gemeente:
        """De gekozen gemeente, na `is_valid()`."""
        return self.gemeenten[self.cleaned_data["gemeente"]]

    @property
    def persoon(self) -> Persoonsgegevens:
        """De ingevulde gegevens, na `is_valid()`; wat het loket niet vraagt, blijft leeg."""
        namen = [naam for naam in Persoonsgegevens.__dataclass_fields__ if naam in self.cleaned_data]
        return Persoonsgegevens(**{naam: self.cleaned_data[naam] for naam in namen})

    @property
    def antwoorden(self) -> Loketantwoorden:
        """De antwoorden voor de triage, na `is_valid()`."""
        gegeven = self.cleaned_data
        return Loketantwoorden(
            schuldeisers=AantalSchuldeisers(gegeven["schuldeisers"]),
            vaste_lasten=StandVasteLasten(gegeven["vaste_lasten"]),
            heeft_bedreiging=bool(gegeven["bedreigingen"]),
            bedrag=gegeven["bedrag"],
            gebieden=gegeven["gebieden"],
        )


class BestemmingForm(Stapformulier):
    """Stap 2: de uitkomst van de triage bevestigen, en bij een lichte vraag kiezen wie helpt."""

    gewicht = forms.ChoiceField(label="Waar gaat de vraag heen?", widget=forms.RadioSelect)
    afwijk_reden = forms.CharField(
        label="Waarom wijkt u af van de uitkomst?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    bestemming = forms.ChoiceField(label="Wie helpt de inwoner?", required=False, widget=forms.RadioSelect)
    wijze = forms.ChoiceField(
        label="Hoe gaf de inwoner toestemming?",
        required=False,
        choices=Toestemmingswijze.choices,
        initial=Toestemmingswijze.MONDELING,
        widget=forms.RadioSelect,
    )
    heeft_toestemming = forms.BooleanField(
        label="De inwoner vindt het goed dat de partner naam, telefoonnummer en de vraag krijgt", required=False
    )
    advies = forms.CharField(
        label="Welk advies gaf u?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen als u de inwoner zelf verder hielp.",
    )

    def __init__(self, *args: Any, triage: Triage, vraag: LoketForm, partners: list[Ketenpartner], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.triage = triage
        self.heeft_bedreiging = vraag.antwoorden.heeft_bedreiging
        self.heeft_telefoon = bool(vraag.persoon.telefoon)
        self.partners = {str(p.pk): p for p in partners}
        gewicht = self.fields["gewicht"]
        gewicht.initial = triage.gewicht.value
        gewicht.choices = [  # type: ignore[attr-defined]
            (Gewicht.ZWAAR, "Naar schuldhulp (zwaar)"),
            (Gewicht.LICHT, "Naar een partner, of met een advies geholpen (licht)"),
        ]
        self.fields["bestemming"].choices = [  # type: ignore[attr-defined]
            *(
                (f"{p.pk}:{dienst}", f"{p}: {Dienst(dienst).label.lower()}")
                for p in partners
                for dienst in p.diensten
                if dienst not in NIET_LICHT
            ),
            ("advies", "Niemand: ik hielp de inwoner met een advies"),
        ]
        self.groepen = [
            ("De uitkomst", ["gewicht", "afwijk_reden"]),
            ("Bij een lichte vraag", ["bestemming", "heeft_toestemming", "wijze", "advies"]),
        ]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("gewicht") and gegevens["gewicht"] != self.triage.gewicht and not gegevens.get("afwijk_reden"):
            self.add_error("afwijk_reden", "U wijkt af van de uitkomst. Schrijf op waarom.")
        if gegevens.get("gewicht") == Gewicht.LICHT and self.heeft_bedreiging:
            self.add_error("gewicht", BEDREIGD_IS_ZWAAR)
        elif gegevens.get("gewicht") == Gewicht.LICHT:
            self._controleer_licht(gegevens)
        return gegevens

    def _controleer_licht(self, gegevens: dict[str, Any]) -> None:
        bestemming = gegevens.get("bestemming")
        if not bestemming:
            self.add_error("bestemming", "Kies wie de inwoner helpt.")
        elif bestemming == "advies" and not gegevens.get("advies"):
            self.add_error("advies", "Schrijf op welk advies u gaf.")
        elif bestemming != "advies" and not gegevens.get("heeft_toestemming"):
            self.add_error("heeft_toestemming", "Zonder toestemming van de inwoner kan de partner niets krijgen.")
        if bestemming and bestemming != "advies" and not self.heeft_telefoon:
            self.add_error("bestemming", ZONDER_TELEFOON)

    @property
    def doorverwijzing(self) -> Doorverwijzing | None:
        """De gekozen partner en dienst, na `is_valid()`; None bij een advies of een zware vraag."""
        partner, _, dienst = self.cleaned_data["bestemming"].partition(":")
        if self.cleaned_data["gewicht"] != Gewicht.LICHT or not dienst:
            return None
        wijze = self.cleaned_data["wijze"] or Toestemmingswijze.MONDELING
        return Doorverwijzing(self.partners[partner], Dienst(dienst), Toestemmingswijze(wijze))


class LoketFilter(Formulier):
    """Filter boven de meldingen van de eigen organisatie."""

    gewicht = forms.ChoiceField(label="Gewicht", required=False, choices=[("", "Licht en zwaar"), *Gewicht.choices])
