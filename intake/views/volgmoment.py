"""Volgmomenten: wie niet is toegelaten blijft in beeld. De lijst, één volgmoment, houden en verzetten."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.choices import UITLEG_VOLGMOMENT, VOLGMOMENT_EINDE, VolgmomentStatus, Volguitkomst
from intake.forms.volgmoment import HoudForm, VerzetForm, VolgmomentFilter
from intake.models import Volgmoment
from intake.permissions import can_behandelen, check_behandelen
from intake.querysets import VolgmomentQuerySet
from intake.services.volgmoment import hold_volgmoment, kijkt_weer, move_volgmoment
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

SORTERINGEN = {
    "datum": ("datum", "id"),
    "naam": ("client__achternaam", "client__voornamen", "id"),
    "aanleiding": ("aanleiding", "datum", "id"),
    "gemeente": ("gemeente__naam", "datum", "id"),
}


@vereist(Recht.DOSSIERS)
@require_safe
def volgmomenten(request: StafRequest) -> HttpResponse:
    """Iedereen naar wie nog iemand opnieuw kijkt, de eerste dag bovenaan."""
    form = VolgmomentFilter(request.GET, user=request.user)
    form.is_valid()
    rijen = _gefilterd(Volgmoment.objects.visible_to(request.user).for_list(), form, request)
    pagina = pagina_van(rijen, request, SORTERINGEN)
    return render(request, "intake/volgmomenten.html", {"form": form, "pagina": pagina})


def _gefilterd(rijen: VolgmomentQuerySet, form: VolgmomentFilter, request: StafRequest) -> VolgmomentQuerySet:
    keuze = form.cleaned_data
    if not keuze.get("groep"):
        rijen = rijen.open()
    elif keuze["groep"] == "gesloten":
        rijen = rijen.filter(status__in=VOLGMOMENT_EINDE)
    for veld in ("gemeente", "aanleiding"):
        if keuze.get(veld):
            rijen = rijen.filter(**{veld: keuze[veld]})
    if keuze.get("van_mij"):
        rijen = rijen.filter(behandelaar=request.user)
    return rijen.filter(actie_uiterlijk_datum__lt=timezone.localdate()) if keuze.get("te_laat") else rijen


def haal_volgmoment(request: StafRequest, pk: Any) -> Volgmoment:
    """Het volgmoment als de medewerker het mag zien (anders 404); de inzage staat eerst in het logboek."""
    rijen = Volgmoment.objects.visible_to(request.user).for_list().select_related("aanmelding")
    rij: Volgmoment = get_object_or_404(rijen, pk=pk)
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
    )
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def volgmoment(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén volgmoment, met wat eraan voorafging."""
    rij = haal_volgmoment(request, pk)
    reeks = Volgmoment.objects.visible_to(request.user).filter(client=rij.client).select_related("behandelaar")
    context = {
        "volgmoment": rij,
        "uitleg_status": UITLEG_VOLGMOMENT[VolgmomentStatus(rij.status)],
        "gegevens": _gegevens(rij),
        "eerder": [ander for ander in reeks if ander.pk != rij.pk],
        "acties": _acties(rij, request),
    }
    return render(request, "intake/volgmoment.html", context)


def _gegevens(rij: Volgmoment) -> list[Any]:
    dossier = reverse("trajecten:dossier", args=[rij.client_id])
    regels: list[Any] = [
        {"label": "Inwoner", "waarde": rij.client.naam, "url": dossier, "actie": "Dossier"},
        ("Telefoon", rij.client.telefoon),
        ("E-mail", rij.client.email),
        ("Waarom wij kijken", rij.get_aanleiding_display()),
        ("Hoe het verder zou gaan", f"{rij.get_volgsoort_display()}{f': {rij.partner}' if rij.partner else ''}"),
        ("Wat er is afgesproken", rij.vervolgstap),
        *([("Poging", rij.poging)] if rij.poging > 1 else []),
        ("Behandelaar", rij.behandelaar.naam if rij.behandelaar else "Nog niemand"),
    ]
    if rij.uitkomst:
        regels += [("Hoe het ging", rij.get_uitkomst_display()), ("Verslag", rij.verslag)]
    return regels


def _acties(rij: Volgmoment, request: StafRequest) -> list[dict[str, Any]]:
    mag = can_behandelen(request.user, rij.gemeente)
    meekijken = "" if mag else "Met uw rol kijkt u mee; een consulent zet de stappen."
    stappen = [
        ("Vastleggen hoe het gaat", "intake:volgmoment-houden", waarom_niet(rij, "hold")),
        ("Verzetten of overdragen", "intake:volgmoment-verzetten", waarom_niet(rij, "move")),
    ]
    return [
        {"naam": naam, "url": reverse(url, args=[rij.pk]), "toegestaan": not (r or meekijken), "reden": r or meekijken}
        for naam, url, r in stappen
    ]


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def houden(request: StafRequest, pk: Any) -> HttpResponse:
    """Vastleggen hoe het met de inwoner gaat, en zo nodig het volgende volgmoment plannen."""
    rij = haal_volgmoment(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "hold")):
        return _kan_niet(request, rij, reden)
    laatste = not kijkt_weer(rij, Volguitkomst.GEEN_CONTACT, op=timezone.now())
    start = {"volg_soort": rij.volgsoort, "volg_partner": rij.partner}
    form = HoudForm(request.POST or None, laatste_poging=laatste, initial=start)
    form.stel_in(rij.gemeente)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        volgende = hold_volgmoment(
            rij,
            uitkomst=Volguitkomst(gegevens["uitkomst"]),
            verslag=gegevens["verslag"],
            volgende=form.volgende,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        if volgende is None:
            messages.success(request, "Vastgelegd. Er staat geen nieuw volgmoment.")
        else:
            messages.success(request, f"Vastgelegd. Het volgende volgmoment is op {volgende.datum:%d-%m-%Y}.")
        return (volgende or rij).get_absolute_url()

    return verwerk(request, form, dienst, **_context(request, rij, "Vastleggen hoe het gaat", "Leg vast"))


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verzetten(request: StafRequest, pk: Any) -> HttpResponse:
    """Een andere dag of een andere collega, met de reden."""
    rij = haal_volgmoment(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "move")):
        return _kan_niet(request, rij, reden)
    start = {"datum": rij.datum, "behandelaar": rij.behandelaar_id or request.user.pk}
    form = VerzetForm(request.POST or None, gemeente=rij.gemeente, initial=start)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        versie = form.verwacht_versie
        move_volgmoment(rij, **gegevens, door=request.user, op=timezone.now(), verwacht_versie=versie)
        return rij.get_absolute_url()

    context = _context(request, rij, "Volgmoment verzetten", "Verzet het volgmoment")
    return verwerk(request, form, dienst, gelukt="Het volgmoment is verzet.", **context)


def _context(request: StafRequest, rij: Volgmoment, titel: str, knop: str) -> dict[str, Any]:
    gezien = verwacht_versie(request)
    return {
        "sjabloon": "intake/volgmoment_stap.html",
        "volgmoment": rij,
        "titel": titel,
        "knop": knop,
        "annuleer": rij.get_absolute_url(),
        "versie": rij.versie if gezien is None else gezien,
    }


def _kan_niet(request: StafRequest, rij: Volgmoment, reden: str) -> HttpResponse:
    messages.error(request, reden)
    return redirect("intake:volgmoment", rij.pk)
