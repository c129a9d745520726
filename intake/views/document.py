"""Eén papier bekijken in de browser: de pagina eromheen en het bestand zelf."""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from intake.choices import DOCUMENT_OPEN, Documentstatus
from intake.models import Document
from intake.papierstand import papierstand
from intake.permissions import check_nakijken
from intake.views.papieren import papieren_url
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd, NietGevonden
from schuldhulp.lib.opslag import open_bestand
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist

GEWIST = "Dit bestand is gewist."
# Alleen tonen, in een pagina van onszelf; een script in een bestand doet niets.
CSP_BESTAND = {
    "default-src": ["'none'"],
    "script-src": ["'none'"],
    "img-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
IN_BEELD = {"frame-src": ["'self'"]}


def haal_document(request: StafRequest, pk: Any, wat: str = "") -> Document:
    """Het papier als de medewerker het mag zien (anders 404). Eerst een regel in het logboek, dan pas gegevens."""
    rijen = Document.objects.visible_to(request.user).for_list().select_related("client__huishouden", "uit_document")
    rij = get_object_or_404(rijen, pk=pk)
    if request.method == "GET":
        noteer(
            request,
            Handeling.INZIEN,
            rij,
            gemeente=rij.client.gemeente,
            client_id=rij.client_id,
            dossiernummer=rij.client.dossiernummer,
            toelichting=wat or rij.soort,
        )
    return rij


@vereist(Recht.DOSSIERS)
@csp_update(IN_BEELD)
@require_safe
def document(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén papier: het beeld, wat het is, wie het gaf, wie het nakeek, en wat er nu kan."""
    rij = haal_document(request, pk)
    context = {
        "document": rij,
        "terug": papieren_url(rij.client),
        "gegevens": _gegevens(rij),
        "reden_niet": _reden(rij, request),
        "mag_werken": request.user.heeft_recht(Recht.BESLISSEN, rij.client.gemeente),
        "is_open": rij.status in DOCUMENT_OPEN,
        "is_te_splitsen": not rij.is_foto and rij.bladzijden > 1,
        "volgende": volgende_papier(rij, request.user),
    }
    return render(request, "intake/document.html", context)


def _reden(rij: Document, request: StafRequest) -> str:
    """Waarom deze medewerker het papier nu niet kan goedkeuren; leeg als het kan."""
    overgang = "approve_second" if rij.status == Documentstatus.EEN_KEER else "approve_first"
    if reden := waarom_niet(rij, overgang):
        return reden
    try:
        check_nakijken(request.user, rij)
    except Geweigerd as fout:
        return fout.melding
    return ""


def volgende_papier(rij: Document, wie: Medewerker) -> Document | None:
    """Het volgende papier van deze inwoner dat deze medewerker kan nakijken."""
    return next((d for d in papierstand(rij.client).na_te_kijken_door(wie) if d.pk != rij.pk), None)


def _gegevens(rij: Document) -> list[tuple[str, str]]:
    regels = [
        ("Stand", rij.get_status_display()),
        ("Bestand", f"{rij.naam} ({rij.get_bestandstype_display()}, {_bladzijden(rij)})"),
        ("Gekregen", f"{timezone.localtime(rij.aangemaakt_op):%d-%m-%Y}, van {rij.van or 'onbekend'}"),
        ("Binnengekomen via", rij.get_herkomst_display()),
    ]
    if rij.uit_document:
        regels.append(("Uit een scan", f"bladzijde {', '.join(map(str, rij.uit_bladzijden))}"))
    for wat, wie, op in (
        ("Eerste controle", rij.eerste_door, rij.eerste_op),
        ("Tweede controle", rij.tweede_door, rij.tweede_op),
        ("Afgekeurd", rij.afgekeurd_door, rij.afgekeurd_op),
    ):
        if wie and op:
            regels.append((wat, f"{wie.naam}, {timezone.localtime(op):%d-%m-%Y}"))
    if rij.afkeur_reden:
        regels.append(("Reden", f"{rij.get_afkeur_reden_display()}. {rij.afkeur_toelichting}".strip()))
    return regels


def _bladzijden(rij: Document) -> str:
    return "1 bladzijde" if rij.bladzijden == 1 else f"{rij.bladzijden} bladzijden"


@vereist(Recht.DOSSIERS)
@never_cache
@xframe_options_sameorigin
@csp_replace(CSP_BESTAND)
@require_safe
def bestand(request: StafRequest, pk: Any) -> FileResponse:
    """Het bestand zelf, in de browser te bekijken. Het type is wat wij zelf vaststelden, nooit wat de afzender zei."""
    rij = haal_document(request, pk, "bestand")
    if rij.is_gewist:
        raise NietGevonden(GEWIST)
    antwoord = FileResponse(open_bestand(rij.opslagnaam), filename=rij.naam, content_type=rij.bestandstype)
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord
