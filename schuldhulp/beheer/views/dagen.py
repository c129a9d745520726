"""De gelijkgestelde dagen: termijnen die op zo'n dag eindigen, schuiven op."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from schuldhulp.beheer.forms import DagForm
from schuldhulp.beheer.services.dagen import add_gelijkgestelde_dag, remove_gelijkgestelde_dag, toegevoegde_dagen
from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk, voer_uit
from schuldhulp.views.recht import vereist


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def dagen(request: StafRequest) -> HttpResponse:
    """De dagen die met een feestdag zijn gelijkgesteld, en er een toevoegen."""
    form = DagForm(request.POST or None)

    def dienst(gegevens: Any) -> str:
        add_gelijkgestelde_dag(**gegevens, door=request.user, op=timezone.now())
        return reverse("organisatie:dagen")

    context: dict[str, Any] = {
        "dagen": toegevoegde_dagen(),
        "ingebouwd": sorted(GELIJKGESTELDE_DAGEN),
        "vandaag": timezone.localdate(),
    }
    return verwerk(request, form, dienst, sjabloon="beheer/dagen.html", gelukt="De dag is toegevoegd.", **context)


@vereist(Recht.BEHEER)
@require_POST
def dag_weg(request: StafRequest, datum: str) -> HttpResponse:
    """Een toegevoegde dag weghalen, zolang hij nog moet komen."""
    try:
        dag = date.fromisoformat(datum)
    except ValueError as fout:
        raise Http404 from fout
    return voer_uit(
        request,
        lambda: remove_gelijkgestelde_dag(datum=dag, door=request.user, op=timezone.now()),
        terug=reverse("organisatie:dagen"),
        gelukt="De dag is weggehaald.",
    )
