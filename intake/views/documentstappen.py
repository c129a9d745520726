"""Wat iemand met een papier kan doen: goedkeuren, afkeuren, van soort veranderen en splitsen."""

from collections.abc import Callable, Mapping
from typing import Any

from csp.decorators import csp_update
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake.choices import Afkeurreden, Documentsoort
from intake.forms.papieren import AfkeurForm, SoortForm, SplitsForm
from intake.models import Document
from intake.permissions import check_behandelen, check_dossiers
from intake.services.document import approve_document, reclassify_document, reject_document
from intake.services.splitsen import split_document
from intake.views.document import IN_BEELD, haal_document, volgende_papier
from intake.views.papieren import papieren_url
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist

FORMULIER = "intake/document_stap.html"
Dienst = Callable[[Mapping[str, Any]], object]


def _stap(
    request: StafRequest, rij: Document, overgang: str, form: Form, dienst: Dienst, **context: Any
) -> HttpResponse:
    """Toont het formulier van een stap, of voert hem uit en gaat terug naar de papieren."""
    if request.method == "GET" and (reden := waarom_niet(rij, overgang)):
        messages.error(request, reden)
        return redirect(rij)

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        dienst(gegevens)
        return papieren_url(rij.client)

    gezien = verwacht_versie(request)
    context |= {"document": rij, "annuleer": rij.get_absolute_url(), "versie": rij.versie if gezien is None else gezien}
    return verwerk(request, form, uitvoeren, **context)


@vereist(Recht.DOSSIERS)
@require_POST
def goedkeuren(request: StafRequest, pk: Any) -> HttpResponse:
    """De eerste of de tweede controle; daarna het volgende papier dat wacht."""
    rij = haal_document(request, pk)
    eis(check_dossiers, request.user, rij.client.gemeente)
    volgende = volgende_papier(rij, request.user)
    return voer_uit(
        request,
        lambda: approve_document(rij, door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)),
        terug=volgende.get_absolute_url() if volgende else papieren_url(rij.client),
        gelukt=f"{rij.get_soort_display()}: nagekeken.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def afkeuren(request: StafRequest, pk: Any) -> HttpResponse:
    """Een papier afkeuren, met de reden."""
    rij = haal_document(request, pk)
    eis(check_dossiers, request.user, rij.client.gemeente)
    form = AfkeurForm(request.POST or None)
    form.fields["reden"].uitleg_per_keuze = {  # type: ignore[attr-defined]
        Afkeurreden.ANDERE_PERSOON: "Meld dit ook als datalek als de inwoner dit papier kon zien."
    }

    def dienst(gegevens: Mapping[str, Any]) -> object:
        return reject_document(
            rij,
            reden=Afkeurreden(gegevens["reden"]),
            toelichting=gegevens["toelichting"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    context = {"titel": "Papier afkeuren", "knop": "Keur af", "gelukt": "Het papier is afgekeurd."}
    return _stap(request, rij, "reject", form, dienst, sjabloon=FORMULIER, **context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def soort(request: StafRequest, pk: Any) -> HttpResponse:
    """Het papier is een ander soort."""
    rij = haal_document(request, pk)
    eis(check_behandelen, request.user, rij.client.gemeente)
    form = SoortForm(request.POST or None, initial={"soort": rij.soort})

    def dienst(gegevens: Mapping[str, Any]) -> object:
        return reclassify_document(
            rij,
            soort=Documentsoort(gegevens["soort"]),
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    context = {"titel": "Soort papier wijzigen", "knop": "Wijzig het soort", "gelukt": "Het soort is gewijzigd."}
    return _stap(request, rij, "reclassify", form, dienst, sjabloon=FORMULIER, **context)


@vereist(Recht.DOSSIERS)
@csp_update(IN_BEELD)
@require_http_methods(["GET", "POST"])
def splitsen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een scan verdelen: per bladzijde wat het is."""
    rij = haal_document(request, pk)
    eis(check_behandelen, request.user, rij.client.gemeente)
    form = SplitsForm(request.POST or None, document=rij)

    def dienst(_: Mapping[str, Any]) -> object:
        return split_document(
            rij,
            verdeling=form.verdeling,
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    context = {"titel": "Scan splitsen", "gelukt": "De scan is verdeeld over papieren."}
    return _stap(request, rij, "split", form, dienst, sjabloon="intake/document_splitsen.html", **context)
