"""Het vtlb van een traject: wat geldt en waarom, eerdere versies, en een nieuwe versie vaststellen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.models import Document
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurde_rijen, verwacht_versie, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.vtlb import VtlbForm, beginwaarden
from trajecten.models import Vtlb
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.vtlb import adopt_vtlb
from trajecten.views.ophalen import haal_traject, tabbladen


@vereist(Recht.DOSSIERS)
@require_safe
def vtlb(request: StafRequest, pk: Any) -> HttpResponse:
    """Het geldende vtlb met elke correctie, de berekening regel voor regel, en wat er eerder gold."""
    traject = haal_traject(request, pk)
    rijen = Vtlb.objects.visible_to(request.user).filter(traject=traject)
    versies = list(rijen.select_related("door", "document", "berekening").prefetch_related("correcties__document"))
    context = {
        "titel": "Vtlb en afloscapaciteit",
        "traject": traject,
        "tabbladen": tabbladen(traject.client, "traject", traject),
        "geldend": versies[0] if versies else None,
        "versies": versies[1:],
        "mag": traject.is_open and can_behandelen(request.user, traject),
    }
    return render(request, "trajecten/vtlb.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def bewerken(request: StafRequest, pk: Any) -> HttpResponse:
    """Een nieuwe versie invullen en vaststellen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    terug = reverse("trajecten:vtlb", args=[traject.pk])
    if not traject.is_open:
        return redirect(terug)
    papieren = Document.objects.visible_to(request.user).filter(client__in=[traject.client_id, traject.partner_id])
    if request.method == "POST":
        form = ingestuurde_rijen(request, VtlbForm, papieren=papieren)
    else:
        vorige = Vtlb.objects.visible_to(request.user).filter(traject=traject).first()
        form = VtlbForm.begin(*beginwaarden(vorige), papieren=papieren)
    gezien = verwacht_versie(request)

    def dienst(_: Mapping[str, Any]) -> object:
        return adopt_vtlb(
            traject,
            situatie=form.situatie,
            regels=[] if form.rapport else form.regels,
            rapport=form.rapport,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=gezien,
        )

    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/vtlb_bewerken.html",
        gelukt="Het vtlb is vastgesteld.",
        titel="Nieuw vtlb",
        traject=traject,
        versie=traject.versie if gezien is None else gezien,
    )
