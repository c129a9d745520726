"""Het plan van aanpak: lezen, opstellen, acties afvinken."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.choices import Leefgebied
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurde_rijen, verwacht_versie, verwerk_en_terug, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import EINDE, Verificatiestatus
from trajecten.forms import plan as formulieren
from trajecten.models import Planactie, Planopvolging, PlanVanAanpak, Planverificatie, Traject
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.planinhoud import vergelijk
from trajecten.services.plan import adopt_plan, preview_plan, save_plan
from trajecten.services.planwerk import tick_actie
from trajecten.views.ophalen import haal_traject, haal_van_traject, tabbladen
from trajecten.views.schuldstand import schuldstand


@vereist(Recht.DOSSIERS)
@require_safe
def plan(request: StafRequest, pk: Any) -> HttpResponse:
    """Het geldende plan: doelen, wie wat doet, wat te laat is, de verificatie en eerdere versies."""
    traject = haal_traject(request, pk)
    versies = list(traject.plannen.voor_pagina())
    concept = next((versie for versie in versies if versie.is_concept), None)
    vast = [versie for versie in versies if not versie.is_concept]
    verificaties = list(
        Planverificatie.objects.visible_to(request.user).filter(traject=traject).select_related("gehouden_door")
    )
    context = {
        "titel": "Plan van aanpak",
        "traject": traject,
        "client": traject.client,
        "tabbladen": tabbladen(traject.client, "traject", traject),
        "plan": vast[0] if vast else None,
        "concept": concept,
        "versies": _met_verschil(vast),
        "vandaag": timezone.localdate(),
        "mag": traject.is_open and can_behandelen(request.user, traject),
        "te_laat": _te_laat(vast[0], timezone.localdate()) if vast and traject.is_open else 0,
        "verificatie": next((v for v in verificaties if v.actie_uiterlijk_datum), None),
        "gehouden": [v for v in verificaties if v.gehouden_op],
        "aanpassen": Verificatiestatus.AANPASSEN,
        **schuldstand(traject),
    }
    return render(request, "trajecten/plan.html", context)


def _met_verschil(versies: list[PlanVanAanpak]) -> list[tuple[PlanVanAanpak, list[str]]]:
    """Elke versie met wat er anders is dan in de versie ervoor; de nieuwste eerst."""
    namen = dict(Leefgebied.choices)
    verschil = [vergelijk(oud.inhoud, nieuw.inhoud, namen) for nieuw, oud in pairwise(versies)]
    return list(zip(versies, [*verschil, []][: len(versies)], strict=True))


def _te_laat(plan: PlanVanAanpak, vandaag: date) -> int:
    acties = (actie for doel in plan.doelen.all() for actie in doel.acties.all())
    return sum(actie.gedaan_op is None and actie.uiterlijk_datum < vandaag for actie in acties)


def _uit_toelating(traject: Traject) -> dict[str, Any]:
    """Wat bij de aanmelding en het besluit al is gezegd, zodat niemand het in het eerste plan overtypt."""
    aanmelding = traject.aanmelding
    besluit = aanmelding.besluit if aanmelding else None
    bekend: dict[str, Any] = {"hulpvraag": aanmelding.hulpvraag if aanmelding else ""}
    if besluit:
        voorwaarden = "\n".join(besluit.voorwaarden)
        bekend |= {"voorwaarden": voorwaarden, "weken_tot_resultaat": besluit.weken_tot_resultaat}
    return bekend


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def bewerken(request: StafRequest, pk: Any) -> HttpResponse:
    """Het plan of een nieuwe versie invullen, als concept bewaren, de brief bekijken, of vaststellen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    terug = reverse("trajecten:plan", args=[traject.pk])
    if traject.status in EINDE:
        return redirect(terug)
    if request.method == "POST":
        form = ingestuurde_rijen(request, formulieren)
    else:
        nieuwste = traject.plannen.voor_pagina().first()
        form = formulieren.begin(nieuwste.inhoud) if nieuwste else formulieren.begin(None, _uit_toelating(traject))
    gezien = verwacht_versie(request)

    def dienst(_: Mapping[str, Any]) -> object:
        bewaar = adopt_plan if "vaststellen" in request.POST else save_plan
        return bewaar(traject, inhoud=form.inhoud, door=request.user, op=timezone.now(), verwacht_versie=gezien)

    def voorbeeld(_: Mapping[str, Any]) -> HttpResponse:
        concept = preview_plan(traject, inhoud=form.inhoud, door=request.user, op=timezone.now())
        return toon_voorbeeld(request, concept)

    vast = "vaststellen" in request.POST
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        voorbeeld=voorbeeld,
        sjabloon="trajecten/plan_bewerken.html",
        gelukt="Het plan is vastgesteld. De brief aan de inwoner wordt gemaakt." if vast else "Het concept is bewaard.",
        titel="Plan van aanpak opstellen",
        traject=traject,
        versie=traject.versie if gezien is None else gezien,
        is_nieuw=not traject.plannen.vastgesteld().exists(),
        meer_doelen=len(form.doelen) < formulieren.MAX_DOELEN,
        max_acties=formulieren.MAX_ACTIES,
    )


@vereist(Recht.DOSSIERS)
@require_POST
def actie(request: StafRequest, pk: Any) -> HttpResponse:
    """Een actie afvinken, of het vinkje weghalen."""
    rijen = Planactie.objects.visible_to(request.user).select_related("plan__traject__client")
    rij = haal_van_traject(request, rijen, pk, "plan__traject")
    traject: Traject = rij.plan.traject
    eis(check_behandelen, request.user, traject)
    gedaan = request.POST.get("gedaan") != "nee"
    return voer_uit(
        request,
        lambda: tick_actie(rij, is_gedaan=gedaan, door=request.user, op=timezone.now()),
        terug=reverse("trajecten:plan", args=[traject.pk]),
        gelukt="De actie is afgevinkt." if gedaan else "De actie staat weer open.",
    )


@vereist(Recht.DOSSIERS)
@require_safe
def opvolging(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar het plan waar de actie in staat."""
    rij = get_object_or_404(Planopvolging.objects.visible_to(request.user), pk=pk)
    return redirect("trajecten:plan", rij.traject_id)


@vereist(Recht.DOSSIERS)
@require_safe
def verificatie(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar het plan dat geverifieerd moet worden."""
    rij = get_object_or_404(Planverificatie.objects.visible_to(request.user), pk=pk)
    return redirect("trajecten:plan", rij.traject_id)
