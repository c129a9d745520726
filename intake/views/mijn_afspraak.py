"""De inwoner zet zijn afspraak in de eigen agenda, met de code uit brief of bericht.

De code staat nooit in het adres. Een onbekende code geeft altijd dezelfde melding, hoogstens tien keer per minuut per
adres. Wat iemand te zien krijgt, stond al in zijn brief.
"""

from allauth.core import ratelimit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intake.ics import maak_ics
from intake.models import Afspraak
from intake.services.afspraak import find_afspraak_bij_code
from intake.services.agendabestand import gebeurtenis_voor_inwoner
from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.inzage import noteer
from schuldhulp.formulieren import Formulier

LIMIET = "afspraak_code"
ONBEKEND = "Wij kennen deze code niet, of de afspraak is voorbij. Kijk de code na of bel ons."


class AfspraakCodeForm(Formulier):
    """De code uit de brief."""

    code = forms.CharField(
        label="Code uit de brief",
        max_length=40,
        help_text="16 letters en cijfers. Streepjes hoeven niet.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def mijn_afspraak(request: HttpRequest) -> HttpResponse:
    """Eerst de code, dan de afspraak met een knop voor het agendabestand."""
    if request.method == "GET":
        return render(request, "intake/mijn_afspraak.html", {"form": AfspraakCodeForm()})
    if not ratelimit.consume(request, action=LIMIET, dry_run=True):
        return render(request, "intake/mijn_afspraak_wachten.html", status=429)
    form = AfspraakCodeForm(request.POST)
    rij = find_afspraak_bij_code(form.cleaned_data["code"], nu=timezone.now()) if form.is_valid() else None
    if rij is None:
        ratelimit.consume(request, action=LIMIET)
        if form.is_valid():
            noteer(request, Handeling.GEWEIGERD, "afspraakcode", resultaat=Resultaat.GEWEIGERD)
            form.add_error("code", ONBEKEND)
        return render(request, "intake/mijn_afspraak.html", {"form": form})
    _noteer(request, rij)
    if "bestand" in request.POST:
        antwoord = HttpResponse(maak_ics([gebeurtenis_voor_inwoner(rij)]), content_type="text/calendar; charset=utf-8")
        antwoord["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
        return antwoord
    return render(request, "intake/mijn_afspraak_bekijk.html", {"afspraak": rij, "code": form.cleaned_data["code"]})


def _noteer(request: HttpRequest, rij: Afspraak) -> None:
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
        toelichting="inwoner met code",
    )
