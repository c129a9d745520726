"""De lijst van dossiers en het zoeken naar een persoon."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from intake.forms.persoon import DossierFilter, ZoekForm
from intake.models import Client
from intake.services.zoeken import MAXIMUM, Zoekvraag, zoek_clienten
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist

SORTERINGEN = {
    "naam": ("achternaam", "voornamen", "id"),
    "dossier": ("dossiernummer",),
    "geboren": ("geboortedatum", "id"),
    "gemeente": ("gemeente__naam", "achternaam", "id"),
    "aangemaakt": ("aangemaakt_op", "id"),
}


@vereist(Recht.DOSSIERS)
@require_safe
def dossiers(request: StafRequest) -> HttpResponse:
    """Alle dossiers in de gemeenten van de medewerker."""
    form = DossierFilter(request.GET, user=request.user)
    rijen = Client.objects.visible_to(request.user).for_list()
    if form.is_valid() and form.cleaned_data.get("gemeente"):
        rijen = rijen.filter(gemeente=form.cleaned_data["gemeente"])
    pagina = pagina_van(rijen, request, SORTERINGEN)
    context = {"form": form, "pagina": pagina, "mag_melden": request.user.heeft_recht(Recht.BESLISSEN)}
    return render(request, "intake/dossiers.html", context)


@vereist(Recht.DOSSIERS)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def zoek(request: StafRequest) -> HttpResponse:
    """Zoekt met POST, zodat een BSN of naam nooit in een url komt. Elke zoekvraag komt in het logboek."""
    form = ZoekForm(request.POST or None)
    context: dict[str, Any] = {
        "form": form,
        "maximum": MAXIMUM,
        "mag_melden": request.user.heeft_recht(Recht.BESLISSEN),
    }
    if form.is_valid():
        vraag = Zoekvraag(tekst=form.cleaned_data.pop("zoek"), **form.cleaned_data)
        gevonden = zoek_clienten(vraag, user=request.user)
        een = gevonden[0] if len(gevonden) == 1 else None
        noteer(
            request,
            Handeling.ZOEKEN,
            een or "dossiers",
            gemeente=een.gemeente if een else None,
            client_id=een.pk if een else None,
            dossiernummer=een.dossiernummer if een else "",
            toelichting=f"op {vraag.soort}; {len(gevonden)} gevonden",
        )
        context |= {"meer_gemeenten": len(request.user.gemeenten_met(Recht.DOSSIERS)) > 1}
        context |= {"gevonden": gevonden, "gezocht": True, "is_vol": len(gevonden) == MAXIMUM}
    return render(request, "intake/zoeken.html", context)
