"""Een afspraak maken, verzetten, laten overnemen, vastleggen of afzeggen."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices.afspraak import Afspraaksoort
from intake.forms.afspraak import (
    AfspraakForm,
    AfzegForm,
    GehoudenForm,
    NietVerschenenForm,
    OpgevolgdForm,
    OvernemenForm,
)
from intake.models import Afspraak
from intake.permissions import check_behandelen
from intake.services.afloop import cancel_afspraak, hold_afspraak, miss_afspraak, settle_gemist
from intake.services.afspraak import als_afspraak, move_afspraak, plan_afspraak, take_over_afspraak, verzet
from intake.services.afspraakbrief import afspraakbrief, afzegbrief
from intake.views.afspraak import haal_afspraak
from intake.views.client import haal_client
from intake.views.plekken import moment_gegevens
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk
from schuldhulp.views.recht import eis, vereist

# Een werkweek om na een gemiste afspraak de volgende stap te zetten; de consulent kan een andere dag kiezen.
VERVOLG_WERKDAGEN = 5
RANG = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde"}
Stap = tuple[str, str, str, str]


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een vervolggesprek of huisbezoek met een inwoner.

    Het nummer van de nieuwe afspraak staat in het adres. Wie na het verzenden teruggaat in de browser, haalt de pagina
    opnieuw op; met hetzelfde nummer maakt hij dan geen tweede afspraak.
    """
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)
    nummer = _nummer(request)
    if request.method == "GET":
        if nummer is None:
            return redirect(f"{request.path}?{urlencode({'nr': uuid4()})}")
        if bestaat := Afspraak.objects.visible_to(request.user).filter(pk=nummer).first():
            messages.info(request, "Deze afspraak staat al. Er is niets dubbel vastgelegd.")
            return redirect(bestaat)
    form = AfspraakForm(request.POST or None, initial={"nummer": nummer}, **moment_gegevens(request, client.gemeente))
    dossier = f"{reverse('trajecten:dossier', args=[client.pk])}?tab=afspraken"

    def dienst(gegevens: Mapping[str, Any]) -> str:
        plan_afspraak(
            client,
            soort=Afspraaksoort.VERVOLG,
            moment=form.moment,
            stuur_bevestiging=gegevens["stuur_bevestiging"],
            id_=gegevens["nummer"],
            door=request.user,
            op=timezone.now(),
        )
        return dossier

    def voorbeeld(_: Mapping[str, Any]) -> HttpResponse:
        soort, nu = Afspraaksoort.VERVOLG, timezone.now()
        return toon_voorbeeld(
            request, afspraakbrief(als_afspraak(client, soort, form.moment, None, id_=uuid4(), op=nu))
        )

    context: dict[str, Any] = {
        "client": client,
        "annuleer": dossier,
        "titel": "Afspraak maken",
        "knop": "Maak de afspraak",
        "voorbeeld": voorbeeld,
    }
    return verwerk(request, form, dienst, sjabloon="intake/afspraak_stap.html", gelukt="De afspraak staat.", **context)


def _nummer(request: StafRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("nr", ""))
    except ValueError:
        return None


def _stap(
    request: StafRequest, rij: Afspraak, form: Form, overgang: str, dienst: Callable[..., object], **context: Any
) -> HttpResponse:
    """Toont het formulier van een stap, of voert hem uit en gaat terug naar de afspraak."""
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, overgang)):
        messages.error(request, reden)
        return redirect(rij)
    gezien = verwacht_versie(request)

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        na = dienst(gegevens, door=request.user, op=timezone.now(), verwacht_versie=gezien)
        return na.get_absolute_url()  # type: ignore[attr-defined, no-any-return]

    context = {"client": rij.client, "annuleer": rij.get_absolute_url(), **context}
    context["versie"] = rij.versie if gezien is None else gezien
    return verwerk(request, form, uitvoeren, sjabloon="intake/afspraak_stap.html", **context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verzetten(request: StafRequest, pk: Any) -> HttpResponse:
    """Een ander moment kiezen."""
    rij = haal_afspraak(request, pk)
    begin = timezone.localtime(rij.begin_op)
    start = {"datum": begin.date(), "tijd": begin.time(), "vorm": rij.vorm, "plaats": rij.plaats}
    start |= {"behandelaar": rij.behandelaar_id, "tweede_medewerker": rij.tweede_medewerker_id}
    start |= {"minuten": int((rij.eind_op - rij.begin_op) / timedelta(minutes=1)), "veiligheid": rij.veiligheid}
    form = AfspraakForm(request.POST or None, initial=start, **moment_gegevens(request, rij.gemeente, rij.behandelaar))

    def dienst(gegevens: Mapping[str, Any], **wie: Any) -> object:
        return move_afspraak(rij, moment=form.moment, stuur_bevestiging=gegevens["stuur_bevestiging"], **wie)

    def voorbeeld(_: Mapping[str, Any]) -> HttpResponse:
        return toon_voorbeeld(request, afspraakbrief(verzet(rij, form.moment, op=timezone.now())))

    tekst = {"titel": "Afspraak verzetten", "knop": "Verzet de afspraak", "gelukt": "De afspraak is verzet."}
    return _stap(request, rij, form, "move", dienst, voorbeeld=voorbeeld, **tekst)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def overnemen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een collega houdt de afspraak op hetzelfde moment."""
    rij = haal_afspraak(request, pk)
    form = OvernemenForm(request.POST or None, gemeente=rij.gemeente)
    tekst = {"titel": "Afspraak laten overnemen", "knop": "Laat overnemen", "gelukt": "De afspraak is overgenomen."}
    return _stap(
        request, rij, form, "move", lambda g, **w: take_over_afspraak(rij, behandelaar=g["behandelaar"], **w), **tekst
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def gehouden(request: StafRequest, pk: Any) -> HttpResponse:
    """Een gehouden gesprek vastleggen."""
    rij = haal_afspraak(request, pk)
    tekst = {"titel": "Gesprek vastleggen", "knop": "Leg het gesprek vast", "gelukt": "Het gesprek is vastgelegd."}
    form = GehoudenForm(request.POST or None)
    return _stap(request, rij, form, "hold", lambda g, **w: hold_afspraak(rij, verslag=g["verslag"], **w), **tekst)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def gemist(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner kwam niet: kiezen wat er nu gebeurt."""
    rij = haal_afspraak(request, pk)
    beleid = Beleid.objects.visible_to(request.user).geldig(rij.gemeente, timezone.localdate())
    aantal = Afspraak.objects.visible_to(request.user).filter(client=rij.client_id).gemist().count() + 1
    dag = tel_werkdagen(timezone.localdate(), VERVOLG_WERKDAGEN, gelijkgestelde_dagen())
    form = NietVerschenenForm(request.POST or None, initial={"datum": dag})
    keer = RANG.get(aantal, f"{aantal}e")
    effect = f"Het is de {keer} keer dat deze inwoner niet kwam. Er stopt niets: u kiest wat u nu doet, en wanneer."
    if aantal >= beleid.niet_verschenen_maximum:
        effect += " Alleen opnieuw uitnodigen kan nu niet meer: bel, ga langs of zoek contact via een ander."
    return _stap(
        request,
        rij,
        form,
        "miss",
        lambda g, **w: miss_afspraak(rij, vervolg=g["vervolg"], reden=g["reden"], datum=g["datum"], **w),
        titel="De inwoner kwam niet",
        knop="Leg vast",
        gelukt="Vastgelegd. De vervolgstap staat op Mijn werk.",
        effect=effect,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def opgevolgd(request: StafRequest, pk: Any) -> HttpResponse:
    """De vervolgstap na een gemiste afspraak is gezet."""
    rij = haal_afspraak(request, pk)
    tekst = {"titel": "Vervolgstap vastleggen", "knop": "Leg vast", "gelukt": "De vervolgstap is vastgelegd."}
    form = OpgevolgdForm(request.POST or None)
    return _stap(request, rij, form, "settle", lambda g, **w: settle_gemist(rij, verslag=g["verslag"], **w), **tekst)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def afzeggen(request: StafRequest, pk: Any) -> HttpResponse:
    """De afspraak gaat niet door."""
    rij = haal_afspraak(request, pk)
    tekst = {"titel": "Afspraak afzeggen", "knop": "Zeg de afspraak af", "gelukt": "De afspraak is afgezegd."}
    form = AfzegForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        "cancel",
        lambda g, **w: cancel_afspraak(rij, reden=g["reden"], stuur_brief=g["stuur_brief"], **w),
        voorbeeld=lambda _: toon_voorbeeld(request, afzegbrief(rij, op=timezone.now())),
        knop_soort="gevaar",
        **tekst,
    )
