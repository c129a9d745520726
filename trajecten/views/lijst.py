"""De lijst van trajecten."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from schuldhulp.lib.werk import VOLGORDE
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist
from trajecten.choices import EINDE, FASE_1, FASE_2
from trajecten.forms.schuld import TrajectFilter
from trajecten.models import Traject

FASEN = {"1": FASE_1, "2": FASE_2, "einde": EINDE}
SORTERINGEN = {
    "beurt": (*VOLGORDE, "id"),
    "termijn": ("actie_uiterlijk_datum", "id"),
    "nummer": ("nummer", "id"),
    "naam": ("client__achternaam", "client__voornamen", "id"),
    "stand": ("status", "actie_uiterlijk_datum", "id"),
    "gemeente": ("gemeente__naam", "actie_uiterlijk_datum", "id"),
    "begonnen": ("start_datum", "id"),
}


@vereist(Recht.DOSSIERS)
@require_safe
def trajecten(request: StafRequest) -> HttpResponse:
    """Trajecten in de gemeenten van de medewerker, wie aan de beurt is bovenaan."""
    form = TrajectFilter(request.GET, user=request.user)
    form.is_valid()
    rijen = _gefilterd(Traject.objects.visible_to(request.user).for_list(), form, request)
    pagina = pagina_van(rijen, request, SORTERINGEN)
    mag_verdelen = request.user.heeft_recht(Recht.VERDELEN)
    return render(request, "trajecten/trajecten.html", {"form": form, "pagina": pagina, "mag_verdelen": mag_verdelen})


def _gefilterd(rijen: "QuerySet[Traject]", form: TrajectFilter, request: StafRequest) -> "QuerySet[Traject]":
    """Een onbekende filterwaarde telt niet mee: dan staat de fout bij het veld en blijft de lijst staan."""
    keuze = form.cleaned_data
    fase = keuze.get("fase")
    if keuze.get("status"):
        rijen = rijen.filter(status=keuze["status"])
    elif fase in FASEN:
        rijen = rijen.filter(status__in=FASEN[fase])
    elif not fase:
        rijen = rijen.exclude(status__in=EINDE)
    if keuze.get("gemeente"):
        rijen = rijen.filter(gemeente=keuze["gemeente"])
    if keuze.get("van_mij"):
        rijen = rijen.filter(behandelaar=request.user)
    return rijen.filter(actie_uiterlijk_datum__lt=timezone.localdate()) if keuze.get("te_laat") else rijen
