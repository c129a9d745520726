"""Antwoorden van schuldeisers met de hand invoeren: na heroverweging, en een voorwaarde aannemen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import Antwoord, Herkomst, VoorstelStatus
from trajecten.forms.post import VoorwaardeForm
from trajecten.forms.voorstel import HeroverwegingAntwoordForm
from trajecten.models import Heroverweging, Voorstelregel
from trajecten.permissions import check_behandelen
from trajecten.services.heroverweging import WELKOM, record_heroverweging
from trajecten.services.voorwaarde import accept_voorwaarde
from trajecten.views.ophalen import haal_van_traject


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def heroverweging(request: StafRequest, pk: Any) -> HttpResponse:
    """Wat een schuldeiser antwoordt op de vraag om zijn weigering te heroverwegen."""
    rijen = Heroverweging.objects.visible_to(request.user).select_related(
        "regel__voorstel", "regel__schuld__schuldeiser"
    )
    rij = haal_van_traject(request, rijen, pk)
    eis(check_behandelen, request.user, rij.traject)
    terug = reverse("trajecten:voorstel", args=[rij.regel.voorstel_id])
    form = HeroverwegingAntwoordForm(ingestuurd(request))

    def dienst(gegevens: Mapping[str, Any]) -> object:
        stemt_in = gegevens["antwoord"] == Antwoord.AKKOORD
        wie: dict[str, Any] = {"via": Herkomst.CONSULENT, "door": request.user, "op": timezone.now()}
        return record_heroverweging(rij, stemt_in=stemt_in, reden=gegevens["reden"], **wie)

    is_open = rij.regel.voorstel.status == VoorstelStatus.GEEN_AKKOORD and rij.traject.status in WELKOM
    dicht = "" if is_open and not rij.beantwoord_op else "Op deze vraag is niet meer te antwoorden."
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/antwoord.html",
        gelukt="Het antwoord is vastgelegd.",
        regel=rij.regel,
        traject=rij.traject,
        reden=dicht if request.method == "GET" else "",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def voorwaarde(request: StafRequest, pk: Any) -> HttpResponse:
    """De voorwaarde van een schuldeiser aannemen: daarmee stemt hij in."""
    rijen = Voorstelregel.objects.visible_to(request.user).select_related("schuld__schuldeiser", "voorstel")
    rij = haal_van_traject(request, rijen, pk, "voorstel__traject")
    traject = rij.voorstel.traject
    eis(check_behandelen, request.user, traject)
    terug = reverse("trajecten:voorstel", args=[rij.voorstel_id])
    form = VoorwaardeForm(ingestuurd(request), traject=traject, user=request.user)

    def dienst(gegevens: Mapping[str, Any]) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        return accept_voorwaarde(rij, toelichting=gegevens["toelichting"], **wie)

    is_open = rij.antwoord == Antwoord.VOORWAARDELIJK
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/stap.html",
        gelukt="De voorwaarde is aangenomen.",
        traject=traject,
        titel=f"Voorwaarde van {rij.schuld.schuldeiser}",
        effect=f"Voorwaarde: {rij.reden} Neemt u haar aan, dan telt dit als instemming.",
        reden="" if is_open or request.method == "POST" else "Er staat geen voorwaarde van deze schuldeiser open.",
        knop="Voorwaarde aannemen",
        knop_soort="hoofd",
    )
