"""Bezwaren: de lijst, en één bezwaar met wat er nu kan."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices import BEZWAAR_EINDE, UITLEG_BEZWAAR, BezwaarStatus
from intake.forms.bezwaar import BezwaarFilter
from intake.models import Bezwaar
from intake.permissions import check_behandelen, check_beslissing_op_bezwaar, check_bezwaar_toewijzen
from intake.services.bezwaarbrief import sleutels_van
from intake.tijdlijn import BEZWAAR_OVERGANGEN, wissels_van
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist

SORTERINGEN = {
    "termijn": ("beslis_uiterlijk_datum", "id"),
    "ontvangen": ("ontvangen_datum", "id"),
    "naam": ("client__achternaam", "client__voornamen", "id"),
    "gemeente": ("gemeente__naam", "beslis_uiterlijk_datum", "id"),
}


@vereist(Recht.DOSSIERS)
@require_safe
def bezwaren(request: StafRequest) -> HttpResponse:
    """Bezwaren in de gemeenten van de medewerker, de eerste termijn bovenaan."""
    form = BezwaarFilter(request.GET, user=request.user)
    form.is_valid()
    keuze = form.cleaned_data
    rijen = Bezwaar.objects.visible_to(request.user).for_list()
    if not keuze.get("groep"):
        rijen = rijen.open()
    elif keuze["groep"] == "gesloten":
        rijen = rijen.filter(status__in=BEZWAAR_EINDE)
    if keuze.get("gemeente"):
        rijen = rijen.filter(gemeente=keuze["gemeente"])
    if keuze.get("te_laat"):
        rijen = rijen.filter(actie_uiterlijk_datum__lt=timezone.localdate())
    return render(request, "intake/bezwaren.html", {"form": form, "pagina": pagina_van(rijen, request, SORTERINGEN)})


def haal_bezwaar(request: StafRequest, pk: Any) -> Bezwaar:
    """Het bezwaar als de medewerker het mag zien (anders 404); de inzage staat eerst in het logboek."""
    rijen = Bezwaar.objects.visible_to(request.user).for_list()
    rij: Bezwaar = get_object_or_404(
        rijen.select_related("besluit__aanmelding__client", "besluit__aanmelding__gemeente", "beslist_door"), pk=pk
    )
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
    )
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def bezwaar(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén bezwaar: stand, klok, wat er nu kan en wat er gebeurde."""
    rij = haal_bezwaar(request, pk)
    brieven = Brief.objects.visible_to(request.user).filter(sleutel__in=sleutels_van(rij)).order_by("aangemaakt_op")
    context = {
        "bezwaar": rij,
        "uitleg_status": UITLEG_BEZWAAR[BezwaarStatus(rij.status)],
        "acties": _acties(rij, request),
        "gegevens": _gegevens(rij),
        "tijdlijn": wissels_van(rij, BEZWAAR_OVERGANGEN),
        "brieven": [(BRIEVEN[brief.soort].titel, reverse("brieven:brief", args=[brief.pk])) for brief in brieven],
    }
    return render(request, "intake/bezwaar.html", context)


def _gegevens(rij: Bezwaar) -> list[tuple[str, Any]]:
    rijen = [
        ("Ontvangen op", f"{rij.ontvangen_datum:%d-%m-%Y}"),
        ("Poststempel", f"{rij.poststempel_datum:%d-%m-%Y}" if rij.poststempel_datum else ""),
        ("Op tijd", "\n".join([("Ja." if rij.is_op_tijd else "Nee."), *rij.tijdig_toelichting])),
        ("Waarom niet eens", rij.bezwaargronden),
        ("Commissie", "Ja, een commissie adviseert" if rij.heeft_commissie else "Nee"),
        ("Behandelaar", rij.behandelaar.naam if rij.behandelaar else "Nog niemand"),
    ]
    if rij.gehoord_datum:
        hoe = "Gehoord" if rij.is_gehoord else "Zag af van horen"
        rijen.append(("Horen", f"{hoe} op {rij.gehoord_datum:%d-%m-%Y}.\n{rij.hoorverslag}"))
    return rijen


def _acties(rij: Bezwaar, request: StafRequest) -> list[dict[str, Any]]:
    def werken() -> None:
        check_behandelen(request.user, rij.gemeente)

    def beslissen() -> None:
        check_beslissing_op_bezwaar(request.user, rij, timezone.localdate())

    def toewijzen() -> None:
        if not request.user.heeft_recht(Recht.VERDELEN, rij.gemeente):
            check_bezwaar_toewijzen(request.user, rij, request.user)

    verdagen = waarom_niet(rij, "withdraw") or ("De beslissing is al verdaagd." if rij.verdaagd_op else "")
    stappen = [
        ("Horen vastleggen", "bezwaar-horen", waarom_niet(rij, "hear"), werken),
        ("Beslissen op bezwaar", "bezwaar-beslissen", waarom_niet(rij, "decide"), beslissen),
        ("Behandelaar kiezen", "bezwaar-toewijzen", waarom_niet(rij, "withdraw"), toewijzen),
        ("Beslissing verdagen", "bezwaar-verdagen", verdagen, werken),
        ("Bezwaar intrekken", "bezwaar-intrekken", waarom_niet(rij, "withdraw"), werken),
    ]
    return [_actie(rij, naam, url, reden, wie) for naam, url, reden, wie in stappen]


def _actie(rij: Bezwaar, naam: str, url: str, reden: str, wie: Callable[[], None]) -> dict[str, Any]:
    if not reden:
        try:
            wie()
        except Geweigerd as fout:
            reden = fout.melding
    return {"naam": naam, "url": reverse(f"intake:{url}", args=[rij.pk]), "toegestaan": not reden, "reden": reden}
