"""De producten van een traject: wat loopt en liep, en er een beginnen, wijzigen of beëindigen."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.beeld import product as productbeeld
from trajecten.choices import Onderdeelsoort
from trajecten.choices.product import Producteinde, Productresultaat
from trajecten.forms.product import ProductEindeForm, ProductForm, ProductWijzigForm
from trajecten.models import Productopvolging, Traject, Trajectonderdeel
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services import product as diensten
from trajecten.views.ophalen import haal_traject, haal_van_traject, tabbladen


@vereist(Recht.DOSSIERS)
@require_safe
def producten(request: StafRequest, pk: Any) -> HttpResponse:
    """Alles wat in en naast het traject loopt of liep, op één tijdlijn, en wie er op het traject staan."""
    traject = haal_traject(request, pk)
    rijen = list(traject.onderdelen.select_related("uitvoerder"))
    tot = traject.eind_datum or timezone.localdate()
    balken = productbeeld.maak_balken(rijen, begin=traject.start_datum, tot=tot)
    context = {
        "traject": traject,
        "titel": "Producten",
        "tabbladen": tabbladen(traject.client, "traject", traject),
        "lopend": [rij for rij in rijen if rij.eind_datum is None],
        "klaar": [rij for rij in rijen if rij.eind_datum],
        "balken": balken,
        "hoogte": productbeeld.RIJ * len(balken),
        "beeld": productbeeld,
        "beschrijving": "; ".join(f"{balk.naam}, {balk.tijd}" for balk in balken),
        "partnerwissels": traject.partnerwissels.select_related("partner", "door"),
        "mag": traject.is_open and can_behandelen(request.user, traject),
    }
    return render(request, "trajecten/producten.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een product beginnen naast het traject."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    begin = {"uitvoerder": traject.uitvoerder_id, "start": timezone.localdate()}
    form = ProductForm(ingestuurd(request), traject=traject, user=request.user, initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> object:
        return diensten.start_product(
            traject,
            soort=Onderdeelsoort(gegevens["soort"]),
            afspraken=form.afspraken,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    return verwerk_product(request, traject, form, dienst, "Product beginnen", "Beginnen", "Het product is begonnen.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def wijzigen(request: StafRequest, pk: Any) -> HttpResponse:
    """De afspraken van een product dat loopt."""
    rij = _haal_lopend(request, pk)
    velden = ("uitvoerder", "persoon", "doel")
    begin = {
        **{veld: getattr(rij, veld) for veld in velden},
        "start": rij.start_datum,
        "verwacht_eind": rij.verwacht_eind_datum,
    }
    form = ProductWijzigForm(ingestuurd(request), traject=rij.traject, user=request.user, initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> object:
        return diensten.update_product(
            rij, afspraken=form.afspraken, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        )

    titel = f"Wijzigen: {str(rij).lower()}"
    return verwerk_product(request, rij.traject, form, dienst, titel, "Opslaan", "Het product is gewijzigd.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def beeindigen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een product eindigt, met reden en resultaat."""
    rij = _haal_lopend(request, pk)
    form = ProductEindeForm(
        ingestuurd(request),
        traject=rij.traject,
        user=request.user,
        product=rij,
        initial={"eind": timezone.localdate()},
    )

    def dienst(gegevens: Mapping[str, Any]) -> object:
        return diensten.end_product(
            rij,
            eind=gegevens["eind"],
            reden=Producteinde(gegevens["reden"]),
            resultaat=Productresultaat(gegevens["resultaat"]),
            toelichting=gegevens["toelichting"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    titel = f"Beëindigen: {str(rij).lower()}"
    return verwerk_product(request, rij.traject, form, dienst, titel, "Product beëindigen", "Het product is beëindigd.")


@vereist(Recht.DOSSIERS)
@require_safe
def opvolging(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar het product waarvan het einde in zicht is."""
    rij = get_object_or_404(Productopvolging.objects.visible_to(request.user), pk=pk)
    return redirect("trajecten:producten", rij.traject_id)


def _haal_lopend(request: StafRequest, pk: Any) -> Trajectonderdeel:
    """Een product dat een medewerker los kan wijzigen of beëindigen; een ander heeft zo'n pagina niet."""
    rij: Trajectonderdeel = haal_van_traject(request, Trajectonderdeel.objects.visible_to(request.user), pk)
    eis(check_behandelen, request.user, rij.traject)
    if rij.volgt_stap:
        raise Http404("Dit product volgt een stap van het traject.")
    return rij


def verwerk_product(
    request: StafRequest, traject: Traject, form: Any, dienst: Any, titel: str, knop: str, gelukt: str
) -> HttpResponse:
    """Een formulier over de producten van een traject, of over wie er meedoet."""
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=reverse("trajecten:producten", args=[traject.pk]),
        sjabloon="trajecten/productstap.html",
        gelukt=gelukt,
        traject=traject,
        titel=titel,
        knop=knop,
    )
