"""Het logboek bij elk verzoek: vanwaar het komt, en elke poging die geweigerd werd."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.inzage import noteer
from schuldhulp.audit.services import HERKOMST

GEEN_TOEGANG, NIET_GEVONDEN = 403, 404
# De koppeling voor partners legt haar eigen weigeringen vast, op naam van de partner.
API = "/api/"


class AuditMiddleware:
    """Zet de herkomst klaar voor elke auditregel, en schrijft er zelf een bij een geweigerde poging.

    Een 404 telt alleen als in het adres een id staat: dat is iemand die een rij opvraagt die niet van hem is (of niet
    bestaat; dat verschil mag niemand zien). Andere 404's zijn tikfouten.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        merk = HERKOMST.set(herkomst_van(request))
        try:
            antwoord = self.get_response(request)
            if antwoord.status_code in (GEEN_TOEGANG, NIET_GEVONDEN) and not request.path.startswith(API):
                _noteer_weigering(request, antwoord.status_code)
            return antwoord
        finally:
            HERKOMST.reset(merk)


def herkomst_van(request: HttpRequest) -> str:
    """Het adres van de bezoeker. Van X-Forwarded-For telt alleen wat eigen proxy's (VERTROUWDE_PROXYS) schreven."""
    eigen = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    keten = [deel.strip() for deel in request.headers.get("X-Forwarded-For", "").split(",") if deel.strip()]
    if eigen and keten:
        return keten[-min(eigen, len(keten))][:80]
    return request.META.get("REMOTE_ADDR") or "onbekend"


def _noteer_weigering(request: HttpRequest, status: int) -> None:
    gezocht = request.resolver_match
    ids = [str(w) for w in gezocht.kwargs.values() if isinstance(w, UUID)] if gezocht else []
    if status == NIET_GEVONDEN and not ids:
        return
    noteer(
        request,
        Handeling.GEWEIGERD,
        (gezocht.view_name if gezocht else "onbekend")[:60],
        resultaat=Resultaat.GEWEIGERD,
        toelichting=" ".join([str(request.method), str(status), *ids]),
    )
