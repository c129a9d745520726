"""Foutpagina's: Nederlands, vriendelijk, en altijd met wat iemand nu kan doen.

Onder `/api/` krijgt een partner hetzelfde als problem+json; dat maakt de API zelf (niet ingelezen vóór het nodig is,
want dit pakket ligt onder de API).
"""

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.context import huisstijl

log = logging.getLogger(__name__)

API = "/api/"
API_ANTWOORD = "ketenpartners.api.fouten.problem_response"


def _antwoord(request: HttpRequest, status: int, sjabloon: str = "", **omgeving: Any) -> HttpResponse:
    if request.path.startswith(API):
        return import_string(API_ANTWOORD)(request, status, omgeving.get("melding", ""))
    return render(request, sjabloon or f"{status}.html", omgeving, status=status)


def _zonder_omgeving(request: HttpRequest, status: int) -> HttpResponse:
    """Voor als er iets stuk is: geen sessie, geen gebruiker, geen database nodig om de pagina te maken."""
    if request.path.startswith(API):
        return import_string(API_ANTWOORD)(request, status, "")
    antwoord = HttpResponse(render_to_string(f"{status}.html", {"thema": huisstijl()}), status=status)
    if status == 503:
        antwoord["Retry-After"] = "30"
    return antwoord


def onjuist_verzoek(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: de browser stuurde iets dat niet kan kloppen."""
    return _antwoord(request, 400)


def geen_toegang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: ingelogd, maar deze rol mag dit niet. Een melding van `PermissionDenied` staat op de pagina."""
    return _antwoord(request, 403, melding=str(exception or ""))


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 bij een verlopen of ontbrekend formulierkenmerk."""
    return _antwoord(request, 403, "403_csrf.html")


def pagina_niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: bestaat niet, of deze gebruiker mag niet weten dat het bestaat; beide zien er hetzelfde uit."""
    return _antwoord(request, 404)


def geweigerd(request: HttpRequest, fout: Geweigerd) -> HttpResponse:
    """409: het kan nu niet (al gebeurd, iemand anders was eerder, de status laat het niet toe)."""
    return _antwoord(request, 409, melding=fout.melding, gelijktijdig=isinstance(fout, Gelijktijdig))


def te_vaak(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: te veel pogingen."""
    return _antwoord(request, 429)


def serverfout(request: HttpRequest) -> HttpResponse:
    """500: onze fout; de pagina noemt geen details."""
    return _zonder_omgeving(request, 500)


def even_niet(request: HttpRequest, fout: Exception) -> HttpResponse:
    """503: de database is even bezet of weg (bijvoorbeeld: een ander houdt dit dossier vast)."""
    log.warning("database niet beschikbaar: %s", type(fout).__name__)
    return _zonder_omgeving(request, 503)
