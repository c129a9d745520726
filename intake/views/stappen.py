"""De stappen rond het eerste gesprek: plannen, vastleggen, toewijzen, intrekken."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices import AANMELDING_EINDE
from intake.forms.aanmelding import BedreigingForm, GesprekForm, IntrekForm, ToewijsForm
from intake.forms.afspraak import PlanGesprekForm
from intake.models import Aanmelding
from intake.permissions import check_behandelen, check_toewijzen
from intake.services.aanmelding import (
    assign_behandelaar,
    hold_gesprek,
    plan_gesprek,
    withdraw_aanmelding,
)
from intake.services.afspraak import eerste_gesprek
from intake.services.afspraakbrief import afspraakbrief
from intake.services.bedreiging import report_bedreiging
from intake.termijnen import let_op_bij_gesprek
from intake.views.aanmelding import haal_aanmelding
from intake.views.plekken import moment_gegevens
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk
from schuldhulp.views.recht import eis, vereist


def kan_niet(request: StafRequest, rij: Aanmelding, reden: str) -> HttpResponse:
    """Terug naar de aanmelding met de reden; voor wie een stap opent die nu niet kan."""
    messages.error(request, reden)
    return redirect("intake:aanmelding", rij.pk)


def doe_stap(
    request: StafRequest, rij: Aanmelding, form: Form, dienst: Callable[[Mapping[str, Any]], object], **context: Any
) -> HttpResponse:
    """Toont het formulier van een stap, of voert hem uit en gaat terug naar de aanmelding."""
    url = reverse("intake:aanmelding", args=[rij.pk])

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        dienst(gegevens)
        return url

    gezien = verwacht_versie(request)
    context = {"aanmelding": rij, "annuleer": url, "versie": rij.versie if gezien is None else gezien, **context}
    return verwerk(request, form, uitvoeren, sjabloon="intake/stap.html", **context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def gesprek_plannen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een afspraak maken voor het eerste gesprek."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "plan_gesprek")):
        return kan_niet(request, rij, reden)
    velden = moment_gegevens(request, rij.gemeente, rij.behandelaar)
    start = {"plaats": rij.gesprek_plaats, "behandelaar": rij.behandelaar_id}
    form = PlanGesprekForm(request.POST or None, initial=start, uiterlijk=rij.gesprek_uiterlijk_datum, **velden)

    def dienst(gegevens: Mapping[str, Any]) -> None:
        na = plan_gesprek(
            rij,
            gepland_op=form.moment.begin_op,
            plaats=form.moment.plaats,
            moment=form.moment,
            stuur_uitnodiging=gegevens["stuur_uitnodiging"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        for regel in let_op_bij_gesprek(
            dag_van(form.moment.begin_op), na.gesprek_uiterlijk_datum, gelijkgestelde_dagen()
        ):
            messages.warning(request, regel)

    return doe_stap(
        request,
        rij,
        form,
        dienst,
        voorbeeld=lambda _: toon_voorbeeld(request, afspraakbrief(eerste_gesprek(rij, form.moment, op=timezone.now()))),
        titel="Eerste gesprek plannen",
        knop="Plan het gesprek",
        gelukt="Het gesprek is gepland.",
        termijn=(rij.gesprek_uiterlijk_datum, rij.gesprek_toelichting),
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def gesprek(request: StafRequest, pk: Any) -> HttpResponse:
    """Het gehouden eerste gesprek vastleggen: daarmee is er een aanvraag en loopt de beslistermijn."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "hold_gesprek")):
        return kan_niet(request, rij, reden)
    form = GesprekForm(request.POST or None, initial=_moment(rij))
    return doe_stap(
        request,
        rij,
        form,
        lambda g: hold_gesprek(
            rij,
            gehouden_op=g["gehouden_op"],
            verslag=g["verslag"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Eerste gesprek vastleggen",
        knop="Leg het gesprek vast",
        gelukt="Het gesprek is vastgelegd. De beslistermijn loopt.",
        effect="Dit gesprek is de aanvraag. Vanaf deze dag loopt de termijn voor het besluit (art. 4a Wgs).",
    )


def _moment(rij: Aanmelding) -> dict[str, Any]:
    """De afspraak als die er was en voorbij is, anders nu."""
    nu = timezone.localtime()
    gepland = timezone.localtime(rij.gesprek_gepland_op) if rij.gesprek_gepland_op else nu
    moment = min(gepland, nu)
    return {"datum": moment.date(), "tijd": moment.time()}


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def bedreiging(request: StafRequest, pk: Any) -> HttpResponse:
    """Een bedreigende situatie die pas later blijkt: de klok van drie werkdagen begint nu."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and rij.status in AANMELDING_EINDE:
        return kan_niet(request, rij, "Deze aanmelding is afgesloten. Leg een nieuwe aanmelding vast.")
    form = BedreigingForm(request.POST or None, al_bekend=rij.bedreigingen)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: report_bedreiging(
            rij,
            bedreigingen=g["bedreigingen"],
            toelichting=g["toelichting"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Bedreigende situatie melden",
        knop="Leg de bedreiging vast",
        gelukt="De bedreiging is vastgelegd.",
        effect="Was het eerste gesprek er nog niet, dan is het binnen 3 werkdagen vanaf nu (art. 4 lid 2 Wgs).",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """De aanmelding sluiten zonder besluit."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "withdraw")):
        return kan_niet(request, rij, reden)
    form = IntrekForm(request.POST or None)
    form.stel_in(rij.gemeente)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: withdraw_aanmelding(
            rij,
            reden=g["reden"],
            toelichting=g["toelichting"],
            verklaring=form.verklaring,
            volgmoment=form.plan,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Aanmelding intrekken",
        knop="Trek de aanmelding in",
        knop_soort="gevaar",
        gelukt="De aanmelding is ingetrokken.",
        effect="De aanmelding sluit zonder besluit; u blijft de inwoner volgen. "
        "Meldt de inwoner zich weer, dan begint een nieuwe aanmelding.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def toewijzen(request: StafRequest, pk: Any) -> HttpResponse:
    """De behandelaar kiezen: uzelf, of met het recht om te verdelen een collega."""
    rij = haal_aanmelding(request, pk)
    eis(check_toewijzen, request.user, rij, request.user)
    if request.method == "GET" and rij.status in AANMELDING_EINDE:
        return kan_niet(request, rij, "Deze aanmelding is afgesloten.")
    form = ToewijsForm(
        request.POST or None,
        gemeente=rij.gemeente,
        user=request.user,
        initial={"behandelaar": rij.behandelaar_id or request.user.pk},
    )

    def dienst(gegevens: Mapping[str, Any]) -> None:
        check_toewijzen(request.user, rij, gegevens["behandelaar"])
        assign_behandelaar(
            rij,
            behandelaar=gegevens["behandelaar"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    return doe_stap(
        request,
        rij,
        form,
        dienst,
        titel="Behandelaar kiezen",
        knop="Wijs toe",
        gelukt="De behandelaar is gekozen.",
        effect="De aanmelding komt bij deze collega in “Mijn werk”, met het andere open werk van deze inwoner. "
        "Afspraken in de agenda blijven staan. Had de inwoner al een consulent, dan telt het als overdracht.",
    )
