"""Wie er niet is, wie waarneemt, en welke afspraken dan nog iemand anders nodig hebben."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.forms.afwezigheid import AfwezigheidForm, VervangerForm
from intake.forms.melding import tijdstip
from intake.models import Afspraak
from intake.permissions import can_afwezigheid, check_afwezigheid
from intake.services.afwezigheid import end_afwezigheid, register_afwezigheid, set_vervanger
from schuldhulp.lib.werklijst import tel_per_behandelaar
from schuldhulp.organisatie.models import Afwezigheid
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist


def _haal(request: StafRequest, pk: int) -> Afwezigheid:
    rijen = Afwezigheid.objects.visible_to(request.user).select_related("medewerker", "vervanger")
    return get_object_or_404(rijen, pk=pk)


@vereist(Recht.DOSSIERS)
@require_safe
def afwezigheid(request: StafRequest) -> HttpResponse:
    """Wie er nu of straks niet is, de eerste voorop."""
    vandaag = timezone.localdate()
    rijen = Afwezigheid.objects.visible_to(request.user).filter(tot_en_met_datum__gte=vandaag)
    rijen = rijen.select_related("medewerker", "vervanger").order_by("van_datum", "medewerker__naam")
    context = {"rijen": rijen, "vandaag": vandaag, "niemand": request.user.waarneming.niemand}
    return render(request, "intake/afwezigheid.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest) -> HttpResponse:
    """Afwezigheid melden, van uzelf of (wie verdeelt) van een collega."""
    form = AfwezigheidForm(request.POST or None, user=request.user)

    def dienst(g: Mapping[str, Any]) -> str:
        check_afwezigheid(request.user, g["medewerker"])
        rij = register_afwezigheid(**g, door=request.user, op=timezone.now())
        return reverse("intake:afwezigheid-periode", args=[rij.pk])

    context: dict[str, Any] = {"annuleer": reverse("intake:afwezigheid"), "titel": "Afwezigheid melden", "knop": "Meld"}
    context["uitleg"] = "Het werk van wie er niet is, staat die dagen bij de vervanger op Mijn werk."
    return verwerk(
        request, form, dienst, sjabloon="intake/agenda_stap.html", gelukt="De afwezigheid staat erin.", **context
    )


@vereist(Recht.DOSSIERS)
@require_safe
def periode(request: StafRequest, pk: int) -> HttpResponse:
    """Eén periode: het open werk, en de afspraken die iemand moet overnemen of verzetten."""
    rij = _haal(request, pk)
    begin = tijdstip(rij.van_datum, time.min)
    eind = tijdstip(rij.tot_en_met_datum + timedelta(days=1), time.min)
    afspraken = Afspraak.objects.visible_to(request.user).gepland().van([rij.medewerker_id]).tussen(begin, eind)
    context = {
        "rij": rij,
        "mag": can_afwezigheid(request.user, rij.medewerker),
        "is_voorbij": rij.tot_en_met_datum < timezone.localdate(),
        "afspraken": afspraken.for_list().order_by("begin_op"),
        "open_werk": tel_per_behandelaar(request.user, [rij.medewerker_id]).get(rij.medewerker_id, 0),
    }
    return render(request, "intake/afwezigheid_periode.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vervanger(request: StafRequest, pk: int) -> HttpResponse:
    """Kiezen wie waarneemt."""
    rij = _haal(request, pk)
    eis(check_afwezigheid, request.user, rij.medewerker)
    form = VervangerForm(request.POST or None, user=request.user, initial={"vervanger": rij.vervanger_id})
    terug = reverse("intake:afwezigheid-periode", args=[rij.pk])

    def dienst(g: Mapping[str, Any]) -> str:
        set_vervanger(rij, vervanger=g["vervanger"], door=request.user, op=timezone.now())
        return terug

    context: dict[str, Any] = {"annuleer": terug, "titel": f"Vervanger van {rij.medewerker.naam}", "knop": "Kies"}
    return verwerk(
        request, form, dienst, sjabloon="intake/agenda_stap.html", gelukt="De vervanging is geregeld.", **context
    )


@vereist(Recht.DOSSIERS)
@require_POST
def einde(request: StafRequest, pk: int) -> HttpResponse:
    """Iemand is er weer, of de periode gaat niet door."""
    rij = _haal(request, pk)
    eis(check_afwezigheid, request.user, rij.medewerker)
    return voer_uit(
        request,
        lambda: end_afwezigheid(rij, door=request.user, op=timezone.now()),
        terug=reverse("intake:afwezigheid"),
        gelukt=f"{rij.medewerker.naam} is er weer.",
    )
