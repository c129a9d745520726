"""Eén voorstel: de berekening, wat elke schuldeiser krijgt, versturen en antwoorden."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwacht_versie, verwerk_en_terug, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import UITLEG_VOORSTEL, Herkomst, VoorstelStatus
from trajecten.forms.voorstel import AntwoordForm
from trajecten.models import Voorstel, Voorstelregel
from trajecten.permissions import check_behandelen
from trajecten.schuldtotaal import tel_op
from trajecten.services.stemming import record_antwoord
from trajecten.services.voorstel import send_voorstel
from trajecten.views.acties import geweigerd
from trajecten.views.ophalen import haal_van_traject
from trajecten.views.stappen import STAPPEN

S = VoorstelStatus
# Vanaf het voorstel zelf te zetten; de andere stappen staan op de pagina van het traject.
VERVOLG = ("berekenen", "geen-akkoord", "heroverweging", "dwangakkoord", "uitspraak", "looptijd", "wsnp")


@vereist(Recht.DOSSIERS)
@require_safe
def voorstel(request: StafRequest, pk: Any) -> HttpResponse:
    """De berekening met uitleg en percentages, en de tabel die optelt tot de pot."""
    rij = haal_van_traject(request, Voorstel.objects.visible_to(request.user), pk)
    regels = list(rij.regels.select_related("schuld__schuldeiser", "heroverweging"))
    aangeboden = sum((regel.aangeboden_bedrag for regel in regels), Decimal(0))
    context = {
        "voorstel": rij,
        "traject": rij.traject,
        "uitleg_status": UITLEG_VOORSTEL[S(rij.status)],
        "badge": {S.AKKOORD: "goed", S.GEEN_AKKOORD: "fout", S.INGETROKKEN: "rust"}.get(rij.status, "neutraal"),
        "regels": regels,
        "som": tel_op(regel.telpost for regel in regels),
        "aangeboden": aangeboden,
        "restant": rij.pot_bedrag - aangeboden,
        "acties": _acties(request, rij),
        "mag_antwoorden": rij.status == S.VERSTUURD and not geweigerd(request.user, rij.traject),
        "mag_heroverwegen": rij.status == S.GEEN_AKKOORD and not geweigerd(request.user, rij.traject),
    }
    return render(request, "trajecten/voorstel.html", context)


def _acties(request: StafRequest, rij: Voorstel) -> list[dict[str, Any]]:
    traject, user = rij.traject, request.user
    reden = waarom_niet(rij, "send") or waarom_niet(traject, "send_voorstel") or geweigerd(user, traject)
    versturen = {
        "naam": "Versturen naar alle schuldeisers",
        "url": reverse("trajecten:voorstel-versturen", args=[rij.pk]),
        "toegestaan": not reden,
        "reden": reden,
        "methode": "post",
    }
    return [versturen] + [
        {
            "naam": STAPPEN[code].naam,
            "url": reverse("trajecten:stap", args=[traject.pk, code]),
            "toegestaan": not (weg := STAPPEN[code].geweigerd(traject, user)),
            "reden": weg,
            "soort": STAPPEN[code].soort,
        }
        for code in VERVOLG
    ]


@vereist(Recht.DOSSIERS)
@require_POST
def versturen(request: StafRequest, pk: Any) -> HttpResponse:
    """Stuurt het voorstel naar alle schuldeisers die niet vooraf akkoord gaven."""
    rij = haal_van_traject(request, Voorstel.objects.visible_to(request.user), pk)
    eis(check_behandelen, request.user, rij.traject)
    return voer_uit(
        request,
        lambda: send_voorstel(rij, door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)),
        terug=reverse("trajecten:voorstel", args=[rij.pk]),
        gelukt="Het voorstel is verstuurd. De brieven worden gemaakt.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def antwoord(request: StafRequest, pk: Any) -> HttpResponse:
    """Het antwoord van één schuldeiser met de hand invoeren; is iedereen geweest, dan volgt de uitkomst."""
    rijen = Voorstelregel.objects.visible_to(request.user).select_related("schuld__schuldeiser", "voorstel")
    rij = haal_van_traject(request, rijen, pk, "voorstel__traject")
    eis(check_behandelen, request.user, rij.voorstel.traject)
    terug = reverse("trajecten:voorstel", args=[rij.voorstel_id])
    begin = {"antwoord": rij.antwoord, "reden": rij.reden}
    form = AntwoordForm(ingestuurd(request), initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> object:
        return record_antwoord(rij, **gegevens, via=Herkomst.CONSULENT, door=request.user, op=timezone.now())

    dicht = "Dit voorstel staat niet meer open voor antwoorden."
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/antwoord.html",
        gelukt="Het antwoord is vastgelegd.",
        regel=rij,
        traject=rij.voorstel.traject,
        reden=dicht if request.method == "GET" and rij.voorstel.status != S.VERSTUURD else "",
    )
