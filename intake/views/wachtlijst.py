"""De wachtlijst voor het eerste gesprek: wie aan de beurt is, waarom, en hoe lang mensen wachten."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Avg, DurationField, ExpressionWrapper, F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices import AanmeldingStatus
from intake.forms.persoon import GemeenteFilter
from intake.models import Aanmelding
from intake.querysets import AanmeldingQuerySet
from intake.wachtlijst import LANDELIJK_DAGEN, Wachtende, reden_van
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import PER_PAGINA
from schuldhulp.views.recht import vereist

TERUGKIJKEN = timedelta(days=91)


class WachtlijstFilter(GemeenteFilter):
    """Filter boven de wachtlijst."""

    zonder_afspraak = forms.BooleanField(label="Nog geen afspraak", required=False)


@vereist(Recht.DOSSIERS)
@require_safe
def wachtlijst(request: StafRequest) -> HttpResponse:
    """Iedereen die op een eerste gesprek wacht, in volgorde, met de reden van de plaats."""
    form = WachtlijstFilter(request.GET, user=request.user)
    form.is_valid()
    keuze, vandaag = form.cleaned_data, timezone.localdate()
    alle = Aanmelding.objects.visible_to(request.user)
    alle = alle.filter(gemeente=keuze["gemeente"]) if keuze.get("gemeente") else alle
    wachtend = alle.wachtend(vandaag).for_list()
    if keuze.get("zonder_afspraak"):
        wachtend = wachtend.filter(status=AanmeldingStatus.GEMELD)
    pagina = Paginator(wachtend, PER_PAGINA).get_page(request.GET.get("pagina"))
    zet_stappen = request.user.gemeenten_met(Recht.BESLISSEN)
    context = {
        "form": form,
        "pagina": pagina,
        "rijen": [_rij(nummer, rij, zet_stappen) for nummer, rij in enumerate(pagina, start=pagina.start_index())],
        "gemiddeld": _gemiddeld(alle),
        "landelijk": LANDELIJK_DAGEN,
    }
    return render(request, "intake/wachtlijst.html", context)


def _rij(nummer: int, rij: Aanmelding, zet_stappen: list[int]) -> dict[str, Any]:
    assert rij.gemeld_op, "wie wacht, meldde zich op een dag"  # noqa: S101
    assert rij.gesprek_uiterlijk_datum, "register_aanmelding start de klok"  # noqa: S101
    vandaag = timezone.localdate()
    wie = Wachtende(rij.pk, rij.voorrang, rij.gemeld_op, rij.gesprek_uiterlijk_datum)
    dagen = (vandaag - timezone.localdate(rij.gemeld_op)).days
    return {"nummer": nummer, "rij": rij, "reden": reden_van(wie, vandaag), "dagen": dagen} | {
        "mag_plannen": rij.gemeente_id in zet_stappen
    }


def _gemiddeld(alle: AanmeldingQuerySet) -> int | None:
    """Hoeveel dagen mensen met een gesprek in het afgelopen kwartaal erop wachtten; None zonder gesprekken."""
    gesprekken = alle.filter(gesprek_op__gte=timezone.now() - TERUGKIJKEN, gemeld_op__isnull=False)
    duur = ExpressionWrapper(F("gesprek_op") - F("gemeld_op"), output_field=DurationField())
    gemiddeld = gesprekken.aggregate(duur=Avg(duur))["duur"]
    return round(gemiddeld / timedelta(days=1)) if gemiddeld is not None else None
