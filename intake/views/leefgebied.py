"""Leefgebieden bespreken en teruglezen, en een uitslag van elders bewaren."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.choices import ExternInstrument
from intake.forms.leefgebied import LeefgebiedenForm, UitslagForm
from intake.leefgebieden import CIJFERS
from intake.models import Leefgebiedcijfer, Leefgebiedmeting
from intake.permissions import check_behandelen
from intake.services.leefgebied import record_leefgebieden
from intake.services.uitslag import record_uitslag
from intake.views.client import haal_client
from intake.views.profielen import dossier_url, leefgebieden_van
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def bespreken(request: StafRequest, pk: Any) -> HttpResponse:
    """Per leefgebied een cijfer; alleen wat besproken is. Het vorige cijfer staat erbij."""
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)
    form = LeefgebiedenForm(request.POST or None)
    vorige = leefgebieden_van(request.user, client)["nu_per_gebied"]

    def dienst(gegevens: Mapping[str, Any]) -> str:
        record_leefgebieden(
            client,
            datum=gegevens["datum"],
            cijfers=form.cijfers,
            notities=form.notities,
            id_=gegevens["id_"],
            door=request.user,
            op=timezone.now(),
        )
        return dossier_url(client)

    context: dict[str, Any] = {
        "client": client,
        "titel": "Leefgebieden bespreken",
        "annuleer": dossier_url(client),
        "gebieden": [{**rij, "vorige": vorige.get(rij["gebied"])} for rij in form.gebieden()],
    }
    return verwerk(
        request, form, dienst, sjabloon="intake/leefgebieden.html", gelukt="De leefgebieden zijn bewaard.", **context
    )


@vereist(Recht.DOSSIERS)
@require_safe
def meting(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén gesprek over de leefgebieden, met de aantekeningen."""
    rijen = Leefgebiedmeting.objects.visible_to(request.user).select_related("client__gemeente", "door")
    rij = get_object_or_404(rijen.prefetch_related("cijfers"), pk=pk)
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.client.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
    )
    context = {
        "meting": rij,
        "client": rij.client,
        "dossier_url": dossier_url(rij.client),
        "rijen": [_rij(cijfer) for cijfer in rij.cijfers.all()],
    }
    return render(request, "intake/leefgebiedmeting.html", context)


def _rij(cijfer: Leefgebiedcijfer) -> tuple[str, str]:
    regels = [f"{cijfer.cijfer}: {CIJFERS[cijfer.cijfer].lower()}", cijfer.notitie]
    return cijfer.get_gebied_display(), "\n".join(regel for regel in regels if regel)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def uitslag(request: StafRequest, pk: Any) -> HttpResponse:
    """De uitslag van een instrument van een ander toevoegen."""
    client = haal_client(request, pk)
    eis(check_behandelen, request.user, client.gemeente)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        record_uitslag(
            client,
            instrument=ExternInstrument(gegevens["instrument"]),
            instrument_naam=gegevens["instrument_naam"],
            datum=gegevens["datum"],
            label=gegevens["label"],
            notities=gegevens["notities"],
            inhoud=form.inhoud,
            id_=gegevens["id_"],
            door=request.user,
            op=timezone.now(),
        )
        return dossier_url(client)

    form = UitslagForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "client": client,
        "titel": "Uitslag van elders toevoegen",
        "annuleer": dossier_url(client),
    }
    return verwerk(request, form, dienst, sjabloon="intake/uitslag.html", gelukt="De uitslag is bewaard.", **context)
