"""Een brief zien zoals zij wordt, voor zij de deur uit gaat. Er wordt niets bewaard dan wie er keek."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.opmaak import maak_html, zet_om
from schuldhulp.brieven.pdf import PdfNietMogelijk
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.services import Concept, als_brief
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.views.formulier import StafRequest


def maak_voorbeeld(concept: Concept, *, door: Medewerker | None, op: datetime) -> bytes:
    """De PDF van een concept, met het merk “voorbeeld” en zonder werkende code.

    Fouten: Geweigerd als een gegeven ontbreekt of de tekst te lang is, PdfNietMogelijk zonder de bibliotheken.
    """
    return zet_om(maak_html(als_brief(concept, door, op), is_voorbeeld=True))


def toon_voorbeeld(request: StafRequest, concept: Concept) -> HttpResponse:
    """Het voorbeeld in het venster van de browser. Wie keek en over wie, staat eerst in het logboek."""
    try:
        pdf = maak_voorbeeld(concept, door=request.user, op=timezone.now())
    except PdfNietMogelijk as fout:
        context = {"melding": fout.melding, "titel": BRIEVEN[concept.soort].titel}
        return render(request, "brieven/niet_opgemaakt.html", context, status=503)
    noteer(
        request,
        Handeling.AFDRUKKEN,
        "voorbeeld van een brief",
        gemeente=concept.gemeente,
        client_id=concept.client_id,
        dossiernummer=concept.kenmerk,
        toelichting=f"voorbeeld {concept.soort}",
    )
    koppen = {
        "Content-Disposition": f'inline; filename="voorbeeld-{concept.soort}.pdf"',
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(pdf, content_type="application/pdf", headers=koppen)
