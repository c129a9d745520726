"""Een kort bericht bekijken, en met de hand versturen als er voor dit kanaal geen bezorger is."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.berichten import BERICHTEN, mark_verzonden, tekst_van
from schuldhulp.brieven.bezorgen import bezorger_voor
from schuldhulp.brieven.models import Bericht
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, voer_uit
from schuldhulp.views.recht import vereist


def _haal(request: StafRequest, pk: UUID, handeling: Handeling) -> Bericht:
    rijen = Bericht.objects.visible_to(request.user).select_related("gemeente", "verzonden_door")
    rij = get_object_or_404(rijen, pk=pk)
    noteer(request, handeling, rij, gemeente=rij.gemeente, client_id=rij.client_id, toelichting=rij.soort)
    return rij


@vereist(Recht.DOSSIERS)
@never_cache
@require_safe
def bericht(request: StafRequest, pk: UUID) -> HttpResponse:
    """De tekst zoals de ontvanger haar leest, met of zij al weg is."""
    rij = _haal(request, pk, Handeling.INZIEN)
    context = {
        "bericht": rij,
        "titel": BERICHTEN[rij.soort].onderwerp,
        "tekst": tekst_van(rij),
        "met_de_hand": bezorger_voor(rij.kanaal) is None,
    }
    return render(request, "brieven/bericht.html", context)


@vereist(Recht.DOSSIERS)
@require_POST
def verstuurd(request: StafRequest, pk: UUID) -> HttpResponse:
    """De medewerker verstuurde het bericht zelf."""
    rij = _haal(request, pk, Handeling.WIJZIGEN)
    return voer_uit(
        request,
        lambda: mark_verzonden(rij, door=request.user, op=timezone.now()),
        terug=request.path.removesuffix("verstuurd/"),
        gelukt="Vastgelegd dat u dit bericht zelf verstuurde.",
    )
