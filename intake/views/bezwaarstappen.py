"""De stappen van een bezwaar: vastleggen, horen, verdagen, beslissen en intrekken."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices import Bezwaaruitkomst
from intake.forms.bezwaar import (
    BeslisForm,
    BezwaarForm,
    BezwaarToewijsForm,
    HoorForm,
    IntrekBezwaarForm,
    VerdaagForm,
)
from intake.models import Bezwaar
from intake.permissions import check_behandelen, check_beslissing_op_bezwaar, is_betrokken
from intake.services.bezwaar import (
    als_bezwaar,
    assign_bezwaar,
    decide_bezwaar,
    extend_bezwaar,
    hear_bezwaar,
    register_bezwaar,
    verdaagde_termijn,
    withdraw_bezwaar,
)
from intake.services.bezwaarbrief import beslissing, ontvangstbevestiging, verdaging
from intake.views.aanmelding import haal_aanmelding
from intake.views.bezwaar import haal_bezwaar
from intake.views.stappen import doe_stap, kan_niet
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.lib.werkdagen import datum_voluit
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vastleggen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een bezwaar dat binnenkwam tegen een besluit van deze aanmelding; zonder keuze dat op de aanvraag."""
    aanmelding = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, aanmelding.gemeente)
    gekozen = request.GET.get("besluit", "")
    besluit = next((b for b in aanmelding.besluiten.all() if str(b.pk) == gekozen), aanmelding.besluit)
    if besluit is None or not besluit.is_genomen:
        return kan_niet(request, aanmelding, "Er is nog geen besluit om bezwaar tegen te maken.")
    form = BezwaarForm(request.POST or None, initial={"ontvangen": timezone.localdate()}, besluit=besluit)
    return doe_stap(
        request,
        aanmelding,
        form,
        lambda g: register_bezwaar(besluit, **g, door=request.user, op=timezone.now()),
        voorbeeld=lambda g: toon_voorbeeld(
            request, ontvangstbevestiging(als_bezwaar(besluit, **g, op=timezone.now()), request.user)
        ),
        titel="Bezwaar vastleggen",
        knop="Leg vast en bevestig de ontvangst",
        gelukt="Het bezwaar is vastgelegd. De inwoner krijgt een bevestiging.",
        termijn=(besluit.bezwaar_uiterlijk_datum, besluit.bezwaar_toelichting),
        effect="De termijn om te beslissen gaat lopen. De inwoner krijgt een brief dat wij het bezwaar hebben.",
    )


def _stap(
    request: StafRequest, rij: Bezwaar, form: Form, dienst: Callable[[Mapping[str, Any]], object], **context: Any
) -> HttpResponse:
    url = rij.get_absolute_url()

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        dienst(gegevens)
        return url

    gezien = verwacht_versie(request)
    versie = rij.versie if gezien is None else gezien
    sjabloon = "intake/bezwaar_stap.html"
    return verwerk(request, form, uitvoeren, sjabloon=sjabloon, bezwaar=rij, annuleer=url, versie=versie, **context)


def _kan_niet(request: StafRequest, rij: Bezwaar, reden: str) -> HttpResponse:
    messages.error(request, reden)
    return redirect(rij.get_absolute_url())


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def horen(request: StafRequest, pk: Any) -> HttpResponse:
    """Het gesprek over het bezwaar vastleggen."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "hear")):
        return _kan_niet(request, rij, reden)
    form = HoorForm(request.POST or None, initial={"datum": timezone.localdate(), "is_gehoord": "ja"})
    return _stap(
        request,
        rij,
        form,
        lambda g: hear_bezwaar(
            rij,
            datum=g["datum"],
            is_gehoord=g["is_gehoord"] == "ja",
            verslag=g["verslag"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        let_op="U werkte zelf aan dit besluit. Een collega leidt het gesprek (art. 7:5 Awb); u kunt het wel vastleggen."
        if is_betrokken(request.user, rij.besluit)
        else "",
        titel="Horen vastleggen",
        knop="Leg vast",
        gelukt="Het horen is vastgelegd.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def toewijzen(request: StafRequest, pk: Any) -> HttpResponse:
    """Kiezen wie het bezwaar behandelt: zelf oppakken, of geven aan een ander."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and not rij.actie:
        return _kan_niet(request, rij, "Dit bezwaar is afgesloten.")
    form = BezwaarToewijsForm(
        request.POST or None, initial={"behandelaar": rij.behandelaar_id}, besluit=rij.besluit, user=request.user
    )
    return _stap(
        request,
        rij,
        form,
        lambda g: assign_bezwaar(
            rij,
            behandelaar=g["behandelaar"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Behandelaar kiezen",
        knop="Wijs toe",
        gelukt="De behandelaar is gekozen.",
        effect="Het bezwaar komt bij deze collega in “Mijn werk”.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verdagen(request: StafRequest, pk: Any) -> HttpResponse:
    """De beslissing zes weken later nemen."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    form = VerdaagForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        lambda g: extend_bezwaar(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        voorbeeld=lambda g: toon_voorbeeld(
            request, verdaging(rij, request.user, reden=g["reden"], uiterlijk=verdaagde_termijn(rij).uiterlijk)
        ),
        titel="Beslissing verdagen",
        knop="Verdaag en verstuur de brief",
        gelukt="De beslissing is verdaagd. De brief is verstuurd.",
        effect=f"De beslissing mag één keer zes weken later komen: tot en met "
        f"{datum_voluit(verdaagde_termijn(rij).uiterlijk)} (art. 7:10 Awb). De inwoner krijgt daar een brief over.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def beslissen(request: StafRequest, pk: Any) -> HttpResponse:
    """Beslissen op het bezwaar; de inwoner krijgt de brief."""
    rij = haal_bezwaar(request, pk)
    eis(check_beslissing_op_bezwaar, request.user, rij, timezone.localdate())
    if request.method == "GET" and (reden := waarom_niet(rij, "decide")):
        return _kan_niet(request, rij, reden)
    form = BeslisForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        lambda g: decide_bezwaar(
            rij,
            uitkomst=Bezwaaruitkomst(g["uitkomst"]),
            motivering=g["motivering"],
            gevolg=g["gevolg"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        voorbeeld=lambda g: _voorbeeld(request, rij, g),
        titel="Beslissen op bezwaar",
        knop="Beslis en verstuur de brief",
        gelukt="De beslissing is genomen. De brief is verstuurd.",
        effect="De inwoner krijgt de beslissing per brief en kan daarna naar de rechter.",
    )


def _voorbeeld(request: StafRequest, rij: Bezwaar, gegevens: Mapping[str, Any]) -> HttpResponse:
    rij.uitkomst, rij.motivering, rij.gevolg = gegevens["uitkomst"], gegevens["motivering"], gegevens["gevolg"]
    return toon_voorbeeld(request, beslissing(rij, request.user, timezone.now()))


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner stopt met het bezwaar."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "withdraw")):
        return _kan_niet(request, rij, reden)
    form = IntrekBezwaarForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        lambda g: withdraw_bezwaar(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        titel="Bezwaar intrekken",
        knop="Trek het bezwaar in",
        knop_soort="gevaar",
        gelukt="Het bezwaar is ingetrokken. Het besluit blijft staan.",
    )
