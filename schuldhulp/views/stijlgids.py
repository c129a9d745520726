"""Stijlgids: elke bouwsteen op één pagina, om mee te bouwen en om toegankelijkheid op te toetsen."""

import datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from schuldhulp.formulieren import BSNField, DatumField, Formulier, MoneyField, TijdField

KWARTALEN = ["24K4", "25K1", "25K2", "25K3", "25K4", "26K1", "26K2", "26K3"]


class Voorbeeldformulier(Formulier):
    """Elk soort veld één keer."""

    groepen = [("Persoon", "Gegevens van de inwoner.", ["naam", "bsn", "geboortedatum"])]

    soort = forms.ChoiceField(
        label="Soort inkomen", choices=[("", "Maak een keuze"), ("pw", "Uitkering Participatiewet"), ("loon", "Loon")]
    )
    bedreigend = forms.ChoiceField(
        label="Is er sprake van een bedreigende situatie?",
        widget=forms.RadioSelect,
        choices=[("ja", "Ja"), ("nee", "Nee")],
    )
    redenen = forms.MultipleChoiceField(
        label="Wat speelt er?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("ontruiming", "Ontruiming"), ("energie", "Afsluiting van energie of water")],
    )
    bedrag = MoneyField(label="Inkomen per maand", help_text="Netto, bijvoorbeeld 1.350,00")
    tijd = TijdField(label="Tijd", required=False)
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    toestemming = forms.BooleanField(label="De inwoner geeft toestemming om gegevens te delen")
    naam = forms.CharField(label="Naam")
    bsn = BSNField(label="Burgerservicenummer")
    geboortedatum = DatumField(label="Geboortedatum", tot_en_met=datetime.date(2026, 12, 31))

    uitleg_bedreigend = {"ja": "Dan is er binnen 3 werkdagen een gesprek."}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["bedreigend"].uitleg_per_keuze = self.uitleg_bedreigend  # type: ignore[attr-defined]


class Voorbeeldfilter(Formulier):
    zoek = forms.CharField(label="Naam of nummer", required=False)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Alle"), ("open", "Open")])


@login_not_required
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Toont alle bouwstenen; bestaat alleen tijdens ontwikkeling en in de demo."""
    if not (settings.DEBUG or getattr(settings, "DEMO", False)):
        raise Http404
    return render(request, "stijlgids.html", _omgeving(request))


def _omgeving(request: HttpRequest) -> dict[str, Any]:
    vandaag, nu = timezone.localdate(), timezone.now()
    dag = datetime.timedelta(days=1)
    form = Voorbeeldformulier(request.POST) if request.method == "POST" else Voorbeeldformulier()
    return {
        "form": form,
        "filterform": Voorbeeldfilter(request.GET or None),
        "pagina": Paginator(range(230), 25).get_page(request.GET.get("pagina", 3)),
        "dossiers": [
            ("SHV-2026-00412", "A. de Vries", "Plan van aanpak", "Loopt af", "let_op", vandaag + 3 * dag, "18430.55"),
            ("SHV-2026-00398", "M. El Amrani", "Stabilisatie", "Op schema", "neutraal", vandaag + 40 * dag, "9212"),
            ("SHV-2026-00377", "J. Pietersen", "Schuldregeling", "Te laat", "fout", vandaag - 6 * dag, "42118.90"),
            ("SHV-2026-00341", "S. Bakker", "Nazorg", "Afgerond", "goed", vandaag + 90 * dag, "0"),
        ],
        "gegevens": [
            ("Aanmelddatum", "6 oktober 2026"),
            {"label": "Consulent", "waarde": "N. Jansen", "url": "#", "actie": "Wijzigen"},
            ("BSN", "•••••6782"),
            ("Telefoon", ""),
        ],
        "tabbladen": [
            {"naam": "Overzicht", "url": "?tab=1", "actief": True},
            {"naam": "Schulden", "url": "?tab=2", "aantal": 13},
            {"naam": "Brieven", "url": "?tab=3", "aantal": 0},
            {"naam": "Historie", "url": "?tab=4"},
        ],
        "stappen": [
            {"naam": "Aanmelding", "staat": "klaar", "datum": vandaag - 60 * dag},
            {"naam": "Intake", "staat": "klaar", "datum": vandaag - 40 * dag},
            {"naam": "Stabilisatie", "staat": "nu"},
            {"naam": "Schuldregeling", "staat": "straks"},
            {"naam": "Nazorg", "staat": "straks"},
        ],
        "acties": [
            {"naam": "Stabilisatie afronden", "url": "#", "toegestaan": True, "reden": ""},
            {"naam": "Schuldeisers aanschrijven", "url": "#", "toegestaan": True, "reden": "", "methode": "post"},
            {"naam": "Traject beëindigen", "url": "#", "toegestaan": True, "reden": "", "soort": "gevaar"},
            {"naam": "Voorstel doen", "url": "", "toegestaan": False, "reden": "Drie schuldeisers gaven geen saldo."},
        ],
        "gebeurtenissen": [
            {"op": nu, "titel": "Plan van aanpak vastgesteld", "door": "N. Jansen", "soort": "goed"},
            {"op": nu - 4 * dag, "titel": "Brief verstuurd: beschikking toelating", "door": "N. Jansen", "url": "#"},
            {"op": nu - 30 * dag, "titel": "Aanmelding", "tekst": "Via woningcorporatie. Huurachterstand."},
        ],
        "uiterlijk": vandaag + 5 * dag,
        "te_laat": vandaag - 2 * dag,
        "uitleg_termijn": ["Begonnen op 6 oktober 2026.", "Vier weken na de aanmelding (art. 4 lid 1 Wgs)."],
        "maanden": [("jul", 38), ("aug", 31), ("sep", 47), ("okt", 52), ("nov", None)],
        "kwartalen": KWARTALEN,
        "instroom": [("Zelf", [20, 25, 30, 28, 26, 31, 35, 33]), ("Partner", [12, 11, 15, 17, 16, 18, 21, 24])],
        "tijdig": [("4 weken", [71, 74, 78, None, 80, 83, 85, 88]), ("Besluit", [62, 60, 66, 69, 71, 70, 74, 79])],
        "lijn": [32, 36, 45, 45, 42, 49, 56, 57],
        "scores": [("Motivatie", 80, 45), ("Omgaan met geld", 35, 20), ("Post en administratie", None, None)],
        "grenzen": (40, 70),
        "halter": [("Wonen", 2, 4, "2 stappen beter"), ("Werk", 4, 3, "1 stap minder goed"), ("Gezin", 3, 3, "gelijk")],
        "uitkomst": SimpleNamespace(kwadrant="stabiliseren", punten_schuld=42, punten_persoon=74),
    }  # fmt: skip
