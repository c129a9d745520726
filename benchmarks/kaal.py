"""De ondergrens: dezelfde rijen in gewone Django-pagina's, zonder inlog, rechten, filters, telling of huisstijl.

Tien cellen per rij en dezelfde koppelingen als de pagina van het product; sneller kan het in Django niet zonder
minder te laten zien.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from intake.models import Aanmelding, Client
from schuldhulp.brieven.models import Brief
from schuldhulp.lib.werk import VOLGORDE
from trajecten.models import Schuld

PER_PAGINA = 50
_motor = Engine(debug=False)


def _pagina(kop: str, tabellen: str) -> Any:
    return _motor.from_string(f"<!doctype html><title>{kop}</title><h1>{kop}</h1>{tabellen}")


def _tabel(rijen: str, cellen: list[str]) -> str:
    cel = "".join(f"<td>{{{{ r.{naam} }}}}</td>" for naam in cellen)
    return f"<table>{{% for r in {rijen} %}}<tr>{cel}</tr>{{% endfor %}}</table>"


_AANMELDING = "id client.voornamen client.achternaam client.dossiernummer gemeente.naam status kanaal gemeld_op"
LIJST = _pagina("Lijst", _tabel("rijen", [*_AANMELDING.split(), "actie_uiterlijk_datum", "behandelaar.naam"]))
_SCHULD = "id schuldeiser.naam kenmerk soort opgegeven_bedrag bevestigd_bedrag is_preferent doet_mee is_stil volgorde"
_BRIEF = "id soort aan_naam datum aangemaakt_op"
_CLIENT = "id voornamen voorvoegsel achternaam dossiernummer geboortedatum straat woonplaats"
DOSSIERS = _pagina("Dossiers", _tabel("rijen", [*_CLIENT.split(), "gemeente.naam", "aangemaakt_op"]))
DOSSIER = _pagina("{{ client.dossiernummer }}", _tabel("schulden", _SCHULD.split()) + _tabel("brieven", _BRIEF.split()))


def lijst(request: HttpRequest, gemeente: int) -> HttpResponse:
    """De eerste vijftig open aanmeldingen van een gemeente, wie aan de beurt is bovenaan, zoals de pagina zelf."""
    alle = Aanmelding.objects.order_by(*VOLGORDE, "id")
    eerste = alle.filter(gemeente=gemeente, actie_uiterlijk_datum__isnull=False).values("pk")[:PER_PAGINA]
    rijen = alle.filter(pk__in=eerste).select_related("client", "gemeente", "behandelaar")
    return HttpResponse(LIJST.render(Context({"rijen": rijen})))


def dossiers(request: HttpRequest, gemeente: int) -> HttpResponse:
    """De eerste vijftig cliënten van een gemeente, op naam."""
    alle = Client.objects.filter(gemeente=gemeente).order_by("achternaam", "voornamen", "id")
    rijen = alle.filter(pk__in=alle.values("pk")[:PER_PAGINA]).select_related("gemeente")
    return HttpResponse(DOSSIERS.render(Context({"rijen": rijen})))


def dossier(request: HttpRequest, pk: Any) -> HttpResponse:
    """Een cliënt met alle schulden en de laatste vijftig brieven."""
    client = Client.objects.select_related("gemeente", "huishouden").get(pk=pk)
    schulden = Schuld.objects.filter(traject__client=pk).select_related("schuldeiser", "traject")
    brieven = Brief.objects.filter(client_id=pk)[:PER_PAGINA]
    return HttpResponse(DOSSIER.render(Context({"client": client, "schulden": schulden, "brieven": brieven})))


urlpatterns = [
    path("lijst/<int:gemeente>/", lijst),
    path("dossiers/<int:gemeente>/", dossiers),
    path("dossier/<uuid:pk>/", dossier),
]


def kale_urls(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: deze aanvragen gaan naar de kale pagina's hierboven."""

    def met_kale_urls(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__  # type: ignore[attr-defined]
        return get_response(request)

    return met_kale_urls
