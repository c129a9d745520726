"""Papieren vragen: de beslistermijn staat stil tot de aanvraag compleet is."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.choices import OpschortingEinde
from intake.forms.opschorting import HervatForm, PapierenVragenForm
from intake.models import Aanmelding
from intake.papierstand import ontbrekend
from intake.permissions import check_behandelen
from intake.services.opschorting import concept_papieren, resume_aanmelding, suspend_aanmelding
from intake.views.aanmelding import haal_aanmelding
from intake.views.stappen import doe_stap, kan_niet
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Beleid
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import eis, vereist

ZET_STIL = {
    "knop": "Vraag de papieren en zet de termijn stil",
    "gelukt": "De brief is verstuurd. De beslistermijn staat stil.",
    "effect": "De inwoner krijgt een brief met deze lijst. De beslistermijn staat stil tot de papieren er zijn, of tot "
    "de dag die u kiest. Die dagen komen erbij (art. 4:5 en 4:15 Awb).",
}
TE_LAAT_OM_STIL_TE_ZETTEN = {
    "knop": "Vraag de papieren",
    "gelukt": "De brief is verstuurd. De beslistermijn was al voorbij en blijft dat.",
    "effect": "De inwoner krijgt een brief met deze lijst. De beslistermijn is al voorbij: die staat niet meer stil "
    "en er komen geen dagen bij.",
}


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def papieren_vragen(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner om papieren vragen; de beslistermijn staat dan stil."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "suspend")):
        return kan_niet(request, rij, reden)
    vandaag = timezone.localdate()
    dagen = Beleid.objects.visible_to(request.user).geldig(rij.gemeente, vandaag).hersteltermijn_dagen
    mist = [stuk.naam for stuk in ontbrekend(rij.client, vandaag)]
    form = PapierenVragenForm(request.POST or None, hersteltermijn_dagen=dagen, initial={"papieren": mist})
    return doe_stap(
        request,
        rij,
        form,
        lambda g: suspend_aanmelding(
            rij,
            papieren=g["papieren"],
            uiterlijk=g["uiterlijk"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        voorbeeld=lambda g: toon_voorbeeld(
            request,
            concept_papieren(
                rij, papieren=g["papieren"], uiterlijk=g["uiterlijk"], door=request.user, op=timezone.now()
            ),
        ),
        titel="Papieren vragen",
        termijn=(rij.beslis_uiterlijk_datum, rij.beslis_toelichting),
        **(TE_LAAT_OM_STIL_TE_ZETTEN if _is_voorbij(rij, vandaag) else ZET_STIL),
    )


def _is_voorbij(rij: Aanmelding, vandaag: date) -> bool:
    return rij.beslis_uiterlijk_datum is not None and rij.beslis_uiterlijk_datum < vandaag


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def hervatten(request: StafRequest, pk: Any) -> HttpResponse:
    """De beslistermijn weer laten lopen: de papieren zijn er, of niet meer nodig."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "resume")):
        return kan_niet(request, rij, reden)
    form = HervatForm(request.POST or None, initial={"datum": timezone.localdate(), "einde": OpschortingEinde.COMPLEET})
    return doe_stap(
        request,
        rij,
        form,
        lambda g: resume_aanmelding(
            rij,
            einde=OpschortingEinde(g["einde"]),
            eind_datum=g["datum"],
            notitie=g["notitie"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Papieren zijn compleet",
        knop="Laat de termijn weer lopen",
        gelukt="De beslistermijn loopt weer.",
        termijn=(rij.beslis_uiterlijk_datum, rij.beslis_toelichting),
        effect="De dagen dat de termijn stilstond komen erbij. Daarna neemt u het besluit.",
    )
