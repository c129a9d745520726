"""Besluiten: opschrijven, de beschikking nalezen, en nemen of voorleggen."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from intake.choices import Afwijzingsgrond, Besluitsoort
from intake.forms.besluit import AdviesForm, AfwijzingForm, ToelatingForm
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from intake.models import Aanmelding, Besluit
from intake.permissions import can_besluiten, check_beslissen
from intake.services.afwijzing import submit_afwijzing, toets_grond
from intake.services.beschikking import BRIEF, concept_beschikking
from intake.services.besluit import admit, advise
from intake.services.voorleggen import submit_besluit
from intake.termijnen import Termijn, TermijnSoort, bereken_termijn
from intake.views.aanmelding import haal_aanmelding
from intake.views.stappen import doe_stap, kan_niet
from intake.weigering import Toets
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import VOORBEELD, StafRequest, verwacht_versie
from schuldhulp.views.recht import eis, vereist


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def toelaten(request: StafRequest, pk: Any) -> HttpResponse:
    """Toelaten tot schuldhulpverlening."""
    return _beslis(
        request,
        pk,
        ToelatingForm,
        "admit",
        admit,
        Besluitsoort.TOELATING,
        titel="Toelaten",
        knop="Neem het besluit en verstuur de brief",
        gelukt="De inwoner is toegelaten. De beschikking is verstuurd.",
        effect="De inwoner krijgt een beschikking. Daarna opent u het traject en maakt u het plan van aanpak.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def adviseren(request: StafRequest, pk: Any) -> HttpResponse:
    """Afsluiten met informatie en advies."""
    return _beslis(
        request,
        pk,
        AdviesForm,
        "advise",
        advise,
        Besluitsoort.INFORMATIE_EN_ADVIES,
        titel="Informatie en advies geven",
        knop="Neem het besluit en verstuur de brief",
        gelukt="De aanmelding is afgesloten met informatie en advies. De beschikking is verstuurd.",
        effect="De aanmelding sluit. De inwoner krijgt een beschikking en kan bezwaar maken.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def afwijzen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een afwijzing voorleggen aan een tweede lezer."""
    return _beslis(
        request,
        pk,
        AfwijzingForm,
        "submit_afwijzing",
        submit_afwijzing,
        Besluitsoort.AFWIJZING,
        titel="Afwijzing voorleggen",
        knop="Leg voor aan een tweede lezer",
        gelukt="De afwijzing ligt bij een tweede lezer. De inwoner hoort nog niets.",
        effect="Een collega leest uw voorstel. Pas als die het eens is, is er een besluit en gaat de brief weg. "
        "De uitkomst van de screening is nooit een reden om af te wijzen.",
    )


def _beslis(
    request: StafRequest,
    pk: Any,
    formulier: type[Form],
    overgang: str,
    dienst: Callable[..., object],
    soort: Besluitsoort,
    **context: Any,
) -> HttpResponse:
    """Eerst opschrijven, dan de beschikking nalezen, dan pas het besluit."""
    rij = haal_aanmelding(request, pk)
    eis(check_beslissen, request.user, rij.gemeente)
    if not can_besluiten(request.user, rij.gemeente, soort, timezone.localdate()):
        overgang, dienst, context = _voorleggen(rij, overgang, dienst, soort, context)
    if request.method == "GET" and (reden := waarom_niet(rij, overgang)):
        return kan_niet(request, rij, reden)
    context["termijn"] = (rij.beslis_uiterlijk_datum, rij.beslis_toelichting)
    extra: dict[str, Any] = {"toets": partial(_toets, rij)} if soort == Besluitsoort.AFWIJZING else {}
    if "wijzig" in request.POST:
        form = formulier(initial={naam: request.POST.get(naam, "") for naam in formulier.base_fields}, **extra)  # type: ignore[attr-defined]
    else:
        form = formulier(request.POST or None, **extra)
    if isinstance(form, VolgVelden):
        form.stel_in(rij.gemeente)
    if VOORBEELD in request.POST and form.is_valid():
        besluit = Besluit(aanmelding=rij, soort=soort, **getattr(form, "gegevens", form.cleaned_data))
        return toon_voorbeeld(request, concept_beschikking(rij, besluit, door=request.user, op=timezone.now()))
    if "bevestig" not in request.POST and form.is_valid():
        return _nalezen(request, rij, form, soort, context)

    def neem(_: Mapping[str, Any]) -> None:
        dienst(
            rij, **_voor_de_dienst(form), door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)
        )

    return doe_stap(request, rij, form, neem, **{**context, "knop": "Lees de brief na"})


def _voor_de_dienst(form: Form) -> dict[str, Any]:
    """De invoer zoals de dienst haar kent: wat er daarna gebeurt is één plan."""
    velden = getattr(form, "gegevens", form.cleaned_data)
    if not isinstance(form, VolgVelden):
        return velden
    return {n: w for n, w in velden.items() if n not in VOLGVELDEN} | {"volgmoment": form.plan}


def _toets(rij: Aanmelding, grond: Afwijzingsgrond, datum: date | None) -> Toets:
    """Wat het beleid van deze gemeente over een grond zegt, voor deze inwoner."""
    return toets_grond(rij, grond, grond_datum=datum, op=timezone.localdate())[0]


def _voorleggen(
    rij: Aanmelding, overgang: str, dienst: Callable[..., object], soort: Besluitsoort, context: dict[str, Any]
) -> tuple[str, Callable[..., object], dict[str, Any]]:
    """Zonder mandaat (art. 3a Wgs) is opschrijven voorbereiden: iemand die mag besluiten, neemt het besluit."""
    waarom = f"Uw organisatie heeft hiervoor geen mandaat van {rij.gemeente}."
    if soort == Besluitsoort.AFWIJZING:
        volgorde = "Na de tweede lezer neemt iemand met mandaat het besluit."
        return overgang, dienst, {**context, "effect": f"{waarom} {volgorde} {context['effect']}"}
    tekst = {
        "titel": f"{context['titel']}: voorbereiden",
        "knop": "Leg voor aan wie mag besluiten",
        "gelukt": "Het besluit ligt bij iemand met mandaat. De inwoner hoort nog niets.",
        "effect": f"{waarom} U bereidt het besluit voor; iemand met mandaat neemt het. Dan pas gaat de brief weg.",
    }
    return "submit_besluit", partial(submit_besluit, soort=soort), {**context, **tekst}


def _nalezen(
    request: StafRequest, rij: Aanmelding, form: Form, soort: Besluitsoort, context: dict[str, Any]
) -> HttpResponse:
    """De beschikking zoals zij wordt; de invoer reist mee en is met één knop weer te wijzigen."""
    versie = verwacht_versie(request)
    mee = {naam: form.data.get(naam, "") for naam in form.fields}
    mee["verwacht_versie"] = str(rij.versie if versie is None else versie)
    nalezen = {
        "aanmelding": rij,
        "brief": form.cleaned_data,
        "grond": Afwijzingsgrond(form.cleaned_data["grond"]).label if "grond" in form.cleaned_data else "",
        "brieftitel": BRIEVEN[BRIEF[soort]].titel,
        "bezwaar": None if soort == Besluitsoort.AFWIJZING else bezwaartermijn(),
        "verborgen": [format_html('<input type="hidden" name="{}" value="{}">', *paar) for paar in mee.items()],
    }
    return render(request, "intake/nalezen.html", {**context, **nalezen})


def bezwaartermijn() -> Termijn:
    """De bezwaartermijn als het besluit vandaag genomen wordt."""
    return bereken_termijn(TermijnSoort.BEZWAAR, timezone.localdate(), gelijkgesteld=gelijkgestelde_dagen())
