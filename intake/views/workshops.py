"""Reeksen workshops: de lijst, een nieuwe, en één reeks met haar bijeenkomsten en deelnemers."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.choices.workshop import DEELNAME_EINDE, DEELNAME_WACHT, Reekssoort
from intake.forms.workshop import ReeksFilter, ReeksForm, ReeksWijzigForm, UitnodigForm
from intake.models import Workshopreeks
from intake.permissions import check_behandelen, check_reeks
from intake.querysets.workshop import ReeksQuerySet
from intake.services.deelname import enrol_client, preview_uitnodiging
from intake.services.workshop import create_reeks, update_reeks
from intake.workshopbeeld import bijeenkomsten_van, deelnemers_van, tekort_per_reeks
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import VOORBEELD, VOORBEELDKNOP, StafRequest, meld_weigering, verwerk
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

SORTERINGEN = {
    "begin": ("begin_op", "id"),
    "naam": ("naam", "id"),
    "soort": ("soort", "begin_op", "id"),
    "bezet": ("bezet", "id"),
}


def haal_reeks(request: StafRequest, pk: Any) -> Workshopreeks:
    """De reeks als zij voor een gemeente van de medewerker is (anders 404), met haar bezetting."""
    rijen = Workshopreeks.objects.visible_to(request.user).met_bezetting()
    return get_object_or_404(rijen.select_related("organisatie").prefetch_related("gemeenten"), pk=pk)


@vereist(Recht.DOSSIERS)
@require_safe
def workshops(request: StafRequest) -> HttpResponse:
    """Alle reeksen in de gemeenten van de medewerker, de eerste bovenaan."""
    form = ReeksFilter(request.GET, user=request.user)
    form.is_valid()
    rijen = Workshopreeks.objects.visible_to(request.user).met_bezetting().prefetch_related("gemeenten")
    pagina = pagina_van(_gefilterd(rijen, form.cleaned_data), request, SORTERINGEN)
    reeksen = list(pagina.object_list)
    tekort = tekort_per_reeks(reeksen, timezone.now())
    context = {
        "form": form,
        "pagina": pagina,
        "rijen": [(reeks, tekort.get(reeks.pk, 0)) for reeks in reeksen],
        "mag_maken": request.user.heeft_recht(Recht.BESLISSEN),
    }
    return render(request, "intake/workshops.html", context)


def _gefilterd(rijen: ReeksQuerySet, keuze: Mapping[str, Any]) -> ReeksQuerySet:
    nu = timezone.now()
    match keuze.get("periode"):
        case "komend":
            rijen = rijen.komend(nu)
        case "bezig":
            rijen = rijen.bezig(nu)
        case "voorbij":
            rijen = rijen.voorbij(nu)
        case _:
            rijen = rijen.exclude(eind_op__lt=nu)
    if keuze.get("gemeente"):
        rijen = rijen.filter(gemeenten=keuze["gemeente"])
    if keuze.get("soort"):
        rijen = rijen.filter(soort=keuze["soort"])
    match keuze.get("plek"):
        case "vrij":
            return rijen.met_plek()
        case "vol":
            return rijen.vol()
    return rijen


@vereist(Recht.BESLISSEN)
@require_http_methods(["GET", "POST"])
def reeks_nieuw(request: StafRequest) -> HttpResponse:
    """Een nieuwe reeks; daarna komen de bijeenkomsten."""
    form = ReeksForm(request.POST or None, user=request.user)

    def dienst(g: Mapping[str, Any]) -> str:
        if eerder := Workshopreeks.objects.visible_to(request.user).filter(pk=g["nummer"]).first():
            return eerder.get_absolute_url()
        for gemeente in g["gemeenten"]:
            check_behandelen(request.user, gemeente)
        reeks = create_reeks(
            naam=g["naam"],
            soort=Reekssoort(g["soort"]),
            gemeenten=list(g["gemeenten"]),
            plaats=g["plaats"],
            capaciteit=g["capaciteit"],
            id_=g["nummer"],
            door=request.user,
            op=timezone.now(),
        )
        return reverse("intake:workshopsessie-nieuw", args=[reeks.pk])

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="intake/workshop_stap.html",
        gelukt="De reeks is vastgelegd. Plan nu de bijeenkomsten.",
        titel="Nieuwe reeks",
        knop="Leg de reeks vast",
        annuleer=reverse("intake:workshops"),
    )


@vereist(Recht.DOSSIERS)
@require_safe
def reeks(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén reeks: bijeenkomsten, wie meedoet en hoe ver, en wie wacht."""
    rij = haal_reeks(request, pk)
    sessies = bijeenkomsten_van(rij, timezone.now())
    deelnemers = deelnemers_van(rij, request.user, sessies)
    noteer(request, Handeling.INZIEN, rij, toelichting=f"{len(deelnemers)} deelnemers getoond")
    mag = _mag_wijzigen(request, rij)
    actief = [d for d in deelnemers if d.deelname.status not in (*DEELNAME_EINDE, *DEELNAME_WACHT)]
    wachtend = [d for d in deelnemers if d.deelname.status in DEELNAME_WACHT]
    context = {
        "reeks": rij,
        "vrij": max(0, rij.capaciteit - rij.bezet),  # type: ignore[attr-defined]
        "gemeenten": ", ".join(gemeente.naam for gemeente in rij.gemeenten.all()),
        "sessies": sessies,
        "actief": actief,
        "wachtend": sorted(wachtend, key=lambda d: (d.deelname.voorrang, d.deelname.aangemeld_op)),
        "klaar": [d for d in deelnemers if d.deelname.status in DEELNAME_EINDE],
        "elders": rij.bezet - len(actief),  # type: ignore[attr-defined]
        "mag_wijzigen": mag,
    }
    return render(request, "intake/workshopreeks.html", context)


def _mag_wijzigen(request: StafRequest, rij: Workshopreeks) -> bool:
    try:
        check_reeks(request.user, rij)
    except Geweigerd:
        return False
    return True


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def reeks_wijzigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Naam, adres en aantal plaatsen."""
    rij = haal_reeks(request, pk)
    eis(check_reeks, request.user, rij)
    form = ReeksWijzigForm(request.POST or None, initial={n: getattr(rij, n) for n in ("naam", "plaats", "capaciteit")})

    def dienst(g: Mapping[str, Any]) -> str:
        update_reeks(rij, **g, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return rij.get_absolute_url()

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="intake/workshop_stap.html",
        gelukt="De reeks is gewijzigd.",
        reeks=rij,
        titel="Reeks wijzigen",
        knop="Bewaar",
        annuleer=rij.get_absolute_url(),
        versie=rij.versie,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def uitnodigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Inwoners uitnodigen: wie wacht op een eerste gesprek, of iemand op dossiernummer."""
    rij = haal_reeks(request, pk)
    eis(check_reeks, request.user, rij)
    form = UitnodigForm(request.POST or None, reeks=rij, user=request.user)
    if request.method == "POST" and form.is_valid():
        if VOORBEELD in request.POST:
            if brief := _voorbeeld(request, rij, form):
                return brief
        elif _nodig_uit(request, rij, form):
            return redirect(rij.get_absolute_url())
    context = {
        "reeks": rij,
        "form": form,
        "titel": "Uitnodigen",
        "knop": "Nodig uit",
        "knoppen": [VOORBEELDKNOP],
        "annuleer": rij.get_absolute_url(),
        "effect": _effect(rij.capaciteit - rij.bezet),  # type: ignore[attr-defined]
    }
    return render(request, "intake/workshop_stap.html", context)


def _effect(vrij: int) -> str:
    """Wat uitnodigen doet, met zoveel plaatsen."""
    if vrij < 1:
        return "De reeks is vol. Wie u uitnodigt, komt op de wachtlijst."
    er_is = "Er is 1 plaats" if vrij == 1 else f"Er zijn {vrij} plaatsen"
    return f"{er_is} vrij. Nodigt u meer mensen uit, dan komen de laatsten op de wachtlijst."


def _voorbeeld(request: StafRequest, rij: Workshopreeks, form: UitnodigForm) -> HttpResponse | None:
    """De brief aan de eerste die is gekozen; de anderen krijgen dezelfde. None als hij niet mee kan doen."""
    eerste = form.gekozen[0]
    try:
        check_behandelen(request.user, eerste.gemeente)
        brief = preview_uitnodiging(rij, client=eerste, door=request.user, op=timezone.now())
    except Geweigerd as fout:
        meld_weigering(form, fout)
        return None
    return toon_voorbeeld(request, brief)


def _nodig_uit(request: StafRequest, rij: Workshopreeks, form: UitnodigForm) -> bool:
    """Elk een eigen transactie: wie niet kan, houdt de anderen niet tegen en wordt genoemd."""
    gelukt: list[str] = []
    for client in form.gekozen:
        try:
            check_behandelen(request.user, client.gemeente)
            deelname = enrol_client(
                rij,
                client=client,
                als_bericht=bool(form.cleaned_data["als_bericht"]),
                door=request.user,
                op=timezone.now(),
            )
        except Geweigerd as fout:
            meld_weigering(form, fout)
        else:
            gelukt.append(f"{client.naam}: {deelname.get_status_display().lower()}")
    if gelukt:
        messages.success(request, f"{'. '.join(gelukt)}.")
    return not form.errors
