"""Papieren van een inwoner: bekijken en het bestand zelf."""

from typing import Any
from urllib.parse import quote

from csp.decorators import csp_replace, csp_update
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from intake.models import Client, Document, Nakijkronde
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import NietGevonden
from schuldhulp.lib.opslag import open_bestand
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist

GEWIST = "Dit bestand is gewist, omdat het van iemand anders was."
# De lezer voor PDF van de browser draait in het antwoord zelf; verder mag daar niets.
CSP_BESTAND = {"default-src": ["'none'"], "img-src": ["'self'"], "frame-ancestors": ["'self'"]}


def papieren_url(client: Client) -> str:
    """Het tabblad Papieren van dit dossier."""
    return f"{reverse('trajecten:dossier', args=[client.pk])}?tab=papieren"


def haal_document(request: StafRequest, pk: Any, handeling: Handeling = Handeling.INZIEN) -> Document:
    """Het papier als de medewerker het mag zien (anders 404). Eerst een regel in het logboek, dan pas gegevens."""
    rij = get_object_or_404(Document.objects.visible_to(request.user).for_list(), pk=pk)
    if request.method == "GET":
        noteer(
            request,
            handeling,
            rij,
            gemeente=rij.client.gemeente,
            client_id=rij.client_id,
            dossiernummer=rij.client.dossiernummer,
            toelichting=rij.soort,
        )
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def nakijken(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar de papieren van deze inwoner."""
    ronde = get_object_or_404(Nakijkronde.objects.visible_to(request.user).select_related("client"), pk=pk)
    return redirect(papieren_url(ronde.client))


@vereist(Recht.DOSSIERS)
@csp_update({"frame-src": ["'self'"]})
@require_safe
def document(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén papier: het beeld, wat het is, wie het gaf en wie het nakeek."""
    rij = haal_document(request, pk)
    return render(request, "intake/document.html", {"document": rij, "terug": papieren_url(rij.client)})


@vereist(Recht.DOSSIERS)
@never_cache
@xframe_options_sameorigin
@csp_replace(CSP_BESTAND)
@require_safe
def bestand(request: StafRequest, pk: Any) -> FileResponse:
    """Het bestand zelf, in de browser te bekijken. Het type is wat wij zelf vaststelden, nooit wat de afzender zei."""
    rij = haal_document(request, pk)
    if rij.is_gewist:
        raise NietGevonden(GEWIST)
    koppen = {
        "Content-Disposition": inhoud_kop(rij.naam),
        "Content-Length": str(rij.grootte),
        "X-Content-Type-Options": "nosniff",
    }
    return FileResponse(open_bestand(rij.opslagnaam), content_type=rij.bestandstype, headers=koppen)


def inhoud_kop(naam: str) -> str:
    """`Content-Disposition` met de naam in ASCII en voluit (RFC 6266 en 8187)."""
    ascii_ = naam.encode("ascii", "replace").decode().replace("?", "_").replace('"', "").replace("\\", "")
    return f"inline; filename=\"{ascii_}\"; filename*=UTF-8''{quote(naam, safe='')}"
