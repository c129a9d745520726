"""Een nieuwe aanmelding op één adres: wie, al bekend?, de vraag.

Wat getypt is reist mee in verborgen velden van het formulier; er staat niets in de sessie en niets in de url.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.forms import CheckboxSelectMultiple
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intake.bekendheid import laad_verwanten, wat_bekend_is
from intake.forms.melding import HUISGENOOT, NIEUW, BekendForm, PersoonForm, Stapformulier, VraagForm
from intake.models import Aanmelding, Client
from intake.permissions import check_behandelen
from intake.services.bekend import Treffer, find_bekende
from intake.services.melding import register_melding
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, formuliernummer, meld_weigering, nummerveld
from schuldhulp.views.recht import eis, vereist

STAPPEN = {"persoon": "Wie is het?", "bekend": "Al bekend?", "vraag": "De vraag"}
VELDEN: dict[str, Iterable[str]] = {
    "persoon": PersoonForm.base_fields,  # type: ignore[attr-defined]
    "bekend": BekendForm.base_fields,  # type: ignore[attr-defined]
    "vraag": VraagForm.base_fields,  # type: ignore[attr-defined]
}


@vereist(Recht.BESLISSEN)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def nieuw(request: StafRequest) -> HttpResponse:
    """Loopt de stappen af tot en met de gevraagde; de eerste die niet klopt komt terug met wat er mis is."""
    terug = request.POST.get("terug")
    gevraagd = request.POST.get("stap", "")
    bezig = "persoon" if request.method == "GET" or terug == "persoon" else ""
    if bezig or gevraagd not in STAPPEN:
        return _toon(request, "persoon", PersoonForm(user=request.user, **_begin(request, "persoon")))
    if eerder := _al_vastgelegd(request):
        return _bestaat_al(request, eerder)
    persoon = PersoonForm(request.POST, user=request.user, meegenomen=_mee(request, "persoon"))
    if not persoon.is_valid():
        return _toon(request, "persoon", persoon)
    treffers = _treffers(request, persoon)
    hier = [treffer for treffer in treffers if treffer.client.gemeente == persoon.gekozen_gemeente]
    if treffers:
        bekend = _bekendform(request, hier, bezig=gevraagd != "persoon" and terug != "bekend")
        if not (bekend.is_bound and bekend.is_valid()):
            return _toon_bekenden(request, bekend, treffers, hier)
        keuze = bekend.cleaned_data["keuze"]
    else:
        keuze = NIEUW
    return _vraag(request, persoon, keuze, met_vraag=gevraagd == "vraag" and not terug)


def _vraag(request: StafRequest, persoon: PersoonForm, keuze: str, *, met_vraag: bool) -> HttpResponse:
    bekende, huisgenoot = _gekozen(request, keuze), _huisgenoot(request, keuze)
    if bekende and (open_ := bekende.aanmeldingen.open().first()):
        return _bestaat_al(request, open_)
    gemeente = persoon.gekozen_gemeente
    mee = _mee(request, "vraag")
    if not met_vraag:
        form = VraagForm(gemeente=gemeente, **_begin(request, "vraag"))
        return _toon(request, "vraag", form, bekende=bekende, huisgenoot=huisgenoot)
    form = VraagForm(request.POST, gemeente=gemeente, meegenomen=mee)
    if form.is_valid():
        eis(check_behandelen, request.user, gemeente)
        try:
            rij = register_melding(
                form.melding,
                gemeente=gemeente,
                persoon=persoon.persoon,
                bekende=bekende,
                huisgenoot=huisgenoot,
                id_=formuliernummer(request),
                door=request.user,
                op=timezone.now(),
            )
        except Geweigerd as fout:
            if eerder := _al_vastgelegd(request):
                return _bestaat_al(request, eerder)
            meld_weigering(form, fout)
        else:
            messages.success(request, "De aanmelding is vastgelegd. De termijn loopt.")
            return redirect("intake:aanmelding", rij.pk)
    return _toon(request, "vraag", form, bekende=bekende, huisgenoot=huisgenoot)


def _al_vastgelegd(request: StafRequest) -> Aanmelding | None:
    """De aanmelding die dit formulier al eerder vastlegde (dubbele klik, knop terug in de browser)."""
    return Aanmelding.objects.visible_to(request.user).filter(pk=formuliernummer(request)).first()


def _bestaat_al(request: StafRequest, aanmelding: Aanmelding) -> HttpResponse:
    messages.info(request, "Deze aanmelding stond er al. U ziet haar hieronder; er is niets dubbel vastgelegd.")
    return redirect("intake:aanmelding", aanmelding.pk)


def _treffers(request: StafRequest, persoon: PersoonForm) -> list[Treffer]:
    gegevens = persoon.cleaned_data
    treffers = find_bekende(
        user=request.user,
        bsn=gegevens["bsn"],
        voornamen=gegevens["voornamen"],
        achternaam=gegevens["achternaam"],
        geboortedatum=gegevens["geboortedatum"],
        postcode=gegevens["postcode"],
        huisnummer=gegevens["huisnummer"],
    )
    laad_verwanten([treffer.client for treffer in treffers], request.user)
    if request.POST.get("stap") == "persoon":
        noteer(request, Handeling.ZOEKEN, "al bekend", toelichting=f"{len(treffers)} gevonden")
    return treffers


def _toon_bekenden(
    request: StafRequest, form: BekendForm, treffers: list[Treffer], hier: list[Treffer]
) -> HttpResponse:
    """Laat zien wie er lijkt op wie is ingevuld; elke keer dat iemand dit ziet, staat in het logboek."""
    for treffer in treffers:
        client = treffer.client
        noteer(
            request,
            Handeling.ZOEKEN,
            client,
            gemeente=client.gemeente,
            client_id=client.pk,
            dossiernummer=client.dossiernummer,
            toelichting="getoond bij “al bekend?”",
        )
    elders = [(treffer, wat_bekend_is(treffer)) for treffer in treffers if treffer not in hier]
    return _toon(request, "bekend", form, treffers=hier, elders=elders)


def _bekendform(request: StafRequest, treffers: list[Treffer], *, bezig: bool) -> BekendForm:
    uitleg = {str(t.client.pk): wat_bekend_is(t) for t in treffers}
    if bezig:
        mee = _mee(request, "bekend")
        return BekendForm(request.POST, treffers=treffers, uitleg=uitleg, meegenomen=mee)
    return BekendForm(treffers=treffers, uitleg=uitleg, **_begin(request, "bekend"))


def _gekozen(request: StafRequest, keuze: str) -> Client | None:
    """De gekozen cliënt; opnieuw door het filter op zichtbaarheid, want de keuze kwam van buiten."""
    if keuze == NIEUW or keuze.startswith(HUISGENOOT):
        return None
    return Client.objects.visible_to(request.user).select_related("gemeente").get(pk=keuze)


def _huisgenoot(request: StafRequest, keuze: str) -> Client | None:
    """De cliënt bij wie deze nieuwe persoon in het huishouden komt."""
    return _gekozen(request, keuze.removeprefix(HUISGENOOT)) if keuze.startswith(HUISGENOOT) else None


def _mee(request: StafRequest, stap: str) -> list[SafeString]:
    """De ruwe waarden van de andere stappen als verborgen velden, met het vaste nummer van deze aanmelding."""
    namen = [naam for andere, velden in VELDEN.items() if andere != stap for naam in velden]
    paren = [(naam, waarde) for naam in namen for waarde in request.POST.getlist(naam)]
    velden = [format_html('<input type="hidden" name="{}" value="{}">', *paar) for paar in [*paren, ("stap", stap)]]
    return [*velden, nummerveld(request)]


def _begin(request: StafRequest, stap: str) -> dict[str, Any]:
    """Wat er in een stap staat als men er komt: wat er eerder getypt is, en anders wat meestal klopt."""
    getypt: MultiValueDict[str, str] = request.POST
    form = {"persoon": PersoonForm, "bekend": BekendForm, "vraag": VraagForm}[stap]
    velden = form.base_fields  # type: ignore[attr-defined]
    eerder = {
        naam: getypt.getlist(naam) if isinstance(veld.widget, CheckboxSelectMultiple) else getypt.get(naam)
        for naam, veld in velden.items()
        if naam in getypt
    }
    nu = timezone.localtime()
    standaard = {"gemeld_datum": nu.date(), "gemeld_tijd": nu.time(), "behandelaar": request.user.pk}
    is_gezien = "kanaal" in getypt or stap != "vraag"
    return {"initial": eerder if is_gezien else standaard, "meegenomen": _mee(request, stap)}


def _toon(request: StafRequest, stap: str, form: Stapformulier, **context: Any) -> HttpResponse:
    namen = list(STAPPEN)
    nu = namen.index(stap)
    stappen = [
        {"naam": titel, "staat": "klaar" if n < nu else "nu" if n == nu else "straks"}
        for n, titel in enumerate(STAPPEN.values())
    ]
    terug = "bekend" if stap == "vraag" and "keuze" in request.POST else "persoon"
    knoppen = (
        [] if stap == "persoon" else [{"knop": "Vorige stap", "naam": "terug", "waarde": terug, "soort": "subtiel"}]
    )
    context |= {"form": form, "stap": stap, "titel": STAPPEN[stap], "stappen": stappen, "knoppen": knoppen}
    return render(request, f"intake/nieuw_{stap}.html", context)
