"""De lijst van verwijzingen, de pagina van één verwijzing en het formulier voor een nieuwe."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.models import Client
from ketenpartners.choices import UITLEG_VERWIJZING, Deelveld, VerwijzingStatus
from ketenpartners.forms.verwijzing import VerwijzingFilter, VerwijzingForm
from ketenpartners.models import Verwijzing
from ketenpartners.permissions import check_verwijzen
from ketenpartners.services.verwijzing import Toestemming, create_verwijzing
from ketenpartners.tijdlijn import tijdlijn_van
from ketenpartners.views.acties import acties_voor
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.werk import VOLGORDE
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import datum as datum_tekst
from schuldhulp.templatetags.opmaak import tijdstip
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

SORTERINGEN = {
    "beurt": (*VOLGORDE, "id"),
    "termijn": ("actie_uiterlijk_datum", "id"),
    "verstuurd": ("verstuurd_op", "id"),
    "naam": ("client__achternaam", "client__voornamen", "id"),
    "partner": ("partner__organisatie__naam", "actie_uiterlijk_datum", "id"),
    "stand": ("status", "actie_uiterlijk_datum", "id"),
}


@vereist(Recht.DOSSIERS)
@require_safe
def verwijzingen(request: StafRequest) -> HttpResponse:
    """Verwijzingen in de gemeenten van de medewerker, wie aan de beurt is bovenaan."""
    form = VerwijzingFilter(request.GET, user=request.user)
    form.is_valid()
    rijen = _gefilterd(Verwijzing.objects.visible_to(request.user).for_list(), form.cleaned_data, request)
    context = {"form": form, "pagina": pagina_van(rijen, request, SORTERINGEN)}
    return render(request, "ketenpartners/verwijzingen.html", context)


def _gefilterd(rijen: "QuerySet[Verwijzing]", keuze: Mapping[str, Any], request: StafRequest) -> "QuerySet[Verwijzing]":
    """Een onbekende filterwaarde telt niet mee: dan staat de fout bij het veld en blijft de lijst staan."""
    status = keuze.get("status")
    if status in VerwijzingStatus.values:
        rijen = rijen.filter(status=status)
    elif not status:
        rijen = rijen.open()  # type: ignore[attr-defined]
    if keuze.get("partner"):
        rijen = rijen.filter(partner=keuze["partner"])
    if keuze.get("te_laat"):
        rijen = rijen.overdue(timezone.localdate())  # type: ignore[attr-defined]
    return rijen.filter(behandelaar=request.user) if keuze.get("van_mij") else rijen


def haal_verwijzing(request: StafRequest, pk: Any) -> Verwijzing:
    """De verwijzing als de medewerker haar mag zien (anders 404). Bekijken (GET) komt eerst in het logboek."""
    rijen = Verwijzing.objects.visible_to(request.user).for_list()
    rij = get_object_or_404(rijen.select_related("traject", "toestemming_vastgelegd_door"), pk=pk)
    if request.method == "GET":
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
def verwijzing(request: StafRequest, pk: Any) -> HttpResponse:
    """Alles over één verwijzing, met elke volgende stap als knop of met de reden waarom hij niet kan."""
    rij = haal_verwijzing(request, pk)
    context = {
        "verwijzing": rij,
        "uitleg_status": UITLEG_VERWIJZING[VerwijzingStatus(rij.status)],
        "gegevens": _gegevens(rij),
        "toestemming": _toestemming(rij),
        "acties": acties_voor(rij, request.user),
        "tijdlijn": tijdlijn_van(rij),
    }
    return render(request, "ketenpartners/verwijzing.html", context)


def _gegevens(rij: Verwijzing) -> list[Any]:
    organisatie = rij.partner.organisatie
    traject = rij.traject
    return [
        {
            "label": "Inwoner",
            "waarde": rij.client.naam,
            "url": reverse("trajecten:dossier", args=[rij.client_id]),
            "actie": "Dossier",
        },
        {"label": "Partner", "waarde": organisatie.naam, "url": reverse("ketenpartners:partner", args=[rij.partner_id])}
        | {"actie": "Bekijken"},
        ("Telefoon van de partner", organisatie.telefoon),
        ("Hulp", rij.get_dienst_display()),
        ("Vraag aan de partner", rij.vraag),
        ("Verstuurd", tijdstip(rij.verstuurd_op)),
        ("Hoort bij", f"Traject {traject.nummer}" if traject else "Geen traject"),
        ("Behandelaar", rij.behandelaar.naam if rij.behandelaar else "Nog niemand"),
    ]


def _toestemming(rij: Verwijzing) -> list[tuple[str, Any]]:
    door = rij.toestemming_vastgelegd_door
    return [
        ("Gegeven op", datum_tekst(rij.toestemming_op)),
        ("Hoe", rij.get_toestemming_wijze_display()),
        ("Vastgelegd door", door.naam if door else "automatisch"),
        ("De partner mag zien", "\n".join(Deelveld(veld).label for veld in rij.deelvelden)),
    ]


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verwijzing_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een inwoner met toestemming naar een partner verwijzen."""
    clienten = Client.objects.visible_to(request.user).select_related("gemeente")
    client = get_object_or_404(clienten, pk=pk)
    eis(check_verwijzen, request.user, client.gemeente)
    if request.method == "GET":
        noteer(
            request,
            Handeling.INZIEN,
            client,
            gemeente=client.gemeente,
            client_id=client.pk,
            dossiernummer=client.dossiernummer,
        )
    form = VerwijzingForm(request.POST if request.method == "POST" else None, client=client)

    def verwijs(gegevens: Mapping[str, Any]) -> str:
        rij = create_verwijzing(
            client,
            partner=gegevens["partner"],
            dienst=gegevens["dienst"],
            vraag=gegevens["vraag"],
            toestemming=_gegeven(gegevens),
            traject=client.trajecten.open().order_by("-id").first(),
            door=request.user,
            op=timezone.now(),
        )
        return reverse("ketenpartners:verwijzing", args=[rij.pk])

    context = {"client": client, "heeft_partners": form.fields["partner"].queryset.exists()}  # type: ignore[attr-defined]
    gelukt = "De verwijzing is verstuurd. De partner ziet haar meteen."
    return verwerk(request, form, verwijs, sjabloon="ketenpartners/verwijzing_nieuw.html", gelukt=gelukt, **context)


def _gegeven(gegevens: Mapping[str, Any]) -> Toestemming:
    """De toestemming uit het formulier: vandaag is nu, een eerdere dag het begin van die dag."""
    dag, nu = gegevens["toestemming_datum"], timezone.localtime()
    op = nu if dag == nu.date() else nu.replace(year=dag.year, month=dag.month, day=dag.day, hour=0, minute=0, second=0)
    return Toestemming(op=op, wijze=gegevens["toestemming_wijze"], deelvelden=gegevens["deelvelden"])
