"""Het budget invullen, en de referentiebedragen van een gemeente."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from schuldhulp.formulieren import DatumField, MoneyField
from trajecten.choices.budget import PERIODEN, Categorie, Postbron, Postsoort, soort_van
from trajecten.forms.rijen import Rij, Rijenformulier
from trajecten.forms.traject import getalveld, tekstveld
from trajecten.models import Budget, Referentietabel
from trajecten.models.plan import LEEFSITUATIES
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.budget import Periode
from trajecten.services.budget import Postinvoer

CATEGORIEEN = [(soort.label, [(c.value, c.label) for c in Categorie if soort_van(c) == soort]) for soort in Postsoort]
UITGAVEN = [(c.value, c.label) for c in Categorie if soort_van(c) == Postsoort.UITGAVE]


class PostForm(Rij):
    """Een inkomen of uitgave, met de periode en de bron."""

    categorie = forms.ChoiceField(label="Post", choices=CATEGORIEEN)
    omschrijving = forms.CharField(label="Omschrijving", required=False, max_length=120)
    bedrag = MoneyField(label="Bedrag")
    periode = forms.ChoiceField(label="Periode", choices=PERIODEN, initial=Periode.MAAND.name)
    bron = forms.ChoiceField(label="Blijkt uit", choices=Postbron.choices, initial=Postbron.OPGAVE)
    is_nagegaan = forms.BooleanField(label="Vergeleken met de bron", required=False)

    altijd_gevuld = ("categorie", "periode", "bron", "is_nagegaan")

    @property
    def post(self) -> Postinvoer:
        """De ingevulde post, na `is_valid()`."""
        g = self.cleaned_data
        return Postinvoer(
            categorie=Categorie(g["categorie"]),
            bedrag=g["bedrag"],
            periode=Periode[g["periode"]],
            bron=Postbron(g["bron"]),
            omschrijving=g["omschrijving"],
            is_nagegaan=g["is_nagegaan"],
        )


class BudgetForm(Rijenformulier):
    """Een nieuwe versie van het budget."""

    rijvorm = PostForm
    maximum = 60

    peildatum = DatumField(label="Peildatum", help_text="De dag waarop deze bedragen kloppen.")
    leefsituatie = forms.ChoiceField(label="Leefsituatie", choices=[("", "Maak een keuze"), *LEEFSITUATIES])
    opmerking = tekstveld("Wat valt op?", regels=3, required=False, maximum=2000)

    def clean_peildatum(self) -> Any:
        dag = self.cleaned_data["peildatum"]
        if dag > timezone.localdate():
            raise forms.ValidationError("Kies vandaag of een dag die al geweest is.")
        return dag

    @property
    def invoer(self) -> dict[str, Any]:
        """Wat de dienst nodig heeft, na `is_valid()`."""
        g = self.cleaned_data
        return {
            "peildatum": g["peildatum"],
            "leefsituatie": Leefsituatie(g["leefsituatie"]),
            "opmerking": g["opmerking"],
            "posten": [rij.post for rij in self.gevuld],  # type: ignore[attr-defined]
        }


def beginwaarden(vorige: Budget | None) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """De vorige versie als begin; bij het eerste budget staan de gewone posten al klaar."""
    if vorige is None:
        return {}, [{"categorie": c} for c in (Categorie.LOON, Categorie.HUUR, Categorie.ENERGIE, Categorie.ZORG)]
    rijen: list[Mapping[str, Any]] = [
        {
            "categorie": post.categorie,
            "omschrijving": post.omschrijving,
            "bedrag": post.bedrag,
            "periode": post.periode,
            "bron": post.bron,
            "is_nagegaan": post.nagegaan_op is not None,
        }
        for post in vorige.posten.all()
    ]
    return {"leefsituatie": vorige.leefsituatie}, rijen


class ReferentieRij(Rij):
    """Een referentiebedrag voor een categorie, voor iedereen of voor één leefsituatie."""

    categorie = forms.ChoiceField(label="Uitgave", choices=UITGAVEN)
    leefsituatie = forms.ChoiceField(label="Voor wie", required=False, choices=[("", "Iedereen"), *LEEFSITUATIES])
    bedrag = MoneyField(label="Bedrag per maand")

    altijd_gevuld = ("categorie", "leefsituatie")


class ReferentieForm(Rijenformulier):
    """De referentiebedragen van een jaar, met de bron."""

    rijvorm = ReferentieRij
    maximum = 80

    jaar = getalveld("Jaar", min_value=2020, max_value=2099)
    bron = forms.CharField(label="Bron", max_length=200, help_text="Welke uitgave, van wie en van wanneer.")

    @property
    def bedragen(self) -> list[dict[str, str]]:
        """De ingevulde bedragen, na `is_valid()`."""
        return [{n: f"{w:.2f}" if n == "bedrag" else w for n, w in rij.cleaned_data.items()} for rij in self.gevuld]


def referentiewaarden(vorige: Referentietabel | None) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    """De vorige versie als begin; de bron niet, want die hoort bij de nieuwe bedragen."""
    if vorige is None:
        return {"jaar": timezone.localdate().year}, []
    return {"jaar": vorige.jaar, "bron": vorige.bron}, list(vorige.bedragen)
