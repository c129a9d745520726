"""Rijen ophalen binnen wat de medewerker mag zien (anders 404); wie kijkt, staat eerst in het logboek."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from intake.models import Client
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.views.formulier import StafRequest
from trajecten.models import Traject


def haal_dossier(request: StafRequest, pk: Any) -> Client:
    """De cliënt met gemeente en huishouden; de inzage komt in het logboek voor er iets te zien is."""
    rijen = Client.objects.visible_to(request.user).select_related("gemeente", "huishouden")
    client = get_object_or_404(rijen, pk=pk)
    schrijf_inzage(request, client, client)
    return client


def opgegaan_in(request: StafRequest, pk: Any) -> UUID | None:
    """Het dossier waarin dit dossier is opgegaan, of None: het oude adres blijft zo werken."""
    rijen = Client.objects.visible_to_ook_samengevoegd(request.user).filter(pk=pk)
    blijvend: UUID | None = rijen.values_list("samengevoegd_met", flat=True).first()
    return blijvend


def haal_traject(request: StafRequest, pk: Any) -> Traject:
    """Het traject met alles wat er bovenaan de pagina over staat."""
    rijen = Traject.objects.visible_to(request.user).for_list().select_related("partner", "vorige_traject")
    traject = get_object_or_404(rijen, pk=pk)
    schrijf_inzage(request, traject, traject.client)
    return traject


def haal_van_traject(request: StafRequest, rijen: "QuerySet[Any]", pk: Any, pad: str = "traject") -> Any:
    """Een rij die bij een traject hoort, met dat traject; `pad` is de weg van de rij naar het traject."""
    rij = get_object_or_404(rijen.select_related(f"{pad}__client", f"{pad}__gemeente", f"{pad}__behandelaar"), pk=pk)
    traject = rij
    for stap in pad.split("__"):
        traject = getattr(traject, stap)
    schrijf_inzage(request, rij, traject.client)
    return rij


def schrijf_inzage(request: StafRequest, onderwerp: object, client: Client) -> None:
    """Bekijken (GET) laat een regel achter; wat een POST doet, legt de dienst vast."""
    if request.method != "GET":
        return
    noteer(
        request,
        Handeling.INZIEN,
        onderwerp,
        gemeente=client.gemeente_id,  # type: ignore[arg-type]
        client_id=client.pk,
        dossiernummer=client.dossiernummer,
    )


def trajecten_van(request: StafRequest, client: Client) -> list[Traject]:
    """Alle trajecten waarin deze inwoner zit, ook als partner; het nieuwste eerst."""
    rijen = Traject.objects.visible_to(request.user).select_related("uitvoerder", "behandelaar")
    gevonden = list(rijen.filter(Q(client=client) | Q(partner=client)).order_by("-start_datum", "-nummer"))
    for rij in gevonden:
        # Wie al gelezen is, hoeft niet nog eens mee; alleen het traject van een partner haalt die zelf op.
        if rij.client_id == client.pk:
            rij.client = client
        if rij.gemeente_id == client.gemeente_id:
            rij.gemeente = client.gemeente
    return gevonden


def tabbladen(
    client: Client, actief: str, traject: Traject | None, aantallen: dict[str, int] | None = None
) -> list[dict[str, Any]]:
    """De tabbladen van een dossier; traject en schulden zijn eigen pagina's zodra er een traject is."""
    dossier = reverse("trajecten:dossier", args=[client.pk])
    adressen = {naam: f"{dossier}?tab={naam}" for naam in TABS}
    adressen["overzicht"] = dossier
    if traject is not None:
        adressen["traject"] = reverse("trajecten:traject", args=[traject.pk])
        adressen["schulden"] = reverse("trajecten:schulden", args=[traject.pk])
    return [
        {"naam": titel, "url": adressen[naam], "actief": naam == actief}
        | ({"aantal": aantallen[naam]} if aantallen and naam in aantallen else {})
        for naam, titel in TABS.items()
    ]


TABS = {
    "overzicht": "Overzicht",
    "aanmeldingen": "Aanmeldingen",
    "profiel": "Profiel",
    "traject": "Traject",
    "schulden": "Schulden",
    "papieren": "Papieren",
    "afspraken": "Afspraken",
    "brieven": "Brieven",
    "verwijzingen": "Verwijzingen",
    "notities": "Aantekeningen",
    "tijdlijn": "Tijdlijn",
}
