"""Een partner bij het traject, of eruit."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.models import Client
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd
from schuldhulp.views.recht import eis, vereist
from trajecten.forms.product import PartnerForm
from trajecten.forms.traject import RedenForm
from trajecten.models import Traject
from trajecten.permissions import check_behandelen
from trajecten.services.partner import add_partner, remove_partner
from trajecten.views.ophalen import haal_traject
from trajecten.views.producten import verwerk_product


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def erbij(request: StafRequest, pk: Any) -> HttpResponse:
    """Een partner toevoegen, op dossiernummer."""

    def dienst(traject: Traject, g: Mapping[str, Any], wie: dict[str, Any]) -> object:
        partner = zoek_partner(request, traject.gemeente, g["dossiernummer"])
        return add_partner(traject, partner=partner, reden=g["reden"], **wie)

    return _pagina(request, pk, PartnerForm, dienst, "Partner toevoegen", "De partner doet mee in dit traject.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def eruit(request: StafRequest, pk: Any) -> HttpResponse:
    """De partner uit het traject halen; het dossier van de partner blijft bestaan."""

    def dienst(traject: Traject, g: Mapping[str, Any], wie: dict[str, Any]) -> object:
        return remove_partner(traject, reden=g["reden"], **wie)

    return _pagina(request, pk, RedenForm, dienst, "Partner eruit halen", "De partner doet niet meer mee.")


def zoek_partner(request: StafRequest, gemeente: Gemeente, nummer: str) -> Client:
    """De inwoner bij een dossiernummer in deze gemeente. Fout: Geweigerd als dat er niet is."""
    rijen = Client.objects.visible_to(request.user).filter(gemeente=gemeente)
    partner: Client | None = rijen.filter(dossiernummer__iexact=nummer).first()
    if partner is None:
        raise Geweigerd(f"Er is geen dossier {nummer} in {gemeente.naam}. Kijk het nummer na.")
    return partner


def _pagina(
    request: StafRequest, pk: Any, soort: type[RedenForm], dienst: Any, titel: str, gelukt: str
) -> HttpResponse:
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    form = soort(ingestuurd(request), traject=traject, user=request.user)

    def doe(gegevens: Mapping[str, Any]) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        return dienst(traject, gegevens, wie)

    return verwerk_product(request, traject, form, doe, titel, titel, gelukt)
