"""Toegang en sessie: wie is ingelogd met een tweede factor, en hoe lang nog. En fouten die vriendelijk aflopen."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from schuldhulp.lib.fouten import Geweigerd, NietGevonden
from schuldhulp.organisatie.bewaarde_invoer import bewaar
from schuldhulp.views import fouten

Antwoord = Callable[[HttpRequest], HttpResponse]

BEGIN, LAATST, WIE = "sessie_begin", "sessie_laatst", "sessie_van"
WAARSCHUW_SECONDEN = 120
UITGELOGD = "U bent uitgelogd omdat de sessie was verlopen. Log in om verder te gaan."
UITGELOGD_BEWAARD = "U bent uitgelogd omdat de sessie was verlopen. Wat u had ingevuld, staat er na het inloggen weer."
# Een pagina die zichzelf ververst (voortgang) houdt niemand ingelogd.
KOP_VERVERSEN = "X-Ververs"
# De pagina denkt dat de sessie voorbij is en stuurt wat er getypt is; het formulier zelf wordt nooit uitgevoerd.
KOP_BEWAREN = "X-Bewaar-Invoer"
ZONDER_TWEEDE_FACTOR = frozenset(
    [
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "sessie-verlengen",
        "toegankelijkheid",
        "privacy",
        "gezond",
        "security-txt",
    ]
)


def sessie_stand(sessie: SessionBase, nu: int) -> dict[str, Any]:
    """Hoeveel seconden deze sessie nog duurt, en of verder werken hem verlengt."""
    stil = sessie[LAATST] + settings.SESSIE_INACTIEF_SECONDEN - nu
    vast = sessie[BEGIN] + settings.SESSIE_MAXIMAAL_SECONDEN - nu
    return {
        "over": min(stil, vast),
        # Verlengen heeft zin zolang het einde van de hele sessie niet eerder komt dan een nieuwe ronde.
        "verlengbaar": stil < vast,
        "waarschuw": WAARSCHUW_SECONDEN,
        "inlog_url": reverse(settings.LOGIN_URL),
    }


class SessieMiddleware:
    """Logt uit na 15 minuten stilte of 8 uur in totaal (ASVS 7.3.1, 7.3.2; WCAG 2.2.1: met waarschuwing vooraf)."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self._bewaar_later(request) if KOP_BEWAREN in request.headers else self.get_response(request)
        nu, sessie = int(time.time()), request.session
        sessie.setdefault(BEGIN, nu)
        sessie.setdefault(LAATST, nu)
        stand = sessie_stand(sessie, nu)
        if stand["over"] <= 0:
            return self._verlopen(request)
        if KOP_BEWAREN in request.headers:
            return JsonResponse(stand)  # in een ander tabblad is doorgewerkt
        # Niet elke aanvraag schrijft: eens per dertigste van de termijn is fijn genoeg en spaart de database.
        korrel = settings.SESSIE_INACTIEF_SECONDEN // 30
        if nu - sessie[LAATST] > korrel and KOP_VERVERSEN not in request.headers:
            sessie[LAATST] = nu
        request.sessie_over = sessie_stand(sessie, nu)  # type: ignore[attr-defined]
        return self.get_response(request)

    def _verlopen(self, request: HttpRequest) -> HttpResponse:
        if KOP_BEWAREN not in request.headers and _vraagt_script(request):
            return _voorbij()  # de pagina zelf kan nog bewaren wat er getypt is
        terug = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "")
        inlog_url = _met_terugweg(reverse(settings.LOGIN_URL), request, terug)
        wie = request.user.pk
        logout(request)
        request.session[WIE] = wie
        is_bewaard = request.method == "POST" and bewaar(request, wie)
        messages.info(request, UITGELOGD_BEWAARD if is_bewaard else UITGELOGD)
        if KOP_BEWAREN in request.headers:
            return _voorbij()
        return HttpResponseRedirect(inlog_url)

    def _bewaar_later(self, request: HttpRequest) -> HttpResponse:
        """Een ander tabblad van deze browser logde net uit; wat hier getypt is, hoort bij dezelfde medewerker."""
        bewaar(request, request.session.get(WIE))
        return _voorbij()


def _voorbij() -> HttpResponse:
    return JsonResponse({"over": 0}, status=401)


def _vraagt_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "") or KOP_VERVERSEN in request.headers


def _met_terugweg(url: str, request: HttpRequest, terug: str) -> str:
    """`url` met `?next=`, als die terugweg binnen deze toepassing blijft."""
    if not terug or not url_has_allowed_host_and_scheme(terug, allowed_hosts={request.get_host()}):
        return url
    return f"{url}?{urlencode({REDIRECT_FIELD_NAME: terug})}"


class TweedeFactorMiddleware:
    """Wie is ingelogd zonder tweede factor komt alleen bij het instellen of invullen daarvan (ASVS 6.3.3)."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if _stelde_zojuist_in(request, antwoord):
            # De code uit de app is net in deze sessie gecontroleerd: dat is de tweede factor.
            record_authentication(request, request.user, method="mfa", type="totp")
            request.session.cycle_key()
        return antwoord

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        vrij = request.resolver_match is not None and request.resolver_match.url_name in ZONDER_TWEEDE_FACTOR
        if vrij or not request.user.is_authenticated or heeft_tweede_factor(request):
            return None
        doel = "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_activate_totp"
        if doel == "mfa_activate_totp":
            _laat_wachtwoord_gelden(request)
        terug = request.get_full_path() if request.method == "GET" else ""
        return HttpResponseRedirect(_met_terugweg(reverse(doel), request, terug))


def _laat_wachtwoord_gelden(request: HttpRequest) -> None:
    """Wie net met zijn wachtwoord inlogde, hoeft het voor het instellen niet nog eens te typen.

    Na ACCOUNT_REAUTHENTICATION_TIMEOUT seconden vraagt allauth er toch om.
    """
    regels = get_authentication_records(request, request.user)
    if regels and regels[-1]["method"] == "password" and not regels[-1].get("reauthenticated"):
        regels[-1]["reauthenticated"] = True
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = regels


def heeft_tweede_factor(request: HttpRequest) -> bool:
    """Heeft deze sessie voor deze gebruiker een gecontroleerde tweede factor?"""
    return any(regel.get("method") == "mfa" for regel in get_authentication_records(request, request.user))


def _stelde_zojuist_in(request: HttpRequest, antwoord: HttpResponse) -> bool:
    """Alleen een gelukte instelling in deze aanvraag telt; wie al een app had, wordt naar elders gestuurd."""
    gezocht = request.resolver_match
    if gezocht is None or gezocht.url_name != "mfa_activate_totp" or request.method != "POST":
        return False
    geslaagd = {reverse("mfa_view_recovery_codes"), reverse("mfa_index")}
    return antwoord.status_code == 302 and antwoord.headers.get("Location", "") in geslaagd


def markeer_tweede_factor(sessie: SessionBase, gebruiker: AbstractBaseUser) -> None:
    """Zet in een sessie dat deze gebruiker zijn tweede factor gaf. Voor tests die `force_login` gebruiken."""
    sessie["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    sessie["account_authentication_methods_user"] = str(gebruiker.pk)


class FoutMiddleware:
    """Maakt van een weigering van het domein een pagina die zegt wat er is en wat te doen."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if isinstance(fout, NietGevonden):
            return fouten.pagina_niet_gevonden(request, fout)
        if isinstance(fout, Geweigerd):
            return fouten.geweigerd(request, fout)
        if isinstance(fout, OperationalError):
            return fouten.even_niet(request, fout)
        return None
