"""Mandaten van een gemeente: wie mag besluiten, en wie alleen voorbereidt."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.beheer.forms_mandaat import EindeMandaatForm, MandaatForm
from schuldhulp.beheer.services.mandaat import add_mandaat, end_mandaat
from schuldhulp.beheer.views.gemeente import haal_gemeente
from schuldhulp.organisatie.models import Mandaat
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import vereist

FORMULIER = "beheer/formulier.html"


@vereist(Recht.BEHEER)
@require_safe
def mandaten(request: StafRequest, pk: int) -> HttpResponse:
    """Alle mandaten van een gemeente, ook wat voorbij is."""
    gemeente = haal_gemeente(request, pk)
    rijen = Mandaat.objects.visible_to(request.user).filter(gemeente=gemeente).select_related("organisatie")
    context = {"gemeente": gemeente, "mandaten": rijen, "vandaag": timezone.localdate()}
    return render(request, "beheer/mandaten.html", context)


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def mandaat_nieuw(request: StafRequest, pk: int) -> HttpResponse:
    """Een organisatie mandaat geven."""
    gemeente = haal_gemeente(request, pk)
    lijst = reverse("organisatie:mandaten", args=[pk])
    form = MandaatForm(request.POST or None, gemeente=gemeente)

    def dienst(gegevens: Any) -> str:
        add_mandaat(gemeente, **gegevens, door=request.user, op=timezone.now())
        return lijst

    context = {"titel": "Mandaat geven", "knop": "Geef mandaat", "annuleer": lijst}
    boven = {"boven": gemeente.naam, "boven_url": reverse("organisatie:gemeente", args=[pk])}
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="Het mandaat is vastgelegd.", **context, **boven)


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def mandaat_einde(request: StafRequest, pk: int) -> HttpResponse:
    """Een mandaat beëindigen."""
    beheerd = Mandaat.objects.visible_to(request.user).filter(gemeente__in=request.user.gemeenten_met(Recht.BEHEER))
    rij = get_object_or_404(beheerd.select_related("gemeente", "organisatie"), pk=pk)
    lijst = reverse("organisatie:mandaten", args=[rij.gemeente_id])
    form = EindeMandaatForm(request.POST or None, initial={"tot_en_met": timezone.localdate()})

    def dienst(gegevens: Any) -> str:
        end_mandaat(rij, **gegevens, door=request.user, op=timezone.now())
        return lijst

    context = {"titel": f"Mandaat beëindigen: {rij.get_soort_display().lower()}", "annuleer": lijst}
    boven = {"boven": rij.organisatie.naam, "boven_url": lijst, "knop": "Beëindig het mandaat"}
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="Het mandaat is beëindigd.", **context, **boven)
