"""Eén weg van formulier naar dienst: tonen, controleren, uitvoeren, doorsturen. Wat getypt is, blijft staan."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker

# De knop die om een voorbeeld vraagt stuurt deze naam mee; het antwoord opent in een nieuw venster, zodat de getypte
# tekst gewoon blijft staan.
VOORBEELD = "voorbeeld"
VOORBEELDKNOP = {"knop": "Bekijk de brief (pdf)", "naam": VOORBEELD, "nieuw_venster": True}


class StafRequest(HttpRequest):
    """Een verzoek van een ingelogde medewerker; LoginRequiredMiddleware staat daarvoor in."""

    user: Medewerker  # type: ignore[assignment]


def verwerk(
    request: HttpRequest,
    form: forms.BaseForm,
    dienst: Callable[[Mapping[str, Any]], str],
    *,
    sjabloon: str,
    gelukt: str = "",
    voorbeeld: Callable[[Mapping[str, Any]], HttpResponse] | None = None,
    **context: Any,
) -> HttpResponse:
    """Toont het formulier, of voert `dienst(cleaned_data)` uit en gaat naar de url die zij teruggeeft.

    Weigert de dienst, dan staat de reden boven het formulier (en bij het veld waar zij over gaat) en blijft de invoer
    staan (409 als iemand anders eerder was, anders 200). Met `voorbeeld` is er een tweede knop, die de brief laat zien
    en verder niets doet.
    """
    status = 200
    if voorbeeld:
        context.setdefault("knoppen", [VOORBEELDKNOP])
    if request.method == "POST" and form.is_valid():
        try:
            if voorbeeld and VOORBEELD in request.POST:
                return voorbeeld(form.cleaned_data)
            volgende = dienst(form.cleaned_data)
        except Geweigerd as fout:
            meld_weigering(form, fout)
            status = 409 if isinstance(fout, Gelijktijdig) else 200
        else:
            if gelukt:
                messages.success(request, gelukt)
            return redirect(volgende)
    return render(request, sjabloon, {**context, "form": form}, status=status)


def meld_weigering(form: forms.BaseForm, fout: Geweigerd) -> None:
    """Zet een weigering bij het veld waar zij over gaat, en anders boven het formulier."""
    form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)


def verwerk_en_terug(
    request: HttpRequest,
    form: forms.BaseForm,
    dienst: Callable[[Mapping[str, Any]], object],
    *,
    terug: str,
    **rest: Any,
) -> HttpResponse:
    """Als `verwerk`, voor een dienst zonder eigen vervolg: klaar en annuleren gaan allebei naar `terug`."""

    def doe(gegevens: Mapping[str, Any]) -> str:
        dienst(gegevens)
        return terug

    return verwerk(request, form, doe, annuleer=terug, **rest)


def voer_uit(request: HttpRequest, actie: Callable[[], object], *, terug: str, gelukt: str) -> HttpResponse:
    """Voert één knop uit (POST) en gaat terug; een weigering wordt een melding op die pagina."""
    try:
        actie()
    except Geweigerd as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, gelukt)
    return redirect(terug)


def ingestuurd(request: HttpRequest) -> QueryDict | None:
    """Wat is ingestuurd; None bij het openen van een formulier."""
    return request.POST if request.method == "POST" else None


def ingestuurde_rijen(request: HttpRequest, vorm: Any, **rest: Any) -> Any:
    """Het ingestuurde formulier met rijen; wie om een rij meer of minder vroeg, krijgt dat eerst."""
    bouwt = {"erbij", "weg"} & set(request.POST)
    return (vorm.verbouw if bouwt else vorm.bind)(request.POST, **rest)


def formuliernummer(request: HttpRequest) -> UUID:
    """Het vaste nummer van een formulier, uit het verborgen veld: twee keer versturen geeft zo één rij."""
    try:
        return UUID(request.POST.get("nummer", ""))
    except ValueError:
        return uuid4()


def nummerveld(request: HttpRequest) -> SafeString:
    """Het verborgen veld waarin dat nummer meereist."""
    return format_html('<input type="hidden" name="nummer" value="{}">', formuliernummer(request))


def verwacht_versie(request: HttpRequest) -> int | None:
    """De versie die de gebruiker zag, uit het verborgen veld van knop of formulier."""
    waarde = request.POST.get("verwacht_versie", "")
    return int(waarde) if waarde.isdecimal() else None
