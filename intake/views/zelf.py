"""De zelfintake van de inwoner: code en geboortedatum, pagina's met vragen, nakijken, insturen.

De code staat nooit in een adres dat de server ziet: de link draagt haar achter een `#`, en wie geen script heeft, typt
haar over. Een GET verandert niets en gebruikt niets op. De inwoner krijgt een eigen kort cookie, los van medewerkers.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from intake.choices.zelf import ZELFINTAKE_BIJ_INWONER
from intake.forms.zelfintake import PaginaForm
from intake.models import Zelfintake
from intake.services.zelfinvullen import find_sessie, leave_zelfintake, open_zelfintake, save_pagina, submit_zelfintake
from intake.views.ingang import Ingang, bewijs_uit, ga_binnen, ga_weg
from intake.views.zelfoverzicht import overzicht
from intake.zelfvragen import Pagina, Paginasoort, Vragenlijst, buren, laad_zelfvragen, zichtbare_paginas
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.templatetags.opmaak import datum

INGANG = Ingang(
    begin="intake:zelf",
    naar="intake:zelf-welkom",
    sjabloon="zelfintake/begin.html",
    limiet="zelfintake_code",
    cookie="ZELFINTAKE",
    open_met=open_zelfintake,
)
VERDER = {"knop": "Volgende", "naam": "verder", "soort": "hoofd"}
VORIGE = {"knop": "Vorige", "naam": "vorige"}
LATER = {"knop": "Bewaar en ga later verder", "naam": "later", "soort": "subtiel"}
OPNIEUW = "Vul uw code nog een keer in om verder te gaan. Wat u al had bewaard, staat er nog."
View = Callable[..., HttpResponse]


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Code en geboortedatum. Wat er ook mis is met een code, het antwoord is hetzelfde."""
    return ga_binnen(request, INGANG)


def met_sessie(view: View) -> View:
    """Decorator: alleen met een lopende sessie; de view krijgt de zelfintake als tweede argument.

    Zonder sessie gaat de inwoner terug naar de code; na het insturen naar de bevestiging. Kan er intussen niets
    meer (de consulent trok de uitnodiging in), dan leest hij waarom.
    """

    @login_not_required
    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def met_zelfintake(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        zelfintake = find_sessie(bewijs_uit(request, INGANG), op=timezone.now())
        if zelfintake is None:
            messages.info(request, OPNIEUW)
            return redirect("intake:zelf")
        if zelfintake.status not in ZELFINTAKE_BIJ_INWONER and view.__name__ != "klaar":
            return redirect("intake:zelf-klaar")
        try:
            return view(request, zelfintake, *args, **kwargs)
        except Geweigerd as fout:
            messages.info(request, fout.melding)
            return redirect("intake:zelf-welkom")

    return met_zelfintake


@met_sessie
@require_safe
def welkom(request: HttpRequest, zelfintake: Zelfintake) -> HttpResponse:
    """Wat er gaat gebeuren, en de knop om te beginnen of verder te gaan."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    codes = [pagina.code for pagina in zichtbare_paginas(lijst, zelfintake.antwoorden)]
    verder = buren(lijst, zelfintake.antwoorden, zelfintake.pagina)[1] if zelfintake.pagina in codes else codes[0]
    context = {"zelfintake": zelfintake, "verder": verder, "aantal": len(codes)}
    return render(request, "zelfintake/welkom.html", context)


@met_sessie
@require_http_methods(["GET", "POST"])
def pagina(request: HttpRequest, zelfintake: Zelfintake, code: str) -> HttpResponse:
    """Eén pagina vragen; elke knop bewaart eerst wat is ingevuld."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    huidig = vind_pagina(lijst, zelfintake, code)
    if huidig is None:
        return redirect("intake:zelf-welkom")
    if huidig.soort is not Paginasoort.VRAGEN:
        return redirect(f"intake:zelf-{huidig.soort.value}")
    form = PaginaForm(request.POST or None, pagina=huidig, antwoorden=zelfintake.antwoorden)
    if request.method == "POST" and form.is_valid():
        try:
            rij = save_pagina(zelfintake, pagina=code, antwoorden=form.antwoorden, op=timezone.now())
        except Geweigerd as fout:
            form.add_error(None, fout.melding)
        else:
            return ga_verder(request, rij, code)
    elif "vorige" in request.POST:  # teruggaan mag altijd; wat niet klopt, wordt dan niet bewaard
        return ga_verder(request, zelfintake, code)
    context = stand(lijst, zelfintake, huidig) | {"form": form}
    return render(request, "zelfintake/pagina.html", context)


def vind_pagina(lijst: Vragenlijst, zelfintake: Zelfintake, code: str) -> Pagina | None:
    """De pagina met deze code, als de inwoner haar krijgt."""
    return next((p for p in zichtbare_paginas(lijst, zelfintake.antwoorden) if p.code == code), None)


def ga_verder(request: HttpRequest, zelfintake: Zelfintake, code: str) -> HttpResponseRedirect:
    """Naar de vorige of volgende pagina, naar het nakijken, of later verder."""
    if "later" in request.POST:
        return _later(request, zelfintake)
    vorige, volgende = buren(laad_zelfvragen(zelfintake.vragenlijst), zelfintake.antwoorden, code)
    if "vorige" in request.POST:
        return redirect("intake:zelf-pagina", vorige) if vorige else redirect("intake:zelf-welkom")
    return redirect("intake:zelf-pagina", volgende) if volgende else redirect("intake:zelf-controle")


def _later(request: HttpRequest, zelfintake: Zelfintake) -> HttpResponseRedirect:
    leave_zelfintake(zelfintake, op=timezone.now())
    tot = datum(timezone.localdate(zelfintake.verloopt_op))
    messages.success(request, f"Uw antwoorden zijn bewaard. U kunt met dezelfde code verder tot en met {tot}.")
    return ga_weg(INGANG)


def stand(lijst: Vragenlijst, zelfintake: Zelfintake, huidig: Pagina) -> dict[str, Any]:
    """Wat elke pagina toont: waar de inwoner is, en de melding na een genoemde dreiging."""
    paginas = zichtbare_paginas(lijst, zelfintake.antwoorden)
    plek = paginas.index(huidig)
    vorige = paginas[plek - 1] if plek else None
    na_dreiging = vorige is not None and any(k.dreiging for v in vorige.vragen for k in v.keuzes)
    return {
        "zelfintake": zelfintake,
        "pagina": huidig,
        "nummer": plek + 1,
        "aantal": len(paginas),
        "knoppen": [*([VORIGE] if plek else []), LATER],
        "toon_dreiging": na_dreiging and zelfintake.heeft_open_dreiging,
    }


@met_sessie
@require_http_methods(["GET", "POST"])
def controle(request: HttpRequest, zelfintake: Zelfintake) -> HttpResponse:
    """Alles nakijken en insturen; twee keer insturen is één keer."""
    if request.method == "POST":
        if "later" in request.POST:
            return _later(request, zelfintake)
        try:
            submit_zelfintake(zelfintake, op=timezone.now())
        except Geweigerd as fout:
            messages.info(request, fout.melding)
        return redirect("intake:zelf-klaar")
    context = {"zelfintake": zelfintake, "delen": overzicht(zelfintake)}
    return render(request, "zelfintake/controle.html", context)


@met_sessie
@require_safe
def klaar(request: HttpRequest, zelfintake: Zelfintake) -> HttpResponse:
    """Bedankt, en wat er nu gebeurt."""
    if zelfintake.status in ZELFINTAKE_BIJ_INWONER:
        return redirect("intake:zelf-welkom")
    return render(request, "zelfintake/klaar.html", {"zelfintake": zelfintake})
