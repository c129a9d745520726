"""Berichten over mijlpalen: wat is verteld, de voorkeur van de inwoner, en zelf stoppen met de code."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.models import Client
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.mijlpaal import AfmeldForm, VoorkeurForm
from trajecten.models import Berichtvoorkeur, Traject
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.mijlpaalweg import set_voorkeur, unsubscribe
from trajecten.views.mijntraject import besloten
from trajecten.views.ophalen import haal_traject

LIMIET = "afmeldcode"
ONBEKEND = "Wij kennen deze code niet. Kijk de code na of bel ons."


def personen_van(traject: Traject) -> list[Client]:
    """De een of twee cliënten van dit traject."""
    return [wie for wie in (traject.client, traject.partner) if wie]


@vereist(Recht.DOSSIERS)
@require_safe
def mijlpalen(request: StafRequest, pk: Any) -> HttpResponse:
    """Wat de inwoner tot nu toe hoorde, en hoe hij het wil horen."""
    traject = haal_traject(request, pk)
    personen = personen_van(traject)
    voorkeuren = (
        Berichtvoorkeur.objects.visible_to(request.user)
        .select_related("gewijzigd_door")
        .in_bulk([client.pk for client in personen])
    )
    context = {
        "titel": "Berichten over mijlpalen",
        "traject": traject,
        "mijlpalen": traject.mijlpalen.select_related("client", "bericht"),
        "personen": [
            (client, voorkeuren.get(client.pk), reverse("trajecten:berichtvoorkeur", args=[traject.pk, client.pk]))
            for client in personen
        ],
        "mag": can_behandelen(request.user, traject),
    }
    return render(request, "trajecten/mijlpalen.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def voorkeur(request: StafRequest, pk: Any, client: UUID) -> HttpResponse:
    """De consulent legt vast wat de inwoner wil."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    wie = next((persoon for persoon in personen_van(traject) if persoon.pk == client), None)
    if wie is None:
        raise Http404("Deze inwoner zit niet in dit traject.")
    huidig = Berichtvoorkeur.objects.visible_to(request.user).filter(client=wie).first() or Berichtvoorkeur(client=wie)
    velden = {naam: getattr(huidig, naam) for naam in ("kanaal", "email", "adres")}
    begin = velden | {"wil_mijlpalen": "ja" if huidig.wil_mijlpalen else "nee"}
    form = VoorkeurForm(request.POST or None, initial=begin)
    terug = reverse("trajecten:mijlpalen", args=[traject.pk])

    def dienst(_: Mapping[str, Any]) -> object:
        return set_voorkeur(traject, client=wie, **form.gegevens, door=request.user, op=timezone.now())

    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/berichtvoorkeur.html",
        gelukt="De voorkeur is vastgelegd.",
        titel=f"Berichten voor {wie.naam}",
        traject=traject,
    )


@besloten
@require_http_methods(["GET", "POST"])
def stoppen(request: HttpRequest) -> HttpResponse:
    """De inwoner stopt de berichten. Een GET verandert niets: een scanner die de link opent, meldt niemand af."""
    if request.method == "GET":
        return render(request, "mijntraject/afmelden.html", {"form": AfmeldForm()})
    if not ratelimit.consume(request, action=LIMIET, dry_run=True):
        return render(request, "zelfintake/wachten.html", {"opnieuw": request.path}, status=429)
    form = AfmeldForm(request.POST)
    if form.is_valid() and unsubscribe(code=form.cleaned_data["code"], op=timezone.now()):
        return render(request, "mijntraject/afgemeld.html")
    ratelimit.consume(request, action=LIMIET)
    if form.is_valid():
        form.add_error("code", ONBEKEND)
    return render(request, "mijntraject/afmelden.html", {"form": form})
