"""Formulieren voor ontvangsten en ronden van een gemeente."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from schuldhulp.formulieren import Formulier
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.bank.afschrift import MAX_BYTES, Afschrift, Boeking
from trajecten.bank.lezen import lees_bankbestand
from trajecten.forms.betaling import soortveld
from trajecten.models import Betaalplan, Traject, Uitkering

EEN_DAG = 24 * 60 * 60


class BestandForm(Formulier):
    """Een bestand van de bank kiezen; het wordt gelezen en nog niet bewaard."""

    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(),
        label="Bij welke gemeente horen betalingen die wij niet kennen?",
        empty_label=None,
    )
    bestand = forms.FileField(
        label="Bestand van de bank",
        widget=forms.FileInput(attrs={"accept": ".xml,.csv,text/xml,application/xml,text/csv"}),
        help_text="CAMT.053 (xml) of een CSV-bestand, hoogstens 5 MB.",
    )

    def __init__(self, *args: Any, gemeenten: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].queryset = gemeenten  # type: ignore[attr-defined]

    def clean_bestand(self) -> tuple[str, Afschrift]:
        bestand: UploadedFile = self.cleaned_data["bestand"]
        try:
            # Eén byte meer is genoeg om te zien dat het te groot is.
            return str(bestand.name or "bestand")[:120], lees_bankbestand(bestand.read(MAX_BYTES + 1))
        except Geweigerd as fout:
            raise ValidationError(fout.melding) from None


class NakijkForm(Formulier):
    """Het gelezen afschrift reist ondertekend mee; niemand kan er onderweg iets aan veranderen."""

    afschrift = forms.CharField(widget=forms.HiddenInput)
    stap = forms.CharField(widget=forms.HiddenInput, initial="bewaren")


def verpak(naam: str, gemeente: int, afschrift: Afschrift, door: Medewerker) -> str:
    """Het afschrift als ondertekende tekst, alleen voor deze medewerker."""
    inhoud = {"naam": naam, "gemeente": gemeente, "afschrift": asdict(afschrift)}
    return signing.dumps(inhoud, salt=_zout(door), serializer=_Serializer, compress=True)


def pak_uit(tekst: str, door: Medewerker) -> tuple[str, int, Afschrift]:
    """Naam, gemeente en afschrift. Fout: Geweigerd als de tekst niet van ons is of te oud."""
    try:
        inhoud = signing.loads(tekst, salt=_zout(door), serializer=_Serializer, max_age=EEN_DAG)
    except signing.BadSignature:
        raise Geweigerd("Dit bestand is niet meer te gebruiken. Kies het opnieuw.") from None
    rij = inhoud["afschrift"]
    boekingen = tuple(
        Boeking(**{**b, "datum": date.fromisoformat(b["datum"]), **_geld(b, "bedrag")}) for b in rij["boekingen"]
    )
    afschrift = Afschrift(**{**rij, "boekingen": boekingen, **_geld(rij, "beginsaldo"), **_geld(rij, "eindsaldo")})
    return inhoud["naam"], inhoud["gemeente"], afschrift


def _geld(rij: dict[str, Any], veld: str) -> dict[str, Decimal | None]:
    return {veld: Decimal(rij[veld]) if rij[veld] is not None else None}


def _zout(door: Medewerker) -> str:
    return f"afschrift:{door.pk}"


class _Serializer:
    """JSON met bedragen en datums als tekst."""

    def dumps(self, obj: Any) -> bytes:
        return json.dumps(obj, default=str, separators=(",", ":")).encode()

    def loads(self, data: bytes) -> Any:
        return json.loads(data)


class KoppelForm(Formulier):
    """Bij welk traject een betaling hoort."""

    nummer = forms.CharField(
        label="Nummer van het traject of dossier",
        max_length=30,
        help_text="Bijvoorbeeld T-2026-00012. Het traject heeft een betaalplan.",
        widget=forms.TextInput(attrs={"data-breedte": "kort", "autocomplete": "off"}),
    )
    soort = soortveld()
    onthoud_rekening = forms.BooleanField(label="Betalingen van deze rekening horen voortaan hierbij", required=False)

    def __init__(self, *args: Any, user: Medewerker, heeft_rekening: bool, **kwargs: Any):
        self.user = user
        super().__init__(*args, **kwargs)
        if not heeft_rekening:
            del self.fields["onthoud_rekening"]

    def clean_nummer(self) -> Traject:
        nummer = self.cleaned_data["nummer"].strip().upper()
        plannen = Betaalplan.objects.visible_to(self.user).select_related("traject__client", "traject__gemeente")
        plan = plannen.filter(traject__nummer=nummer).first()
        plan = plan or plannen.filter(traject__client__dossiernummer=nummer).order_by("-start_datum").first()
        if plan is None:
            raise ValidationError("Bij dit nummer is geen traject met een betaalplan. Kijk het nummer na.")
        return plan.traject


class RondeForm(Formulier):
    """Welke uitkeringen in deze ronde gaan."""

    uitkeringen = forms.MultipleChoiceField(label="Trajecten", choices=(), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, regels: Sequence[tuple[Uitkering, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rijen = {str(rij.pk): rij for rij, _ in regels}
        veld: Any = self.fields["uitkeringen"]
        veld.choices = [(str(rij.pk), tekst) for rij, tekst in regels]
        self.initial.setdefault("uitkeringen", list(self.rijen))

    def clean_uitkeringen(self) -> list[Uitkering]:
        return [self.rijen[pk] for pk in self.cleaned_data["uitkeringen"]]
