"""Pagina's die bij geen van de apps horen: verklaringen, gezondheid, sessie verlengen."""

import datetime
import time

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from schuldhulp.organisatie.middleware import LAATST, sessie_stand

GELDIG_DAGEN = 180


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """Toegankelijkheidsverklaring (Besluit digitale toegankelijkheid overheid)."""
    return render(request, "verklaringen/toegankelijkheid.html")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Wat dit systeem over mensen bewaart, waarom en hoe lang (AVG art. 13)."""
    return render(request, "verklaringen/privacy.html")


@login_not_required
@never_cache
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """Voor de bewaking: 200 als de database antwoordt, anders 503. Noemt geen versies of details."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database onbereikbaar"}, status=503)
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Waar iemand een kwetsbaarheid meldt (RFC 9116)."""
    verloopt = datetime.datetime.combine(
        timezone.localdate() + datetime.timedelta(days=GELDIG_DAGEN), datetime.time(), tzinfo=datetime.UTC
    )
    contact = getattr(settings, "BEVEILIGING_CONTACT", "mailto:security@voorbeeldgemeente.example")
    regels = [f"Contact: {contact}", f"Expires: {verloopt:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: nl, en"]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@require_POST
def sessie_verlengen(request: HttpRequest) -> HttpResponse:
    """Zet de stiltetermijn terug naar het begin; het einde van de hele sessie verandert niet."""
    nu = int(time.time())
    request.session[LAATST] = nu
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(sessie_stand(request.session, nu))
    terug = request.headers.get("Referer", "")
    veilig = url_has_allowed_host_and_scheme(terug, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(terug if veilig else "/")
