"""De basis onder elke view van de API: wie vraagt, wat mag hij, hoe vaak, en welke koppen horen op het antwoord."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from ketenpartners.api.fouten import zet_koppen
from ketenpartners.api.invoer import StrengeParser
from ketenpartners.api.toegang import HeeftScope, PartnerAuthentication
from ketenpartners.models import Teller
from ketenpartners.services.ontvangst import process_once

_SLEUTEL = re.compile("[!-~]{1,160}")


class Grens(BaseThrottle):
    """Een vast aantal verzoeken per venster (settings.API_GRENZEN), atomair geteld in de database."""

    soort = ""
    wacht = 0.0

    def sleutel(self, request: Request) -> str:
        """Waarop geteld wordt; standaard het IP-adres."""
        return str(self.get_ident(request))

    def allow_request(self, request: Request, view: APIView) -> bool:
        aantal, seconden = settings.API_GRENZEN[self.soort]
        self.wacht = float(seconden)
        venster = timedelta(seconds=seconden)
        stand = Teller.objects.tel(f"{self.soort}:{self.sleutel(request)}", op=timezone.now(), venster=venster)
        return stand <= aantal

    def wait(self) -> float:
        return self.wacht


class SleutelGrens(Grens):
    """Per API-sleutel."""

    soort = "sleutel"

    def sleutel(self, request: Request) -> str:
        return str(request.user.sleutel.pk)  # type: ignore[union-attr]


class AdresGrens(Grens):
    """Per IP-adres, voor wat zonder token open staat."""

    soort = "adres"


class ApiView(APIView):
    """View achter een token met `scope`; JSON erin, JSON eruit."""

    scope = ""
    authentication_classes: list[type[BaseAuthentication]] = [PartnerAuthentication]
    permission_classes: list[Any] = [HeeftScope]
    throttle_classes: list[type[BaseThrottle]] = [SleutelGrens]
    parser_classes = [StrengeParser]
    renderer_classes = [JSONRenderer]
    http_method_names = ["get", "head", "post"]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        antwoord = super().finalize_response(request, response, *args, **kwargs)
        zet_koppen(antwoord)
        return antwoord


class OpenView(ApiView):
    """View zonder token, met een grens per adres."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = [AdresGrens]


def eenmalig(request: Request, verwerk: Callable[[], dict[str, Any]], *, inhoud: Any, op: datetime) -> dict[str, Any]:
    """Verwerkt een POST hoogstens één keer per Idempotency-Key. Fout: ValidationError bij een onbruikbare sleutel."""
    sleutel = request.headers.get("Idempotency-Key")
    if sleutel is not None and not _SLEUTEL.fullmatch(sleutel):
        raise serializers.ValidationError({"Idempotency-Key": ["Gebruik 1 tot 160 leesbare tekens zonder spaties."]})
    partner = request.user.partner  # type: ignore[union-attr]
    return process_once(partner=partner, sleutel=sleutel or "", pad=request.path, inhoud=inhoud, verwerk=verwerk, op=op)
