"""Formulieren bij reeksen workshops en hun bijeenkomsten."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from intake.choices.workshop import Reekssoort
from intake.forms.melding import tijdstip
from intake.forms.persoon import GemeenteFilter
from intake.models import Aanmelding, Client, Workshopreeks
from intake.models.workshop import MAX_PLAATSEN
from intake.services.workshop import Moment
from schuldhulp.formulieren import DatumField, Formulier, RijenField, TelefoonField, TijdField
from schuldhulp.lib.werk import Voorrang
from schuldhulp.organisatie.models import Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht

PERIODES = [("", "Komt nog of loopt"), ("komend", "Komt nog"), ("bezig", "Loopt nu"), ("voorbij", "Voorbij")]
PLEKKEN = [("", "Vol of niet"), ("vrij", "Met vrije plaatsen"), ("vol", "Vol")]
MAX_HERHALEN = 6
MAX_WACHTENDEN = 40


class ReeksFilter(GemeenteFilter):
    """Filter boven de lijst van reeksen."""

    periode = forms.ChoiceField(label="Wanneer", required=False, choices=PERIODES)
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alle soorten"), *Reekssoort.choices])
    plek = forms.ChoiceField(label="Plaatsen", required=False, choices=PLEKKEN)


class ReeksWijzigForm(Formulier):
    """Naam, adres en aantal plaatsen van een reeks."""

    naam = forms.CharField(label="Naam van de reeks", max_length=100, help_text="Bijvoorbeeld: Grip op geld, voorjaar.")
    plaats = forms.CharField(label="Adres", max_length=200, help_text="Staat zo in de uitnodiging.")
    capaciteit = forms.IntegerField(label="Aantal plaatsen", min_value=1, max_value=MAX_PLAATSEN)


class ReeksForm(ReeksWijzigForm):
    """Een nieuwe reeks. `nummer` ligt vast zodra het formulier opengaat: twee keer versturen geeft één reeks."""

    nummer = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(label="Soort", choices=Reekssoort, widget=forms.RadioSelect)
    gemeenten = RijenField(
        label="Voor inwoners van", queryset=Gemeente.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    field_order = ("nummer", "naam", "soort", "gemeenten", "plaats", "capaciteit")

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        kwargs.setdefault("initial", {"nummer": uuid4(), "soort": Reekssoort.REEKS_1, "capaciteit": 15})
        super().__init__(*args, **kwargs)
        rijen = Gemeente.objects.visible_to(user, Recht.BESLISSEN)
        self.fields["gemeenten"].queryset = rijen  # type: ignore[attr-defined]
        self.fields["soort"].uitleg_per_keuze = {  # type: ignore[attr-defined]
            Reekssoort.REEKS_1: "De inwoner maakt zijn post en papieren op orde.",
            Reekssoort.REEKS_2: "Gaat verder waar reeks 1 ophield; het dossier gaat mee.",
        }


class SessieForm(Formulier):
    """Dag, tijd en zaal van een bijeenkomst."""

    datum = DatumField(label="Datum")
    van = TijdField(label="Van", help_text="Bijvoorbeeld 10:00")
    tot = TijdField(label="Tot", help_text="Bijvoorbeeld 12:00")
    zaal = forms.CharField(label="Zaal", max_length=80)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not all(gegevens.get(naam) for naam in ("datum", "van", "tot")):
            return gegevens
        begin, eind = tijdstip(gegevens["datum"], gegevens["van"]), tijdstip(gegevens["datum"], gegevens["tot"])
        if eind <= begin:
            self.add_error("tot", "De bijeenkomst eindigt vóór zij begint. Kijk de tijden na.")
        if begin <= timezone.now():
            self.add_error("datum", "Kies een moment dat nog moet komen.")
        return gegevens

    def moment(self, weken: int = 0) -> Moment:
        """Het ingevulde moment, of zoveel weken later, na `is_valid()`."""
        g = self.cleaned_data
        dag = g["datum"] + timedelta(weeks=weken)
        return Moment(tijdstip(dag, g["van"]), tijdstip(dag, g["tot"]), g["zaal"])


class NieuweSessiesForm(SessieForm):
    """Eén bijeenkomst, of een paar weken achter elkaar op dezelfde dag."""

    aantal = forms.IntegerField(
        label="Hoeveel weken achter elkaar?",
        min_value=1,
        max_value=MAX_HERHALEN,
        initial=1,
        help_text=f"1 is: alleen deze dag. Hoogstens {MAX_HERHALEN}.",
    )

    @property
    def momenten(self) -> list[Moment]:
        """Alle bijeenkomsten, elke week op dezelfde tijd."""
        return [self.moment(week) for week in range(self.cleaned_data["aantal"])]


class AfgelastForm(Formulier):
    """Waarom een bijeenkomst niet doorgaat."""

    reden = forms.CharField(label="Waarom gaat de bijeenkomst niet door?", max_length=200)


class VrijwilligerForm(Formulier):
    """Een vrijwilliger op een bijeenkomst."""

    naam = forms.CharField(label="Naam", max_length=120)
    organisatie = forms.CharField(label="Organisatie", required=False, max_length=120)
    telefoon = TelefoonField(label="Telefoon", required=False)


class UitnodigForm(Formulier):
    """Wie uitgenodigd wordt: uit wie op een eerste gesprek wacht, of op dossiernummer."""

    wachtenden = RijenField(
        label="Wie wacht op een eerste gesprek",
        queryset=Aanmelding.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    dossiernummer = forms.CharField(
        label="Of op dossiernummer", required=False, max_length=30, help_text="Bijvoorbeeld SHV-2026-00412"
    )
    als_bericht = forms.TypedChoiceField(
        label="Hoe krijgt de inwoner de uitnodiging?",
        choices=[("", "Per brief"), ("ja", "Per sms of e-mail")],
        required=False,
        coerce=bool,
        empty_value="",
        widget=forms.RadioSelect,
        help_text="Wie geen mobiel nummer of e-mailadres heeft, krijgt altijd een brief.",
    )

    def __init__(self, *args: Any, reeks: Workshopreeks, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.reeks, self.user = reeks, user
        wachtend = Aanmelding.objects.visible_to(user).wachtend(timezone.localdate())
        wachtend = wachtend.filter(gemeente__in=reeks.gemeenten.all()).select_related("client")
        wachtend = wachtend.exclude(client__deelnames__in=reeks.deelnames.all())
        # Een keuzelijst van honderden namen helpt niemand: wie op de wachtlijst vooraan staat, staat erin.
        gekozen = list(wachtend.values_list("pk", flat=True)[:MAX_WACHTENDEN])
        veld = self.fields["wachtenden"]
        veld.queryset = wachtend.filter(pk__in=gekozen)  # type: ignore[attr-defined]
        veld.label_from_instance = _wie  # type: ignore[attr-defined]
        if not gekozen:
            del self.fields["wachtenden"]

    def clean_dossiernummer(self) -> Any:
        nummer = self.cleaned_data["dossiernummer"].strip()
        if not nummer:
            return None
        client = (
            Client.objects.visible_to(self.user).select_related("gemeente").filter(dossiernummer__iexact=nummer).first()
        )
        if client is None:
            raise ValidationError("Dit dossiernummer is niet gevonden. Kijk of het klopt.")
        return client

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if not self.errors and not self.gekozen:
            self.add_error(None, "Kies iemand uit de lijst, of vul een dossiernummer in.")
        return gegevens

    @property
    def gekozen(self) -> list[Client]:
        """De gekozen inwoners, elk één keer."""
        clienten = [aanmelding.client for aanmelding in self.cleaned_data.get("wachtenden") or []]
        clienten += [self.cleaned_data["dossiernummer"]] if self.cleaned_data.get("dossiernummer") else []
        return list({client.pk: client for client in clienten}.values())


def _wie(aanmelding: Aanmelding) -> str:
    gemeld = timezone.localtime(aanmelding.gemeld_op)
    gaat_voor = aanmelding.voorrang != Voorrang.GEWOON
    waarom = f"; {aanmelding.get_voorrang_display().lower()}" if gaat_voor else ""  # type: ignore[attr-defined]
    return f"{aanmelding.client.naam} ({aanmelding.client.dossiernummer}), gemeld op {gemeld:%d-%m-%Y}{waarom}"
