"""Gegevens van een persoon: wijzigen, een aantekening maken, het BSN tonen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intake.forms.persoon import BsnTonenForm, ClientForm, NotitieForm
from intake.models import Client
from intake.permissions import check_behandelen, check_dossiers
from intake.services.client import add_notitie, update_client
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist


def haal_client(
    request: StafRequest, pk: Any, handeling: Handeling | None = Handeling.INZIEN, reden: str = ""
) -> Client:
    """De cliënt als de medewerker hem mag zien (anders 404). Eerst een regel in het logboek, dan pas gegevens."""
    rijen = Client.objects.visible_to(request.user).select_related("gemeente", "huishouden")
    client = get_object_or_404(rijen, pk=pk)
    eis(check_dossiers, request.user, client.gemeente)
    if handeling:
        noteer(
            request,
            handeling,
            client,
            gemeente=client.gemeente,
            client_id=client.pk,
            dossiernummer=client.dossiernummer,
            toelichting=reden,
        )
    return client


def _context(client: Client) -> dict[str, Any]:
    return {"client": client, "annuleer": reverse("trajecten:dossier", args=[client.pk])}


@vereist(Recht.DOSSIERS)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def wijzigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Persoonsgegevens en huishouden."""
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)
    form = ClientForm(request.POST or None, client=client)
    context = _context(client)

    def dienst(_: Mapping[str, Any]) -> str:
        update_client(
            client,
            persoon=form.persoon,
            huishouden=form.huishouden,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return str(context["annuleer"])

    return verwerk(
        request, form, dienst, sjabloon="intake/client.html", gelukt="De gegevens zijn gewijzigd.", **context
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def notitie(request: StafRequest, pk: Any) -> HttpResponse:
    """Een aantekening toevoegen."""
    client = haal_client(request, pk)
    context = _context(client)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        add_notitie(
            client,
            tekst=gegevens["tekst"],
            formulier=gegevens["nummer"],
            door=request.user,
            op=timezone.now(),
        )
        return str(context["annuleer"])

    form = NotitieForm(request.POST or None)
    return verwerk(
        request, form, dienst, sjabloon="intake/notitie.html", gelukt="De aantekening is bewaard.", **context
    )


@vereist(Recht.DOSSIERS)
@never_cache
@require_http_methods(["GET", "POST"])
def bsn_tonen(request: StafRequest, pk: Any) -> HttpResponse:
    """Het hele BSN, één keer, na een reden die in het logboek komt."""
    form = BsnTonenForm(request.POST or None)
    if form.is_valid():
        client = haal_client(request, pk, Handeling.BSN_TONEN, form.cleaned_data["reden"])
        return render(request, "intake/bsn.html", {**_context(client), "bsn": client.bsn})
    client = haal_client(request, pk)
    return render(request, "intake/bsn.html", {**_context(client), "form": form})
