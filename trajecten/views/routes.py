"""De routes van een traject naast elkaar, voor de inwoner en voor elke schuldeiser."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.sommen import Berekeningsoort
from trajecten.dossiersommen import reken_routes
from trajecten.forms.routes import RoutesForm
from trajecten.models import Berekening, Traject
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.rekenregels.routes import WSNP_MAANDEN, Routevergelijking
from trajecten.services.routes import compare_routes
from trajecten.views.ophalen import haal_traject, tabbladen


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def routes(request: StafRequest, pk: Any) -> HttpResponse:
    """De laatste vergelijking, met daaronder het formulier voor een nieuwe."""
    traject = haal_traject(request, pk)
    if request.method == "POST":
        eis(check_behandelen, request.user, traject)
    sommen = Berekening.objects.visible_to(request.user).filter(traject=traject, soort=Berekeningsoort.ROUTES)
    som = sommen.select_related("door").first()
    form = RoutesForm(request.POST if request.method == "POST" else None, initial=_begin(traject, som))
    hier = reverse("trajecten:routes", args=[traject.pk])

    def dienst(gegevens: Mapping[str, Any]) -> str:
        compare_routes(traject, **gegevens, door=request.user, op=timezone.now())
        return hier

    vergelijking = reken_routes(som.invoer) if som else None
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/routes.html",
        gelukt="De routes zijn vergeleken.",
        titel="Routes vergelijken",
        traject=traject,
        tabbladen=tabbladen(traject.client, "traject", traject),
        som=som,
        vergelijking=vergelijking,
        eisers=_per_eiser(traject, som, vergelijking) if som and vergelijking else [],
        mag=traject.is_open and can_behandelen(request.user, traject),
        annuleer=reverse("trajecten:traject", args=[traject.pk]),
    )


def _begin(traject: Traject, som: Berekening | None) -> dict[str, Any]:
    """Wat het dossier al weet; daarna wat de vorige keer is ingevuld."""
    begin: dict[str, Any] = {"afloscapaciteit": traject.afloscapaciteit_bedrag, "wsnp_maanden": WSNP_MAANDEN}
    if som:
        begin["wsnp_maanden"] = som.invoer["wsnpMaanden"]
    return begin


def _per_eiser(traject: Traject, som: Berekening, uit: Routevergelijking) -> list[dict[str, Any]]:
    """Per vordering wat elke route oplevert; de namen komen uit de lijst van schulden."""
    schulden = {str(s.pk): s for s in traject.schulden.select_related("schuldeiser")}
    rijen = []
    for plek, vordering in enumerate(som.invoer["vorderingen"]):
        schuld = schulden.get(vordering["id"])
        eiser = schuld.schuldeiser if schuld else None
        rijen.append(
            {
                "naam": eiser.naam if eiser else "Onbekende schuldeiser",
                "is_preferent": vordering["preferent"],
                "bedrag": Decimal(vordering["bedrag"]),
                "per_route": [route.verdeling.uitkeringen[plek].bedrag for route in uit.routes],
            }
        )
    return rijen
