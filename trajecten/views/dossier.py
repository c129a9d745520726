"""De pagina van één inwoner: wie het is, wat er nu moet, en alles wat er in het dossier staat."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices import AANMELDING_EINDE
from intake.models import Aanmelding, Afspraak, Behandelaarswissel, Client, Loketvraag
from intake.papierstand import papierstand
from intake.permissions import can_beslissen
from intake.services.vaste_consulent import tekst_vaste_consulent
from intake.views.profielen import profiel_tab
from schuldhulp.brieven.berichten import BERICHTEN
from schuldhulp.brieven.models import Bericht, Brief
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.lib.werklijst import Taak, taak_van, taken_van
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist
from trajecten.models import Traject
from trajecten.services.bewaring import bewaring_van
from trajecten.tijdlijn import tijdlijn_van_dossier
from trajecten.views.ophalen import TABS, haal_dossier, opgegaan_in, tabbladen, trajecten_van
from trajecten.views.schuldstand import schuldstand

PER_PAGINA = 50


@vereist(Recht.DOSSIERS)
@require_safe
def dossier(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén inwoner. Elk tabblad leest alleen wat het toont."""
    try:
        client = haal_dossier(request, pk)
    except Http404:
        if (blijvend := opgegaan_in(request, pk)) is None:
            raise
        messages.info(request, "Dit dossier is samengevoegd. U ziet het dossier waarin het is opgegaan.")
        return redirect("trajecten:dossier", blijvend)
    trajecten = trajecten_van(request, client)
    aanmeldingen = _aanmeldingen(request, client)
    verwijzingen = list(client.verwijzingen.select_related("partner__organisatie", "behandelaar"))  # type: ignore[attr-defined]
    actief = request.GET.get("tab", "overzicht")
    actief = actief if actief in TABS else "overzicht"
    aantallen = {"aanmeldingen": len(aanmeldingen), "traject": len(trajecten), "verwijzingen": len(verwijzingen)}
    context = {
        "client": client,
        "mag_werken": can_beslissen(request.user, client.gemeente),
        "actief": actief,
        "tab_naam": TABS[actief],
        "tabbladen": tabbladen(client, actief, trajecten[0] if trajecten else None, aantallen),
        "trajecten": trajecten,
        "aanmeldingen": aanmeldingen,
        "verwijzingen": verwijzingen,
        "is_crisis": any(a.is_crisis and a.status not in AANMELDING_EINDE for a in aanmeldingen),
    }
    if tabblad := INHOUD.get(actief):
        context |= tabblad(request, client, trajecten)
    else:
        context |= _overzicht(request, client, trajecten, aanmeldingen, verwijzingen)
    return render(request, "trajecten/dossier.html", context)


def _aanmeldingen(request: StafRequest, client: Client) -> list[Aanmelding]:
    rijen = Aanmelding.objects.visible_to(request.user).filter(client=client).select_related("behandelaar")
    gevonden = list(rijen.order_by("-gemeld_op"))
    for rij in gevonden:
        rij.client = client
    return gevonden


def _werk(request: StafRequest, client: Client, trajecten: list[Traject], ander: list[Any]) -> list[Taak]:
    """Wat openstaat, wie het ook doet, het eerste bovenaan; ook het traject waarin deze persoon de partner is."""
    als_partner = [
        taak_van(rij, rij.client) for rij in trajecten if rij.partner_id == client.pk and rij.actie_uiterlijk_datum
    ]
    gelezen = [*ander, *(rij for rij in trajecten if rij.client_id == client.pk)]
    taken = taken_van(request.user, client, gelezen=gelezen)
    return sorted([*taken, *als_partner], key=lambda taak: taak.uiterlijk)


def _vaste_consulent(
    request: StafRequest, client: Client, trajecten: list[Traject], aanmeldingen: list[Aanmelding]
) -> str:
    """Wie het dossier heeft, en hoe vaak het overging: eerst het traject, anders de laatste aanmelding."""
    laatste = next((t for t in trajecten if t.is_open), None) or next(iter(aanmeldingen), None)
    wissels = Behandelaarswissel.objects.visible_to(request.user).filter(client=client, van__isnull=False)
    return tekst_vaste_consulent(laatste.behandelaar if laatste else None, wissels.count())


def _overzicht(
    request: StafRequest,
    client: Client,
    trajecten: list[Traject],
    aanmeldingen: list[Aanmelding],
    verwijzingen: list[Any],
) -> dict[str, Any]:
    huishouden = client.huishouden
    werk = _werk(request, client, trajecten, [*aanmeldingen, *verwijzingen])
    bsn: dict[str, str] = {"label": "BSN", "waarde": client.bsn_gemaskeerd}
    if client.bsn_versleuteld:
        bsn |= {"url": reverse("intake:bsn-tonen", args=[client.pk]), "actie": "Tonen"}
    traject = next((t for t in trajecten if t.is_open), None)
    return {
        "werk": werk,
        **({"traject": traject, **schuldstand(traject)} if traject else {}),
        "bewaring": bewaring_van(
            client,
            afgesloten_op=[*(a.besloten_op for a in aanmeldingen), *(v.afgerond_op for v in verwijzingen)],
            trajecten=trajecten,
            is_open=bool(werk),
            vandaag=timezone.localdate(),
        ),
        "samenvoegingen": client.samenvoegingen.filter(ongedaan_op=None).select_related("weg", "door"),
        "persoon": [
            ("Naam", client.naam),
            ("Geboren", f"{client.geboortedatum:%d-%m-%Y}" if client.geboortedatum else ""),
            bsn,
            ("Adres", "\n".join(client.adresregels[1:])),
            ("Telefoon", client.telefoon),
            ("E-mail", client.email),
            ("Gemeente", client.gemeente.naam),
            ("Vaste consulent", _vaste_consulent(request, client, trajecten, aanmeldingen)),
            ("Huishouden", str(huishouden) if huishouden else ""),
            ("Kinderen onder de 18", huishouden.minderjarige_kinderen if huishouden else ""),
            ("Woont", huishouden.get_woonsituatie_display() if huishouden else ""),
            ("Inkomen", huishouden.get_inkomensbron_display() if huishouden else ""),
        ],
    }


def _afspraken(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    rijen = Afspraak.objects.visible_to(request.user).filter(client=client).for_list()
    pagina = Paginator(rijen.order_by("-begin_op", "-volgnummer"), PER_PAGINA).get_page(request.GET.get("pagina"))
    return {"pagina": pagina, "gemist": rijen.gemist().count()}


def _brieven(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    ids = client.dossier_ids
    rijen = Brief.objects.visible_to(request.user).filter(client_id__in=ids).defer("gegevens").select_related("door")
    pagina = Paginator(rijen.order_by("-aangemaakt_op", "pk"), PER_PAGINA).get_page(request.GET.get("pagina"))
    titels = {soort: brief.titel for soort, brief in BRIEVEN.items()}
    berichten = Bericht.objects.visible_to(request.user).filter(client_id__in=ids).order_by("-aangemaakt_op")
    return {
        "pagina": pagina,
        "brieven": [(titels.get(b.soort, b.soort), b) for b in pagina],
        "berichten": [
            (BERICHTEN[b.soort].onderwerp if b.soort in BERICHTEN else b.soort, b) for b in berichten[:PER_PAGINA]
        ],
    }


def _papieren(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    stand = papierstand(client)
    aantal = len(stand.na_te_kijken)
    titel = "1 papier wacht op nakijken" if aantal == 1 else f"{aantal} papieren wachten op nakijken"
    return {"stand": stand, "titel": titel if aantal else "", "eerst": stand.na_te_kijken_door(request.user)[:1]}


def _notities(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    rijen = client.notities.select_related("door").order_by("-op", "-pk")
    return {"pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))}


def _tijdlijn(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    regels = tijdlijn_van_dossier(client, trajecten)
    return {"pagina": Paginator(regels, PER_PAGINA).get_page(request.GET.get("pagina"))}


def _profiel(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    return profiel_tab(request.user, client)


def _loketvragen(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    rijen = Loketvraag.objects.visible_to(request.user).filter(client=client).for_list()
    return {"loketvragen": rijen.select_related("verwijzing__partner__organisatie", "aanmelding")}


def _leeg(request: StafRequest, client: Client, trajecten: list[Traject]) -> dict[str, Any]:
    return {}


INHOUD: dict[str, Callable[[StafRequest, Client, list[Traject]], dict[str, Any]]] = {
    "afspraken": _afspraken,
    "brieven": _brieven,
    "papieren": _papieren,
    "notities": _notities,
    "tijdlijn": _tijdlijn,
    "aanmeldingen": _loketvragen,
    "profiel": _profiel,
    "traject": _leeg,
    "schulden": _leeg,
    "verwijzingen": _leeg,
}
