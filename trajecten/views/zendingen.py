"""Post versturen: wat er klaarligt per gemeente en kanaal, in één keer bundelen, en antwoorden terug inlezen."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, voer_uit
from schuldhulp.views.recht import vereist
from trajecten.choices.post import Kanaal
from trajecten.forms.post import AntwoordbestandForm
from trajecten.models import Zending
from trajecten.services.knooppunt import import_antwoorden
from trajecten.services.zending import TE_BUNDELEN, klaar_om_te_sturen, start_zending, voortgang

RECENT = 25
KNOP = {Kanaal.BRIEF: "Maak één PDF", Kanaal.KNOOPPUNT: "Maak bestand", Kanaal.LIJST: "Maak lijst"}


@vereist(Recht.BESLISSEN)
@require_safe
def zendingen(request: StafRequest) -> HttpResponse:
    """Wat er klaarligt, en de laatste zendingen."""
    gemeenten = {g.pk: g for g in Gemeente.objects.visible_to(request.user, Recht.BESLISSEN)}
    klaar = klaar_om_te_sturen(list(gemeenten))
    context = {
        "klaar": [
            {"gemeente": gemeenten[pk], "kanaal": Kanaal(kanaal), "aantal": aantal, "knop": KNOP[Kanaal(kanaal)]}
            for (pk, kanaal), aantal in sorted(klaar.items(), key=lambda rij: (gemeenten[rij[0][0]].naam, rij[0][1]))
        ],
        "zendingen": Zending.objects.visible_to(request.user).select_related("gemeente", "door")[:RECENT],
    }
    return render(request, "trajecten/zendingen.html", context)


@vereist(Recht.BESLISSEN)
@require_POST
def zending_nieuw(request: StafRequest, pk: int, kanaal: str) -> HttpResponse:
    """Neemt alles wat klaarligt samen in één zending."""
    gemeente = get_object_or_404(Gemeente.objects.visible_to(request.user, Recht.BESLISSEN), pk=pk)
    if kanaal not in TE_BUNDELEN:
        raise Http404("Dit kanaal bestaat niet.")
    return voer_uit(
        request,
        lambda: start_zending(gemeente, kanaal=Kanaal(kanaal), door=request.user, op=timezone.now()),
        terug=reverse("trajecten:zendingen"),
        gelukt="De zending is gemaakt. Zodra het bestand er is, kunt u het ophalen.",
    )


@vereist(Recht.BESLISSEN)
@require_safe
def zending(request: StafRequest, pk: Any) -> HttpResponse:
    """Hoe ver een zending is, met de bestanden zodra zij er zijn."""
    rij = get_object_or_404(Zending.objects.visible_to(request.user).select_related("gemeente", "door"), pk=pk)
    bestanden = list(rij.bestanden.values_list("volgnummer", flat=True))
    context = {"zending": rij, "bestanden": bestanden, "gedaan": rij.aantal if rij.gereed_op else voortgang(rij)}
    return render(request, "trajecten/zending.html", context)


@vereist(Recht.BESLISSEN)
@never_cache
@require_safe
def zending_bestand(request: StafRequest, pk: Any, nummer: int) -> HttpResponse:
    """De PDF om te printen, of het bestand voor Knooppunt of lijst. Wie het ophaalt, staat in het logboek."""
    rij = get_object_or_404(Zending.objects.visible_to(request.user).select_related("gemeente"), pk=pk)
    bestand = get_object_or_404(rij.bestanden, volgnummer=nummer)
    noteer(request, Handeling.EXPORTEREN, rij, gemeente=rij.gemeente, toelichting=f"{rij.aantal} berichten")
    is_pdf = rij.kanaal == Kanaal.BRIEF
    naam = f"{rij.kanaal}-{timezone.localtime(rij.op):%Y-%m-%d-%H%M}-{nummer}.{'pdf' if is_pdf else 'csv'}"
    koppen = {"Content-Disposition": f'{"inline" if is_pdf else "attachment"}; filename="{naam}"'}
    soort = "application/pdf" if is_pdf else "text/csv; charset=utf-8"
    return HttpResponse(bytes(bestand.inhoud), content_type=soort, headers=koppen)


@vereist(Recht.BESLISSEN)
@require_http_methods(["GET", "POST"])
def antwoorden_inlezen(request: StafRequest) -> HttpResponse:
    """Een bestand met antwoorden van het Knooppunt: alles gaat erin, of niets met elke fout op een rij."""
    form = AntwoordbestandForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    verslag = None
    if form.is_valid():
        try:
            verslag = import_antwoorden(form.cleaned_data["bestand"].read(), door=request.user, op=timezone.now())
        except Geweigerd as fout:
            form.add_error("bestand", fout.melding)
    return render(request, "trajecten/antwoorden_inlezen.html", {"form": form, "verslag": verslag})
