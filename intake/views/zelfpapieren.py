"""Papieren die de inwoner in de zelfintake meestuurt: foto's met de telefoon, of bestanden."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices import Documentsoort
from intake.forms.zelfintake import ZelfpapierForm
from intake.models import Zelfintake
from intake.services.zelfinvullen import save_pagina
from intake.services.zelflijst import add_zelfpapier, papieren_van
from intake.views.zelf import ga_verder, met_sessie, stand
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
        "papieren": papieren_van(zelfintake),
        "grens": settings.DOCUMENT_MAX_BYTES,
    }
    return render(request, "zelfintake/papieren.html", context)


def _neem_aan(request: HttpRequest, zelfintake: Zelfintake, form: ZelfpapierForm) -> bool:
    """Bewaart wat goed is; geeft of alles goed was."""
    goed = 0
    for bestand in form.cleaned_data["bestanden"]:
        try:
            soort = Documentsoort(form.cleaned_data["soort"])
            add_zelfpapier(zelfintake, bestand=bestand, soort=soort, op=timezone.now())
            goed += 1
        except Geweigerd as fout:
            form.add_error("bestanden", f"{bestand.name or 'Bestand zonder naam'}: {fout.melding}")
    if goed:
        ontvangen = "Wij hebben uw papier." if goed == 1 else f"Wij hebben {goed} papieren van u."
        messages.success(request, ontvangen)
    return not form.errors
