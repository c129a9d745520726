"""Het adres van een schuldeiser voor één doel."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.adressering import Adres
from trajecten.choices_schuld import Adresdoel
from trajecten.forms.schuldeiser import AdresForm
from trajecten.models import Schuldeiser
from trajecten.permissions import check_register
from trajecten.services.schuldeiser import set_adres


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def adres(request: StafRequest, pk: int, doel: str) -> HttpResponse:
    """Alles leegmaken haalt het adres weg: dan geldt weer het hoofdadres."""
    rij = get_object_or_404(Schuldeiser.objects.visible_to(request.user).prefetch_related("adressen"), pk=pk)
    if doel not in Adresdoel.values:
        raise Http404
    eis(check_register, request.user, rij)
    huidig = next((a for a in rij.adressen.all() if a.doel == doel), None)
    form = AdresForm(
        request.POST if request.method == "POST" else None,
        initial={naam: getattr(huidig, naam) for naam in AdresForm.base_fields} if huidig else {},
    )
    terug = reverse("trajecten:schuldeiser", args=[rij.pk])

    def dienst(gegevens: Mapping[str, Any]) -> str:
        set_adres(rij, doel=Adresdoel(doel), adres=Adres(**gegevens), door=request.user, op=timezone.now())
        return terug

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/schuldeiser_form.html",
        gelukt="Het adres is opgeslagen.",
        titel=f"{Adresdoel(doel).label}: adres van {rij.naam}",
        gedeeld=not rij.is_privepersoon,
        annuleer=terug,
    )
