"""Screenen: vragen beantwoorden, de uitkomst zien, bevestigen of afwijken. Pas dan wordt er iets bewaard."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from intake.choices import KWADRANT_VOLGEN, Kwadrant
from intake.forms.screening import UitkomstForm, VragenForm
from intake.kwadrant import As, Uitkomst, Vragenlijst, scoor
from intake.models import Aanmelding
from intake.permissions import check_behandelen
from intake.services.screening import record_screening, waarom_niet_screenen
from intake.services.screeningbeleid import gewogen_voor
from intake.views.aanmelding import haal_aanmelding
from intake.views.plek import plek_van_uitkomst
from intake.views.stappen import kan_niet
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, formuliernummer, meld_weigering, nummerveld
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def screening(request: StafRequest, pk: Any) -> HttpResponse:
    """De vragenlijst, daarna de uitkomst, daarna de keuze van de consulent."""
    rij = haal_aanmelding(request, pk)
    eis(check_behandelen, request.user, rij.gemeente)
    if reden := waarom_niet_screenen(rij):
        return kan_niet(request, rij, reden)
    lijst = gewogen_voor(rij.gemeente, timezone.localdate()).lijst
    vast = [nummerveld(request)]
    vragen = VragenForm(request.POST or None, vragenlijst=lijst, initial=_eerder(rij, lijst), meegenomen=vast)
    if "terug" in request.POST or not vragen.is_valid():
        if "terug" in request.POST:
            vragen = VragenForm(vragenlijst=lijst, initial=_gegeven(request, lijst), meegenomen=vast)
        return render(request, "intake/screening.html", {"aanmelding": rij, "form": vragen})
    uitkomst = scoor(vragen.cleaned_data, lijst)
    bezig = request.POST.get("stap") == "uitkomst"
    mee = _mee(request, lijst)
    form = UitkomstForm(request.POST if bezig else None, berekend=uitkomst.kwadrant, meegenomen=mee)
    form.stel_in(rij.gemeente)
    if bezig and form.is_valid() and _bewaar(request, rij, vragen, form, lijst):
        messages.success(request, "De screening is vastgelegd.")
        return redirect("intake:aanmelding", rij.pk)
    return render(request, "intake/uitkomst.html", _context(rij, uitkomst, lijst, form))


def _eerder(rij: Aanmelding, lijst: Vragenlijst) -> dict[str, str]:
    """De antwoorden van de vorige screening op deze aanmelding: opnieuw screenen is nalopen wat er veranderde."""
    vorige = rij.screeningen.first()
    return dict(vorige.antwoorden) if vorige and vorige.vragenlijst == lijst.versie else {}


def _bewaar(request: StafRequest, rij: Aanmelding, vragen: VragenForm, form: UitkomstForm, lijst: Vragenlijst) -> bool:
    gekozen = form.cleaned_data["gekozen"]
    try:
        record_screening(
            rij,
            antwoorden=vragen.cleaned_data,
            vragenlijst=lijst.versie,
            gekozen=Kwadrant(gekozen),
            afwijk_reden=form.cleaned_data["afwijk_reden"] if gekozen != form.berekend else "",
            volgmoment=form.plan if gekozen in KWADRANT_VOLGEN else None,
            id_=formuliernummer(request),
            door=request.user,
            op=timezone.now(),
        )
    except Geweigerd as fout:
        meld_weigering(form, fout)
        return False
    return True


def _context(rij: Aanmelding, uitkomst: Uitkomst, lijst: Vragenlijst, form: UitkomstForm) -> dict[str, Any]:
    return {
        "aanmelding": rij,
        "form": form,
        "uitkomst": uitkomst,
        "plek": plek_van_uitkomst(uitkomst, lijst),
        "naam": Kwadrant(uitkomst.kwadrant).label,
        "knoppen": [{"knop": "Antwoorden wijzigen", "naam": "terug"}],
        "assen": assen_van(uitkomst),
    }


def assen_van(uitkomst: Uitkomst) -> list[tuple[str, int, list[Any]]]:
    """Per as de punten en de antwoorden, het zwaarste eerst."""
    wegingen = sorted(uitkomst.toelichting, key=lambda w: -w.gewicht)
    return [
        ("De schulden", uitkomst.punten_schuld, [w for w in wegingen if w.as_ is As.SCHULDSITUATIE]),
        ("De inwoner", uitkomst.punten_persoon, [w for w in wegingen if w.as_ is As.SCHULDENAAR]),
    ]


def _gegeven(request: StafRequest, lijst: Vragenlijst) -> dict[str, str]:
    return {vraag.code: request.POST.get(f"vraag-{vraag.code}", "") for vraag in lijst.vragen}


def _mee(request: StafRequest, lijst: Vragenlijst) -> list[SafeString]:
    """De antwoorden als verborgen velden van de volgende stap."""
    paren = [("stap", "uitkomst"), *((f"vraag-{code}", waarde) for code, waarde in _gegeven(request, lijst).items())]
    velden = [format_html('<input type="hidden" name="{}" value="{}">', *paar) for paar in paren]
    return [*velden, nummerveld(request)]
