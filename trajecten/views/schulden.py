"""De schulden in een traject: overzicht, toevoegen, wijzigen, en het saldo met de hand invoeren."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import AANSCHRIJVING_OPEN, BuitenReden, Herkomst
from trajecten.forms.schuld import SchuldForm, SchuldWijzigForm
from trajecten.forms.schuldeiser import NieuweSchuldeiserForm
from trajecten.forms.voorstel import SaldoForm
from trajecten.models import Aanschrijving, Schuld, Schuldeiser, Traject
from trajecten.permissions import check_behandelen
from trajecten.schuldtotaal import tel_op
from trajecten.services.saldo import record_saldo
from trajecten.services.schuld import VOOR_HET_VOORSTEL, NieuweSchuld, add_schuld, update_schuld
from trajecten.services.zelfopgave import opgaven_van
from trajecten.views.acties import geweigerd
from trajecten.views.ophalen import haal_traject, haal_van_traject, tabbladen
from trajecten.views.schuldeisers import leg_schuldeiser_vast

TE_LAAT = "De schulden liggen vast: het voorstel ligt bij de schuldeisers, of het traject is verder."


@vereist(Recht.DOSSIERS)
@require_safe
def schulden(request: StafRequest, pk: Any) -> HttpResponse:
    """Alle schulden met hun stand; de totalen tellen op wat in de tabel staat."""
    traject = haal_traject(request, pk)
    brieven = Prefetch("aanschrijvingen", Aanschrijving.objects.visible_to(request.user).order_by("-ronde"))
    schulden_ = traject.schulden.select_related("schuldeiser", "vertegenwoordiger").met_beslag(timezone.localdate())
    rijen = list(schulden_.prefetch_related(brieven))
    reden = vast(traject) or geweigerd(request.user, traject)
    context = {
        "traject": traject,
        "client": traject.client,
        "tabbladen": tabbladen(traject.client, "schulden", traject),
        "rijen": [(schuld, next(iter(schuld.aanschrijvingen.all()), None)) for schuld in rijen],
        "opvallend": [schuld for schuld in rijen if schuld.valt_op and traject.is_open],
        "totaal": tel_op(schuld.post for schuld in rijen),
        "reden": reden,
        "mag_saldo": not geweigerd(request.user, traject),
        "open_statussen": [*AANSCHRIJVING_OPEN, "geen_reactie"],
        "vandaag": timezone.localdate(),
        "opgaven": list(opgaven_van(traject)),
    }
    return render(request, "trajecten/schulden.html", context)


def vast(traject: Traject) -> str:
    """Waarom de schulden nu niet veranderen, of leeg als zij dat wel kunnen."""
    return "" if traject.status in VOOR_HET_VOORSTEL else TE_LAAT


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def schuld_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Eerst een schuldeiser kiezen, dan de schuld invullen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    register = Schuldeiser.objects.visible_to(request.user)
    gekozen = request.GET.get("schuldeiser", "")
    if not gekozen.isdecimal():
        return kies_schuldeiser(request, traject, register)
    eiser = get_object_or_404(register, pk=gekozen)
    form = SchuldForm(request.POST if request.method == "POST" else None, initial={"is_preferent": eiser.is_preferent})

    def dienst(gegevens: Mapping[str, Any]) -> str:
        nieuw = NieuweSchuld(eiser, **{**gegevens, "buiten_reden": reden_buiten(gegevens)})
        add_schuld(traject, nieuw, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return reverse("trajecten:schulden", args=[traject.pk])

    return toon_schuldformulier(request, form, dienst, traject, f"Schuld bij {eiser.naam}", "De schuld is toegevoegd.")


def kies_schuldeiser(request: StafRequest, traject: Traject, register: Any, **context: Any) -> HttpResponse:
    """De eerste stap: een schuldeiser zoeken in het register, of een nieuwe toevoegen."""
    zoek = request.GET.get("zoek", "").strip()
    gevonden = register.zoek(zoek).order_by("naam", "pk")[:25] if zoek else []
    standaard = {"traject": traject, "zoek": zoek, "gevonden": gevonden, "reden": vast(traject)}
    return render(request, "trajecten/schuld_kies.html", {**standaard, **context})


def reden_buiten(gegevens: Mapping[str, Any]) -> BuitenReden | None:
    """Waarom de schuld niet meedoet, of None als zij meedoet."""
    return BuitenReden(gegevens["buiten_reden"]) if gegevens["buiten_reden"] else None


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def schuldeiser_bij_schuld(request: StafRequest, pk: Any) -> HttpResponse:
    """Een schuldeiser die nog niet in het register staat; daarna volgt de schuld."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    begin = {"naam": request.GET.get("zoek", ""), "gemeente": traject.gemeente_id}
    form = NieuweSchuldeiserForm(request.POST if request.method == "POST" else None, user=request.user, initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        eiser = leg_schuldeiser_vast(request, gegevens)
        return f"{_verder(request, traject)}?schuldeiser={eiser.pk}"

    return toon_schuldformulier(
        request, form, dienst, traject, "Nieuwe schuldeiser", "De schuldeiser staat in het register."
    )


def _verder(request: StafRequest, traject: Traject) -> str:
    """Waar de schuld wordt ingevuld: bij een regel die de inwoner zelf opschreef, of los."""
    for opgave in opgaven_van(traject):
        if str(opgave.pk) == request.GET.get("opgave"):
            return reverse("trajecten:zelfopgave", args=[traject.pk, opgave.pk])
    return reverse("trajecten:schuld-nieuw", args=[traject.pk])


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def schuld(request: StafRequest, pk: Any) -> HttpResponse:
    """Een schuld wijzigen zolang er geen voorstel ligt."""
    rijen = Schuld.objects.visible_to(request.user).select_related("schuldeiser")
    rij = haal_van_traject(request, rijen, pk)
    eis(check_behandelen, request.user, rij.traject)
    form = SchuldWijzigForm(
        request.POST if request.method == "POST" else None,
        initial={naam: getattr(rij, naam) for naam in SchuldWijzigForm.base_fields},
        schuld=rij,
    )

    def dienst(gegevens: Mapping[str, Any]) -> str:
        velden = {**gegevens, "buiten_reden": reden_buiten(gegevens)}
        update_schuld(rij, **velden, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return reverse("trajecten:schulden", args=[rij.traject_id])

    return toon_schuldformulier(request, form, dienst, rij.traject, str(rij), "De schuld is gewijzigd.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def saldo(request: StafRequest, pk: Any) -> HttpResponse:
    """Het antwoord van een schuldeiser met de hand invoeren."""
    rijen = Aanschrijving.objects.visible_to(request.user).select_related("schuld__schuldeiser")
    rij = haal_van_traject(request, rijen, pk)
    eis(check_behandelen, request.user, rij.traject)
    form = SaldoForm(request.POST if request.method == "POST" else None, initial={"kenmerk": rij.schuld.kenmerk})

    def dienst(gegevens: Mapping[str, Any]) -> str:
        record_saldo(
            rij,
            **gegevens,
            via=Herkomst.CONSULENT,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return reverse("trajecten:schulden", args=[rij.traject_id])

    titel = f"Saldo van {rij.schuld.schuldeiser}"
    return toon_schuldformulier(
        request, form, dienst, rij.traject, titel, "Het saldo is vastgelegd.", versie=rij.versie, reden=""
    )


def toon_schuldformulier(
    request: StafRequest, form: Any, dienst: Any, traject: Traject, titel: str, gelukt: str, **context: Any
) -> HttpResponse:
    """Een formulier bij de schulden van een traject, met de weg terug naar de schulden."""
    standaard = {"versie": traject.versie, "reden": "" if request.method == "POST" else vast(traject)}
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/schuld.html",
        gelukt=gelukt,
        traject=traject,
        titel=titel,
        annuleer=reverse("trajecten:schulden", args=[traject.pk]),
        **{**standaard, **context},
    )
