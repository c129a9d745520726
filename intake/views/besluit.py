"""Besluiten: opschrijven, de beschikking nalezen, nemen. Een afwijzing gaat eerst langs een tweede lezer."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.choices import Afwijzingsgrond, Besluitsoort
from intake.forms.besluit import AdviesForm, AfwijzingForm, TeruggeefForm, ToelatingForm
from intake.forms.volgmoment import VOLGVELDEN, VolgVelden
from intake.models import Aanmelding, Besluit
from intake.permissions import check_beslissen, check_tweede_lezer
from intake.services.besluit import (
    BRIEF,
    admit,
    advise,
    concept_beschikking,
    confirm_afwijzing,
    return_afwijzing,
    submit_afwijzing,
)
from intake.termijnen import Termijn, TermijnSoort, bereken_termijn
from intake.views.aanmelding import haal_aanmelding
from intake.views.stappen import doe_stap, kan_niet
from schuldhulp.brieven.registry import BRIEVEN
from schuldhulp.brieven.voorbeeld import toon_voorbeeld
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.lib.transities import waarom_niet
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import VOORBEELD, StafRequest, verwacht_versie, voer_uit
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
    if request.method == "GET" and (reden := waarom_niet(rij, overgang)):
        return kan_niet(request, rij, reden)
    context["termijn"] = (rij.beslis_uiterlijk_datum, rij.beslis_toelichting)
    if "wijzig" in request.POST:
        form = formulier(initial={naam: request.POST.get(naam, "") for naam in formulier.base_fields})  # type: ignore[attr-defined]
    else:
        form = formulier(request.POST or None)
    if isinstance(form, VolgVelden):
        form.stel_in(rij.gemeente)
    if VOORBEELD in request.POST and form.is_valid():
        besluit = Besluit(aanmelding=rij, soort=soort, **form.cleaned_data)
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
    if not isinstance(form, VolgVelden):
        return form.cleaned_data
    return {n: w for n, w in form.cleaned_data.items() if n not in VOLGVELDEN} | {"volgmoment": form.plan}


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


@vereist(Recht.TWEEDE_LEZER)
@require_safe
def afwijzing_lezen(request: StafRequest, pk: Any) -> HttpResponse:
    """De voorgelegde afwijzing lezen, met de brief die uitgaat als u het eens bent."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    if reden := waarom_niet(rij, "reject"):
        return kan_niet(request, rij, reden)
    besluit = rij.besluit
    context = {
        "aanmelding": rij,
        "besluit": besluit,
        "brief": {"motivering": besluit.motivering, "vervolgstap": besluit.vervolgstap},
        "grond": besluit.get_grond_display(),
        "brieftitel": BRIEVEN[BRIEF[Besluitsoort.AFWIJZING]].titel,
        "bezwaar": bezwaartermijn(),
        "screening": rij.screeningen.first(),
    }
    return render(request, "intake/afwijzing_lezen.html", context)


@vereist(Recht.TWEEDE_LEZER)
@require_POST
def afwijzing_voorbeeld(request: StafRequest, pk: Any) -> HttpResponse:
    """De beschikking zoals zij uitgaat als de tweede lezer het nu eens is."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    return toon_voorbeeld(
        request, concept_beschikking(rij, rij.besluit, door=rij.besluit.opgesteld_door, op=timezone.now())
    )


@vereist(Recht.TWEEDE_LEZER)
@require_POST
def afwijzing_bevestigen(request: StafRequest, pk: Any) -> HttpResponse:
    """De tweede lezer is het eens: de afwijzing is genomen."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    versie = verwacht_versie(request)
    return voer_uit(
        request,
        lambda: confirm_afwijzing(rij, door=request.user, op=timezone.now(), verwacht_versie=versie),
        terug=reverse("intake:aanmelding", args=[rij.pk]),
        gelukt="De afwijzing is bevestigd. De beschikking is verstuurd.",
    )


@vereist(Recht.TWEEDE_LEZER)
@require_http_methods(["GET", "POST"])
def afwijzing_teruggeven(request: StafRequest, pk: Any) -> HttpResponse:
    """De tweede lezer is het niet eens: terug naar de opsteller, met een reden."""
    rij = haal_aanmelding(request, pk)
    eis(check_tweede_lezer, request.user, rij, rij.besluit)
    if request.method == "GET" and (reden := waarom_niet(rij, "return_afwijzing")):
        return kan_niet(request, rij, reden)
    form = TeruggeefForm(request.POST or None)
    return doe_stap(
        request,
        rij,
        form,
        lambda g: return_afwijzing(
            rij, reden=g["reden"], door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie
        ),
        titel="Afwijzing teruggeven",
        knop="Geef terug",
        gelukt="De afwijzing is teruggegeven aan de opsteller.",
        effect="De aanmelding gaat terug naar de opsteller, die opnieuw beslist. De inwoner krijgt nog geen brief.",
    )
