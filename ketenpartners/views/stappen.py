"""De stappen op een verwijzing: wat de partner buiten de koppeling om liet weten, en wat de consulent zelf beslist."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ketenpartners.forms import verwijzing as formulieren
from ketenpartners.models import Verwijzing
from ketenpartners.permissions import check_verwijzen
from ketenpartners.services import verwijzing as diensten
from ketenpartners.views.verwijzingen import haal_verwijzing
from schuldhulp.formulieren import Formulier
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist

Dienst = Callable[[Verwijzing, Any, Mapping[str, Any]], str]


def _stap(
    request: StafRequest, pk: Any, soort: type[Formulier], overgang: str, dienst: Dienst, **context: Any
) -> HttpResponse:
    """Toont het formulier van een stap, of voert hem uit en gaat naar de url die `dienst` geeft."""
    rij = haal_verwijzing(request, pk)
    eis(check_verwijzen, request.user, rij.gemeente)
    form = soort(request.POST if request.method == "POST" else None)
    terug = reverse("ketenpartners:verwijzing", args=[rij.pk])
    gewoon = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        return dienst(rij, form, {**gewoon, **_namens(rij, gegevens)}) or terug

    reden = waarom_niet(rij, overgang) if request.method == "GET" else ""
    context = {"verwijzing": rij, "annuleer": terug, "reden": reden, **context}
    return verwerk(request, form, uitvoeren, sjabloon="ketenpartners/stap.html", **context)


def _namens(rij: Verwijzing, gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """De velden voor de dienst; van `wie` wordt de naam namens wie het bericht kwam."""
    velden = dict(gegevens)
    if "wie" in velden:
        velden["door_naam"] = f"{rij.partner} ({velden.pop('wie')})"[:160]
    return velden


def _bericht(functie: Callable[..., object]) -> Dienst:
    def dienst(rij: Verwijzing, form: Any, velden: Mapping[str, Any]) -> str:
        functie(rij, **velden)
        return ""

    return dienst


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def aangenomen(request: StafRequest, pk: Any) -> HttpResponse:
    """De partner neemt de verwijzing aan."""
    tekst = "De termijn voor de eerste terugkoppeling begint."
    return _stap(
        request,
        pk,
        formulieren.AcceptatieForm,
        "accept",
        _bericht(diensten.accept_verwijzing),
        titel="De partner neemt de verwijzing aan",
        knop="Leg vast dat de partner aanneemt",
        effect=tekst,
        gelukt="Vastgelegd: de partner neemt de verwijzing aan.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def geweigerd(request: StafRequest, pk: Any) -> HttpResponse:
    """De partner kan dit niet doen."""
    return _stap(
        request,
        pk,
        formulieren.WeigeringForm,
        "refuse",
        _bericht(diensten.refuse_verwijzing),
        titel="De partner weigert de verwijzing",
        knop="Leg de weigering vast",
        effect="De verwijzing blijft bij uw werk staan tot u een ander vervolg kiest.",
        gelukt="De weigering is vastgelegd. Kies nu een vervolg.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def tussenbericht(request: StafRequest, pk: Any) -> HttpResponse:
    """De partner laat weten hoe het gaat."""
    return _stap(
        request,
        pk,
        formulieren.TussenberichtForm,
        "report",
        _bericht(diensten.report_verwijzing),
        titel="Tussenbericht van de partner",
        knop="Bewaar het bericht",
        effect="De termijn voor het volgende bericht begint opnieuw.",
        gelukt="Het bericht is bewaard.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def afgerond(request: StafRequest, pk: Any) -> HttpResponse:
    """De partner is klaar."""
    return _stap(
        request,
        pk,
        formulieren.AfrondingForm,
        "complete",
        _bericht(diensten.complete_verwijzing),
        titel="De partner is klaar",
        knop="Rond de verwijzing af",
        effect="De verwijzing wordt gesloten; de partner ziet de gegevens van de inwoner niet meer.",
        gelukt="De verwijzing is afgerond.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vervolg(request: StafRequest, pk: Any) -> HttpResponse:
    """Na een weigering een vervolg kiezen; bij een andere partner volgt meteen de nieuwe verwijzing."""

    def kies(rij: Verwijzing, form: Any, velden: Mapping[str, Any]) -> str:
        gewoon = {naam: velden[naam] for naam in ("door", "op", "verwacht_versie")}
        diensten.settle_verwijzing(rij, vervolg=form.tekst, **gewoon)
        opnieuw = velden["vervolg"] == formulieren.ANDERE_PARTNER
        return reverse("ketenpartners:verwijzing-nieuw", args=[rij.client_id]) if opnieuw else ""

    return _stap(
        request,
        pk,
        formulieren.VervolgForm,
        "settle",
        kies,
        titel="Vervolg kiezen na de weigering",
        knop="Leg het vervolg vast",
        effect="Deze verwijzing wordt gesloten. Kiest u een andere partner, dan maakt u daarna een nieuwe verwijzing.",
        gelukt="Het vervolg is vastgelegd.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """De verwijzing intrekken."""
    return _stap(
        request,
        pk,
        formulieren.IntrekForm,
        "withdraw",
        _bericht(diensten.withdraw_verwijzing),
        titel="De verwijzing intrekken",
        knop="Trek de verwijzing in",
        knop_soort="gevaar",
        effect="De partner ziet meteen geen gegevens van de inwoner meer.",
        gelukt="De verwijzing is ingetrokken.",
    )
