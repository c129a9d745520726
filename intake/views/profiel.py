"""Het klantprofiel: beginnen, blad voor blad invullen, de uitkomst lezen."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.choices import IngevuldMet
from intake.forms.profiel import BladForm, StartForm
from intake.instrument import Instrument, laad_instrument
from intake.models import Profiel
from intake.permissions import can_beslissen, check_behandelen
from intake.profiel import ontbrekend
from intake.services.profiel import complete_profiel, discard_profiel, save_antwoorden, start_profiel
from intake.views.client import haal_client
from intake.views.profielen import dossier_url
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist

METEEN_ZICHTBAAR = 3  # zoveel domeinen met steun; meer tegelijk pakt niemand op


def haal_profiel(request: StafRequest, pk: Any) -> Profiel:
    """Het profiel als de medewerker het mag zien (anders 404); wie kijkt, staat eerst in het logboek."""
    rijen = Profiel.objects.visible_to(request.user).select_related("client__gemeente", "door")
    rij = get_object_or_404(rijen, pk=pk)
    if request.method == "GET":
        noteer(
            request,
            Handeling.INZIEN,
            rij,
            gemeente=rij.client.gemeente,
            client_id=rij.client_id,
            dossiernummer=rij.client.dossiernummer,
        )
    return rij


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Uitleg voor de inwoner, en dan beginnen. Ligt er al een concept, dan gaat u daarmee verder."""
    client = haal_client(request, pk, Handeling.INZIEN if request.method == "GET" else None)
    eis(check_behandelen, request.user, client.gemeente)
    if request.method == "GET" and (concept := client.profielen.filter(afgenomen_op=None).first()):
        return redirect("intake:profiel", concept.pk)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        rij = start_profiel(
            client, ingevuld_met=IngevuldMet(gegevens["ingevuld_met"]), door=request.user, op=timezone.now()
        )
        return _verder(rij, laad_instrument(rij.instrument))

    form = StartForm(request.POST or None)
    context: dict[str, Any] = {
        "client": client,
        "titel": "Klantprofiel maken",
        "annuleer": dossier_url(client),
        "instrument": laad_instrument(),
    }
    return verwerk(request, form, dienst, sjabloon="intake/profiel_nieuw.html", **context)


@vereist(Recht.DOSSIERS)
@require_safe
def profiel(request: StafRequest, pk: Any) -> HttpResponse:
    """Het concept met wat er nog moet, of de uitkomst."""
    rij = haal_profiel(request, pk)
    instrument = laad_instrument(rij.instrument)
    context = {
        "profiel": rij,
        "client": rij.client,
        "dossier_url": dossier_url(rij.client),
        "mag_werken": can_beslissen(request.user, rij.client.gemeente),
        "instrument": instrument,
    }
    if rij.is_klaar:
        return render(request, "intake/profiel.html", {**context, **_uitkomst(request, rij)})
    stand = _stand(rij, instrument, mag_werken=bool(context["mag_werken"]))
    return render(request, "intake/profiel_concept.html", {**context, **stand})


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def blad(request: StafRequest, pk: Any, code: str) -> HttpResponse:
    """Een blad met vragen. “Bewaar en stop” neemt ook een half ingevuld blad."""
    rij = haal_profiel(request, pk)
    eis(check_behandelen, request.user, rij.client.gemeente)
    instrument = laad_instrument(rij.instrument)
    gevonden = instrument.blad(code)
    if gevonden is None:
        raise Http404
    if rij.is_klaar:
        messages.info(request, "Dit klantprofiel is klaar en verandert niet meer.")
        return redirect("intake:profiel", rij.pk)
    stopt = "stop" in request.POST
    form = BladForm(request.POST or None, blad=gevonden, gegeven=rij.antwoorden, is_deel=stopt)

    def dienst(_: Mapping[str, Any]) -> str:
        nu = save_antwoorden(
            rij,
            blad=code,
            antwoorden=form.antwoorden,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return reverse("intake:profiel", args=[nu.pk]) if stopt else _verder(nu, instrument, na=code)

    gezien = verwacht_versie(request)
    context: dict[str, Any] = {
        "profiel": rij,
        "client": rij.client,
        "blad": gevonden,
        "nummer": instrument.bladen.index(gevonden) + 1,
        "aantal": len(instrument.bladen),
        "annuleer": reverse("intake:profiel", args=[rij.pk]),
        "versie": rij.versie if gezien is None else gezien,
        "knoppen": [{"knop": "Bewaar en stop", "naam": "stop"}],
    }
    return verwerk(request, form, dienst, sjabloon="intake/profiel_blad.html", **context)


@vereist(Recht.DOSSIERS)
@require_POST
def afronden(request: StafRequest, pk: Any) -> HttpResponse:
    """Het profiel uitrekenen en vastleggen."""
    rij = haal_profiel(request, pk)
    eis(check_behandelen, request.user, rij.client.gemeente)
    return voer_uit(
        request,
        lambda: complete_profiel(rij, door=request.user, op=timezone.now()),
        terug=reverse("intake:profiel", args=[rij.pk]),
        gelukt="Het klantprofiel is vastgelegd.",
    )


@vereist(Recht.DOSSIERS)
@require_POST
def weggooien(request: StafRequest, pk: Any) -> HttpResponse:
    """Een concept weggooien."""
    rij = haal_profiel(request, pk)
    eis(check_behandelen, request.user, rij.client.gemeente)
    return voer_uit(
        request,
        lambda: discard_profiel(rij, door=request.user, op=timezone.now()),
        terug=dossier_url(rij.client),
        gelukt="Het concept is weggegooid.",
    )


def _verder(rij: Profiel, instrument: Instrument, na: str = "") -> str:
    """Het eerste blad na dit blad dat nog niet af is; is alles af, dan het overzicht."""
    codes = [b.code for b in instrument.bladen]
    begin = codes.index(na) + 1 if na else 0
    for b in [*instrument.bladen[begin:], *instrument.bladen[:begin]]:
        if ontbrekend(rij.antwoorden, b.vragen):
            return reverse("intake:profiel-blad", args=[rij.pk, b.code])
    return reverse("intake:profiel", args=[rij.pk])


def _stand(rij: Profiel, instrument: Instrument, *, mag_werken: bool) -> dict[str, Any]:
    """Per blad wat er nog mist, met een link voor wie mag invullen."""
    mist = {b.code: len(ontbrekend(rij.antwoorden, b.vragen)) for b in instrument.bladen}
    rijen = []
    for b in instrument.bladen:
        nog, totaal = mist[b.code], len(b.vragen)
        stand = "Klaar" if not nog else "Nog niet begonnen" if nog == totaal else f"Nog {nog} van {totaal} vragen"
        link = {
            "url": reverse("intake:profiel-blad", args=[rij.pk, b.code]),
            "actie": "Invullen" if nog else "Wijzigen",
        }
        rijen.append({"label": b.naam, "waarde": stand, **(link if mag_werken else {})})
    return {
        "rijen": rijen,
        "gedaan": len(instrument.vragen) - sum(mist.values()),
        "is_vol": not any(mist.values()),
        "verder": _verder(rij, instrument),
    }


def _uitkomst(request: StafRequest, rij: Profiel) -> dict[str, Any]:
    """De bewaarde uitkomst van toen, naast die van de keer ervoor."""
    uitkomst: dict[str, Any] = rij.uitkomst or {}
    instrument = laad_instrument(rij.instrument)
    klaar = Profiel.objects.visible_to(request.user).filter(client=rij.client_id, afgenomen_op__lt=rij.afgenomen_op)
    vorige = klaar.order_by("-afgenomen_op").first()
    toen = {d["code"]: d["score"] for d in (vorige.uitkomst or {})["domeinen"]} if vorige else {}
    return {
        "uitkomst": uitkomst,
        "vorige": vorige,
        "scores": [(d["naam"], d["score"], toen.get(d["code"])) for d in uitkomst["domeinen"]],
        "grenzen": (instrument.grens_steun, instrument.grens_kracht),
        "uitleg_grenzen": f"Onder {instrument.grens_steun} is steun nodig. "
        f"Vanaf {instrument.grens_kracht} is het een sterke kant.",
        "steun_nu": uitkomst["steun"][:METEEN_ZICHTBAAR],
        "steun_later": uitkomst["steun"][METEEN_ZICHTBAAR:],
    }
