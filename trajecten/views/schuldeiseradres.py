"""Het adres van een schuldeiser voor één doel."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd
from schuldhulp.views.recht import eis, vereist
from trajecten.adressering import Adres
from trajecten.choices.schuld import Adresdoel
from trajecten.forms.schuldeiser import AdresForm
from trajecten.models import Schuldeiser
from trajecten.permissions import check_register
from trajecten.services.schuldeiser import set_adres
from trajecten.views.schuldeisers import verwerk_schuldeiser


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def adres(request: StafRequest, pk: int, doel: str) -> HttpResponse:
    """Alles leegmaken haalt het adres weg: dan geldt weer het hoofdadres."""
    rij = get_object_or_404(Schuldeiser.objects.visible_to(request.user).prefetch_related("adressen"), pk=pk)
    if doel not in Adresdoel.values:
        raise Http404
    eis(check_register, request.user, rij)
    huidig = next((a for a in rij.adressen.all() if a.doel == doel), None)
    form = AdresForm(
        ingestuurd(request),
        initial={naam: getattr(huidig, naam) for naam in AdresForm.base_fields} if huidig else {},
    )
    return verwerk_schuldeiser(
        request,
        form,
        lambda g: set_adres(rij, doel=Adresdoel(doel), adres=Adres(**g), door=request.user, op=timezone.now()),
        rij,
        gelukt="Het adres is opgeslagen.",
        titel=f"{Adresdoel(doel).label}: adres van {rij.naam}",
        boven=rij.naam,
        uitleg="Maak alles leeg om weer het hoofdadres te gebruiken.",
    )
