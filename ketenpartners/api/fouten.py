"""Elke fout van de API als problem+json (RFC 9457, NLGov ADR 2.x): Nederlands, zonder iets van binnen te laten zien."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from schuldhulp.lib.fouten import Geweigerd, NietGevonden, Rekenfout

PROBLEEM = "application/problem+json"
# Per status een titel en wat de aanroeper kan doen; nooit de tekst van een bibliotheek, want die kan lekken.
TITELS: dict[int, tuple[str, str]] = {
    400: ("Onjuist verzoek", "Het verzoek klopt niet. Verbeter de genoemde velden en probeer het opnieuw."),
    401: ("Geen geldig token", "Vraag een token aan op /api/oauth/token en stuur het mee als Bearer-token."),
    403: ("Geen toegang", "Uw API-sleutel of token geeft geen recht op deze bewerking."),
    404: ("Niet gevonden", "Dit bestaat niet."),
    405: ("Methode niet toegestaan", "Deze methode kan hier niet; de kop Allow noemt wat wel kan."),
    406: ("Formaat niet beschikbaar", "De API antwoordt alleen in application/json."),
    409: ("Kan nu niet", "De stand van zaken laat deze bewerking niet toe."),
    413: ("Bericht te groot", "Een bericht is hoogstens 1 MB."),
    415: ("Formaat niet ondersteund", "Stuur de inhoud als application/json."),
    429: ("Te veel verzoeken", "Wacht het aantal seconden in de kop Retry-After en probeer het opnieuw."),
    500: ("Fout in de toepassing", "Er ging bij ons iets mis. Probeer het later opnieuw."),
    503: ("Even niet beschikbaar", "Probeer het over een halve minuut opnieuw."),
}
KOPPEN: dict[str, str] = {
    "API-Version": settings.API_VERSIE,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


class TeGroot(exceptions.APIException):
    """Het bericht is groter dan wij lezen."""

    status_code = 413


def zet_koppen(antwoord: HttpResponse) -> HttpResponse:
    """De koppen die op elk antwoord van de API horen."""
    for naam, waarde in KOPPEN.items():
        antwoord[naam] = waarde
    return antwoord


def probleem(status: int, detail: str = "", fouten: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """De inhoud van een foutantwoord; `fouten` zijn de onjuiste velden, allemaal tegelijk."""
    titel, uitleg = TITELS.get(status, TITELS[400 if status < 500 else 500])
    inhoud: dict[str, Any] = {"status": status, "title": titel, "detail": detail or uitleg}
    if fouten:
        inhoud["invalidParams"] = fouten
    return inhoud


def problem_response(request: HttpRequest, status: int, melding: str = "") -> HttpResponse:
    """Een foutantwoord buiten een API-view: onbekend pad, serverfout, database bezet."""
    antwoord = JsonResponse(probleem(status, melding), status=status, content_type=PROBLEEM)
    if status == 503:
        antwoord["Retry-After"] = "30"
    return zet_koppen(antwoord)


def problem_handler(fout: Exception, context: dict[str, Any]) -> Response | None:
    """EXCEPTION_HANDLER van Django REST framework; None laat een onverwachte fout door naar de serverfout."""
    status, detail, velden = _vertaal(fout)
    if not status:
        return None
    set_rollback()
    antwoord = Response(probleem(status, detail, velden), status=status, content_type=PROBLEEM)
    if kop := getattr(fout, "auth_header", None):
        antwoord["WWW-Authenticate"] = kop
    if wacht := getattr(fout, "wait", None):
        antwoord["Retry-After"] = str(int(wacht))
    return antwoord


def _vertaal(fout: Exception) -> tuple[int, str, list[dict[str, str]]]:
    """Status, uitleg en onjuiste velden bij een fout; status 0 als de fout hier onbekend is."""
    match fout:
        case Rekenfout():
            return 400, "", [{"name": f["veld"], "reason": f["melding"]} for f in fout.fouten]
        case NietGevonden() | Http404():
            return 404, "", []
        case Geweigerd():
            return 409, fout.melding, []
        case PermissionDenied():
            return 403, "", []
        case exceptions.ValidationError():
            return 400, "", list(_velden(fout.detail))
        case exceptions.APIException():
            return fout.status_code, "", []
    return 0, "", []


def _velden(detail: Any, pad: str = "") -> Iterator[dict[str, str]]:
    if isinstance(detail, dict):
        for naam, deel in detail.items():
            yield from _velden(deel, pad if naam == "non_field_errors" else f"{pad}.{naam}" if pad else str(naam))
    elif isinstance(detail, list):
        for nummer, deel in enumerate(detail):
            genest = isinstance(deel, dict | list)
            yield from _velden(deel, f"{pad}[{nummer}]" if genest else pad)
    else:
        yield {"name": pad or "inhoud", "reason": str(detail)}
