"""De papieren van een dossier: toevoegen, en papieren die bij deze inwoner niet nodig zijn."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.choices import Documentherkomst, Documentsoort
from intake.forms.papieren import ToevoegForm, VrijstellingForm
from intake.models import Client, Document, Nakijkronde
from intake.papieren import Stuk
from intake.papierstand import papierstand
from intake.permissions import check_behandelen
from intake.services.document import add_document
from intake.services.vrijstelling import restore_stuk, waive_stuk
from intake.views.client import haal_client
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist


class Uitkomst(NamedTuple):
    """Wat er met één bestand gebeurde: het papier, of waarom niet."""

    naam: str
    document: Document | None
    reden: str


def papieren_url(client: Client) -> str:
    """Het tabblad Papieren van dit dossier."""
    return f"{reverse('trajecten:dossier', args=[client.pk])}?tab=papieren"


@vereist(Recht.DOSSIERS)
@require_safe
def nakijken(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar de papieren van deze inwoner."""
    ronde = get_object_or_404(Nakijkronde.objects.visible_to(request.user).select_related("client"), pk=pk)
    return redirect(papieren_url(ronde.client))


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def toevoegen(request: StafRequest, pk: Any) -> HttpResponse:
    """Papieren toevoegen. Wat goed is blijft; van wat niet goed is staat er per bestand waarom."""
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)
    beginsoort = request.GET.get("soort", "")
    form = ToevoegForm(
        request.POST or None,
        request.FILES or None,
        initial={"soort": beginsoort if beginsoort in Documentsoort.values else ""},
    )
    uitkomsten = _neem_aan(request, client, form) if request.method == "POST" and form.is_valid() else []
    goed = [u.document for u in uitkomsten if u.document]
    fout = [u for u in uitkomsten if not u.document]
    if goed and not fout:
        messages.success(request, _telling(len(goed)))
        te_splitsen = [d for d in goed if d.soort == Documentsoort.GEMENGD and d.bladzijden > 1]
        return (
            redirect("intake:document-splitsen", te_splitsen[0].pk) if te_splitsen else redirect(papieren_url(client))
        )
    for uitkomst in fout:
        form.add_error("bestanden", f"{uitkomst.naam}: {uitkomst.reden}")
    context = {
        "client": client,
        "form": form,
        "annuleer": papieren_url(client),
        "goed": goed,
        "grens": settings.DOCUMENT_MAX_BYTES,
    }
    return render(request, "intake/papieren_toevoegen.html", context)


def _neem_aan(request: StafRequest, client: Client, form: ToevoegForm) -> list[Uitkomst]:
    uitkomsten = []
    for bestand in form.cleaned_data["bestanden"]:
        try:
            document = add_document(
                client,
                bestand=bestand,
                soort=Documentsoort(form.cleaned_data["soort"]),
                herkomst=Documentherkomst.CONSULENT,
                door=request.user,
                op=timezone.now(),
            )
            uitkomsten.append(Uitkomst(document.naam, document, ""))
        except Geweigerd as reden:
            uitkomsten.append(Uitkomst(bestand.name or "Bestand zonder naam", None, reden.melding))
    return uitkomsten


def _telling(aantal: int) -> str:
    return "Het papier is toegevoegd." if aantal == 1 else f"{aantal} papieren zijn toegevoegd."


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def niet_nodig(request: StafRequest, pk: Any, code: str) -> HttpResponse:
    """Vastleggen dat een papier van de lijst bij deze inwoner niet nodig is."""
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)
    stuk = _stuk(client, code)
    form = VrijstellingForm(request.POST or None, stuk=stuk)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        waive_stuk(client, code=code, reden=gegevens["reden"], door=request.user, op=timezone.now())
        return papieren_url(client)

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="intake/papier_niet_nodig.html",
        gelukt="Dit papier vragen wij niet meer.",
        client=client,
        stuk=stuk,
        annuleer=papieren_url(client),
    )


@vereist(Recht.DOSSIERS)
@require_POST
def toch_nodig(request: StafRequest, pk: Any, code: str) -> HttpResponse:
    """Het papier toch weer vragen."""
    client = haal_client(request, pk, None)
    eis(check_behandelen, request.user, client.gemeente)
    return voer_uit(
        request,
        lambda: restore_stuk(client, code=code, door=request.user, op=timezone.now()),
        terug=papieren_url(client),
        gelukt="Dit papier vragen wij weer.",
    )


def _stuk(client: Client, code: str) -> Stuk:
    for regel in papierstand(client).regels:
        if regel.stuk.code == code:
            return regel.stuk
    raise Http404("Dit papier staat niet op de lijst van deze inwoner.")
