"""De pagina van de schuldeiser: met de code uit de brief een saldo opgeven of op een voorstel antwoorden.

De code staat nooit in het adres. Een onbekende code geeft altijd dezelfde melding, hoogstens tien keer per minuut per
adres. Wat iemand te zien krijgt, stond al in zijn brief.
"""

from collections.abc import Callable, Mapping
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.inzage import noteer
from schuldhulp.formulieren import Formulier
from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices import Antwoord, Herkomst
from trajecten.choices.post import Postsoort
from trajecten.forms.reactie import (
    CodeForm,
    PubliekAntwoordForm,
    PubliekBerichtForm,
    PubliekHeroverwegingForm,
    PubliekSaldoForm,
)
from trajecten.services.heroverweging import record_heroverweging
from trajecten.services.inkomend import Afzender
from trajecten.services.reactie import Stand, Vraag, find_vraag
from trajecten.services.saldo import record_saldo
from trajecten.services.schuldeiserantwoord import record_bericht
from trajecten.services.stemming import record_antwoord

LIMIET = "schuldeiser_code"
FORMULIEREN: dict[str, type[Formulier]] = {
    "saldo": PubliekSaldoForm,
    "voorstel": PubliekAntwoordForm,
    "heroverweging": PubliekHeroverwegingForm,
    "bericht": PubliekBerichtForm,
}
ONBEKEND = "Wij kennen deze code niet. Kijk de code in de brief na en probeer het opnieuw."


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def reageren(request: HttpRequest) -> HttpResponse:
    """Eerst de code, dan de vraag die bij de brief hoort."""
    if request.method == "GET":
        return render(request, "trajecten/reageren.html", {"form": CodeForm()})
    if not ratelimit.consume(request, action=LIMIET, dry_run=True):
        return render(request, "trajecten/reageren_wachten.html", status=429)
    form = CodeForm(request.POST)
    vraag = find_vraag(form.cleaned_data["code"]) if form.is_valid() else None
    if vraag is None:
        ratelimit.consume(request, action=LIMIET)
        if form.is_valid():
            noteer(request, Handeling.GEWEIGERD, "schuldeiserscode", resultaat=Resultaat.GEWEIGERD)
            form.add_error("code", ONBEKEND)
        return render(request, "trajecten/reageren.html", {"form": form})
    if vraag.stand != Stand.OPEN:
        return render(request, f"trajecten/reageren_{vraag.stand.value}.html", {"gemeente": vraag.traject.gemeente})
    return _antwoord(request, vraag, form.cleaned_data["code"])


def _antwoord(request: HttpRequest, vraag: Vraag, code: str) -> HttpResponse:
    """Toont de vraag, of verwerkt het antwoord als het is ingevuld."""
    ingevuld = "stap" in request.POST
    begin = {"code": code, "kenmerk": vraag.schuld.antwoord_kenmerk}
    form = FORMULIEREN[vraag.soort](
        request.POST if ingevuld else None, request.FILES if ingevuld else None, initial=begin
    )
    if ingevuld and form.is_valid():
        try:
            _dienst(vraag)(form.cleaned_data)
        except Geweigerd as fout:
            form.add_error(None, fout.melding)
        else:
            return redirect("trajecten:reageren-klaar")
    noteer(
        request,
        Handeling.INZIEN,
        vraag.aanschrijving or vraag.heroverweging or vraag.bericht or vraag.regel,
        gemeente=vraag.traject.gemeente,
        client_id=vraag.traject.client_id,
        dossiernummer=vraag.traject.client.dossiernummer,
        toelichting="schuldeiser met code",
    )
    return render(request, "trajecten/reageren_vraag.html", {"form": form, "vraag": vraag, "regel": vraag.regel})


def _dienst(vraag: Vraag) -> Callable[[Mapping[str, Any]], object]:
    """De dienst die het antwoord vastlegt, op naam van de schuldeiser."""
    wie: dict[str, Any] = {
        "via": Herkomst.CODE,
        "door": None,
        "door_naam": str(vraag.schuld.wie_antwoordt or "Schuldeiser"),
        "op": timezone.now(),
    }

    def bericht(gegevens: Mapping[str, Any]) -> object:
        afzender = Afzender(Herkomst.CODE, None, wie["door_naam"], bijlagen=gegevens["bijlagen"])
        velden = {naam: gegevens[naam] for naam in ("tekst", "kenmerk")}
        soort = Postsoort(gegevens["soort"])
        return record_bericht(vraag.schuld, soort=soort, **velden, afzender=afzender, op=wie["op"])

    def saldo(gegevens: Mapping[str, Any]) -> object:
        if gegevens["werkt_niet_mee"]:
            return bericht({**gegevens, "tekst": gegevens["opmerking"], "soort": Postsoort.GEEN_MEDEWERKING})
        velden = {naam: gegevens[naam] for naam in ("bedrag", "kenmerk", "opmerking", "vooraf_akkoord", "bijlagen")}
        return record_saldo(vraag.aanschrijving, **velden, **wie)  # type: ignore[arg-type]

    def antwoord(gegevens: Mapping[str, Any]) -> object:
        velden: dict[str, Any] = {naam: gegevens[naam] for naam in ("reden", "bijlagen")} | wie
        if vraag.heroverweging:
            stemt_in = gegevens["antwoord"] == Antwoord.AKKOORD
            return record_heroverweging(vraag.heroverweging, stemt_in=stemt_in, **velden)
        assert vraag.regel  # noqa: S101 (zonder saldo, bericht of heroverweging is het een voorstel)
        return record_antwoord(vraag.regel, antwoord=gegevens["antwoord"], **velden)

    return {"saldo": saldo, "bericht": bericht}.get(vraag.soort, antwoord)


@login_not_required
@require_safe
def klaar(request: HttpRequest) -> HttpResponse:
    """Bevestiging na een antwoord; noemt niemand."""
    return render(request, "trajecten/reageren_klaar.html")
