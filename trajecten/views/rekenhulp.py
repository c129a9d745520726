"""De rekenhulp voor de consulent: dezelfde sommen als de opdracht en de API, met de uitleg. Er wordt niets bewaard."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, ingestuurde_rijen
from schuldhulp.views.recht import vereist
from trajecten.beeld.berekening import als_rijen
from trajecten.forms.rekenhulp import FORMULIEREN, NAMEN, UITLEG, VerdelingForm
from trajecten.rekenloket import bereken_met_uitleg


@vereist(Recht.DOSSIERS)
@require_safe
def rekenhulp(request: StafRequest) -> HttpResponse:
    """Alle sommen."""
    sommen = [(soort, naam, UITLEG[soort]) for soort, naam in NAMEN.items()]
    return render(request, "trajecten/rekenhulpen.html", {"sommen": sommen})


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def som(request: StafRequest, soort: str) -> HttpResponse:
    """Eén som invullen, en de uitkomst met de uitleg eronder."""
    if soort not in FORMULIEREN:
        raise Http404("Deze som bestaat niet.")
    form = _formulier(request, soort)
    uitkomst: dict[str, Any] | None = None
    uitleg: tuple[str, ...] = ()
    if request.method == "POST" and form.is_bound and form.is_valid():
        try:
            uitkomst, uitleg = bereken_met_uitleg(soort, form.invoer, gelijkgesteld=gelijkgestelde_dagen())
        except Rekenfout as fout:
            form.zet_fouten(fout)
    context = {
        "titel": NAMEN[soort],
        "waarvoor": UITLEG[soort],
        "soort": soort,
        "form": form,
        "uitkomst": uitkomst,
        "rijen": als_rijen({n: w for n, w in uitkomst.items() if n != "toelichting"}) if uitkomst else [],
        "uitleg": uitleg,
        "met_rijen": isinstance(form, VerdelingForm),
    }
    return render(request, "trajecten/rekenhulp.html", context)


def _formulier(request: StafRequest, soort: str):  # type: ignore[no-untyped-def]
    """Het formulier van deze som; dat van de verdeling heeft rijen."""
    vorm = FORMULIEREN[soort]
    if not issubclass(vorm, VerdelingForm):
        return vorm(ingestuurd(request))
    if request.method != "POST":
        return vorm.begin({}, [{}, {}])
    return ingestuurde_rijen(request, vorm)
