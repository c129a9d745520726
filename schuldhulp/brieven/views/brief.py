"""Een brief bekijken zoals zij verstuurd is."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.opmaak import maak_op
from schuldhulp.brieven.pdf import PdfNietMogelijk
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist


@vereist(Recht.DOSSIERS)
@never_cache
@require_safe
def brief(request: StafRequest, pk: UUID) -> HttpResponse:
    """De PDF, in het venster van de browser. Is zij nog niet opgemaakt, dan gebeurt dat nu."""
    rij = get_object_or_404(Brief.objects.visible_to(request.user).select_related("gemeente"), pk=pk)
    try:
        inhoud = maak_op(rij, op=timezone.now())
    except PdfNietMogelijk as fout:
        context = {"melding": fout.melding, "titel": BRIEVEN[rij.soort].titel}
        return render(request, "brieven/niet_opgemaakt.html", context, status=503)
    noteer(
        request,
        Handeling.AFDRUKKEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.gegevens["kenmerk"],
        toelichting=rij.soort,
    )
    naam = f"{rij.soort}-{rij.datum:%Y-%m-%d}.pdf"
    koppen = {"Content-Disposition": f'inline; filename="{naam}"'}
    return HttpResponse(bytes(inhoud.pdf), content_type="application/pdf", headers=koppen)
