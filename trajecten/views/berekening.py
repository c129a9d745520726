"""Een bewaarde som: wat erin ging, wat eruit kwam, en of dezelfde invoer nu nog hetzelfde geeft."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist
from trajecten.beeld.berekening import als_rijen, tekst_van
from trajecten.models import Berekening
from trajecten.services.berekening import repeat_berekening
from trajecten.views.ophalen import haal_traject, haal_van_traject, tabbladen


@vereist(Recht.DOSSIERS)
@require_safe
def berekeningen(request: StafRequest, pk: Any) -> HttpResponse:
    """Alle sommen die in dit traject zijn gebruikt, de nieuwste boven."""
    traject = haal_traject(request, pk)
    rijen = Berekening.objects.visible_to(request.user).filter(traject=traject).select_related("door")
    context = {
        "titel": "Berekeningen",
        "traject": traject,
        "tabbladen": tabbladen(traject.client, "traject", traject),
        "rijen": rijen,
    }
    return render(request, "trajecten/berekeningen.html", context)


@vereist(Recht.DOSSIERS)
@require_safe
def berekening(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén som, met de uitleg van toen en de herhaling van nu."""
    rij = haal_van_traject(request, Berekening.objects.visible_to(request.user).select_related("door"), pk)
    herhaling = repeat_berekening(rij)
    context = {
        "titel": rij.get_soort_display(),
        "traject": rij.traject,
        "berekening": rij,
        "normen": tekst_van("normen", rij.normen),
        "invoer": als_rijen(rij.invoer),
        "uitkomst": als_rijen({sleutel: w for sleutel, w in rij.uitkomst.items() if sleutel != "toelichting"}),
        "herhaling": herhaling,
    }
    return render(request, "trajecten/berekening.html", context)
