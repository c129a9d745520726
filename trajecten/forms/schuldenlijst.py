"""Formulieren voor een lijst schulden: eerst plakken of een bestand kiezen, daarna nakijken."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from schuldhulp.formulieren import Formulier
from schuldhulp.lib.csvlezer import lees_tekst
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.xlsxlezer import is_xlsx, lees_xlsx
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.veldmeldingen import zet_meldingen
from trajecten.choices import Schuldsoort
from trajecten.models import Schuldeiser
from trajecten.naamgelijkenis import is_bedrijf
from trajecten.services.schuldenlijst import Naam, NieuweEiser

MAX_TEKENS = 1_000_000
MAX_VRAGEN = 500
NIEUW, PRIVE = "nieuw:", "privé"


class LijstForm(Formulier):
    """De lijst zoals iemand haar heeft: geplakt, of als Excel- of CSV-bestand."""

    tekst = forms.CharField(
        label="Plak hier de lijst",
        required=False,
        strip=False,
        max_length=MAX_TEKENS,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "wrap": "off"}),
        help_text=(
            "Eén schuld per regel: naam, bedrag en kenmerk, en als u wilt ook soort en datum. Gescheiden door een "
            "puntkomma, een tab of een komma. Bijvoorbeeld: Energie Noord;1.234,56;K-100"
        ),
    )
    bestand = forms.FileField(
        label="Of kies een Excel- of CSV-bestand",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv,text/csv,text/plain"}),
        help_text=(
            "Hoogstens 1 MB. Van Excel lezen wij het eerste blad. Met een kopregel mogen er ook ‘oorspronkelijk "
            "bedrag’, ‘incassobureau’ en ‘kenmerk incassobureau’ bij staan."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.zonder_optioneel = True  # type: ignore[attr-defined]  # één van de twee moet

    def clean_bestand(self) -> str:
        bestand: UploadedFile | None = self.cleaned_data["bestand"]
        if bestand is None:
            return ""
        if (bestand.size or 0) > MAX_TEKENS:
            raise ValidationError("Dit bestand is te groot: hoogstens 1 MB. Verdeel de lijst over meer bestanden.")
        inhoud = bestand.read()
        try:
            return lees_xlsx(inhoud, tekens=MAX_TEKENS) if is_xlsx(inhoud) else lees_tekst(inhoud)
        except Geweigerd as fout:
            raise ValidationError(fout.melding) from None

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if self.errors:
            return gegevens
        tekst, bestand = gegevens["tekst"], gegevens["bestand"]
        if tekst.strip() and bestand:
            self.add_error("bestand", "Plak de lijst of kies een bestand, niet allebei.")
        elif not tekst.strip() and not bestand:
            self.add_error("tekst", "Plak de lijst met schulden, of kies een bestand.")
        return gegevens | {"lijst": bestand or tekst}


class NakijkForm(Formulier):
    """Per naam die niet zeker in het register staat: wie is het? De lijst zelf reist mee."""

    tekst = forms.CharField(strip=False, max_length=MAX_TEKENS, widget=forms.HiddenInput)
    stap = forms.CharField(widget=forms.HiddenInput, initial="bewaren")

    def __init__(self, *args: Any, namen: Mapping[str, Naam], gemeente: Gemeente, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.namen = namen
        self.open = {sleutel: naam for sleutel, naam in namen.items() if not naam.is_zeker}
        for naam in self.open.values():
            self.fields[_veld(naam)] = forms.ChoiceField(
                label=f"Regel {naam.nummer}: {naam.naam}",
                choices=_keuzes(naam, gemeente),
                initial=_voorkeur(naam),
                error_messages={"required": f"Kies wie {naam.naam} is (regel {naam.nummer})."},
            )
            zet_meldingen(self.fields[_veld(naam)])

    def gekozen(self) -> dict[str, Schuldeiser | NieuweEiser]:
        """Bij elke naam de schuldeiser uit het register, of wie er nieuw in komt."""
        return {sleutel: self._keuze(naam) for sleutel, naam in self.namen.items()}

    def _keuze(self, naam: Naam) -> Schuldeiser | NieuweEiser:
        if naam.is_zeker:
            return naam.kandidaten[0]
        keuze: str = self.cleaned_data[_veld(naam)]
        if keuze.startswith(NIEUW):
            return NieuweEiser(naam.naam, Schuldsoort(keuze.removeprefix(NIEUW)))
        if keuze == PRIVE:
            return NieuweEiser(naam.naam, Schuldsoort.OVERIG, is_privepersoon=True)
        return next(rij for rij in naam.kandidaten if str(rij.pk) == keuze)


def _veld(naam: Naam) -> str:
    """Op regelnummer: ook als het register intussen verandert, hoort een keuze zo bij dezelfde naam."""
    return f"wie-{naam.nummer}"


def _keuzes(naam: Naam, gemeente: Gemeente) -> list[tuple[str, Any]]:
    bekend = [(str(rij.pk), _omschrijf(rij)) for rij in naam.kandidaten]
    nieuw = [(f"{NIEUW}{soort.value}", f"Nieuwe organisatie, {soort.label}") for soort in Schuldsoort]
    nieuw.append((PRIVE, f"Nieuwe privépersoon, alleen zichtbaar in {gemeente.naam}"))
    groepen: list[tuple[str, Any]] = [("", "Maak een keuze")]
    return [*groepen, *([("In het register", bekend)] if bekend else []), ("Nog niet in het register", nieuw)]


def _omschrijf(rij: Schuldeiser) -> str:
    return ", ".join(deel for deel in (rij.naam, rij.plaats, rij.kvk_nummer and f"KvK {rij.kvk_nummer}") if deel)


def _voorkeur(naam: Naam) -> str:
    """Vooraf gekozen als de lijst het zelf zegt. Anders kiest een mens: een privépersoon hoort niet in het register."""
    if naam.kandidaten:
        return ""
    if naam.soort:
        return f"{NIEUW}{naam.soort}"
    return f"{NIEUW}{Schuldsoort.OVERIG}" if is_bedrijf(naam.naam) else ""
