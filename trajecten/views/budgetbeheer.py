"""Budgetbeheer: het verwachte saldo, de vaste posten, wat er binnenkwam. Er is geen bank gekoppeld."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk_en_terug, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.budgetovername import begin_van, over_te_nemen
from trajecten.choices.budgetbeheer import EERST, Beheerstatus
from trajecten.forms import budgetbeheer as formulieren
from trajecten.models import Beheerpost, Beheerrekening, Traject
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services import budgetbeheer as beheer
from trajecten.services.beheerstand import DAGEN, stand_van
from trajecten.views.ophalen import haal_traject, haal_van_traject

# Meer punten dan dit lopen in de grafiek in elkaar over.
STAP = timedelta(days=15)


@vereist(Recht.DOSSIERS)
@require_safe
def budgetbeheer(request: StafRequest, pk: Any) -> HttpResponse:
    """Alles van het budgetbeheer op een pagina."""
    traject = haal_traject(request, pk)
    rekening = traject.beheerrekeningen.order_by("status", "-start_datum").last()
    loopt = rekening is not None and rekening.status == Beheerstatus.LOOPT
    vandaag = timezone.localdate()
    stand = stand_van(rekening, vandaag) if rekening and loopt else None
    opdrachten = list(rekening.opdrachten.select_related("opgesteld_door", "goedgekeurd_door")) if rekening else []
    context = {
        "titel": "Budgetbeheer",
        "traject": traject,
        "rekening": rekening,
        "loopt": loopt,
        "stand": stand,
        "verloop": _om_de_zoveel(stand.verloop, vandaag) if stand else None,
        "posten": sorted(rekening.posten.all(), key=lambda post: post.rang) if rekening else [],
        "over": over_te_nemen(rekening) if rekening and loopt else [],
        "eerst": EERST,
        "opdrachten": opdrachten,
        "te_betalen": sum(o.status == "goedgekeurd" for o in opdrachten),
        "vandaag": vandaag,
        "mag": traject.is_open and can_behandelen(request.user, traject),
    }
    return render(request, "trajecten/budgetbeheer.html", context)


@vereist(Recht.DOSSIERS)
@require_safe
def rekening(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar het budgetbeheer van dat traject."""
    rij = get_object_or_404(Beheerrekening.objects.visible_to(request.user), pk=pk)
    return redirect("trajecten:budgetbeheer", rij.traject_id)


def _om_de_zoveel(verloop: Any, vandaag: Any) -> tuple[list[str], list[tuple[str, list[Any]]]]:
    """Het saldo in hele euro om de vijftien dagen, voor de grafiek."""
    labels, waarden = [], []
    for keer in range(DAGEN // STAP.days + 1):
        dag = vandaag + keer * STAP
        saldo = next((r.saldo for r in reversed(verloop.regels) if r.werkdag <= dag), verloop.opening)
        labels.append(f"{dag:%d-%m}")
        waarden.append(round(saldo))
    return labels, [("Saldo", waarden)]


def haal_rekening(request: StafRequest, pk: Any) -> tuple[Traject, Beheerrekening]:
    """Het traject en zijn lopende budgetbeheer (anders 404), voor wie er stappen in zet."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    return traject, get_object_or_404(traject.beheerrekeningen.all(), status=Beheerstatus.LOOPT)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def openen(request: StafRequest, pk: Any) -> HttpResponse:
    """Budgetbeheer beginnen met het saldo van de bank."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    form = formulieren.SaldoForm(request.POST or None, initial={"saldo_datum": timezone.localdate()})

    def dienst(_: Mapping[str, Any]) -> object:
        return beheer.open_beheer(traject, **form.gegevens, door=request.user, op=timezone.now())

    return toon(request, form, dienst, traject, titel="Budgetbeheer beginnen", gelukt="Het budgetbeheer loopt.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def saldo(request: StafRequest, pk: Any) -> HttpResponse:
    """Het saldo van de bank overnemen; daarmee is het budgetbeheer nagelopen."""
    traject, rekening = haal_rekening(request, pk)
    form = formulieren.SaldoForm(request.POST or None, initial={"saldo_datum": timezone.localdate()})

    def dienst(_: Mapping[str, Any]) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        return beheer.set_saldo(rekening, **form.gegevens, **wie)

    return toon(
        request,
        form,
        dienst,
        traject,
        titel="Saldo overnemen",
        gelukt="Het saldo is bijgewerkt.",
        versie=rekening.versie,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def post_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een inkomen of vaste last toevoegen."""
    traject, rekening = haal_rekening(request, pk)
    uit = {str(post.pk): post for post in over_te_nemen(rekening)}.get(request.GET.get("uit", ""))
    form = formulieren.PostForm(request.POST or None, initial=begin_van(uit) if uit else None)

    def dienst(_: Mapping[str, Any]) -> object:
        return beheer.add_post(rekening, **form.gegevens, door=request.user, op=timezone.now())

    return toon(request, form, dienst, traject, titel="Inkomen of vaste last", gelukt="De post is toegevoegd.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def post_stoppen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een post laten eindigen."""
    post = haal_post(request, pk)
    form = formulieren.EindpostForm(request.POST or None)

    def dienst(g: Mapping[str, Any]) -> object:
        return beheer.end_post(post, **g, door=request.user, op=timezone.now())

    traject = post.rekening.traject
    return toon(request, form, dienst, traject, titel=f"{post.naam} stoppen", gelukt="De post stopt.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def ontvangst(request: StafRequest, pk: Any) -> HttpResponse:
    """Vastleggen dat een inkomen binnenkwam."""
    post = haal_post(request, pk)
    vandaag = timezone.localdate()
    form = formulieren.OntvangstForm(request.POST or None, initial={"ontvangen": vandaag, "bedrag": post.bedrag})

    def dienst(g: Mapping[str, Any]) -> object:
        return beheer.record_ontvangst(post, **g, door=request.user, op=timezone.now())

    traject = post.rekening.traject
    return toon(request, form, dienst, traject, titel=f"{post.naam} ontvangen", gelukt="De ontvangst is vastgelegd.")


@vereist(Recht.DOSSIERS)
@require_POST
def stoppen(request: StafRequest, pk: Any) -> HttpResponse:
    """Het budgetbeheer eindigt."""
    traject, rekening = haal_rekening(request, pk)
    gezien = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: beheer.stop_beheer(rekening, door=request.user, op=timezone.now(), verwacht_versie=gezien),
        terug=reverse("trajecten:budgetbeheer", args=[traject.pk]),
        gelukt="Het budgetbeheer is gestopt. Wat nog niet betaald was, is ingetrokken.",
    )


def haal_post(request: StafRequest, pk: Any) -> Beheerpost:
    """De post met haar traject, voor wie er stappen in zet."""
    rijen = Beheerpost.objects.visible_to(request.user).select_related("rekening")
    post: Beheerpost = haal_van_traject(request, rijen, pk, "rekening__traject")
    eis(check_behandelen, request.user, post.rekening.traject)
    return post


def toon(request: StafRequest, form: Any, dienst: Any, traject: Traject, **context: Any) -> HttpResponse:
    """Het formulier, of de dienst en terug naar het budgetbeheer."""
    terug = reverse("trajecten:budgetbeheer", args=[traject.pk])
    wat = {"sjabloon": "trajecten/nazorg_formulier.html", "knop": "Opslaan", "boven": "Budgetbeheer"} | context
    return verwerk_en_terug(request, form, dienst, terug=terug, traject=traject, **wat)
