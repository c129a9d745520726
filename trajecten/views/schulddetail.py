"""Eén schuld in het geheel: bedragen, gronden, wie optreedt, betwisting en beslag; en wat daarvan te wijzigen is."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import euro
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import EINDE
from trajecten.forms.schuldfeiten import BeslagEindeForm, BeslagForm, SchuldfeitenForm, VerschilForm
from trajecten.models import Beslag, Schuld, Schuldeiser, Traject
from trajecten.permissions import check_behandelen
from trajecten.services.schuldfeiten import Schuldfeiten, add_beslag, end_beslag, mark_verschil, update_schuldfeiten
from trajecten.views.acties import geweigerd
from trajecten.views.ophalen import haal_van_traject
from trajecten.views.schulden import vast

Paren = list[tuple[str, str]]


def _haal(request: StafRequest, pk: UUID) -> Schuld:
    rijen = Schuld.objects.visible_to(request.user).select_related("schuldeiser", "vertegenwoordiger")
    rij: Schuld = haal_van_traject(request, rijen, pk)
    return rij


def _dag(dag: date | None) -> str:
    return f"{dag:%d-%m-%Y}" if dag else ""


@vereist(Recht.DOSSIERS)
@require_safe
def details(request: StafRequest, pk: UUID) -> HttpResponse:
    """Alles wat over deze schuld bekend is."""
    schuld = _haal(request, pk)
    traject = schuld.traject
    reden = geweigerd(request.user, traject) or ("Dit traject is beëindigd." if traject.status in EINDE else "")
    context = {
        "schuld": schuld,
        "traject": traject,
        "titel": str(schuld),
        "bedragen": _bedragen(schuld),
        "regeling": _regeling(schuld),
        "partijen": _partijen(schuld),
        "beslagen": list(schuld.beslagen.select_related("deurwaarder")),  # type: ignore[attr-defined]
        "vandaag": timezone.localdate(),
        "reden": reden,
        "mag_bedrag": not reden and not vast(traject),
    }
    return render(request, "trajecten/schuld_details.html", context)


def _bedragen(schuld: Schuld) -> Paren:
    return [
        ("Oorspronkelijk", euro(schuld.oorspronkelijk_bedrag)),
        ("Opgegeven door de inwoner", euro(schuld.opgegeven_bedrag)),
        ("Bevestigd", euro(schuld.bevestigd_bedrag)),
        ("Geldt", euro(schuld.bedrag)),
        *([("Verklaring van het verschil", schuld.verschil_reden)] if schuld.verschil_reden else []),
        ("Ontstaan op", _dag(schuld.ontstaan_datum)),
        ("Peildatum", _dag(schuld.peil_datum)),
        ("Soort", schuld.get_soort_display()),
        ("Zakelijk", "Ja" if schuld.is_zakelijk else "Nee"),
    ]


def _regeling(schuld: Schuld) -> Paren:
    """Doet zij mee, gaat zij voor, en op welke grond."""
    grond = f"{schuld.get_preferentiegrond_display()}\n{schuld.bron_preferentie}" if schuld.preferentiegrond else ""
    buiten = (
        [("Reden", schuld.get_buiten_reden_display()), ("Grond", schuld.bron_buiten)] if not schuld.doet_mee else []
    )
    return [
        ("Doet mee in de regeling", "Ja" if schuld.doet_mee else "Nee"),
        *buiten,
        *([("Toelichting", schuld.buiten_toelichting)] if schuld.buiten_toelichting else []),
        ("Preferent", "Ja" if schuld.is_preferent else "Nee"),
        *([("Grond van de preferentie", grond or "Nog niet vastgelegd")] if schuld.is_preferent else []),
    ]


def _partijen(schuld: Schuld) -> Paren:
    agent = schuld.vertegenwoordiger
    optreden = [
        ("Treedt op", f"{agent.naam}\n{agent.get_rol_display()}"),
        ("Kenmerk daar", schuld.vertegenwoordiger_kenmerk),
    ] if agent else [("Treedt op", "De schuldeiser zelf")]  # fmt: skip
    hoofdelijk = "Ja" + (f", met {schuld.hoofdelijk_met}" if schuld.hoofdelijk_met else "")
    betwist = f"Sinds {_dag(schuld.betwist_sinds_datum)}\n{schuld.betwist_waarom}"
    return [
        ("Schuldeiser", schuld.schuldeiser.naam if schuld.schuldeiser else "Onbekend"),
        ("Kenmerk", schuld.kenmerk),
        *optreden,
        ("Hoofdelijk aansprakelijk", hoofdelijk if schuld.is_hoofdelijk else "Nee"),
        ("Betwist", betwist if schuld.is_betwist else "Nee"),
    ]


def _register(request: StafRequest, traject: Traject) -> "QuerySet[Schuldeiser]":
    """Wie kan optreden: uit het gedeelde register of uit de gemeente van het traject."""
    rijen = Schuldeiser.objects.visible_to(request.user).treedt_op()
    return rijen.filter(Q(gemeente=None) | Q(gemeente=traject.gemeente_id)).order_by("naam", "pk")


def _toon(
    request: StafRequest, form: Any, dienst: Any, schuld: Schuld, titel: str, gelukt: str, **context: Any
) -> HttpResponse:
    """Een formulier bij één schuld, met de weg terug naar haar pagina."""
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/schuld.html",
        gelukt=gelukt,
        traject=schuld.traject,
        bij=schuld,
        titel=titel,
        versie=schuld.traject.versie,
        reden="Dit traject is beëindigd." if request.method == "GET" and schuld.traject.status in EINDE else "",
        annuleer=reverse("trajecten:schuld-details", args=[schuld.pk]),
        **context,
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def feiten(request: StafRequest, pk: UUID) -> HttpResponse:
    """De feiten wijzigen; de som blijft gelijk."""
    schuld = _haal(request, pk)
    eis(check_behandelen, request.user, schuld.traject)
    form = SchuldfeitenForm(
        request.POST if request.method == "POST" else None,
        initial={naam: getattr(schuld, naam) for naam in SchuldfeitenForm.base_fields},
        register=_register(request, schuld.traject),
    )

    def dienst(gegevens: Mapping[str, Any]) -> str:
        update_schuldfeiten(
            schuld,
            Schuldfeiten(**gegevens),
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return reverse("trajecten:schuld-details", args=[schuld.pk])

    return _toon(request, form, dienst, schuld, f"{schuld}: feiten wijzigen", "De feiten zijn vastgelegd.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def beslag_nieuw(request: StafRequest, pk: UUID) -> HttpResponse:
    """Beslag of verrekening vastleggen."""
    schuld = _haal(request, pk)
    eis(check_behandelen, request.user, schuld.traject)
    form = BeslagForm(request.POST if request.method == "POST" else None, register=_register(request, schuld.traject))

    def dienst(gegevens: Mapping[str, Any]) -> str:
        add_beslag(schuld, **gegevens, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return reverse("trajecten:schuld-details", args=[schuld.pk])

    return _toon(request, form, dienst, schuld, f"{schuld}: beslag vastleggen", "Het beslag is vastgelegd.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def beslag_einde(request: StafRequest, pk: UUID) -> HttpResponse:
    """Een beslag dat er niet meer ligt."""
    rijen = Beslag.objects.visible_to(request.user).select_related("schuld__schuldeiser")
    beslag = haal_van_traject(request, rijen, pk, pad="schuld__traject")
    eis(check_behandelen, request.user, beslag.schuld.traject)
    form = BeslagEindeForm(request.POST if request.method == "POST" else None)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        end_beslag(beslag, **gegevens, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return reverse("trajecten:schuld-details", args=[beslag.schuld_id])

    return _toon(request, form, dienst, beslag.schuld, "Beslag opheffen", "Het beslag is opgeheven.")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verschil(request: StafRequest, pk: UUID) -> HttpResponse:
    """Nakijken waarom een schuldeiser veel meer vordert dan de inwoner noemde."""
    schuld = _haal(request, pk)
    eis(check_behandelen, request.user, schuld.traject)
    form = VerschilForm(request.POST if request.method == "POST" else None)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        mark_verschil(schuld, **gegevens, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)
        return reverse("trajecten:schuld-details", args=[schuld.pk])

    return _toon(request, form, dienst, schuld, f"Verschil: {schuld}", "Het verschil is nagekeken.")
