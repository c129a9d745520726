"""Uitkeringsronden: klaarzetten, nakijken, goedkeuren, en het bestand voor de bank ophalen."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.looptijd import UITLEG_RONDE, RondeStatus, UitkeringStatus
from trajecten.forms.betaling import WaaromForm
from trajecten.forms.ontvangsten import RondeForm
from trajecten.models import Betaalbestand, Betaalplan, Uitkering, Uitkeringsronde
from trajecten.permissions.looptijd import check_goedkeuren, check_ontvangsten
from trajecten.services.gelden import gelden_van, reservering_van
from trajecten.services.uitkeringsronde import approve_ronde, prepare_ronde, withdraw_ronde


@vereist(Recht.BESLISSEN)
@require_http_methods(["GET", "POST"])
def ronde_nieuw(request: StafRequest, gemeente: int) -> HttpResponse:
    """Kies welke trajecten nu uitkeren; alleen waar geld klaarstaat."""
    rij = get_object_or_404(Gemeente.objects.visible_to(request.user), pk=gemeente)
    eis(check_ontvangsten, request.user, rij.pk)
    regels = _kandidaten(request, rij)
    form = RondeForm(request.POST if request.method == "POST" else None, regels=regels)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        nieuw = prepare_ronde(rij, gegevens["uitkeringen"], door=request.user, op=timezone.now())
        return nieuw.get_absolute_url()

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/ronde_nieuw.html",
        gelukt="De ronde staat klaar. Een collega kijkt haar na.",
        titel=f"Uitkeringsronde voor {rij.naam}",
        regels=regels,
        annuleer=reverse("trajecten:ontvangsten"),
    )


def _kandidaten(request: StafRequest, gemeente: Gemeente) -> list[tuple[Uitkering, str]]:
    gepland = Uitkering.objects.visible_to(request.user).filter(gemeente=gemeente, status=UitkeringStatus.GEPLAND)
    rijen = list(gepland.select_related("traject", "client").order_by("uiterlijk_datum", "traject__nummer"))
    plannen = Betaalplan.objects.visible_to(request.user).in_bulk([rij.traject_id for rij in rijen])
    gelden = gelden_van(plannen)
    saldi = {pk: reservering_van(plan, gelden[pk]).saldo for pk, plan in plannen.items()}
    return [(rij, _regel(rij, saldi[rij.traject_id])) for rij in rijen if saldi[rij.traject_id] > 0]


def _regel(rij: Uitkering, saldo: Decimal) -> str:
    return f"{rij.traject.nummer}, {rij.client.naam}: {euro(saldo)}, uiterlijk {rij.uiterlijk_datum:%d-%m-%Y}"


def _haal(request: StafRequest, pk: Any) -> Uitkeringsronde:
    rijen = Uitkeringsronde.objects.visible_to(request.user)
    return get_object_or_404(rijen.select_related("gemeente", "klaargezet_door", "goedgekeurd_door"), pk=pk)


@vereist(Recht.DOSSIERS)
@require_safe
def ronde(request: StafRequest, pk: Any) -> HttpResponse:
    """De ronde met elke schuldeiser, en wat er mee kan."""
    rij = _haal(request, pk)
    noteer(request, Handeling.INZIEN, rij, gemeente=rij.gemeente)
    uitkeringen = rij.uitkeringen.select_related("traject", "client").prefetch_related("regels__schuld__schuldeiser")
    alle = [(een, regel) for een in uitkeringen.order_by("traject__nummer") for regel in een.regels.all()]
    context = {
        "ronde": rij,
        "uitleg": UITLEG_RONDE[RondeStatus(rij.status)],
        "betaald": [paar for paar in alle if not paar[1].weggelaten],
        "weggelaten": [paar for paar in alle if paar[1].weggelaten],
        "reden_goedkeuren": _waarom_niet(request, rij),
        "mag_intrekken": rij.status == RondeStatus.CONCEPT and _mag(request, rij),
        "bestand": getattr(rij, "betaalbestand", None),
        "mag_bestand": _mag(request, rij),
    }
    return render(request, "trajecten/ronde.html", context)


def _waarom_niet(request: StafRequest, rij: Uitkeringsronde) -> str:
    try:
        check_goedkeuren(request.user, rij)
    except Geweigerd as fout:
        return fout.melding
    return ""


def _mag(request: StafRequest, rij: Uitkeringsronde) -> bool:
    try:
        check_ontvangsten(request.user, rij.gemeente_id)
    except Geweigerd:
        return request.user.heeft_recht(Recht.TWEEDE_LEZER, rij.gemeente_id)
    return True


@vereist(Recht.TWEEDE_LEZER)
@require_POST
def goedkeuren(request: StafRequest, pk: Any) -> HttpResponse:
    """De ronde goedkeuren; daarna is er een betaalbestand."""
    rij = _haal(request, pk)
    eis(check_goedkeuren, request.user, rij)
    return voer_uit(
        request,
        lambda: approve_ronde(rij, door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)),
        terug=rij.get_absolute_url(),
        gelukt="De ronde is goedgekeurd. Het betaalbestand staat klaar.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """Een ronde die nog niet is goedgekeurd, gaat niet door."""
    rij = _haal(request, pk)
    eis(check_ontvangsten, request.user, rij.gemeente_id)
    form = WaaromForm(request.POST if request.method == "POST" else None)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        withdraw_ronde(
            rij,
            reden=gegevens["waarom"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )
        return rij.get_absolute_url()

    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/koppelen.html",
        gelukt="De ronde is ingetrokken. De uitkeringen staan weer gepland.",
        ronde=rij,
        titel=f"Ronde {rij.nummer} intrekken",
        knop="Intrekken",
        annuleer=rij.get_absolute_url(),
    )


@vereist(Recht.DOSSIERS)
@require_safe
def bestand(request: StafRequest, pk: Any) -> HttpResponse:
    """Het betaalbestand; wie het ophaalt, staat in het logboek."""
    rij = _haal(request, pk)
    eis(check_bestand, request, rij)
    inhoud = get_object_or_404(Betaalbestand.objects.visible_to(request.user), ronde=rij)
    noteer(request, Handeling.EXPORTEREN, rij, gemeente=rij.gemeente, toelichting=f"betaalbestand {rij.nummer}")
    antwoord = HttpResponse(bytes(inhoud.inhoud), content_type="application/xml")
    antwoord["Content-Disposition"] = f'attachment; filename="{rij.nummer}.xml"'
    return antwoord


def check_bestand(request: StafRequest, rij: Uitkeringsronde) -> None:
    """Ophalen: wie ontvangsten verwerkt of ronden goedkeurt."""
    if not _mag(request, rij):
        raise Geweigerd("Met uw rol kijkt u mee; een consulent haalt het betaalbestand op.")
