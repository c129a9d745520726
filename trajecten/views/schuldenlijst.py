"""Een lijst schulden invoeren: plakken of een bestand kiezen, nakijken, en dan in één keer vastleggen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import Schuldsoort
from trajecten.forms.schuldenlijst import MAX_VRAGEN, LijstForm, NakijkForm
from trajecten.models import Schuldeiser, Traject
from trajecten.naamgelijkenis import kern
from trajecten.permissions import check_behandelen
from trajecten.schuldenlijst import Lijst, Regel, lees_lijst
from trajecten.services.schuldenlijst import (
    Lijstschuld,
    Naam,
    NieuweEiser,
    add_schuldenlijst,
    zoek_namen,
    zoek_optreders,
)
from trajecten.views.ophalen import haal_traject
from trajecten.views.schulden import vast

TOON_FOUTEN = 100
NAKIJKEN = "trajecten/schuldenlijst_nakijken.html"


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def schuldenlijst(request: StafRequest, pk: UUID) -> HttpResponse:
    """Zonder fouten in de lijst volgt de controlepagina; pas vandaar wordt er iets bewaard."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    if request.method == "GET":
        return _invoer(request, traject, LijstForm(), reden=vast(traject))
    form = LijstForm(request.POST, request.FILES)
    if not form.is_valid():
        return _invoer(request, traject, form)
    tekst = form.cleaned_data["lijst"]
    # Wat in het bestand stond, staat hierna in het tekstvak: daar is een fout meteen te herstellen.
    form = LijstForm({"tekst": tekst})
    try:
        lijst = lees_lijst(tekst, timezone.localdate())
        namen, optreders = _zoek(request, traject, lijst)
    except Geweigerd as fout:
        form.add_error("tekst", fout.melding)
        return _invoer(request, traject, form)
    if lijst.fouten:
        form.add_error("tekst", _hoeveel_fout(lijst))
        return _invoer(request, traject, form, fouten=lijst.fouten[:TOON_FOUTEN], aantal_fouten=len(lijst.fouten))
    if "aanpassen" in request.POST:
        return _invoer(request, traject, LijstForm(initial={"tekst": tekst}))
    return _nakijken(request, traject, tekst, lijst, namen, optreders)


def _zoek(request: StafRequest, traject: Traject, lijst: Lijst) -> tuple[dict[str, Naam], dict[str, Schuldeiser]]:
    """De namen op de lijst naast het register, en wie er optreedt; wat daaraan niet klopt komt bij de fouten.

    Fout: Geweigerd als er te veel uit te zoeken zijn.
    """
    if lijst.fouten:
        return {}, {}
    # Privépersonen van een andere gemeente horen hier niet, ook niet bij wie voor beide werkt.
    register = Schuldeiser.objects.visible_to(request.user).filter(Q(gemeente=None) | Q(gemeente=traject.gemeente_id))
    optreders, fouten = zoek_optreders(lijst.regels, register)
    lijst.fouten.extend(fouten)
    namen = zoek_namen(lijst.regels, register)
    onzeker = sum(not naam.is_zeker for naam in namen.values())
    if onzeker > MAX_VRAGEN:
        raise Geweigerd(
            f"Op de lijst staan {onzeker} namen die niet precies zo in het register staan. Het mogen er hoogstens "
            f"{MAX_VRAGEN} zijn. Verdeel de lijst."
        )
    return namen, optreders


def _hoeveel_fout(lijst: Lijst) -> str:
    if len(lijst.fouten) == 1:
        return f"Regel {lijst.fouten[0].nummer} klopt niet. Er is niets bewaard."
    nummers = ", ".join(str(fout.nummer) for fout in lijst.fouten[:10])
    rest = " en meer" if len(lijst.fouten) > 10 else ""
    return f"Er kloppen {len(lijst.fouten)} regels niet: {nummers}{rest}. Er is niets bewaard."


def _nakijken(
    request: StafRequest,
    traject: Traject,
    tekst: str,
    lijst: Lijst,
    namen: dict[str, Naam],
    optreders: dict[str, Schuldeiser],
) -> HttpResponse:
    """De controlepagina; bewaart alleen wat van de controlepagina zelf komt, met de versie die daar stond."""
    wat: dict[str, Any] = {"namen": namen, "gemeente": traject.gemeente}
    bewaart = request.POST.get("stap") == "bewaren" and request.POST.get("verwacht_versie", "").isdecimal()
    form = NakijkForm(request.POST, **wat) if bewaart else NakijkForm(initial={"tekst": tekst}, **wat)

    def dienst(_: Mapping[str, Any]) -> str:
        wie = form.gekozen()
        schulden = [_schuld(regel, wie[kern(regel.naam)], optreders) for regel in lijst.regels]
        add_schuldenlijst(traject, schulden, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return reverse("trajecten:schulden", args=[traject.pk])

    context = _context(traject, lijst, namen)
    if not bewaart:
        return render(request, NAKIJKEN, {**context, "form": form})
    return verwerk(
        request,
        form,
        dienst,
        sjabloon=NAKIJKEN,
        gelukt=f"{len(lijst.regels)} schulden zijn toegevoegd." if len(lijst.regels) > 1 else "1 schuld is toegevoegd.",
        **context,
    )


def _schuld(regel: Regel, wie: Schuldeiser | NieuweEiser, optreders: dict[str, Schuldeiser]) -> Lijstschuld:
    return Lijstschuld(
        wie,
        regel.bedrag,
        regel.kenmerk,
        Schuldsoort(regel.soort) if regel.soort else None,
        regel.datum,
        regel.oorspronkelijk,
        optreders[kern(regel.optreder)] if regel.optreder else None,
        regel.optrederkenmerk,
    )


def _context(traject: Traject, lijst: Lijst, namen: dict[str, Naam]) -> dict[str, Any]:
    al = set(traject.schulden.values_list("schuldeiser_id", "kenmerk"))
    rijen = []
    for regel in lijst.regels:
        naam = namen[kern(regel.naam)]
        eiser = naam.kandidaten[0] if naam.is_zeker else None
        rijen.append((regel, eiser, eiser is not None and (eiser.pk, regel.kenmerk) in al))
    return {
        "traject": traject,
        "titel": "Lijst nakijken",
        "lijst": lijst,
        "rijen": rijen,
        "vragen": sum(not naam.is_zeker for naam in namen.values()),
        "dubbel": sum(is_dubbel for _, _, is_dubbel in rijen),
        "onbekend": sum(regel.bedrag is None for regel in lijst.regels),
        "knoppen": [{"knop": "Lijst aanpassen", "naam": "aanpassen"}],
        "annuleer": reverse("trajecten:schulden", args=[traject.pk]),
    }


def _invoer(request: StafRequest, traject: Traject, form: LijstForm, **context: Any) -> HttpResponse:
    standaard = {
        "form": form,
        "traject": traject,
        "titel": "Lijst met schulden invoeren",
        "annuleer": reverse("trajecten:schulden", args=[traject.pk]),
    }
    return render(request, "trajecten/schuldenlijst.html", {**standaard, **context})
