"""De nazorg van een traject: momenten, vragen van de inwoner en tekens van terugval."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.nazorg import Nazorgvorm, NazorgvraagStatus, TerugvalStatus, Terugvalteken, Terugvaluitkomst
from trajecten.forms.nazorg import JA, AntwoordForm, TerugvalcontactForm, TerugvalForm, VraagForm
from trajecten.models import Nazorgvraag, Terugvalsignaal, Traject
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.nazorg import answer_nazorgvraag, ask_nazorgvraag
from trajecten.services.terugval import NA_DE_REGELING, miss_terugval, record_terugval, speak_terugval
from trajecten.views.ophalen import haal_traject, haal_van_traject


@vereist(Recht.DOSSIERS)
@require_safe
def nazorg(request: StafRequest, pk: Any) -> HttpResponse:
    """Alles van de nazorg op een pagina."""
    traject = haal_traject(request, pk)
    mag = can_behandelen(request.user, traject)
    context = {
        "titel": "Nazorg",
        "traject": traject,
        "momenten": traject.nazorgmomenten.prefetch_related("pogingen__door").select_related("door"),
        "vragen": traject.nazorgvragen.select_related("beantwoord_door"),
        "signalen": traject.terugvalsignalen.prefetch_related("pogingen").select_related("gemeld_door"),
        "mag_vraag": mag and traject.status == "nazorg",
        "mag_signaal": mag and traject.status in NA_DE_REGELING,
    }
    return render(request, "trajecten/nazorg.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vraag_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een vraag van de inwoner vastleggen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    return _formulier(
        request,
        VraagForm(request.POST or None),
        lambda g, _: ask_nazorgvraag(traject, **g, door=request.user, op=timezone.now()),
        traject,
        titel="Vraag van de inwoner",
        knop="Vraag vastleggen",
        gelukt="De vraag staat in “Mijn werk”.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vraag(request: StafRequest, pk: Any) -> HttpResponse:
    """Een vraag lezen en beantwoorden; wie al antwoord kreeg, staat op de pagina van de nazorg."""
    rij = haal_van_traject(request, Nazorgvraag.objects.visible_to(request.user), pk)
    if rij.status != NazorgvraagStatus.OPEN and request.method == "GET":
        return redirect("trajecten:nazorg", rij.traject_id)
    eis(check_behandelen, request.user, rij.traject)
    return _formulier(
        request,
        AntwoordForm(request.POST or None),
        lambda g, versie: answer_nazorgvraag(rij, **g, door=request.user, op=timezone.now(), verwacht_versie=versie),
        rij.traject,
        titel="Vraag beantwoorden",
        knop="Antwoord vastleggen",
        gelukt="Het antwoord is vastgelegd.",
        uitleg=f"{rij.vraag}",
        versie=rij.versie,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def terugval_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een teken van terugval vastleggen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)

    def dienst(g: Mapping[str, Any], _: int | None) -> object:
        tekens = [Terugvalteken(teken) for teken in g["tekens"]]
        return record_terugval(
            traject, tekens=tekens, toelichting=g["toelichting"], door=request.user, op=timezone.now()
        )

    return _formulier(
        request,
        TerugvalForm(request.POST or None),
        dienst,
        traject,
        titel="Teken van terugval",
        knop="Teken vastleggen",
        gelukt="Persoonlijk contact staat in “Mijn werk”.",
        uitleg="Bij dreigende terugval spreekt iemand de inwoner altijd persoonlijk, ook als het traject al klaar is.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def terugval(request: StafRequest, pk: Any) -> HttpResponse:
    """Het persoonlijke contact na een teken van terugval vastleggen."""
    rij = haal_van_traject(request, Terugvalsignaal.objects.visible_to(request.user), pk)
    if rij.status != TerugvalStatus.OPEN and request.method == "GET":
        return redirect("trajecten:nazorg", rij.traject_id)
    eis(check_behandelen, request.user, rij.traject)

    def dienst(g: Mapping[str, Any], versie: int | None) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": versie}
        vorm = Nazorgvorm(g["vorm"])
        if g["is_bereikt"] != JA:
            return miss_terugval(rij, vorm=vorm, notitie=g["verslag"], **wie)
        return speak_terugval(rij, uitkomst=Terugvaluitkomst(g["uitkomst"]), vorm=vorm, verslag=g["verslag"], **wie)

    return _formulier(
        request,
        TerugvalcontactForm(request.POST or None),
        dienst,
        rij.traject,
        titel="Dreigende terugval",
        knop="Vastleggen",
        gelukt="Het contact is vastgelegd.",
        uitleg="\n".join([*rij.namen, rij.toelichting]).strip(),
        versie=rij.versie,
    )


def _formulier(request: StafRequest, form: Any, dienst: Any, traject: Traject, **context: Any) -> HttpResponse:
    return verwerk_en_terug(
        request,
        form,
        lambda gegevens: dienst(gegevens, form.verwacht_versie),
        terug=reverse("trajecten:nazorg", args=[traject.pk]),
        sjabloon="trajecten/nazorg_formulier.html",
        traject=traject,
        boven="Nazorg",
        **context,
    )
