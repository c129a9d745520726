"""Eén weg van formulier naar dienst: tonen, controleren, uitvoeren, doorsturen. Wat getypt is, blijft staan."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from schuldhulp.lib.fouten import Gelijktijdig, Geweigerd
from schuldhulp.organisatie.models import Medewerker


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
    **context: Any,
) -> HttpResponse:
    """Toont het formulier, of voert `dienst(cleaned_data)` uit en gaat naar de url die zij teruggeeft.

    Weigert de dienst, dan staat de reden boven het formulier en blijft de invoer staan (409 als iemand anders eerder
    was, anders 200).
    """
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            volgende = dienst(form.cleaned_data)
        except Geweigerd as fout:
            form.add_error(None, fout.melding)
            status = 409 if isinstance(fout, Gelijktijdig) else 200
        else:
            if gelukt:
                messages.success(request, gelukt)
            return redirect(volgende)
    return render(request, sjabloon, {**context, "form": form}, status=status)


def voer_uit(request: HttpRequest, actie: Callable[[], object], *, terug: str, gelukt: str) -> HttpResponse:
    """Voert één knop uit (POST) en gaat terug; een weigering wordt een melding op die pagina."""
    try:
        actie()
    except Geweigerd as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, gelukt)
    return redirect(terug)


def verwacht_versie(request: HttpRequest) -> int | None:
    """De versie die de gebruiker zag, uit het verborgen veld van knop of formulier."""
    waarde = request.POST.get("verwacht_versie", "")
    return int(waarde) if waarde.isdecimal() else None
