"""De pagina van één afspraak, en het bestand voor in de eigen agenda."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices.afspraak import Afspraaksoort, AfspraakStatus
from intake.ics import maak_ics
from intake.models import Afspraak
from intake.permissions import can_behandelen, check_behandelen
from intake.services.agendabestand import gebeurtenis_voor_medewerker
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.models import Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import tijdstip
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist

NA_AFLOOP = ("intake:afspraak-gehouden", "intake:afspraak-gemist")


def haal_afspraak(request: StafRequest, pk: Any) -> Afspraak:
    """De afspraak als de medewerker haar mag zien (anders 404). Bekijken komt eerst in het logboek."""
    rijen = Afspraak.objects.visible_to(request.user).for_list().select_related("aanmelding")
    rij = get_object_or_404(rijen, pk=pk)
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
def afspraak(request: StafRequest, pk: Any) -> HttpResponse:
    """Wanneer, waar, met wie, en wat er nu kan."""
    rij = haal_afspraak(request, pk)
    keten = Afspraak.objects.visible_to(request.user).filter(kenmerk=rij.kenmerk).exclude(pk=rij.pk)
    context = {
        "afspraak": rij,
        "gegevens": _gegevens(rij),
        "acties": acties_voor(rij, request.user),
        "mag_werken": can_behandelen(request.user, rij.gemeente),
        "eerder": keten.order_by("volgnummer"),
        "gemist": Afspraak.objects.visible_to(request.user).filter(client=rij.client_id).gemist().count(),
    }
    return render(request, "intake/afspraak.html", context)


@vereist(Recht.DOSSIERS)
@require_safe
def ics(request: StafRequest, pk: Any) -> HttpResponse:
    """De afspraak als agendabestand; er staat een dossiernummer in, geen naam."""
    rij = haal_afspraak(request, pk)
    antwoord = HttpResponse(maak_ics([gebeurtenis_voor_medewerker(rij)]), content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return antwoord


def _gegevens(rij: Afspraak) -> list[Any]:
    rijen: list[Any] = [
        {
            "label": "Inwoner",
            "waarde": rij.client.naam,
            "url": reverse("trajecten:dossier", args=[rij.client_id]),
            "actie": "Dossier",
        },
        ("Telefoon", rij.client.telefoon),
        ("Wanneer", tijdstip(rij.begin_op)),
        ("Hoe lang", f"{int((rij.eind_op - rij.begin_op).total_seconds() // 60)} minuten"),
        ("Hoe", rij.get_vorm_display()),
        ("Waar", "\n".join(rij.client.adresregels[1:]) if rij.is_huisbezoek else rij.plaats),
        ("Wie", rij.behandelaar.naam if rij.behandelaar else ""),
    ]
    if rij.tweede_medewerker:
        rijen.append(("Tweede collega", rij.tweede_medewerker.naam))
    if rij.veiligheid:
        rijen.append(("Let op bij het bezoek", rij.veiligheid))
    if rij.herinnerd_op:
        rijen.append(("Herinnering gestuurd", tijdstip(rij.herinnerd_op)))
    if rij.aanmelding:
        url = rij.aanmelding.get_absolute_url()
        rijen.append({"label": "Hoort bij", "waarde": "Aanmelding", "url": url, "actie": "Bekijken"})
    if rij.vervolg:
        rijen += [("Vervolg", rij.get_vervolg_display()), ("Waarom", rij.vervolg_reden)]
    rijen += [("Verslag", rij.verslag)] if rij.verslag else []
    return [*rijen, ("Reden van afzeggen", rij.afzeg_reden)] if rij.afzeg_reden else rijen


def acties_voor(rij: Afspraak, user: Medewerker) -> list[dict[str, Any]]:
    """Wat er met deze afspraak kan; een eerste gesprek verzet en vastlegt men bij de aanmelding."""
    if rij.status == AfspraakStatus.NIET_VERSCHENEN:
        return [_actie("Vervolgstap vastleggen", "intake:afspraak-opgevolgd", rij, user, "settle"), _nieuw(rij, user)]
    is_eerste = rij.soort == Afspraaksoort.EERSTE_GESPREK and rij.aanmelding is not None
    houden = ("intake:gesprek", rij.aanmelding_id) if is_eerste else ("intake:afspraak-gehouden", rij.pk)
    verzetten = ("intake:gesprek-plannen", rij.aanmelding_id) if is_eerste else ("intake:afspraak-verzetten", rij.pk)
    return [
        _actie("Gesprek vastleggen", houden[0], rij, user, "hold", houden[1]),
        _actie("Inwoner kwam niet", "intake:afspraak-gemist", rij, user, "miss"),
        _actie("Verzetten", verzetten[0], rij, user, "move", verzetten[1]),
        _actie("Laten overnemen", "intake:afspraak-overnemen", rij, user, "move"),
        {**_actie("Afzeggen", "intake:afspraak-afzeggen", rij, user, "cancel"), "soort": "subtiel"},
    ]


def _nieuw(rij: Afspraak, user: Medewerker) -> dict[str, Any]:
    reden = _mag_niet(rij, user)
    url = reverse("intake:afspraak-nieuw", args=[rij.client_id])
    if rij.aanmelding and not waarom_niet(rij.aanmelding, "plan_gesprek"):
        url = reverse("intake:gesprek-plannen", args=[rij.aanmelding_id])
    return {"naam": "Nieuwe afspraak maken", "url": url, "toegestaan": not reden, "reden": reden}


def _actie(naam: str, url: str, rij: Afspraak, user: Medewerker, overgang: str, pk: Any = None) -> dict[str, Any]:
    reden = waarom_niet(rij, overgang) or _moet_nog_komen(rij, url) or _mag_niet(rij, user)
    return {"naam": naam, "url": reverse(url, args=[pk or rij.pk]), "toegestaan": not reden, "reden": reden}


def _moet_nog_komen(rij: Afspraak, url: str) -> str:
    """Vastleggen kan pas als het zover is; een eerste gesprek dat eerder was, gaat bij de aanmelding."""
    is_later = url in NA_AFLOOP and rij.status == AfspraakStatus.GEPLAND and rij.begin_op > timezone.now()
    return "Deze afspraak moet nog komen." if is_later else ""


def _mag_niet(rij: Afspraak, user: Medewerker) -> str:
    try:
        check_behandelen(user, rij.gemeente)
    except Geweigerd as fout:
        return fout.melding
    return ""
