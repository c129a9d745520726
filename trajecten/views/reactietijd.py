"""Wie reageert wanneer: hoe lang schuldeisers over hun antwoord doen, en wie stil blijft of weigert."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import PER_PAGINA
from schuldhulp.views.recht import vereist
from trajecten.beeld.reactie import Reactieregel, lees_reactietijden
from trajecten.forms.schuld import ReactietijdFilter

SORTERINGEN: dict[str, Callable[[Reactieregel], Any]] = {
    "mediaan": lambda regel: regel.beeld.mediaan,
    "p90": lambda regel: regel.beeld.p90,
    "gevraagd": lambda regel: regel.beeld.gevraagd,
    "stil": lambda regel: regel.beeld.deel_stil,
    "weigert": lambda regel: regel.beeld.deel_geweigerd,
    "naam": lambda regel: regel.naam.lower(),
}


@vereist(Recht.DOSSIERS)
@require_safe
def reactietijden(request: StafRequest) -> HttpResponse:
    """Per soort en per schuldeiser, over de gekozen periode in de gemeenten van de medewerker."""
    form = ReactietijdFilter(request.GET)
    form.is_valid()
    vandaag = timezone.localdate()
    maanden = int(form.cleaned_data.get("periode") or form.STANDAARD)
    overzicht = lees_reactietijden(
        request.user,
        van=vandaag - timedelta(days=maanden * 365 // 12),
        tot=vandaag,
        soort=form.cleaned_data.get("soort", ""),
    )
    regels = _gesorteerd(overzicht.schuldeisers, request.GET.get("sorteer", ""))
    pagina = Paginator(regels, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "trajecten/reactietijden.html", {"form": form, "overzicht": overzicht, "pagina": pagina})


def _gesorteerd(regels: list[Reactieregel], gevraagd: str) -> list[Reactieregel]:
    """Zonder keuze de traagste bovenaan. Wie de waarde niet heeft, staat altijd onderaan."""
    sleutel = gevraagd.lstrip("-")
    if sleutel not in SORTERINGEN:
        sleutel, gevraagd = "mediaan", "-mediaan"
    waarde = SORTERINGEN[sleutel]
    op_naam = sorted(regels, key=SORTERINGEN["naam"])
    met = [regel for regel in op_naam if waarde(regel) is not None]
    zonder = [regel for regel in op_naam if waarde(regel) is None]
    return sorted(met, key=waarde, reverse=gevraagd.startswith("-")) + zonder
