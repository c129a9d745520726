"""Bezwaren: de lijst, één bezwaar, en de stappen van ontvangst tot beslissing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.choices import BEZWAAR_EINDE, UITLEG_BEZWAAR, BezwaarStatus, Bezwaaruitkomst
from intake.forms.bezwaar import BeslisForm, BezwaarFilter, BezwaarForm, HoorForm, IntrekBezwaarForm, VerdaagForm
from intake.models import Bezwaar
from intake.permissions import check_behandelen, check_beslissing_op_bezwaar
from intake.services.bezwaar import decide_bezwaar, extend_bezwaar, hear_bezwaar, register_bezwaar, withdraw_bezwaar
from intake.services.bezwaarbrief import beslissing
from intake.tijdlijn import wissels_van
from intake.views.aanmelding import haal_aanmelding
from intake.views.stappen import doe_stap, kan_niet
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwacht_versie, verwerk
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist

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
    context = {
        "bezwaar": rij,
        "uitleg_status": UITLEG_BEZWAAR[BezwaarStatus(rij.status)],
        "acties": _acties(rij, request),
        "gegevens": _gegevens(rij),
        "tijdlijn": wissels_van(rij),
        "brieven": [
            (titel, reverse("brieven:brief", args=[brief]))
            for titel, brief in (("Ontvangstbevestiging", rij.bevestiging_id), ("Beslissing", rij.brief_id))
            if brief
        ],
    }
    return render(request, "intake/bezwaar.html", context)


def _gegevens(rij: Bezwaar) -> list[tuple[str, Any]]:
    rijen = [
        ("Ontvangen op", f"{rij.ontvangen_datum:%d-%m-%Y}"),
        ("Poststempel", f"{rij.poststempel_datum:%d-%m-%Y}" if rij.poststempel_datum else ""),
        ("Op tijd", "\n".join([("Ja." if rij.is_op_tijd else "Nee."), *rij.tijdig_toelichting])),
        ("Waarom niet eens", rij.bezwaargronden),
        ("Commissie", "Ja, een commissie adviseert" if rij.heeft_commissie else "Nee"),
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

    verdagen = waarom_niet(rij, "withdraw") or ("De beslissing is al verdaagd." if rij.verdaagd_op else "")
    stappen = [
        ("Horen vastleggen", "bezwaar-horen", waarom_niet(rij, "hear"), werken),
        ("Beslissen op bezwaar", "bezwaar-beslissen", waarom_niet(rij, "decide"), beslissen),
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


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def vastleggen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een bezwaar dat binnenkwam tegen het besluit van deze aanmelding."""
    aanmelding = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, aanmelding.gemeente)
    besluit = aanmelding.besluit
    if besluit is None or not besluit.is_genomen:
        return kan_niet(request, aanmelding, "Er is nog geen besluit om bezwaar tegen te maken.")
    form = BezwaarForm(request.POST or None, initial={"ontvangen": timezone.localdate()})
    return doe_stap(
        request,
        aanmelding,
        form,
        lambda g: register_bezwaar(besluit, **g, door=request.user, op=timezone.now()),
        titel="Bezwaar vastleggen",
        knop="Leg vast en bevestig de ontvangst",
        gelukt="Het bezwaar is vastgelegd. De inwoner krijgt een bevestiging.",
        termijn=(besluit.bezwaar_uiterlijk_datum, besluit.bezwaar_toelichting),
        effect="De termijn om te beslissen gaat lopen. De inwoner krijgt een brief dat wij het bezwaar hebben.",
    )


def _stap(
    request: StafRequest, rij: Bezwaar, form: Form, dienst: Callable[[Mapping[str, Any]], object], **context: Any
) -> HttpResponse:
    url = rij.get_absolute_url()

    def uitvoeren(gegevens: Mapping[str, Any]) -> str:
        dienst(gegevens)
        return url

    gezien = verwacht_versie(request)
    versie = rij.versie if gezien is None else gezien
    sjabloon = "intake/bezwaar_stap.html"
    return verwerk(request, form, uitvoeren, sjabloon=sjabloon, bezwaar=rij, annuleer=url, versie=versie, **context)


def _kan_niet(request: StafRequest, rij: Bezwaar, reden: str) -> HttpResponse:
    messages.error(request, reden)
    return redirect(rij.get_absolute_url())


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def horen(request: StafRequest, pk: Any) -> HttpResponse:
    """Het gesprek over het bezwaar vastleggen."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "hear")):
        return _kan_niet(request, rij, reden)
    form = HoorForm(request.POST or None, initial={"datum": timezone.localdate(), "is_gehoord": "ja"})
    return _stap(
        request,
        rij,
        form,
        lambda g: hear_bezwaar(
            rij,
            datum=g["datum"],
            is_gehoord=g["is_gehoord"] == "ja",
            verslag=g["verslag"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        titel="Horen vastleggen",
        knop="Leg vast",
        gelukt="Het horen is vastgelegd.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def verdagen(request: StafRequest, pk: Any) -> HttpResponse:
    """De beslissing zes weken later nemen."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    form = VerdaagForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        lambda g: extend_bezwaar(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        titel="Beslissing verdagen",
        knop="Verdaag met 6 weken",
        gelukt="De beslissing is verdaagd.",
        effect="De beslissing mag één keer zes weken later komen (art. 7:10 Awb). Vertel dit aan de inwoner.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def beslissen(request: StafRequest, pk: Any) -> HttpResponse:
    """Beslissen op het bezwaar; de inwoner krijgt de brief."""
    rij = haal_bezwaar(request, pk)
    eis(check_beslissing_op_bezwaar, request.user, rij, timezone.localdate())
    if request.method == "GET" and (reden := waarom_niet(rij, "decide")):
        return _kan_niet(request, rij, reden)
    form = BeslisForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        lambda g: decide_bezwaar(
            rij,
            uitkomst=Bezwaaruitkomst(g["uitkomst"]),
            motivering=g["motivering"],
            gevolg=g["gevolg"],
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        ),
        voorbeeld=lambda g: _voorbeeld(request, rij, g),
        titel="Beslissen op bezwaar",
        knop="Beslis en verstuur de brief",
        gelukt="De beslissing is genomen. De brief is verstuurd.",
        effect="De inwoner krijgt de beslissing per brief en kan daarna naar de rechter.",
    )


def _voorbeeld(request: StafRequest, rij: Bezwaar, gegevens: Mapping[str, Any]) -> HttpResponse:
    rij.uitkomst, rij.motivering, rij.gevolg = gegevens["uitkomst"], gegevens["motivering"], gegevens["gevolg"]
    return toon_voorbeeld(request, beslissing(rij, request.user, timezone.now()))


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def intrekken(request: StafRequest, pk: Any) -> HttpResponse:
    """De inwoner stopt met het bezwaar."""
    rij = haal_bezwaar(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if request.method == "GET" and (reden := waarom_niet(rij, "withdraw")):
        return _kan_niet(request, rij, reden)
    form = IntrekBezwaarForm(request.POST or None)
    return _stap(
        request,
        rij,
        form,
        lambda g: withdraw_bezwaar(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        titel="Bezwaar intrekken",
        knop="Trek het bezwaar in",
        knop_soort="gevaar",
        gelukt="Het bezwaar is ingetrokken. Het besluit blijft staan.",
    )
