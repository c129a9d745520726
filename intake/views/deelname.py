"""De pagina van één deelnemer: opkomst, dossier, signalen, en wat er nu kan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from intake.choices.workshop import UITLEG_DEELNAME, DeelnameStatus, Hulpsoort
from intake.dossierlijst import Stuk, laad_dossierlijst, voortgang
from intake.models import Deelname
from intake.papierstand import Stukregel, Stukstand, papierstand
from intake.permissions import check_behandelen
from intake.tijdlijn import OVERGANGEN_DEELNAME, wissels_van
from intake.views.deelnameacties import acties_voor
from intake.views.papieren import papieren_url
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.opmaak import tijdstip
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk
from schuldhulp.views.recht import eis, vereist


def haal_deelname(request: StafRequest, pk: Any) -> Deelname:
    """De deelname als de medewerker haar mag zien (anders 404). Eerst een regel in het logboek, dan pas gegevens."""
    rij = get_object_or_404(Deelname.objects.visible_to(request.user).for_list().select_related("aanmelding"), pk=pk)
    noteer(
        request,
        Handeling.INZIEN,
        rij,
        gemeente=rij.gemeente,
        client_id=rij.client_id,
        dossiernummer=rij.client.dossiernummer,
    )
    return rij


def haal_om_te_werken(request: StafRequest, pk: Any) -> Deelname:
    """Als `haal_deelname`, voor wie in die gemeente stappen zet (anders 403)."""
    rij = haal_deelname(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    return rij


@vereist(Recht.DOSSIERS)
@require_safe
def deelname(request: StafRequest, pk: Any) -> HttpResponse:
    """Alles over één deelnemer, met elke volgende stap als knop of met de reden waarom hij niet kan."""
    rij = haal_deelname(request, pk)
    stukken = {stuk.code: stuk for stuk in rij.stukken.select_related("door")}
    lijst = laad_dossierlijst(rij.reeks.dossierlijst)
    regels = papierstand(rij.client).regels
    aanwezig = {
        a.sessie_id: a for a in rij.aanwezigheden.select_related("sessie").prefetch_related("opvolgingen__door")
    }
    context = {
        "deelname": rij,
        "uitleg_status": UITLEG_DEELNAME[DeelnameStatus(rij.status)],
        "acties": acties_voor(rij, request.user),
        "gegevens": _gegevens(rij),
        "voortgang": voortgang(lijst, {code: stuk.stand for code, stuk in stukken.items()}),
        "stukken": [(stuk, stukken.get(stuk.code), papieren_bij(stuk, regels)) for stuk in lijst.stukken],
        "papieren_url": papieren_url(rij.client),
        "bijeenkomsten": [(sessie, aanwezig.get(sessie.pk)) for sessie in rij.reeks.sessies.all()],
        "opvolgingen": [(o, _hulp(o.hulp)) for a in aanwezig.values() for o in a.opvolgingen.all()],
        "signalen": list(rij.ggzsignalen.select_related("door", "opgevolgd_door")),
        "mag_werken": _mag(rij, request),
        "tijdlijn": wissels_van(rij, OVERGANGEN_DEELNAME),
    }
    return render(request, "intake/deelname.html", context)


def papieren_bij(stuk: Stuk, regels: Sequence[Stukregel]) -> str:
    """Wat er van de papieren bij dit onderdeel al is: "1 binnen, 2 ontbreken nog"; leeg als er geen bij hoort."""
    van_stuk = [regel for regel in regels if regel.stuk.code in stuk.papieren]
    binnen = sum(len(regel.documenten) for regel in van_stuk)
    mist = sum(regel.stand == Stukstand.ONTBREEKT for regel in van_stuk)
    delen = [f"{binnen} binnen"] if binnen else []
    delen += [f"{mist} {'ontbreekt' if mist == 1 else 'ontbreken'} nog"] if mist else []
    return ", ".join(delen) or ("Niets nodig" if stuk.papieren else "")


def _mag(rij: Deelname, request: StafRequest) -> bool:
    try:
        check_behandelen(request.user, rij.gemeente)
    except Geweigerd:
        return False
    return rij.is_open


def _hulp(codes: Iterable[str]) -> str:
    return "\n".join(str(Hulpsoort(code).label) for code in codes if code in Hulpsoort.values)


def _gegevens(rij: Deelname) -> list[Any]:
    rijen: list[Any] = [
        {"label": "Reeks", "waarde": rij.reeks.naam, "url": rij.reeks.get_absolute_url(), "actie": "Bekijk"},
        ("Plaats", rij.reeks.plaats),
        {
            "label": "Inwoner",
            "waarde": rij.client.naam,
            "url": reverse("trajecten:dossier", args=[rij.client_id]),
            "actie": "Dossier",
        },
        ("Telefoon", rij.client.telefoon),
        ("Moeite met lezen of schrijven", "Ja" if rij.client.is_laaggeletterd else "Niet bekend"),
        ("Wat helpt om te komen", rij.hulp_tekst or "Niets bijzonders"),
        ("Op de lijst sinds", tijdstip(rij.aangemeld_op)),
        ("Behandelaar", rij.behandelaar.naam if rij.behandelaar else "Nog niemand"),
    ]
    if rij.aanmelding_id:
        url = reverse("intake:aanmelding", args=[rij.aanmelding_id])
        rijen.append({"label": "Aanmelding", "waarde": str(rij.aanmelding), "url": url, "actie": "Bekijk"})
    if rij.stop_reden:
        rijen.append(("Waarom gestopt", f"{rij.get_stop_reden_display()}. {rij.stop_toelichting}"))
    if rij.vervolg:
        rijen.append(("Wat er daarna gebeurt", rij.vervolg))
    return rijen


def doe_stap(
    request: StafRequest,
    rij: Deelname,
    form: Any,
    dienst: Callable[[Mapping[str, Any]], object],
    *,
    naar: Callable[[object], str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Toont het formulier van een stap, of voert hem uit en gaat terug naar de deelnemer (of `naar` de uitkomst)."""
    url = rij.get_absolute_url()

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        uitkomst = dienst(gegevens)
        return naar(uitkomst) if naar else url

    gezien = verwacht_versie(request)
    context = {"deelname": rij, "annuleer": url, "versie": rij.versie if gezien is None else gezien, **context}
    return verwerk(request, form, uitvoeren, sjabloon="intake/deelname_stap.html", **context)
