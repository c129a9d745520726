"""Een besluit van een ander lezen: als tweede lezer van een afwijzing, of als wie het met mandaat neemt."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.choices import Besluitsoort
from intake.forms.besluit import TeruggeefForm
from intake.models import Aanmelding, Besluit
from intake.permissions import check_mandaat, check_tweede_lezer
from intake.services.afwijzing import confirm_afwijzing, return_afwijzing
from intake.services.beschikking import BRIEF, concept_beschikking
from intake.services.voorleggen import confirm_besluit, return_besluit
from intake.views.aanmelding import haal_aanmelding
from intake.views.besluit import bezwaartermijn
from intake.views.stappen import doe_stap, kan_niet
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, voer_uit
from schuldhulp.views.recht import eis, vereist


def _brief(besluit: Besluit) -> dict[str, Any]:
    """De beschikking zoals zij uitgaat als het besluit vandaag valt."""
    return {
        "brief": besluit,
        "grond": besluit.get_grond_display() if besluit.grond else "",
        "brieftitel": BRIEVEN[BRIEF[Besluitsoort(besluit.soort)]].titel,
        "bezwaar": bezwaartermijn(),
    }


@vereist(Recht.TWEEDE_LEZER)
@require_safe
def afwijzing_lezen(request: StafRequest, pk: Any) -> HttpResponse:
    """De voorgelegde afwijzing lezen, met de brief die uitgaat als u het eens bent."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    if reden := waarom_niet(rij, "reject"):
        return kan_niet(request, rij, reden)
    besluit = rij.besluit
    context = {
        "aanmelding": rij,
        "besluit": besluit,
        **_brief(besluit),
        "screening": rij.screeningen.first(),
    }
    return render(request, "intake/afwijzing_lezen.html", context)


def _toon_voorbeeld(request: StafRequest, besluit: Besluit, rij: Aanmelding) -> HttpResponse:
    opsteller = besluit.opgesteld_door or request.user
    return toon_voorbeeld(request, concept_beschikking(rij, besluit, door=opsteller, op=timezone.now()))


@vereist(Recht.TWEEDE_LEZER)
@require_POST
def afwijzing_voorbeeld(request: StafRequest, pk: Any) -> HttpResponse:
    """De beschikking zoals zij uitgaat als de tweede lezer het nu eens is."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    return _toon_voorbeeld(request, rij.besluit, rij)


@vereist(Recht.TWEEDE_LEZER)
@require_POST
def afwijzing_bevestigen(request: StafRequest, pk: Any) -> HttpResponse:
    """De tweede lezer is het eens: de afwijzing is genomen."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    versie = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: confirm_afwijzing(rij, door=request.user, op=timezone.now(), verwacht_versie=versie),
        terug=reverse("intake:aanmelding", args=[rij.pk]),
        gelukt="De afwijzing is bevestigd. Is er mandaat, dan is de beschikking verstuurd.",
    )


@vereist(Recht.TWEEDE_LEZER)
@require_http_methods(["GET", "POST"])
def afwijzing_teruggeven(request: StafRequest, pk: Any) -> HttpResponse:
    """De tweede lezer is het niet eens: terug naar de opsteller, met een reden."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    if request.method == "GET" and (reden := waarom_niet(rij, "return_afwijzing")):
        return kan_niet(request, rij, reden)
    form = TeruggeefForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: return_afwijzing(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        titel="Afwijzing teruggeven",
        knop="Geef terug",
        gelukt="De afwijzing is teruggegeven aan de opsteller.",
        effect="De aanmelding gaat terug naar de opsteller, die opnieuw beslist. De inwoner krijgt nog geen brief.",
    )


def _eis_mandaat(request: StafRequest, rij: Aanmelding) -> None:
    eis(check_mandaat, request.user, rij.gemeente, rij.besluit.soort if rij.besluit else "", timezone.localdate())


@vereist(Recht.BESLISSEN)
@require_safe
def besluit_lezen(request: StafRequest, pk: Any) -> HttpResponse:
    """Het voorgelegde besluit lezen, met de brief die uitgaat als u het neemt."""
    rij = haal_aanmelding(request, pk)
    _eis_mandaat(request, rij)
    if reden := waarom_niet(rij, "return_besluit"):
        return kan_niet(request, rij, reden)
    context = {"aanmelding": rij, "besluit": rij.besluit, **_brief(rij.besluit), "screening": rij.screeningen.first()}
    return render(request, "intake/besluit_lezen.html", context)


@vereist(Recht.BESLISSEN)
@require_POST
def besluit_voorbeeld(request: StafRequest, pk: Any) -> HttpResponse:
    """De beschikking zoals zij uitgaat als dit besluit nu genomen wordt."""
    rij = haal_aanmelding(request, pk)
    _eis_mandaat(request, rij)
    return _toon_voorbeeld(request, rij.besluit, rij)


@vereist(Recht.BESLISSEN)
@require_POST
def besluit_bevestigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Wie mag besluiten is het eens: het besluit is genomen."""
    rij = haal_aanmelding(request, pk)
    _eis_mandaat(request, rij)
    versie = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: confirm_besluit(rij, door=request.user, op=timezone.now(), verwacht_versie=versie),
        terug=reverse("intake:aanmelding", args=[rij.pk]),
        gelukt="Het besluit is genomen. De beschikking is verstuurd.",
    )


@vereist(Recht.BESLISSEN)
@require_http_methods(["GET", "POST"])
def besluit_teruggeven(request: StafRequest, pk: Any) -> HttpResponse:
    """Wie mag besluiten is het niet eens: terug naar de opsteller, met een reden."""
    rij = haal_aanmelding(request, pk)
    _eis_mandaat(request, rij)
    if request.method == "GET" and (reden := waarom_niet(rij, "return_besluit")):
        return kan_niet(request, rij, reden)
    form = TeruggeefForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: return_besluit(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        titel="Besluit teruggeven",
        knop="Geef terug",
        gelukt="Het besluit is teruggegeven aan de opsteller.",
        effect="De aanmelding gaat terug naar de opsteller, die opnieuw beslist. De inwoner krijgt nog geen brief.",
    )
