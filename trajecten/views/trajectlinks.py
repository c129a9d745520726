"""De link naar het eigen traject, bij de consulent: sturen, zien of zij geldt, intrekken."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.trajectlink import TrajectlinkForm
from trajecten.models import Trajectlink
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.trajectlink import send_trajectlink, withdraw_trajectlink
from trajecten.views.ophalen import haal_traject, haal_van_traject


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def trajectlink(request: StafRequest, pk: Any) -> HttpResponse:
    """De links die er zijn, en het formulier om er een te sturen."""
    traject = haal_traject(request, pk)
    mag = can_behandelen(request.user, traject)
    if request.method == "POST":
        eis(check_behandelen, request.user, traject)
    clienten = [wie for wie in (traject.client, traject.partner) if wie]
    form = TrajectlinkForm(request.POST or None, clienten=clienten)
    hier = reverse("trajecten:trajectlink", args=[traject.pk])

    def dienst(gegevens: Mapping[str, Any]) -> str:
        nu = timezone.now()
        send_trajectlink(traject, **gegevens, door=request.user, op=nu, verwacht_versie=form.verwacht_versie)
        return hier

    nu = timezone.now()
    links = list(traject.links.select_related("client", "verstuurd_door"))
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/trajectlink.html",
        gelukt="De link is klaargezet. De inwoner kan nu zelf kijken.",
        titel="Meekijken door de inwoner",
        traject=traject,
        mag=mag,
        links=[(link, link.is_te_openen(nu)) for link in links],
        annuleer=reverse("trajecten:traject", args=[traject.pk]),
    )


@vereist(Recht.DOSSIERS)
@require_POST
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """De link werkt meteen niet meer."""
    rij = haal_van_traject(request, Trajectlink.objects.visible_to(request.user), pk)
    eis(check_behandelen, request.user, rij.traject)
    gezien = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: withdraw_trajectlink(rij, door=request.user, op=timezone.now(), verwacht_versie=gezien),
        terug=reverse("trajecten:trajectlink", args=[rij.traject_id]),
        gelukt="De link is ingetrokken.",
    )
