"""Het adres waar een partner met zijn client-id en geheim een token haalt (RFC 6749, client credentials)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.views import TokenView
from rest_framework.request import Request

from ketenpartners.api.basis import AdresGrens
from ketenpartners.api.fouten import problem_response, zet_koppen
from ketenpartners.models import Teller

_token = TokenView.as_view()


@csrf_exempt
@login_not_required
def token(request: HttpRequest) -> HttpResponse:
    """Geeft een token. De fouten van het protocol zelf volgen RFC 6749; al het andere is problem+json."""
    if request.method != "POST":
        antwoord = problem_response(request, 405)
        antwoord["Allow"] = "POST"
        return antwoord
    aantal, seconden = settings.API_GRENZEN["token"]
    adres = AdresGrens().get_ident(Request(request))
    if Teller.objects.tel(f"token:{adres}", op=timezone.now(), venster=timedelta(seconds=seconden)) > aantal:
        antwoord = problem_response(request, 429)
        antwoord["Retry-After"] = str(seconden)
        return antwoord
    return zet_koppen(_token(request))
