"""Een traject openen na een toelating."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.models import Aanmelding
from intake.permissions import check_beslissen
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.traject import NieuwTrajectForm
from trajecten.services.traject import open_traject
from trajecten.views.ophalen import schrijf_inzage
from trajecten.views.partners import zoek_partner


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Het traject bij een aanmelding; loopt het al, dan gaat het daarheen."""
    aanmelding = get_object_or_404(Aanmelding.objects.visible_to(request.user).for_list(), pk=pk)
    schrijf_inzage(request, aanmelding, aanmelding.client)
    eis(check_beslissen, request.user, aanmelding.gemeente)
    if bestaand := getattr(aanmelding, "traject", None):
        return redirect("trajecten:traject", bestaand.pk)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        nummer = gegevens["partner_dossiernummer"]
        partner = zoek_partner(request, aanmelding.gemeente, nummer) if nummer else None
        traject = open_traject(aanmelding, partner=partner, door=request.user, op=timezone.now())
        return reverse("trajecten:traject", args=[traject.pk])

    return verwerk(
        request,
        NieuwTrajectForm(request.POST if request.method == "POST" else None),
        dienst,
        sjabloon="trajecten/nieuw.html",
        gelukt="Het traject is geopend. Maak nu het plan van aanpak.",
        aanmelding=aanmelding,
        reden="" if aanmelding.is_toegelaten else "Een traject begint na een toelating.",
        annuleer=reverse("intake:aanmelding", args=[aanmelding.pk]),
    )
