"""De finale kwijting: per schuldeiser wat hij antwoordde, en wat is uitgezocht."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk_en_terug, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import TrajectStatus
from trajecten.choices.kwijting import UITLEG_KWIJTING, KwijtingStatus
from trajecten.forms.kwijting import KwijtingForm, UitlegForm
from trajecten.models import Kwijting
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.kwijting import VOORBIJ, confirm_kwijtingen, explain_kwijting, record_kwijting
from trajecten.views.ophalen import haal_traject, haal_van_traject

TE_UITLEGGEN = (KwijtingStatus.GEWEIGERD, KwijtingStatus.DEELS)


@vereist(Recht.DOSSIERS)
@require_safe
def kwijtingen(request: StafRequest, pk: Any) -> HttpResponse:
    """Alle schuldeisers met hun antwoord."""
    traject = haal_traject(request, pk)
    rijen = list(traject.kwijtingen.select_related("schuld__schuldeiser"))
    context = {
        "titel": "Finale kwijting",
        "traject": traject,
        "rijen": [(rij, UITLEG_KWIJTING[KwijtingStatus(rij.status)]) for rij in rijen],
        "wacht": sum(rij.status == KwijtingStatus.GEVRAAGD for rij in rijen),
        "te_uitleggen": TE_UITLEGGEN,
        "mag": traject.status == TrajectStatus.FINALE_KWIJTING and can_behandelen(request.user, traject),
    }
    return render(request, "trajecten/kwijtingen.html", context)


@vereist(Recht.DOSSIERS)
@require_POST
def bevestigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Iedereen van wie nog niets binnen was, heeft bevestigd."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    gezien = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: confirm_kwijtingen(traject, door=request.user, op=timezone.now(), verwacht_versie=gezien),
        terug=reverse("trajecten:kwijtingen", args=[traject.pk]),
        gelukt="De bevestigingen zijn vastgelegd.",
    )


def _haal(request: StafRequest, pk: Any) -> Kwijting:
    rijen = Kwijting.objects.visible_to(request.user).select_related("schuld__schuldeiser")
    rij: Kwijting = haal_van_traject(request, rijen, pk)
    eis(check_behandelen, request.user, rij.traject)
    return rij


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def kwijting(request: StafRequest, pk: Any) -> HttpResponse:
    """Wat deze schuldeiser antwoordt."""
    rij = _haal(request, pk)
    form = KwijtingForm(request.POST or None)

    def dienst(g: Mapping[str, Any]) -> None:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        record_kwijting(rij, **{**g, "antwoord": KwijtingStatus(g["antwoord"])}, **wie)

    return _formulier(request, form, dienst, rij, knop="Antwoord vastleggen", gelukt="Het antwoord is vastgelegd.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def uitleggen(request: StafRequest, pk: Any) -> HttpResponse:
    """Wat is uitgezocht bij een weigering."""
    rij = _haal(request, pk)
    form = UitlegForm(request.POST or None)

    def dienst(g: Mapping[str, Any]) -> None:
        gezien = form.verwacht_versie
        explain_kwijting(rij, **g, door=request.user, op=timezone.now(), verwacht_versie=gezien)

    return _formulier(request, form, dienst, rij, knop="Vastleggen", gelukt="De uitleg is vastgelegd.")


def _formulier(request: StafRequest, form: Any, dienst: Any, rij: Kwijting, **context: Any) -> HttpResponse:
    eiser = rij.schuld.schuldeiser.naam if rij.schuld.schuldeiser else "schuldeiser onbekend"
    uitleg = "" if rij.traject.status == TrajectStatus.FINALE_KWIJTING else VOORBIJ
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=reverse("trajecten:kwijtingen", args=[rij.traject_id]),
        sjabloon="trajecten/nazorg_formulier.html",
        traject=rij.traject,
        titel=f"Finale kwijting van {eiser}",
        boven="Finale kwijting",
        uitleg=uitleg or rij.opmerking,
        versie=rij.versie,
        **context,
    )
