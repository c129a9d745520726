"""De bevestiging van een aanmelding sturen, na een blik op de brief."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.permissions import check_behandelen
from intake.services.bevestiging import concept_bevestiging, send_bevestiging, waarom_geen_bevestiging
from intake.views.aanmelding import haal_aanmelding
from intake.views.stappen import doe_stap, kan_niet
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.formulieren import Formulier
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def bevestiging(request: StafRequest, pk: Any) -> HttpResponse:
    """Zeggen dat de vraag om hulp binnen is, en wanneer het gesprek uiterlijk is."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_geen_bevestiging(rij)):
        return kan_niet(request, rij, reden)
    return doe_stap(
        request,
        rij,
        Formulier(request.POST if request.method == "POST" else None),
        lambda _: send_bevestiging(rij, door=request.user, op=timezone.now()),
        voorbeeld=lambda _: toon_voorbeeld(request, concept_bevestiging(rij, door=request.user)),
        titel="Bevestiging sturen",
        knop="Verstuur de bevestiging",
        gelukt="De bevestiging is verstuurd.",
        effect="De inwoner krijgt een brief: zijn vraag is binnen, en het gesprek is uiterlijk op de datum hieronder.",
        termijn=(rij.gesprek_uiterlijk_datum, rij.gesprek_toelichting),
    )
