"""Dreigingen afwenden, en alles wat met de rechter te maken heeft, bij één traject."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.brieven.services import Concept
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import VOORBEELD, StafRequest, ingestuurd, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.geding import UITLEG_CRISIS, Crisisstatus
from trajecten.forms.crisis import ContactForm, CrisisForm, SluitCrisisForm, UitstelForm
from trajecten.models import Crisis, Traject
from trajecten.permissions import check_behandelen
from trajecten.services import crisis as crises
from trajecten.services.crisis import Contact, Dreiging
from trajecten.services.geding import waarom_niet
from trajecten.services.rechterbrief import concept_afwending
from trajecten.tijdlijn.geding import brieven_van, wissels_van_zaak
from trajecten.views.acties import geweigerd
from trajecten.views.gedingen import VERZOEKEN
from trajecten.views.ophalen import haal_traject, haal_van_traject, tabbladen
from trajecten.views.zaakstap import Zaakstap, Zaakzet, doe_zaakstap, zaakacties


def _dicht(rij: Crisis) -> str:
    return "" if rij.is_open else crises.AFGESLOTEN


def _contact(z: Zaakzet) -> object:
    g = z.gegevens
    contact = Contact(g["wijze"], g["uitkomst"], g["met"], g["notitie"], g["tot"])
    return crises.record_contact(z.rij, contact=contact, **z.wie)


def _uitstel(z: Zaakzet) -> dict[str, Any]:
    return {"uitstel": z.gegevens["uitstel"], "motivering": z.gegevens["motivering"]}


def _uitstelbrief(z: Zaakzet) -> Concept:
    return concept_afwending(z.rij, **_uitstel(z), sleutel=VOORBEELD, door=z.door)


CRISISSTAPPEN: dict[str, Zaakstap] = {
    "contact": Zaakstap(
        naam="Contact vastleggen",
        effect="Wat eruit komt bepaalt het vervolg: opnieuw bellen, wachten tot het uitstel om is, of naar de rechter.",
        reden=_dicht,
        form=ContactForm,
        dienst=_contact,
        gelukt="Het contact is vastgelegd.",
    ),
    "uitstel": Zaakstap(
        naam="Brief om uitstel sturen",
        effect="De wederpartij krijgt een brief met de vraag om te wachten. Morgen belt u na.",
        reden=_dicht,
        form=UitstelForm,
        brief=_uitstelbrief,
        dienst=lambda z: crises.send_afwending(z.rij, **_uitstel(z), **z.wie),
        gelukt="De brief is verstuurd.",
    ),
    "afsluiten": Zaakstap(
        naam="Crisis afsluiten",
        effect="Er staat dan geen werk meer open voor deze dreiging.",
        reden=_dicht,
        form=SluitCrisisForm,
        dienst=lambda z: crises.close_crisis(
            z.rij, is_afgewend=z.gegevens["is_afgewend"] == "ja", uitkomst=z.gegevens["uitkomst"], **z.wie
        ),
        gelukt="De crisis is afgesloten.",
    ),
}


def haal_crisis(request: StafRequest, pk: Any) -> Crisis:
    """De crisis met haar traject; anders 404."""
    rij: Crisis = haal_van_traject(request, Crisis.objects.visible_to(request.user), pk)
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def rechtbank(request: StafRequest, pk: Any) -> HttpResponse:
    """Alle dreigingen en verzoeken aan de rechter van dit traject, en wat er nu kan."""
    traject = haal_traject(request, pk)
    context = {
        "traject": traject,
        "titel": "Crisis en rechtbank",
        "tabbladen": tabbladen(traject.client, "traject", traject),
        "genoemd": [bedreiging.label for bedreiging in crises.niet_opgepakt(traject)],
        "crises": traject.crises.all(),
        "gedingen": traject.gedingen.all(),
        "acties": _acties(request, traject),
    }
    return render(request, "trajecten/rechtbank.html", context)


def _acties(request: StafRequest, traject: Traject) -> list[dict[str, Any]]:
    mag, nu = geweigerd(request.user, traject), timezone.now()
    dicht = "" if traject.is_open else "Dit traject is beëindigd."
    acties = [("Nieuwe dreiging melden", reverse("trajecten:crisis-nieuw", args=[traject.pk]), dicht or mag)]
    for code, (soort, _, _) in VERZOEKEN.items():
        naam = f"{soort.label.split(' (')[0]} vragen"
        url = reverse("trajecten:geding-nieuw", args=[traject.pk, code])
        acties.append((naam, url, waarom_niet(traject, soort, op=nu) or mag))
    return [{"naam": naam, "url": url, "toegestaan": not reden, "reden": reden} for naam, url, reden in acties]


@vereist(Recht.DOSSIERS)
@require_safe
def crisis(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén dreiging: wat er speelt, met wie is gesproken en wat er nu moet."""
    rij = haal_crisis(request, pk)
    context = {
        "crisis": rij,
        "traject": rij.traject,
        "titel": rij.get_bedreiging_display(),
        "uitleg_status": UITLEG_CRISIS[Crisisstatus(rij.status)],
        "gegevens": _gegevens(rij),
        "contacten": rij.contacten.select_related("door"),
        "acties": [
            *zaakacties(rij, request.user, CRISISSTAPPEN, "trajecten:crisis-stap"),
            *_naar_rechter(request, rij),
        ],
        "brieven": brieven_van(request.user, "crisis", rij.pk),
        "gedingen": rij.gedingen.all(),
        "tijdlijn": wissels_van_zaak(rij),
    }
    return render(request, "trajecten/crisis.html", context)


def _naar_rechter(request: StafRequest, rij: Crisis) -> list[dict[str, Any]]:
    reden = "" if rij.is_open else crises.AFGESLOTEN
    url = reverse("trajecten:geding-nieuw", args=[rij.traject_id, "moratorium"])
    reden = reden or geweigerd(request.user, rij.traject)
    return [{"naam": "Moratorium vragen", "url": url, "toegestaan": not reden, "reden": reden}]


def _gegevens(rij: Crisis) -> list[tuple[str, str]]:
    wanneer = f"{rij.dreiging_datum:%d-%m-%Y}" if rij.dreiging_datum else "Nog geen dag bekend"
    alles = [
        ("Wederpartij", rij.wederpartij),
        ("Kenmerk", rij.kenmerk),
        ("Wanneer", wanneer),
        ("Gemeld op", f"{rij.gemeld_datum:%d-%m-%Y}"),
        ("Wat er bekend is", rij.omschrijving),
        ("Afspraak", rij.afspraak),
        ("Hoe het afliep", rij.uitkomst),
    ]
    return [paar for paar in alles if paar[1]]


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def stap(request: StafRequest, pk: Any, code: str) -> HttpResponse:
    """Een contact vastleggen, of de crisis afsluiten."""
    return doe_zaakstap(request, haal_crisis(request, pk), CRISISSTAPPEN, code)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Beginnen met het afwenden van een dreiging."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    invoer = ingestuurd(request)
    genoemd = crises.niet_opgepakt(traject)
    begin = {"bedreiging": genoemd[0]} if genoemd else {}
    form = CrisisForm(invoer, traject=traject, user=request.user, initial=begin)

    def dienst(g: Any) -> str:
        naam = g["schuldeiser"].naam if g["schuldeiser"] else g["wederpartij"]
        dreiging = Dreiging(g["bedreiging"], naam, g["schuldeiser"], g["kenmerk"], g["datum"], g["omschrijving"])
        return crises.open_crisis(
            traject, dreiging=dreiging, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ).get_absolute_url()

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/stap.html",
        gelukt="De dreiging is vastgelegd. Neem vandaag nog contact op.",
        traject=traject,
        titel="Nieuwe dreiging melden",
        effect="De dreiging komt met voorrang op “Mijn werk”. Het eerste contact met de wederpartij is vandaag.",
        reden="" if invoer or traject.is_open else "Dit traject is beëindigd.",
        knop="Begin met afwenden",
        knop_soort="hoofd",
        annuleer=reverse("trajecten:rechtbank", args=[traject.pk]),
    )
