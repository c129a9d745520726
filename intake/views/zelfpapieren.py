"""Papieren die de inwoner in de zelfintake meestuurt: foto's met de telefoon, of bestanden."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake.choices import Documentsoort
from intake.forms.zelfintake import PAPIEREN, ZelfpapierForm
from intake.models import Document, Zelfintake
from intake.services.zelfinvullen import save_pagina
from intake.services.zelflijst import add_zelfpapier, papieren_van, remove_zelfpapier, wat_helpt
from intake.views.zelf import VERDER, ga_verder, met_sessie, stand
from intake.zelfvragen import Paginasoort, laad_zelfvragen
from schuldhulp.lib.fouten import Geweigerd


@met_sessie
@require_http_methods(["GET", "POST"])
def papieren(request: HttpRequest, zelfintake: Zelfintake) -> HttpResponse:
    """Papieren sturen, of verder. Wat goed is blijft; van wat niet goed is staat er per bestand waarom."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    pagina = next(p for p in lijst.paginas if p.soort is Paginasoort.PAPIEREN)
    weg = {"later", "vorige", "verder"} & set(request.POST)
    if weg and not request.FILES:
        rij = save_pagina(zelfintake, pagina=pagina.code, antwoorden={}, op=timezone.now())
        return ga_verder(request, rij, pagina.code)
    form = ZelfpapierForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _neem_aan(request, zelfintake, form):
        return ga_verder(request, zelfintake, pagina.code) if weg else redirect("intake:zelf-papieren")
    context = stand(lijst, zelfintake, pagina)
    context |= {
        "form": form,
        "helpt": wat_helpt(zelfintake, timezone.localdate()),
        "papieren": [(d, _in_woorden(d)) for d in papieren_van(zelfintake)],
        "grens": settings.DOCUMENT_MAX_BYTES,
        "knoppen": [VERDER, *context["knoppen"]],
    }
    return render(request, "zelfintake/papieren.html", context)


@met_sessie
@require_POST
def papier_weg(request: HttpRequest, zelfintake: Zelfintake, pk: UUID) -> HttpResponse:
    """Een papier dat per ongeluk meeging weer weghalen."""
    try:
        remove_zelfpapier(zelfintake, id_=pk, op=timezone.now())
    except Geweigerd as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Het papier is weg. Wij bewaren het niet.")
    return redirect("intake:zelf-papieren")


def _in_woorden(document: Document) -> str:
    return PAPIEREN.get(Documentsoort(document.soort), document.get_soort_display())


def _neem_aan(request: HttpRequest, zelfintake: Zelfintake, form: ZelfpapierForm) -> bool:
    """Bewaart wat goed is; geeft of alles goed was."""
    goed = 0
    for bestand in form.cleaned_data["bestanden"]:
        try:
            add_zelfpapier(zelfintake, bestand=bestand, soort=form.cleaned_data["soort"], op=timezone.now())
            goed += 1
        except Geweigerd as fout:
            form.add_error("bestanden", f"{bestand.name or 'Bestand zonder naam'}: {fout.melding}")
    if goed:
        messages.success(request, "Wij hebben uw papier." if goed == 1 else f"Wij hebben {goed} papieren van u.")
    return not form.errors
