"""Wie een verzoek doet en wat hij mag. Leest Django REST framework bij zijn start, dus zonder diens views."""

from typing import Any

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from ketenpartners.services.sleutel import Aanroeper, find_aanroeper


class PartnerAuthentication(BaseAuthentication):
    """Het Bearer-token in de kop Authorization, en niets anders: geen cookie, geen token in het adres."""

    def authenticate(self, request: Request) -> tuple[Aanroeper, str] | None:
        soort, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if soort.lower() != "bearer":
            return None
        aanroeper = find_aanroeper(token.strip(), op=timezone.now())
        if aanroeper is None:
            raise AuthenticationFailed
        return aanroeper, "bearer"

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


class HeeftScope(BasePermission):
    """Het token en de sleutel geven beide het recht (`scope`) dat de view vraagt."""

    def has_permission(self, request: Request, view: Any) -> bool:
        aanroeper = request.user
        return isinstance(aanroeper, Aanroeper) and view.scope in aanroeper.scopes
