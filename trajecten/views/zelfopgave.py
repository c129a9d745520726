"""Schuldeisers die de inwoner zelf opschreef: één voor één overnemen als schuld, of niet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.models import Zelfschuld
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import OpgaveReden
from trajecten.forms.schuld import NietOvernemenForm, SchuldForm
from trajecten.models import Schuldeiser, Traject
from trajecten.permissions import check_behandelen
from trajecten.services.schuld import NieuweSchuld
from trajecten.services.zelfopgave import decline_opgave, lijkt_op, opgaven_van, take_over_opgave
from trajecten.views.ophalen import haal_traject
from trajecten.views.schulden import kies_schuldeiser, reden_buiten, toon_schuldformulier


def _haal(request: StafRequest, pk: UUID, opgave: UUID) -> tuple[Traject, Zelfschuld]:
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    return traject, get_object_or_404(opgaven_van(traject), pk=opgave)


def _is_overgenomen(rij: Zelfschuld) -> bool:
    return hasattr(rij, "opgave") and rij.opgave.schuld_id is not None


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def overnemen(request: StafRequest, pk: UUID, opgave: UUID) -> HttpResponse:
    """Eerst de schuldeiser in het register kiezen, dan de schuld nakijken en overnemen."""
    traject, rij = _haal(request, pk, opgave)
    if request.method == "GET" and _is_overgenomen(rij):
        return _al_overgenomen(request, traject)
    register = Schuldeiser.objects.visible_to(request.user)
    gekozen = request.GET.get("schuldeiser", "")
    if not gekozen.isdecimal():
        voorstellen = [] if request.GET.get("zoek") else lijkt_op(register, rij.naam)
        return kies_schuldeiser(request, traject, register, opgave=rij, voorstellen=voorstellen)
    eiser = get_object_or_404(register, pk=gekozen)
    begin = {"is_preferent": eiser.is_preferent, "opgegeven_bedrag": rij.bedrag}
    form = SchuldForm(request.POST if request.method == "POST" else None, initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        nieuw = NieuweSchuld(eiser, **{**gegevens, "buiten_reden": reden_buiten(gegevens)})
        nu, gezien = timezone.now(), form.verwacht_versie
        take_over_opgave(traject, rij, nieuw, door=request.user, op=nu, verwacht_versie=gezien)
        return reverse("trajecten:schulden", args=[traject.pk])

    titel = f"Schuld bij {eiser.naam}"
    return toon_schuldformulier(request, form, dienst, traject, titel, "De schuld is overgenomen.", opgave=rij)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def niet_overnemen(request: StafRequest, pk: UUID, opgave: UUID) -> HttpResponse:
    """Vastleggen waarom dit geen schuld in het traject wordt."""
    traject, rij = _haal(request, pk, opgave)
    if request.method == "GET" and _is_overgenomen(rij):
        return _al_overgenomen(request, traject)
    form = NietOvernemenForm(request.POST if request.method == "POST" else None)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        decline_opgave(
            traject,
            rij,
            reden=OpgaveReden(gegevens["reden"]),
            toelichting=gegevens["toelichting"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return reverse("trajecten:schulden", args=[traject.pk])

    titel = f"{rij.naam} niet overnemen"
    return toon_schuldformulier(request, form, dienst, traject, titel, "Vastgelegd waarom niet.", opgave=rij)


def _al_overgenomen(request: StafRequest, traject: Traject) -> HttpResponse:
    messages.info(request, "Deze schuldeiser is al overgenomen.")
    return redirect("trajecten:schulden", traject.pk)
