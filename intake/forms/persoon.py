"""Formulieren over een persoon: gegevens, huishouden, aantekening, BSN en zoeken."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from intake.choices import Geslacht, Inkomensbron, Samenstelling, Woonsituatie
from intake.huishouden import tegenspraak
from intake.models import Client
from intake.services.client import Persoonsgegevens
from schuldhulp.formulieren import BSNField, Formulier, GeweestField, TelefoonField
from schuldhulp.lib.postcode import lees_postcode
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht


def check_postcode(tekst: str) -> str:
    """`1234ab` wordt `1234 AB`; leeg blijft leeg. Fout: ValidationError."""
    gelezen = lees_postcode(tekst)
    if tekst and not gelezen:
        raise ValidationError("Deze postcode klopt niet. Schrijf vier cijfers en twee letters, zoals 1234 AB.")
    return gelezen


def gemeentekeuzes(user: Medewerker, leeg: str) -> list[tuple[str, str]]:
    """De gemeenten van deze medewerker als keuzelijst, in één query."""
    return [("", leeg), *((str(g.pk), g.naam) for g in Gemeente.objects.visible_to(user))]


class GemeenteFilter(Formulier):
    """Basis van een filter boven een lijst. Wie in één gemeente werkt, ziet geen keuze en geen kolom daarvoor."""

    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.meer_gemeenten = len(user.gemeenten_met(Recht.DOSSIERS)) > 1
        if self.meer_gemeenten:
            self.fields["gemeente"].choices = gemeentekeuzes(user, "Alle gemeenten")  # type: ignore[attr-defined]
        else:
            del self.fields["gemeente"]


class PersoonVelden(Formulier):
    """De gegevens van een persoon; gedeeld door aanmelden en wijzigen."""

    bsn = BSNField(label="Burgerservicenummer (BSN)", required=False)
    voornamen = forms.CharField(label="Voornamen", required=False, max_length=120)
    voorvoegsel = forms.CharField(label="Tussenvoegsel", required=False, max_length=30)
    achternaam = forms.CharField(label="Achternaam", max_length=120)
    geboortedatum = GeweestField(label="Geboortedatum", required=False)
    geslacht = forms.ChoiceField(label="Geslacht", required=False, choices=[("", "Niet gevraagd"), *Geslacht.choices])
    straat = forms.CharField(label="Straat", required=False, max_length=120)
    huisnummer = forms.CharField(label="Huisnummer", required=False, max_length=10)
    huisnummertoevoeging = forms.CharField(label="Toevoeging", required=False, max_length=10)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    woonplaats = forms.CharField(label="Woonplaats", required=False, max_length=100)
    telefoon = TelefoonField(label="Telefoon", required=False)
    email = forms.EmailField(label="E-mail", required=False)
    is_laaggeletterd = forms.BooleanField(
        label="Heeft moeite met lezen of schrijven", required=False, help_text="Bel liever, en leg brieven uit."
    )
    wil_geen_berichten = forms.BooleanField(
        label="Wil geen sms of e-mail", required=False, help_text="Herinneringen gaan dan per brief of telefoon."
    )

    groepen = [
        ("Persoon", ["gemeente", "bsn", "voornamen", "voorvoegsel", "achternaam", "geboortedatum", "geslacht"]),
        ("Adres", ["straat", "huisnummer", "huisnummertoevoeging", "postcode", "woonplaats"]),
        ("Contact", ["telefoon", "email", "is_laaggeletterd", "wil_geen_berichten"]),
    ]

    def clean_postcode(self) -> str:
        return check_postcode(self.cleaned_data["postcode"])

    @property
    def persoon(self) -> Persoonsgegevens:
        """De ingevulde gegevens, na `is_valid()`."""
        namen = Persoonsgegevens.__dataclass_fields__
        return Persoonsgegevens(**{naam: self.cleaned_data[naam] for naam in namen})


class ClientForm(PersoonVelden):
    """Persoonsgegevens en huishouden wijzigen. Een leeg BSN laat het bestaande staan."""

    samenstelling = forms.ChoiceField(label="Samenstelling", choices=Samenstelling)
    minderjarige_kinderen = forms.IntegerField(label="Aantal kinderen onder de 18", min_value=0, max_value=20)
    woonsituatie = forms.ChoiceField(label="Woonsituatie", choices=Woonsituatie)
    inkomensbron = forms.ChoiceField(label="Belangrijkste inkomen", choices=Inkomensbron)
    is_ondernemer = forms.BooleanField(label="Heeft een eigen onderneming", required=False)

    HUISHOUDEN = ("samenstelling", "minderjarige_kinderen", "woonsituatie", "inkomensbron", "is_ondernemer")
    groepen = [*PersoonVelden.groepen, ("Huishouden", list(HUISHOUDEN))]

    def __init__(self, *args: Any, client: Client, **kwargs: Any):
        huishouden = client.huishouden
        begin = {naam: getattr(client, naam) for naam in Persoonsgegevens.__dataclass_fields__ if naam != "bsn"}
        begin |= {naam: getattr(huishouden, naam) for naam in self.HUISHOUDEN} if huishouden else {}
        super().__init__(*args, initial={"minderjarige_kinderen": 0, **begin}, **kwargs)
        self.fields["bsn"].help_text = f"Nu: {client.bsn_gemaskeerd}. Laat leeg als het zo blijft."

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if fout := tegenspraak(gegevens.get("samenstelling"), gegevens.get("minderjarige_kinderen")):
            self.add_error(*fout)
        return gegevens

    @property
    def huishouden(self) -> dict[str, Any]:
        """De ingevulde gegevens van het huishouden, na `is_valid()`."""
        return {naam: self.cleaned_data[naam] for naam in self.HUISHOUDEN}


class NotitieForm(Formulier):
    """Een aantekening in het dossier. Het vaste nummer maakt dat twee keer versturen één aantekening geeft."""

    nummer = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    tekst = forms.CharField(
        label="Aantekening",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Schrijf wat een collega moet weten. De inwoner mag dit altijd lezen.",
    )


class BsnTonenForm(Formulier):
    """Waarom iemand het hele BSN nodig heeft; de reden komt in het logboek."""

    reden = forms.CharField(
        label="Waarvoor heeft u het BSN nodig?",
        min_length=5,
        max_length=200,
        help_text="Bijvoorbeeld: inkomen opvragen bij UWV. Schrijf geen namen of nummers op: dit komt in het logboek.",
    )


class DossierFilter(GemeenteFilter):
    """Filter boven de lijst van dossiers."""


class ZoekForm(Formulier):
    """Zoeken naar een persoon; alles wat is ingevuld moet kloppen."""

    zoek = forms.CharField(
        label="Naam, dossiernummer of BSN", required=False, max_length=120, help_text="Een deel van de achternaam mag."
    )
    geboortedatum = GeweestField(label="Geboortedatum", required=False)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    huisnummer = forms.CharField(label="Huisnummer", required=False, max_length=10)

    def clean_zoek(self) -> str:
        return " ".join(self.cleaned_data["zoek"].split())

    def clean_postcode(self) -> str:
        return check_postcode(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not self.errors and not any(gegevens.get(naam) for naam in ("zoek", "geboortedatum", "postcode")):
            self.add_error("zoek", "Vul een naam, dossiernummer of BSN in, of een geboortedatum of postcode.")
        return gegevens
