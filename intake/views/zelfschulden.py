"""De lijst van schuldeisers die de inwoner in de zelfintake opschrijft."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake.forms.zelfintake import ZelfschuldForm
from intake.models import Zelfintake
from intake.services.zelfinvullen import save_pagina
from intake.services.zelflijst import add_zelfschuld, remove_zelfschuld
from intake.views.zelf import VERDER, ga_verder, met_sessie, stand
from intake.zelfvragen import Paginasoort, laad_zelfvragen
from schuldhulp.lib.fouten import Geweigerd


@met_sessie
@require_http_methods(["GET", "POST"])
def schuldeisers(request: HttpRequest, zelfintake: Zelfintake) -> HttpResponse:
    """Een regel toevoegen, of verder. Staat er iets in de vakken als iemand verder gaat, dan komt het mee."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    pagina = next(p for p in lijst.paginas if p.soort is Paginasoort.SCHULDEISERS)
    weg = {"later", "vorige", "verder"} & set(request.POST)
    if weg and not _ingevuld(request):
        rij = save_pagina(zelfintake, pagina=pagina.code, antwoorden={}, op=timezone.now())
        return ga_verder(request, rij, pagina.code)
    form = ZelfschuldForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _zet_op_lijst(zelfintake, form):
        if weg:
            return ga_verder(request, zelfintake, pagina.code)
        messages.success(request, f"{form.cleaned_data['naam']} staat op uw lijst.")
        return redirect("intake:zelf-schuldeisers")
    if "vorige" in weg:  # teruggaan mag altijd; wat niet klopt, wordt dan niet bewaard
        return ga_verder(request, zelfintake, pagina.code)
    context = stand(lijst, zelfintake, pagina)
    context |= {
        "form": form,
        "schulden": list(zelfintake.schulden.select_related("document")),
        "grens": settings.DOCUMENT_MAX_BYTES,
        "knoppen": [VERDER, *context["knoppen"]],
    }
    return render(request, "zelfintake/schuldeisers.html", context)


def _ingevuld(request: HttpRequest) -> bool:
    return bool(request.FILES) or any(request.POST.get(naam, "").strip() for naam in ("naam", "waarvoor", "bedrag"))


def _zet_op_lijst(zelfintake: Zelfintake, form: ZelfschuldForm) -> bool:
    """Bewaart de regel; lukt dat niet, dan staat op het formulier waarom."""
    velden = {naam: form.cleaned_data[naam] for naam in ("naam", "waarvoor", "bedrag", "brief")}
    try:
        add_zelfschuld(zelfintake, **velden, id_=form.cleaned_data["id"], op=timezone.now())
    except Geweigerd as fout:
        form.add_error("brief" if velden["brief"] else None, fout.melding)
    return not form.errors


@met_sessie
@require_POST
def schuldeiser_weg(request: HttpRequest, zelfintake: Zelfintake, pk: UUID) -> HttpResponse:
    """Een regel van de lijst halen."""
    remove_zelfschuld(zelfintake, id_=pk, op=timezone.now())
    messages.success(request, "De regel is van uw lijst gehaald.")
    return redirect("intake:zelf-schuldeisers")
