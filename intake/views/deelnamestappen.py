"""De stappen op een deelname: van uitnodigen tot wat er na de workshops komt."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake.choices.workshop import Stopreden
from intake.forms.deelname import AfrondForm, AndereReeksForm, IntakeForm, KiesReeksForm, StopForm
from intake.permissions import check_behandelen
from intake.services.deelname import (
    complete_deelname,
    confirm_deelname,
    continue_in_reeks,
    enrol_client,
    invite_deelname,
    preview_uitnodiging,
    stop_deelname,
)
from intake.services.workshopdossier import start_intake
from intake.views.client import haal_client
from intake.views.deelname import doe_stap, haal_om_te_werken
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Vanuit het dossier: deze inwoner uitnodigen voor een reeks."""
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)
    form = KiesReeksForm(request.POST or None, gemeente=client.gemeente_id, user=request.user)
    return verwerk(
        request,
        form,
        lambda g: enrol_client(
            g["reeks"], client=client, als_bericht=g["als_bericht"], door=request.user, op=timezone.now()
        ).get_absolute_url(),
        sjabloon="intake/deelname_nieuw.html",
        voorbeeld=lambda g: toon_voorbeeld(
            request, preview_uitnodiging(g["reeks"], client=client, door=request.user, op=timezone.now())
        ),
        gelukt="De inwoner staat op de lijst van de reeks.",
        client=client,
        annuleer=reverse("trajecten:dossier", args=[client.pk]),
    )


@vereist(Recht.DOSSIERS)
@require_POST
def bevestigen(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner zei dat hij komt."""
    rij, versie = haal_om_te_werken(request, pk), verwacht_versie(request)
    return voer_uit(
        request,
        lambda: confirm_deelname(rij, door=request.user, op=timezone.now(), verwacht_versie=versie),
        terug=rij.get_absolute_url(),
        gelukt="Vastgelegd: de inwoner komt.",
    )


@vereist(Recht.DOSSIERS)
@require_POST
def uitnodigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Van de wachtlijst naar een plaats."""
    rij, versie = haal_om_te_werken(request, pk), verwacht_versie(request)
    return voer_uit(
        request,
        lambda: invite_deelname(rij, door=request.user, op=timezone.now(), verwacht_versie=versie),
        terug=rij.get_absolute_url(),
        gelukt="De inwoner heeft een plaats. De uitnodiging is verstuurd.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intake(request: StafRequest, pk: Any) -> HttpResponse:
    """Van de groep naar een eigen gesprek."""
    rij = haal_om_te_werken(request, pk)
    form = IntakeForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: start_intake(
            rij,
            toelichting=g["toelichting"],
            gepland_op=g["gepland_op"],
            plaats=g["plaats"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        naar=lambda aanmelding: aanmelding.get_absolute_url(),  # type: ignore[attr-defined]
        titel="Naar individuele intake",
        knop="Ga naar individuele intake",
        gelukt="De inwoner krijgt een eigen gesprek. Het dossier van de workshop staat bij de aanmelding.",
        effect="Is er al een open aanmelding, dan gaat die verder. Anders begint een nieuwe, en loopt de termijn "
        "voor het eerste gesprek.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def andere_reeks(request: StafRequest, pk: Any) -> HttpResponse:
    """Verder in een andere reeks."""
    rij = haal_om_te_werken(request, pk)
    form = AndereReeksForm(request.POST or None, deelname=rij, user=request.user)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: continue_in_reeks(
            rij,
            reeks=g["reeks"],
            vervolg=g["vervolg"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        naar=lambda nieuw: nieuw.get_absolute_url(),  # type: ignore[attr-defined]
        titel="Verder in een andere reeks",
        knop="Zet over",
        gelukt="De inwoner gaat verder in deze reeks. Het dossier ging mee.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def stoppen(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner doet niet meer mee."""
    rij = haal_om_te_werken(request, pk)
    form = StopForm(request.POST or None, deelname=rij)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: stop_deelname(
            rij,
            reden=Stopreden(g["reden"]),
            toelichting=g["toelichting"],
            vervolg=g["vervolg"],
            volgmoment=form.plan,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Stoppen met de workshop",
        knop="Leg vast dat de inwoner stopt",
        knop_soort="gevaar",
        gelukt="Vastgelegd. De plaats is vrij voor een ander.",
        effect="De aanmelding van deze inwoner blijft open. Stoppen met de workshop is geen afwijzing.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def afronden(request: StafRequest, pk: Any) -> HttpResponse:
    """De reeks is klaar voor deze deelnemer."""
    rij = haal_om_te_werken(request, pk)
    form = AfrondForm(request.POST or None, deelname=rij)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: complete_deelname(
            rij,
            vervolg=g["vervolg"],
            volgmoment=form.plan,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Reeks afronden",
        knop="Rond af",
        gelukt="De reeks is afgerond voor deze deelnemer.",
    )
