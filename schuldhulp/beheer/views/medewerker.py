"""Medewerkers: wie werkt er, in welke rol, en wie kan erin."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.beheer.forms import AanstellingForm, MedewerkerFilter, MedewerkerForm, NieuweMedewerkerForm
from schuldhulp.beheer.permissions import check_account, waarom_geen_account
from schuldhulp.beheer.services import medewerker as diensten
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import ROLLEN, Recht, Rol
from schuldhulp.views.formulier import StafRequest, meld_weigering, verwerk, voer_uit
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

FORMULIER = "beheer/formulier.html"
SORTERINGEN = {
    "naam": ("naam", "id"),
    "email": ("email",),
    "organisatie": ("organisatie__naam", "naam", "id"),
}


def _eigen(request: StafRequest) -> Any:
    beheert = request.user.gemeenten_met(Recht.BEHEER)
    return Medewerker.objects.visible_to(request.user).filter(aanstellingen__gemeente__in=beheert).distinct()


def haal_medewerker(request: StafRequest, pk: int) -> Medewerker:
    """De medewerker, als zij werkt voor een gemeente van de beheerder; anders 404."""
    rij: Medewerker = get_object_or_404(_eigen(request).select_related("organisatie", "team"), pk=pk)
    return rij


@vereist(Recht.BEHEER)
@require_safe
def medewerkers(request: StafRequest) -> HttpResponse:
    """Iedereen met een rol in een gemeente van de beheerder."""
    form = MedewerkerFilter(request.GET, user=request.user)
    keuze = form.cleaned_data if form.is_valid() else {}
    voorwaarden = {"naam__icontains": keuze.get("naam"), "aanstellingen__rol": keuze.get("rol")}
    voorwaarden |= {"aanstellingen__gemeente": keuze.get("gemeente")}
    rijen = _eigen(request).filter(**{veld: waarde for veld, waarde in voorwaarden.items() if waarde})
    if not keuze.get("zonder_toegang"):
        rijen = rijen.filter(is_active=True)
    pagina = pagina_van(rijen.select_related("organisatie").prefetch_related("aanstellingen"), request, SORTERINGEN)
    rijen = [(rij, _rollen(rij)) for rij in pagina]
    return render(request, "beheer/medewerkers.html", {"form": form, "pagina": pagina, "rijen": rijen})


def _rollen(rij: Medewerker) -> str:
    """De rollen van een medewerker, elk één keer, met in hoeveel gemeenten."""
    aantallen = Counter(Rol(a.rol) for a in rij.aanstellingen.all())
    return ", ".join(
        rol.label if aantal == 1 else f"{rol.label} ({aantal} gemeenten)" for rol, aantal in aantallen.items()
    )


@vereist(Recht.BEHEER)
@require_safe
def medewerker(request: StafRequest, pk: int) -> HttpResponse:
    """Eén medewerker: gegevens, rollen met wat zij inhouden, en toegang."""
    rij = haal_medewerker(request, pk)
    beheert = request.user.gemeenten_met(Recht.BEHEER)
    aanstellingen = [
        {
            "rij": a,
            "knop": f"Haal {a.get_rol_display().lower()} in {a.gemeente.naam} weg",
            "uitleg": ROLLEN[Rol(a.rol)].omschrijving,
            "weg": a.gemeente_id in beheert and request.user.pk != rij.pk,
        }
        for a in rij.aanstellingen.select_related("gemeente").order_by("gemeente__naam", "rol")
    ]
    reden = waarom_geen_account(request.user, rij)
    context: dict[str, Any] = {
        "medewerker": rij,
        "aanstellingen": aanstellingen,
        "acties": _acties(rij, reden),
        "reden": reden,
    }
    return render(request, "beheer/medewerker.html", context)


def _acties(rij: Medewerker, reden: str) -> list[dict[str, Any]]:
    def stap(naam: str, url: str, **meer: Any) -> dict[str, Any]:
        adres = reverse(f"organisatie:{url}", args=[rij.pk])
        return {"naam": naam, "url": adres, "toegestaan": not reden, "reden": reden, **meer}

    geven = "Geef een nieuw wachtwoord" if rij.is_active else "Geef weer toegang"
    stappen = [
        stap("Wijzig gegevens", "medewerker-wijzigen"),
        stap("Geef een rol", "aanstelling-nieuw"),
        stap(geven, "toegang-geven", methode="post"),
    ]
    if rij.is_active:
        stappen.append(stap("Neem de toegang weg", "toegang-weg", methode="post", soort="gevaar"))
    return stappen


@vereist(Recht.BEHEER)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def medewerker_nieuw(request: StafRequest) -> HttpResponse:
    """Een medewerker met een eerste rol; het eenmalige wachtwoord staat één keer op het scherm."""
    form = NieuweMedewerkerForm(request.POST or None, user=request.user)
    lijst = reverse("organisatie:medewerkers")
    context: dict[str, Any] = {"titel": "Nieuwe medewerker", "knop": "Voeg toe", "annuleer": lijst}
    context |= {"boven": "Medewerkers", "boven_url": lijst}
    if request.method == "POST" and form.is_valid():
        velden = dict(form.cleaned_data)
        gemeente, rol = velden.pop("gemeente"), velden.pop("rol")
        try:
            rij, wachtwoord = diensten.create_medewerker(
                gegevens=velden, gemeente=gemeente, rol=rol, door=request.user, op=timezone.now()
            )
        except Geweigerd as fout:
            meld_weigering(form, fout)
        else:
            return render(request, "beheer/wachtwoord.html", {"medewerker": rij, "wachtwoord": wachtwoord})
    return render(request, FORMULIER, {**context, "form": form})


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def medewerker_wijzigen(request: StafRequest, pk: int) -> HttpResponse:
    """Naam, e-mailadres, organisatie en team."""
    rij = haal_medewerker(request, pk)
    eis(check_account, request.user, rij)
    form = MedewerkerForm(request.POST or None, instance=haal_medewerker(request, pk), user=request.user)
    terug = reverse("organisatie:medewerker", args=[pk])

    def dienst(gegevens: Any) -> str:
        diensten.update_medewerker(rij, gegevens=gegevens, door=request.user, op=timezone.now())
        return terug

    context: dict[str, Any] = {"titel": "Gegevens wijzigen", "annuleer": terug, "boven": rij.naam, "boven_url": terug}
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="De gegevens zijn gewijzigd.", **context)


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def aanstelling_nieuw(request: StafRequest, pk: int) -> HttpResponse:
    """Een rol geven in een eigen gemeente."""
    rij = haal_medewerker(request, pk)
    form = AanstellingForm(request.POST or None, user=request.user)
    terug = reverse("organisatie:medewerker", args=[pk])

    def dienst(gegevens: Any) -> str:
        diensten.add_aanstelling(rij, **gegevens, door=request.user, op=timezone.now())
        return terug

    context: dict[str, Any] = {
        "titel": "Rol geven",
        "knop": "Geef deze rol",
        "annuleer": terug,
        "boven": rij.naam,
        "boven_url": terug,
    }
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="De rol is gegeven.", **context)


@vereist(Recht.BEHEER)
@require_POST
def aanstelling_weg(request: StafRequest, pk: int, aanstelling: int) -> HttpResponse:
    """Een rol weghalen in een eigen gemeente."""
    rij = haal_medewerker(request, pk)
    eigen = rij.aanstellingen.filter(gemeente__in=request.user.gemeenten_met(Recht.BEHEER))
    rol = get_object_or_404(eigen.select_related("gemeente"), pk=aanstelling)
    return voer_uit(
        request,
        lambda: diensten.remove_aanstelling(rol, door=request.user, op=timezone.now()),
        terug=reverse("organisatie:medewerker", args=[pk]),
        gelukt="De rol is weggehaald. Dat geldt meteen.",
    )


@vereist(Recht.BEHEER)
@require_POST
def toegang_weg(request: StafRequest, pk: int) -> HttpResponse:
    """Iemand buitensluiten; lopende sessies eindigen."""
    rij = haal_medewerker(request, pk)
    return voer_uit(
        request,
        lambda: diensten.withdraw_toegang(rij, door=request.user, op=timezone.now()),
        terug=reverse("organisatie:medewerker", args=[pk]),
        gelukt=f"{rij.naam} heeft geen toegang meer. Lopende sessies zijn beëindigd.",
    )


@vereist(Recht.BEHEER)
@never_cache
@require_POST
def toegang_geven(request: StafRequest, pk: int) -> HttpResponse:
    """Een eenmalig wachtwoord, en de tweede factor opnieuw instellen."""
    rij = haal_medewerker(request, pk)
    eis(check_account, request.user, rij)
    wachtwoord = diensten.give_toegang(rij, door=request.user, op=timezone.now())
    return render(request, "beheer/wachtwoord.html", {"medewerker": rij, "wachtwoord": wachtwoord})
