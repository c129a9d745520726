"""Het vtlb invullen: opgebouwd uit correcties, of overgenomen uit een rapport."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from intake.models import Document
from schuldhulp.formulieren import DatumField, MoneyField
from schuldhulp.lib.fouten import Rekenfout
from trajecten.choices.sommen import HOOFDSTUKKEN, Vtlbherkomst
from trajecten.forms.rijen import Rij, Rijenformulier
from trajecten.models import Vtlb
from trajecten.models.plan import LEEFSITUATIES
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie, bereken_vtlb, neem_vtlb_over
from trajecten.services.vtlb import Rapport, Regel

ERBIJ, ERAF = "erbij", "eraf"


def papierveld(label: str) -> forms.ModelChoiceField:
    """Een papier uit het dossier; de keuzes komen van de pagina."""
    return forms.ModelChoiceField(
        Document._base_manager.none(), label=label, required=False, empty_label="Geen papier in het dossier"
    )


class CorrectieForm(Rij):
    """Een correctie: welk hoofdstuk, hoeveel, waarom en waaruit dat blijkt."""

    hoofdstuk = forms.ChoiceField(label="Correctie", choices=HOOFDSTUKKEN)
    richting = forms.ChoiceField(label="Erbij of eraf", choices=[(ERBIJ, "Erbij"), (ERAF, "Eraf (alleen bij 5.1)")])
    bedrag = MoneyField(label="Bedrag per maand")
    grond = forms.CharField(label="Waarom?", max_length=300)
    bewijs = forms.CharField(label="Waaruit blijkt dat?", max_length=200)
    document = papierveld("Papier")

    altijd_gevuld = ("hoofdstuk", "richting")

    @property
    def regel(self) -> Regel:
        """De ingevulde correctie, na `is_valid()`."""
        g = self.cleaned_data
        bedrag: Decimal = -g["bedrag"] if g["richting"] == ERAF else g["bedrag"]
        correctie = Correctie(Hoofdstuk[g["hoofdstuk"]], bedrag, g["grond"], g["bewijs"])
        return Regel(correctie, g["document"])


class VtlbForm(Rijenformulier):
    """Een nieuwe versie van het vtlb; bedragen in euro per maand, het jaarinkomen per jaar."""

    rijvorm = CorrectieForm
    maximum = 20

    peildatum = DatumField(label="Peildatum", help_text="De normen van deze dag gelden. Bijvoorbeeld 01-07-2026.")
    leefsituatie = forms.ChoiceField(label="Leefsituatie", choices=[("", "Maak een keuze"), *LEEFSITUATIES])
    jaarinkomen = MoneyField(label="Belastbaar jaarinkomen", help_text="Van de inwoner en een partner samen.")
    inkomen = MoneyField(label="Netto inkomen per maand", help_text="Met vakantiegeld, gemiddeld over het jaar.")
    partner_inkomen = MoneyField(label="Netto inkomen van de partner per maand", required=False)
    geen_brp_adres = forms.BooleanField(label="Geen woonadres in Nederland", required=False)
    herkomst = forms.ChoiceField(
        label="Hoe komt het vtlb tot stand?", choices=Vtlbherkomst.choices, widget=forms.RadioSelect
    )
    bedrag = MoneyField(label="Vtlb volgens het rapport", required=False)
    rapport_versie = forms.CharField(
        label="Versie van het rapport", required=False, max_length=60, help_text="Bijvoorbeeld: juli 2026."
    )
    rapport_datum = DatumField(label="Datum van het rapport", required=False)
    document = papierveld("Het rapport")

    BIJ_RAPPORT = ("bedrag", "rapport_versie", "rapport_datum")

    def __init__(self, *args: Any, papieren: "QuerySet[Document]", **kwargs: Any):
        super().__init__(*args, **kwargs)
        for form in (self, *self.rijen):
            form.fields["document"].queryset = papieren  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        is_rapport = gegevens.get("herkomst") == Vtlbherkomst.RAPPORT
        for naam in self.BIJ_RAPPORT if is_rapport else ():
            if naam not in self.errors and gegevens.get(naam) in (None, ""):
                self.add_error(naam, f"Vul ‘{self.fields[naam].label}’ in; het staat op de uitdraai.")
        if not self.errors and (is_rapport or all(rij.is_valid() for rij in self.rijen)):
            self._reken_na()
        return gegevens

    def _reken_na(self) -> None:
        """De rekenregel zelf zegt wat niet kan; haar melding komt bij het veld."""
        try:
            if rapport := self.rapport:
                neem_vtlb_over(self.situatie, bedrag=rapport.bedrag, rapport=rapport.tekst)
            else:
                bereken_vtlb(self.situatie, [regel.correctie for regel in self.regels])
        except Rekenfout as fout:
            for een in fout.fouten:
                self._zet_fout(een["veld"], een["melding"])

    def _zet_fout(self, veld: str, melding: str) -> None:
        if plek := re.fullmatch(r"correcties\[(\d+)\]\.(\w+)", veld):
            self.gevuld[int(plek[1])].add_error(plek[2], melding)
            return
        namen = {"belastbaar_jaarinkomen": "jaarinkomen", "partner_inkomen_netto": "partner_inkomen"}
        naam = namen.get(veld, "inkomen" if veld == "eigen_inkomen_netto" else veld)
        self.add_error(naam if naam in self.fields else None, melding)

    def is_valid(self) -> bool:
        # Een fout die de rekenregel pas na de rijen vond, telt mee; bij een rapport tellen de correcties niet.
        goed = super().is_valid()
        if self.data.get("herkomst") == Vtlbherkomst.RAPPORT:
            return not self.errors
        return goed and not any(rij.errors for rij in self.rijen)

    @property
    def situatie(self) -> Situatie:
        """De ingevulde situatie."""
        g = self.cleaned_data
        return Situatie(
            peildatum=g["peildatum"],
            leefsituatie=Leefsituatie(g["leefsituatie"]),
            jaarinkomen=g["jaarinkomen"],
            inkomen=g["inkomen"],
            partner_inkomen=g["partner_inkomen"],
            geen_brp_adres=g["geen_brp_adres"],
        )

    @property
    def rapport(self) -> Rapport | None:
        """Het rapport, als het vtlb daaruit komt."""
        g = self.cleaned_data
        if g["herkomst"] != Vtlbherkomst.RAPPORT:
            return None
        return Rapport(g["bedrag"], g["rapport_versie"], g["rapport_datum"], g["document"])

    @property
    def regels(self) -> list[Regel]:
        """De correcties die meetellen."""
        return [rij.regel for rij in self.gevuld]  # type: ignore[attr-defined]


def beginwaarden(vorige: Vtlb | None) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """De vorige versie als begin van de nieuwe; het rapport zelf niet, want dat moet nieuw zijn."""
    if vorige is None:
        return {"herkomst": Vtlbherkomst.ONDERDELEN}, []
    velden = {
        "herkomst": vorige.herkomst,
        "leefsituatie": vorige.leefsituatie,
        "jaarinkomen": vorige.jaarinkomen_bedrag,
        "inkomen": vorige.inkomen_bedrag,
        "partner_inkomen": vorige.partner_inkomen_bedrag,
        "geen_brp_adres": not vorige.heeft_adres,
    }
    rijen: list[Mapping[str, Any]] = [
        {
            "hoofdstuk": c.hoofdstuk,
            "richting": ERAF if c.bedrag < 0 else ERBIJ,
            "bedrag": abs(c.bedrag),
            "grond": c.grond,
            "bewijs": c.bewijs,
            "document": c.document_id,
        }
        for c in vorige.correcties.all()
    ]
    return velden, rijen
