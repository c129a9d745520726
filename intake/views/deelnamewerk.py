"""Wat er tijdens een reeks bij een deelnemer wordt vastgelegd: dossier, wegblijven en signalen."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices.workshop import Ggzopvolging, Hulpsoort, Opvolguitkomst
from intake.dossierlijst import laad_dossierlijst
from intake.forms.deelname import GgzForm, GgzOpvolgForm, OpvolgForm, StukkenForm
from intake.models import Aanwezigheid, Ggzsignaal
from intake.services.opkomst import follow_up
from intake.services.workshopdossier import record_ggzsignaal, record_stukken, settle_ggzsignaal
from intake.views.deelname import doe_stap, haal_om_te_werken
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def dossier(request: StafRequest, pk: Any) -> HttpResponse:
    """Bijwerken hoe ver de deelnemer met zijn dossier is."""
    rij = haal_om_te_werken(request, pk)
    standen = {stuk.code: stuk.stand for stuk in rij.stukken.all()}
    form = StukkenForm(request.POST or None, lijst=laad_dossierlijst(rij.reeks.dossierlijst), standen=standen)
    geweest = rij.reeks.sessies.filter(begin_op__lte=timezone.now(), afgelast_op=None).last()
    return doe_stap(
        request,
        rij,
        form,
        lambda _: record_stukken(
            rij,
            standen=form.standen,
            sessie=geweest,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Dossier bijwerken",
        knop="Bewaar het dossier",
        gelukt="Het dossier is bijgewerkt.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def opvolgen(request: StafRequest, pk: Any, aanwezigheid: int) -> HttpResponse:
    """Waarom bleef de deelnemer weg?"""
    rij = haal_om_te_werken(request, pk)
    weg = get_object_or_404(
        Aanwezigheid.objects.visible_to(request.user).select_related("sessie"), pk=aanwezigheid, deelname=rij
    )
    weg.deelname = rij
    form = OpvolgForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: follow_up(
            weg,
            **{
                **g,
                "uitkomst": Opvolguitkomst(g["uitkomst"]),
                "hulp": [Hulpsoort(h) for h in g["hulp"]],
            },
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Waarom niet gekomen?",
        knop="Leg vast",
        gelukt="De opvolging is vastgelegd.",
        effect=f"Gemist: {weg.sessie.voluit}. Eerdere pogingen: {weg.opvolgingen.count()}. "
        "Wat u vastlegt, leidt nooit vanzelf tot een afwijzing.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def ggz_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een signaal vastleggen dat het niet goed gaat."""
    rij = haal_om_te_werken(request, pk)
    form = GgzForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: record_ggzsignaal(
            rij, gezien_door=g["gezien_door"], wat=g["wat"], id_=g["nummer"], door=request.user, op=timezone.now()
        ),
        titel="GGZ-signaal vastleggen",
        knop="Leg het signaal vast",
        gelukt="Het signaal is vastgelegd en staat op Mijn werk.",
        effect="Een collega volgt dit binnen een paar werkdagen op. Is er direct gevaar? Bel 112.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def ggz_opvolgen(request: StafRequest, pk: Any, signaal: Any) -> HttpResponse:
    """Wat er met een signaal is gedaan."""
    rij = haal_om_te_werken(request, pk)
    gezien = get_object_or_404(Ggzsignaal.objects.visible_to(request.user), pk=signaal, deelname=rij)
    gezien.deelname = rij
    form = GgzOpvolgForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: settle_ggzsignaal(
            gezien,
            opvolging=Ggzopvolging(g["opvolging"]),
            notitie=g["notitie"],
            door=request.user,
            op=timezone.now(),
        ),
        titel="GGZ-signaal opvolgen",
        knop="Leg vast",
        gelukt="De opvolging is vastgelegd.",
        effect=f"Gezien door {gezien.gezien_door}: {gezien.wat}",
    )
