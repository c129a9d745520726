"""Nieuwe normen: starten, de voortgang, wie hoeveel verandert, en vrijgeven."""

from datetime import date
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, voer_uit
from schuldhulp.views.lijst import PER_PAGINA, pagina_van
from schuldhulp.views.recht import View, eis, vereist
from trajecten.choices.normwijziging import UITLEG_HERBEREKENING, VRIJ_TE_GEVEN, Herberekeningsoort, Herberekeningstatus
from trajecten.forms.normwijziging import HerberekeningFilter
from trajecten.models import Normherberekening, Normwijziging
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.herberekening import concept_verandering, release_alle, release_herberekening
from trajecten.services.normwijziging import mogelijke_datums, start_normwijziging, uitleg_van, voortgang
from trajecten.views.ophalen import haal_van_traject

SORTERINGEN = {
    "beurt": ("voorrang", "verschil_bedrag", "id"),
    "naam": ("client__achternaam", "client__voornamen", "id"),
    "oud": ("oude_capaciteit_bedrag", "id"),
    "nieuw": ("nieuwe_capaciteit_bedrag", "id"),
    "verschil": ("verschil_bedrag", "id"),
    "soort": ("soort", "id"),
}


def _mag_starten(request: StafRequest) -> list[int]:
    """De gemeenten waar deze medewerker nieuwe normen mag laten doorrekenen: als teamleider of beheerder."""
    wie = request.user
    return sorted({*wie.gemeenten_met(Recht.VERDELEN), *wie.gemeenten_met(Recht.BEHEER)})


def _alleen_starters(view: View) -> View:
    """Alleen een teamleider of beheerder, ook als de methode niet klopt."""

    @wraps(view)
    def met_recht(request: StafRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _mag_starten(request):
            raise PermissionDenied("Bij uw rol hoort deze pagina niet.")
        return view(request, *args, **kwargs)

    return met_recht


@require_safe
def normwijzigingen(request: StafRequest) -> HttpResponse:
    """Per gemeente welke nieuwe normen zijn doorgerekend, en welke nog niet."""
    eigen = _mag_starten(request)
    if not (eigen or request.user.heeft_recht(Recht.DOSSIERS)):
        raise PermissionDenied("Bij uw rol hoort deze pagina niet.")
    gedaan = list(Normwijziging.objects.visible_to(request.user).select_related("gemeente", "door"))
    bekend = {(rij.gemeente_id, rij.peildatum) for rij in gedaan}
    nog = [
        {"gemeente": gemeente, "peildatum": dag}
        for gemeente in Gemeente.objects.filter(pk__in=eigen)
        for dag in mogelijke_datums()
        if (gemeente.pk, dag) not in bekend
    ]
    return render(request, "trajecten/normwijzigingen.html", {"gedaan": gedaan, "nog": nog})


@_alleen_starters
@require_POST
def starten(request: StafRequest) -> HttpResponse:
    """Rekent alle lopende trajecten van een gemeente door; een tweede keer doet niets."""
    gemeente = get_object_or_404(
        Gemeente.objects.filter(pk__in=_mag_starten(request)), code=request.POST.get("gemeente")
    )
    try:
        peildatum = date.fromisoformat(request.POST.get("peildatum", ""))
    except ValueError:
        peildatum = date.min
    hier = reverse("trajecten:normwijzigingen")

    def begin() -> None:
        start_normwijziging(gemeente, peildatum=peildatum, door=request.user, op=timezone.now())

    return voer_uit(request, begin, terug=hier, gelukt="De trajecten worden doorgerekend. Dat loopt vanzelf door.")


@require_safe
def normwijziging(request: StafRequest, pk: Any) -> HttpResponse:
    """De voortgang, de tellingen, en voor wie met dossiers werkt de lijst."""
    if not (_mag_starten(request) or request.user.heeft_recht(Recht.DOSSIERS)):
        raise PermissionDenied("Bij uw rol hoort deze pagina niet.")
    rij = get_object_or_404(Normwijziging.objects.visible_to(request.user).select_related("gemeente", "door"), pk=pk)
    gedaan, is_klaar = voortgang(rij)
    form = HerberekeningFilter(request.GET)
    form.is_valid()
    alle = Normherberekening.objects.visible_to(request.user).filter(wijziging=rij)
    pagina = pagina_van(_gefilterd(alle, form, request), request, SORTERINGEN)
    context = {
        "wijziging": rij,
        "gedaan": gedaan,
        "is_klaar": is_klaar,
        "tellingen": _tellingen(alle),
        "form": form,
        "pagina": pagina,
        "mag_lijst": request.user.heeft_recht(Recht.DOSSIERS, rij.gemeente_id),
        "mag": request.user.heeft_recht(Recht.BESLISSEN, rij.gemeente_id),
        "kan_vrij": any(een.kan_vrij for een in pagina),
    }
    return render(request, "trajecten/normwijziging.html", context)


def _gefilterd(rijen: "QuerySet[Any]", form: HerberekeningFilter, request: StafRequest) -> "QuerySet[Any]":
    keuze = form.cleaned_data
    rijen = rijen.select_related("client", "traject", "behandelaar", "vtlb")
    if keuze.get("soort"):
        rijen = rijen.filter(soort=keuze["soort"])
    if keuze.get("stand") != "alle":
        rijen = rijen.filter(status=keuze.get("stand") or Herberekeningstatus.TE_BEOORDELEN)
    return rijen.filter(behandelaar=request.user) if keuze.get("van_mij") else rijen


def _tellingen(rijen: "QuerySet[Any]") -> list[tuple[str, int, int]]:
    """Per soort hoeveel het er zijn, en hoeveel er nog openstaan."""
    aantal = dict(rijen.order_by().values_list("soort").annotate(n=Count("pk")))
    open_ = dict(rijen.open().order_by().values_list("soort").annotate(n=Count("pk")))  # type: ignore[attr-defined]
    return [(soort.label, aantal.get(soort.value, 0), open_.get(soort.value, 0)) for soort in Herberekeningsoort]


@vereist(Recht.BESLISSEN)
@require_POST
def vrijgeven(request: StafRequest, pk: Any) -> HttpResponse:
    """Geeft de gekozen herberekeningen vrij; wat niet kan, staat met de reden in de melding."""
    wijziging = get_object_or_404(Normwijziging.objects.visible_to(request.user), pk=pk)
    gekozen = [sleutel for sleutel in request.POST.getlist("rij") if _is_sleutel(sleutel)][:PER_PAGINA]
    rijen = Normherberekening.objects.visible_to(request.user).filter(
        wijziging=wijziging, pk__in=gekozen, gemeente__in=request.user.gemeenten_met(Recht.BESLISSEN)
    )
    volgorde = rijen.select_related("traject__client", "traject__gemeente", "wijziging", "vtlb").order_by(
        "voorrang", "id"
    )
    uit = release_alle(volgorde, door=request.user, op=timezone.now())
    if uit.gelukt:
        aantal = "1 traject is" if uit.gelukt == 1 else f"{uit.gelukt} trajecten zijn"
        messages.success(request, f"{aantal} bijgewerkt. De brieven worden gemaakt.")
    for rij, reden in uit.geweigerd:
        messages.error(request, f"{rij.traject.nummer}: {reden}")
    if not uit.gelukt and not uit.geweigerd:
        messages.error(request, "Kies eerst een of meer trajecten.")
    return redirect(wijziging)


def _is_sleutel(tekst: str) -> bool:
    return len(tekst) == 36 and all(teken in "0123456789abcdef-" for teken in tekst)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def normherberekening(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén traject: de berekening regel voor regel, de brief vooraf, en vrijgeven."""
    rijen = Normherberekening.objects.visible_to(request.user).select_related(
        "wijziging", "vtlb", "nieuw_vtlb", "brief"
    )
    rij = haal_van_traject(request, rijen, pk)
    traject, hier = rij.traject, rij.get_absolute_url()
    if request.method == "POST":
        eis(check_behandelen, request.user, traject)
        if "voorbeeld" in request.POST and rij.soort == Herberekeningsoort.VERANDERT:
            return toon_voorbeeld(request, concept_verandering(rij, traject, door=request.user, op=timezone.now()))
        gelukt = "Het traject is bijgewerkt."
        return voer_uit(
            request,
            lambda: release_herberekening(rij, door=request.user, op=timezone.now()),
            terug=hier,
            gelukt=gelukt,
        )
    context = {
        "titel": "Nieuwe normen",
        "traject": traject,
        "uitleg_status": UITLEG_HERBEREKENING[Herberekeningstatus(rij.status)],
        "rij": rij,
        "uitleg": uitleg_van(rij),
        "mag": rij.kan_vrij and can_behandelen(request.user, traject),
        "met_brief": rij.soort == Herberekeningsoort.VERANDERT,
        "hier": hier,
        "is_te_berekenen": rij.soort in VRIJ_TE_GEVEN,
    }
    return render(request, "trajecten/normherberekening.html", context)
