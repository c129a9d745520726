"""Spreekuren openstellen en laten vervallen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake.forms.afspraak import SpreekuurForm
from intake.models import Spreekuur
from intake.permissions import check_spreekuur
from intake.services.spreekuur import offer_spreekuur, withdraw_spreekuur
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.BESLISSEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest) -> HttpResponse:
    """Een blok openstellen waarin collega's gesprekken kunnen plannen."""
    form = SpreekuurForm(request.POST or None, user=request.user)
    agenda = reverse("intake:agenda")

    def dienst(g: Mapping[str, Any]) -> str:
        check_spreekuur(request.user, g["medewerker"], g["gemeente"])
        offer_spreekuur(
            g["medewerker"],
            gemeente=g["gemeente"],
            blok=form.blok,
            weken=g["weken"],
            door=request.user,
            op=timezone.now(),
        )
        return f"{agenda}?dag={g['datum']:%d-%m-%Y}"

    context: dict[str, Any] = {"annuleer": agenda, "titel": "Spreekuur openstellen", "knop": "Stel open"}
    return verwerk(
        request, form, dienst, sjabloon="intake/agenda_stap.html", gelukt="Het spreekuur staat open.", **context
    )


@vereist(Recht.BESLISSEN)
@require_POST
def weg(request: StafRequest, pk: int) -> HttpResponse:
    """Een spreekuur laten vervallen; gemaakte afspraken blijven staan."""
    uur = get_object_or_404(Spreekuur.objects.visible_to(request.user).select_related("medewerker", "gemeente"), pk=pk)
    eis(check_spreekuur, request.user, uur.medewerker, uur.gemeente)
    return voer_uit(
        request,
        lambda: withdraw_spreekuur(uur, door=request.user, op=timezone.now()),
        terug=f"{reverse('intake:agenda')}?dag={uur.datum:%d-%m-%Y}",
        gelukt="Het spreekuur vervalt. Gemaakte afspraken blijven staan.",
    )
