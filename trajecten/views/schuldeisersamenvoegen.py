"""Dubbele schuldeisers: kiezen, naast elkaar leggen, samenvoegen, en dat weer ongedaan maken."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.schuldeiser import SchuldeiserSamenvoegForm, SchuldeiserSplitsForm
from trajecten.models import Schuldeiser, Schuldeisersamenvoeging
from trajecten.permissions import check_register
from trajecten.services.schuldeisersamenvoegen import merge_schuldeisers, split_schuldeisers
from trajecten.services.zelfopgave import lijkt_op
from trajecten.views.schuldeisers import gegevens_van


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def samenvoegen(request: StafRequest, pk: int) -> HttpResponse:
    """Eerst de andere kiezen, dan vergelijken, dan pas samenvoegen; de schuldeiser van deze pagina blijft."""
    register = Schuldeiser.objects.visible_to(request.user).select_related("gemeente", "hoofdvestiging")
    rij = get_object_or_404(register, pk=pk)
    eis(check_register, request.user, rij)
    anderen = register.filter(gemeente=rij.gemeente_id).exclude(pk=rij.pk)
    gekozen = request.GET.get("schuldeiser", "")
    if not gekozen.isdecimal():
        return _kies(request, rij, anderen)
    ander = get_object_or_404(anderen, pk=gekozen)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        merge_schuldeisers(rij, ander, reden=gegevens["reden"], door=request.user, op=timezone.now())
        return reverse("trajecten:schuldeiser", args=[rij.pk])

    return verwerk(
        request,
        SchuldeiserSamenvoegForm(request.POST if request.method == "POST" else None),
        dienst,
        sjabloon="trajecten/schuldeiser_samenvoegen.html",
        gelukt=f"{ander.naam} is samengevoegd met {rij.naam}.",
        schuldeiser=rij,
        ander=ander,
        rijen=_naast_elkaar(rij, ander),
        annuleer=reverse("trajecten:schuldeiser", args=[rij.pk]),
    )


def _kies(request: StafRequest, rij: Schuldeiser, anderen: Any) -> HttpResponse:
    zoek = request.GET.get("zoek", "").strip()
    if zoek:
        gevonden = list(anderen.zoek(zoek).order_by("naam", "pk")[:25])
    else:
        zelfde = list(anderen.filter(kvk_nummer=rij.kvk_nummer)[:10]) if rij.kvk_nummer else []
        gevonden = zelfde + [ander for ander in lijkt_op(anderen, rij.naam) if ander not in zelfde]
    context = {"schuldeiser": rij, "zoek": zoek, "gevonden": gevonden}
    return render(request, "trajecten/schuldeiser_samenvoegen_kies.html", context)


def _naast_elkaar(een: Schuldeiser, ander: Schuldeiser) -> list[tuple[str, str, str, bool]]:
    """Kenmerk, waarde hier, waarde daar, en of zij verschillen."""
    paren = zip([("Naam", een.naam), *gegevens_van(een)], [("Naam", ander.naam), *gegevens_van(ander)], strict=True)
    return [(titel, hier or "–", daar or "–", hier != daar) for (titel, hier), (_, daar) in paren]


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def ongedaan(request: StafRequest, pk: UUID) -> HttpResponse:
    """Een samenvoeging terugdraaien: wat meeging gaat terug, wat er later bij kwam blijft."""
    rijen = Schuldeisersamenvoeging.objects.visible_to(request.user).select_related("houdt", "weg", "door")
    rij = get_object_or_404(rijen, pk=pk)
    eis(check_register, request.user, rij.houdt)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        terug = split_schuldeisers(rij, reden=gegevens["reden"], door=request.user, op=timezone.now())
        return reverse("trajecten:schuldeiser", args=[terug.pk])

    return verwerk(
        request,
        SchuldeiserSplitsForm(request.POST if request.method == "POST" else None),
        dienst,
        sjabloon="trajecten/schuldeiser_splitsen.html",
        gelukt=f"{rij.weg.naam} staat weer op zichzelf.",
        samenvoeging=rij,
        annuleer=reverse("trajecten:schuldeiser", args=[rij.houdt_id]),
    )
