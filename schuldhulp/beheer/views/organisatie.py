"""Organisaties: lijst, toevoegen, wijzigen."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.beheer.forms import OrganisatieForm
from schuldhulp.beheer.services.organisatie import save_organisatie
from schuldhulp.organisatie.models import Organisatie
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist

SORTERINGEN = {"naam": ("naam", "id"), "soort": ("soort", "naam", "id"), "plaats": ("plaats", "naam", "id")}


def _eigen(request: StafRequest) -> Any:
    beheert = request.user.gemeenten_met(Recht.BEHEER)
    return Organisatie.objects.visible_to(request.user).filter(gemeenten__in=beheert).distinct()


@vereist(Recht.BEHEER)
@require_safe
def organisaties(request: StafRequest) -> HttpResponse:
    """Organisaties die werken voor een gemeente van de beheerder."""
    return render(request, "beheer/organisaties.html", {"pagina": pagina_van(_eigen(request), request, SORTERINGEN)})


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def organisatie_nieuw(request: StafRequest) -> HttpResponse:
    """Een organisatie toevoegen."""
    return _bewaar(request, None, "Nieuwe organisatie", "De organisatie is toegevoegd.")


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def organisatie(request: StafRequest, pk: int) -> HttpResponse:
    """Een organisatie wijzigen."""
    rij = get_object_or_404(_eigen(request), pk=pk)
    return _bewaar(request, rij, rij.naam, "De organisatie is gewijzigd.")


def _bewaar(request: StafRequest, rij: Organisatie | None, titel: str, gelukt: str) -> HttpResponse:
    lijst = reverse("organisatie:organisaties")
    form = OrganisatieForm(request.POST or None, instance=rij, user=request.user)

    def dienst(gegevens: Any) -> str:
        velden = dict(gegevens)
        gemeenten = velden.pop("gemeenten")
        save_organisatie(rij, gegevens=velden, gemeenten=gemeenten, door=request.user, op=timezone.now())
        return lijst

    context: dict[str, Any] = {"titel": titel, "annuleer": lijst, "boven": "Organisaties", "boven_url": lijst}
    return verwerk(request, form, dienst, sjabloon="beheer/formulier.html", gelukt=gelukt, **context)
