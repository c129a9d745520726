"""De rekenhulp op het scherm: per som een formulier dat dezelfde invoer maakt als de API krijgt.

Wat mag en niet mag, zegt het rekenloket; het formulier leest alleen hoe mensen een bedrag of een datum schrijven.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from intake.kwadrant import laad_vragenlijst
from intake.termijnen import TermijnSoort
from schuldhulp.formulieren import DatumField, Formulier, MoneyField
from schuldhulp.lib.fouten import Rekenfout
from trajecten.forms.rijen import Rij, Rijenformulier
from trajecten.forms.traject import getalveld
from trajecten.models.plan import LEEFSITUATIES
from trajecten.rekenregels.saneringskrediet import Renteconventie

Invoer = dict[str, Any]


class Percentageveld(forms.CharField):
    """Een percentage met komma of punt; het rekenloket zegt of het kan."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "data-breedte": "kort", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace(",", ".").removesuffix("%").strip()


def als_json(waarde: Any) -> Any:
    """Een waarde zoals de API haar krijgt: bedragen als tekst met twee decimalen, datums ISO."""
    if isinstance(waarde, Decimal):
        return f"{waarde:.2f}"
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def camel(naam: str) -> str:
    """`belastbaar_jaarinkomen` wordt `belastbaarJaarinkomen`."""
    return re.sub("_(.)", lambda m: m[1].upper(), naam)


class _Som:
    """Wat elk formulier van de rekenhulp kan: zijn invoer geven, en de fouten van het loket bij het veld zetten."""

    cleaned_data: dict[str, Any]
    fields: dict[str, forms.Field]

    @property
    def invoer(self) -> Invoer:
        """De invoer voor het rekenloket; wat leeg is, blijft weg."""
        return {camel(n): als_json(w) for n, w in self.cleaned_data.items() if w not in (None, "")}

    def zet_fouten(self, fout: Rekenfout) -> None:
        """Elke melding bij haar veld, en anders bovenaan."""
        namen = {camel(naam): naam for naam in self.fields}
        for een in fout.fouten:
            self.add_error(namen.get(een["veld"]), een["melding"])  # type: ignore[attr-defined]


class BeslagvrijeVoetForm(_Som, Formulier):
    """Beslagvrije voet (art. 475da Rv)."""

    peildatum = DatumField(label="Peildatum")
    leefsituatie = forms.ChoiceField(label="Leefsituatie", choices=LEEFSITUATIES)
    belastbaar_jaarinkomen = MoneyField(label="Belastbaar jaarinkomen", help_text="Van beide partners samen.")
    partner_inkomen_netto = MoneyField(label="Netto inkomen van de partner per maand", required=False)
    eigen_inkomen_netto = MoneyField(
        label="Eigen netto inkomen per maand", required=False, help_text="Met vakantiegeld."
    )
    geen_brp_adres = forms.BooleanField(label="Geen woonadres in Nederland", required=False)
    maximum_toepassen = forms.BooleanField(label="Maximum van de wet toepassen", required=False, initial=True)


class VorderingRij(Rij):
    """Een schuldeiser met zijn vordering."""

    id = forms.CharField(label="Schuldeiser", max_length=200)
    bedrag = MoneyField(label="Vordering")
    preferent = forms.BooleanField(label="Preferent", required=False)

    altijd_gevuld = ("preferent",)


class VerdelingForm(_Som, Rijenformulier):
    """De verdeling over schuldeisers (art. 349 Fw)."""

    rijvorm = VorderingRij
    maximum = 60

    pot = MoneyField(label="Te verdelen")

    @property
    def invoer(self) -> Invoer:
        vorderingen = [{n: als_json(w) for n, w in rij.cleaned_data.items()} for rij in self.gevuld]
        return super().invoer | {"vorderingen": vorderingen}

    def zet_fouten(self, fout: Rekenfout) -> None:
        los = []
        for een in fout.fouten:
            plek = re.fullmatch(r"vorderingen\[(\d+)\]\.(\w+)", een["veld"])
            if plek:
                self.gevuld[int(plek[1])].add_error(plek[2], een["melding"])
            else:
                los.append(een)
        super().zet_fouten(Rekenfout(los))


class KredietForm(_Som, Formulier):
    """Saneringskrediet: contante waarde van gelijke maandbedragen."""

    afloscapaciteit = MoneyField(label="Afloscapaciteit per maand")
    maanden = getalveld("Aantal maanden", initial=18)
    jaarrente = Percentageveld(label="Jaarrente in procenten")
    renteconventie = forms.ChoiceField(
        label="Van jaarrente naar maandrente", choices=[(c.value, c.value.capitalize()) for c in Renteconventie]
    )


class KostenForm(_Som, Formulier):
    """Kosten van schuldhulp (NVVK, ten hoogste 9%)."""

    afloscapaciteit = MoneyField(label="Afloscapaciteit per maand")
    maanden = getalveld("Aantal maanden", initial=18)
    kostenpercentage = Percentageveld(label="Kosten in procenten", help_text="Van 0 tot en met 9.")
    incidenteel = MoneyField(label="Eenmalige bijdrage", initial=Decimal(0))


class TermijnForm(_Som, Formulier):
    """Een termijn uit de wet of de NVVK."""

    soort = forms.ChoiceField(
        label="Termijn", choices=[(s.value, s.value.replace("_", " ").capitalize()) for s in TermijnSoort]
    )
    start = DatumField(label="Begint op")


class KwadrantForm(_Som, Formulier):
    """Het Tilburgs kwadrant uit de antwoorden van een screening."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for vraag in laad_vragenlijst().vragen:
            keuzes = [("", "Maak een keuze"), *((a.code, a.tekst) for a in vraag.antwoorden)]
            self.fields[vraag.code] = forms.ChoiceField(label=vraag.vraag, choices=keuzes)

    @property
    def invoer(self) -> Invoer:
        return dict(self.cleaned_data)


FORMULIEREN: dict[str, type[Any]] = {
    "beslagvrije-voet": BeslagvrijeVoetForm,
    "verdeling": VerdelingForm,
    "saneringskrediet": KredietForm,
    "kosten": KostenForm,
    "termijn": TermijnForm,
    "kwadrant": KwadrantForm,
}
NAMEN: dict[str, str] = {
    "beslagvrije-voet": "Beslagvrije voet",
    "verdeling": "Verdeling over schuldeisers",
    "saneringskrediet": "Saneringskrediet",
    "kosten": "Kosten van schuldhulp",
    "termijn": "Termijn",
    "kwadrant": "Tilburgs kwadrant",
}
# Wat de som zegt, en waar zij vandaan komt.
UITLEG: dict[str, str] = {
    "beslagvrije-voet": "Wat iemand met beslag ten minste overhoudt per maand (art. 475da Rv).",
    "verdeling": "Wat elke schuldeiser krijgt uit een bedrag; preferent krijgt het dubbele percentage.",
    "saneringskrediet": "De hoofdsom die met de afloscapaciteit terug te betalen is, en de rente.",
    "kosten": "Wat schuldhulp kost over de looptijd, en wat er voor de schuldeisers blijft.",
    "termijn": "De laatste dag van een termijn, met de dagen die niet meetellen.",
    "kwadrant": "Waar iemand staat volgens de antwoorden van een screening.",
}
