"""De voordeur voor een inwoner zonder account: code en geboortedatum, en daarna een eigen kort cookie.

De code staat nooit in een adres dat de server ziet: de link draagt haar achter een `#`, en wie geen script heeft, typt
haar over. Een GET verandert niets en gebruikt niets op.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone

from intake.forms.zelfintake import ToegangForm

PAST_NIET = (
    "Wij kunnen u hiermee niet binnenlaten. Kijk de code en uw geboortedatum na. "
    "Klopt alles? Dan werkt deze code niet meer. Bel ons, dan sturen wij een nieuwe."
)


@dataclass(frozen=True)
class Ingang:
    """Eén voordeur. `cookie` is het begin van de naam van twee instellingen; `open_met` geeft het bewijs of None."""

    begin: str
    naar: str
    sjabloon: str
    limiet: str
    cookie: str
    open_met: Callable[..., str | None]

    @property
    def cookienaam(self) -> str:
        return str(getattr(settings, f"{self.cookie}_COOKIE_NAME"))

    @property
    def cookiepad(self) -> str:
        return str(getattr(settings, f"{self.cookie}_COOKIE_PATH"))


def ga_binnen(request: HttpRequest, ingang: Ingang) -> HttpResponse:
    """Vraagt code en geboortedatum, en laat binnen. Wat er ook mis is met een code, het antwoord is hetzelfde."""
    if request.method == "GET":
        return render(request, ingang.sjabloon, {"form": ToegangForm()})
    if not ratelimit.consume(request, action=ingang.limiet, dry_run=True):
        return render(request, "zelfintake/wachten.html", {"opnieuw": request.path}, status=429)
    form = ToegangForm(request.POST)
    bewijs = ingang.open_met(**form.cleaned_data, op=timezone.now()) if form.is_valid() else None
    if bewijs is None:
        ratelimit.consume(request, action=ingang.limiet)
        if form.is_valid():
            form.add_error(None, PAST_NIET)
        return render(request, ingang.sjabloon, {"form": form})
    antwoord = redirect(ingang.naar)
    antwoord.set_cookie(
        ingang.cookienaam,
        bewijs,
        path=ingang.cookiepad,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return antwoord


def bewijs_uit(request: HttpRequest, ingang: Ingang) -> str:
    """Het bewijs van de sessie uit het cookie; leeg als er geen is."""
    return request.COOKIES.get(ingang.cookienaam, "")


def ga_weg(ingang: Ingang) -> HttpResponseRedirect:
    """Terug naar de voordeur, zonder cookie."""
    antwoord = redirect(ingang.begin)
    antwoord.delete_cookie(ingang.cookienaam, path=ingang.cookiepad, samesite="Strict")
    return antwoord
