"""Een partner bij het traject, of eruit."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.models import Client
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.product import PartnerForm
from trajecten.forms.traject import RedenForm
from trajecten.models import Traject
from trajecten.permissions import check_behandelen
from trajecten.services.partner import add_partner, remove_partner
from trajecten.views.ophalen import haal_traject


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def erbij(request: StafRequest, pk: Any) -> HttpResponse:
    """Een partner toevoegen, op dossiernummer."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    form = PartnerForm(request.POST if request.method == "POST" else None, traject=traject, user=request.user)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        add_partner(
            traject,
            partner=zoek_partner(request, traject.gemeente, gegevens["dossiernummer"]),
            reden=gegevens["reden"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return reverse("trajecten:producten", args=[traject.pk])

    return _pagina(request, traject, form, dienst, "Partner toevoegen", "De partner doet mee in dit traject.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def eruit(request: StafRequest, pk: Any) -> HttpResponse:
    """De partner uit het traject halen; het dossier van de partner blijft bestaan."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    form = RedenForm(request.POST if request.method == "POST" else None, traject=traject, user=request.user)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        remove_partner(
            traject,
            reden=gegevens["reden"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return reverse("trajecten:producten", args=[traject.pk])

    return _pagina(request, traject, form, dienst, "Partner eruit halen", "De partner doet niet meer mee.")


def zoek_partner(request: StafRequest, gemeente: Gemeente, nummer: str) -> Client:
    """De inwoner bij een dossiernummer in deze gemeente. Fout: Geweigerd als dat er niet is."""
    rijen = Client.objects.visible_to(request.user).filter(gemeente=gemeente)
    partner: Client | None = rijen.filter(dossiernummer__iexact=nummer).first()
    if partner is None:
        raise Geweigerd(f"Er is geen dossier {nummer} in {gemeente.naam}. Kijk het nummer na.")
    return partner


def _pagina(
    request: StafRequest, traject: Traject, form: RedenForm, dienst: Any, titel: str, gelukt: str
) -> HttpResponse:
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/productstap.html",
        gelukt=gelukt,
        traject=traject,
        titel=titel,
        knop=titel,
        annuleer=reverse("trajecten:producten", args=[traject.pk]),
    )
