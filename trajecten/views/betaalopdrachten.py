"""Betaalopdrachten: klaarzetten, goedkeuren door een tweede persoon, afvinken, en als bestand voor de bank."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.budgetbeheer import Opdrachtstatus
from trajecten.forms import budgetbeheer as formulieren
from trajecten.models import Betaalopdracht
from trajecten.permissions import check_behandelen
from trajecten.services import betaalopdracht as opdrachten
from trajecten.views.budgetbeheer import haal_rekening, toon
from trajecten.views.ophalen import haal_van_traject


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def klaarzetten(request: StafRequest, pk: Any) -> HttpResponse:
    """Voor elke vaste last die eraan komt een betaling klaarzetten."""
    traject, rekening = haal_rekening(request, pk)
    begin = {"tot": timezone.localdate() + opdrachten.VOORUIT}
    form = formulieren.KlaarzettenForm(request.POST or None, initial=begin)

    def dienst(g: Mapping[str, Any]) -> object:
        gezien = form.verwacht_versie
        return opdrachten.draft_opdrachten(rekening, **g, door=request.user, op=timezone.now(), verwacht_versie=gezien)

    return toon(
        request,
        form,
        dienst,
        traject,
        titel="Betalingen klaarzetten",
        knop="Klaarzetten",
        uitleg="Een tweede persoon keurt elke betaling goed. Daarna doet u haar zelf bij de bank.",
        gelukt="De betalingen wachten op een tweede persoon.",
        versie=rekening.versie,
    )


def _haal(request: StafRequest, pk: Any) -> Betaalopdracht:
    rijen = Betaalopdracht.objects.visible_to(request.user).select_related("rekening")
    rij: Betaalopdracht = haal_van_traject(request, rijen, pk, "rekening__traject")
    eis(check_behandelen, request.user, rij.rekening.traject)
    return rij


@vereist(Recht.DOSSIERS)
@require_POST
def goedkeuren(request: StafRequest, pk: Any) -> HttpResponse:
    """Een tweede persoon keurt de betaling goed."""
    rij = _haal(request, pk)
    gezien = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: opdrachten.approve_opdracht(rij, door=request.user, op=timezone.now(), verwacht_versie=gezien),
        terug=reverse("trajecten:budgetbeheer", args=[rij.rekening.traject_id]),
        gelukt="De betaling is goedgekeurd.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def betaald(request: StafRequest, pk: Any) -> HttpResponse:
    """Vastleggen dat de betaling bij de bank is gedaan."""
    rij = _haal(request, pk)
    form = formulieren.BetaaldForm(request.POST or None, initial={"datum": timezone.localdate()})

    def dienst(g: Mapping[str, Any]) -> object:
        gezien = form.verwacht_versie
        return opdrachten.pay_opdracht(rij, **g, door=request.user, op=timezone.now(), verwacht_versie=gezien)

    titel = f"Betaald aan {rij.naam}"
    return toon(
        request, form, dienst, rij.rekening.traject, titel=titel, gelukt="De betaling is afgevinkt.", versie=rij.versie
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """Een betaling gaat niet door."""
    rij = _haal(request, pk)
    form = formulieren.IntrekForm(request.POST or None)

    def dienst(g: Mapping[str, Any]) -> object:
        gezien = form.verwacht_versie
        return opdrachten.withdraw_opdracht(rij, **g, door=request.user, op=timezone.now(), verwacht_versie=gezien)

    titel = f"Betaling aan {rij.naam} intrekken"
    return toon(
        request,
        form,
        dienst,
        rij.rekening.traject,
        titel=titel,
        gelukt="De betaling gaat niet door.",
        versie=rij.versie,
    )


@vereist(Recht.DOSSIERS)
@require_safe
def bestand(request: StafRequest, pk: Any) -> HttpResponse:
    """De goedgekeurde betalingen als CSV."""
    traject, rekening = haal_rekening(request, pk)
    rijen = rekening.opdrachten.filter(status=Opdrachtstatus.GOEDGEKEURD)
    noteer(
        request,
        Handeling.EXPORTEREN,
        rekening,
        gemeente=traject.gemeente,
        client_id=traject.client_id,
        dossiernummer=traject.client.dossiernummer,
        toelichting="betaalopdrachten",
    )
    antwoord = HttpResponse(opdrachten.als_csv(rijen).encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="betalingen-{traject.nummer}.csv"'
    return antwoord
