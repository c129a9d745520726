"""De betalingen van één traject: het plan, wat binnenkwam, wat klaarstaat en wat is uitgekeerd."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.formulieren import Formulier
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.choices import TrajectStatus
from trajecten.choices.looptijd import UitkeringStatus
from trajecten.forms.betaling import AfspraakForm, BetalingForm, CapaciteitForm, RekeningForm, WaaromForm
from trajecten.models import Achterstand, Betaalplan, Betaling, Traject, Uitkering
from trajecten.permissions import check_behandelen
from trajecten.rekenregels.betaalplan import nog_open
from trajecten.services.achterstand import agree_achterstand
from trajecten.services.betaalplan import change_capaciteit, set_rekening
from trajecten.services.betaling import record_betaling, unlink_betaling
from trajecten.services.gelden import Gelden, gelden_van, reservering_van, stand_van
from trajecten.views.acties import geweigerd
from trajecten.views.ophalen import haal_traject, haal_van_traject

NOG_NIET = "De betalingen beginnen als de looptijd start."
ELDERS = (
    "Deze regeling liep al toen het dossier hier kwam. Het betaalplan en de betalingen staan bij de vorige uitvoerder."
)


@vereist(Recht.DOSSIERS)
@require_safe
def betalingen(request: StafRequest, pk: Any) -> HttpResponse:
    """Het betaalplan met elke termijn, elke betaling en elke uitkering van dit traject."""
    traject = haal_traject(request, pk)
    plan = Betaalplan.objects.visible_to(request.user).filter(traject=traject).first()
    zonder_plan = ELDERS if traject.looptijd_eind_datum else NOG_NIET
    reden = zonder_plan if plan is None else geweigerd(request.user, traject)
    context: dict[str, Any] = {"traject": traject, "titel": "Betalingen", "plan": plan, "reden": reden}
    if plan:
        context |= _stand(plan, timezone.localdate()) | _rijen(request, traject)
        context["kan_wijzigen"] = plan.reserveert and traject.status == TrajectStatus.LOOPTIJD
    return render(request, "trajecten/betalingen.html", context)


def _stand(plan: Betaalplan, vandaag: date) -> dict[str, Any]:
    gelden = gelden_van([plan.pk])[plan.pk]
    return {
        "stand": stand_van(plan, vandaag, gelden),
        "reservering": reservering_van(plan, gelden),
        "termijnen": _termijnen(plan, gelden, vandaag),
        "gelden": gelden,
    }


def _termijnen(plan: Betaalplan, gelden: Gelden, vandaag: date) -> list[tuple[Any, str, str, Any]]:
    """Elke termijn met haar stand in een woord, het etiket daarbij, en wat er nog open is."""
    rijen = list(plan.termijnen.all())
    open_ = nog_open([(t.datum, t.bedrag) for t in rijen], gelden.termijnen)
    return [(t, *_woord(over, over < t.bedrag, t.datum < vandaag), over) for t, over in zip(rijen, open_, strict=True)]


def _woord(over: Any, is_deels: bool, is_voorbij: bool) -> tuple[str, str]:
    if not over:
        return "Betaald", "goed"
    if is_voorbij:
        return ("Deels betaald", "let_op") if is_deels else ("Niet betaald", "fout")
    return ("Deels betaald", "rust") if is_deels else ("Straks", "rust")


def _rijen(request: StafRequest, traject: Traject) -> dict[str, Any]:
    uitkeringen = Uitkering.objects.visible_to(request.user).filter(traject=traject)
    return {
        "ontvangen": Betaling.objects.visible_to(request.user).filter(traject=traject),
        "prognoses": traject.prognoses.all(),
        "uitkeringen": uitkeringen.select_related("ronde").prefetch_related("regels__schuld__schuldeiser"),
        "achterstanden": Achterstand.objects.visible_to(request.user).filter(traject=traject),
    }


def _pagina(
    request: StafRequest,
    traject: Traject,
    form: Formulier,
    dienst: Callable[[Mapping[str, Any]], object],
    **tekst: Any,
) -> HttpResponse:
    eis(check_behandelen, request.user, traject)
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=reverse("trajecten:betalingen", args=[traject.pk]),
        sjabloon="trajecten/betaling_form.html",
        traject=traject,
        **{"uitleg": "", "knop": "Opslaan", "versie": None} | tekst,
    )


def _op_versie(
    request: StafRequest, traject: Traject, form: Formulier, dienst: Callable[..., object], rij: Any, **tekst: Any
) -> HttpResponse:
    """Een dienst op een rij die niemand intussen gewijzigd mag hebben."""

    def doe(g: Mapping[str, Any]) -> object:
        return dienst(rij, **g, door=request.user, op=timezone.now(), verwacht_versie=form.verwacht_versie)

    return _pagina(request, traject, form, doe, versie=rij.versie, **tekst)


def _plan(request: StafRequest, traject: Traject) -> Betaalplan:
    return get_object_or_404(Betaalplan.objects.visible_to(request.user), traject=traject)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def betaling_nieuw(request: StafRequest, pk: Any) -> HttpResponse:
    """Een betaling zelf invoeren."""
    traject = haal_traject(request, pk)
    plan = _plan(request, traject)
    begin = {"sleutel": uuid4(), "datum": timezone.localdate(), "soort": "termijn"}
    form = BetalingForm(ingestuurd(request), plan=plan, initial=begin)
    return _pagina(
        request,
        traject,
        form,
        lambda g: record_betaling(traject, **g, door=request.user, op=timezone.now()),
        titel="Betaling invoeren",
        gelukt="De betaling is vastgelegd.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def rekening(request: StafRequest, pk: Any) -> HttpResponse:
    """Van welke rekening de inwoner betaalt."""
    traject = haal_traject(request, pk)
    form = RekeningForm(ingestuurd(request), initial={"rekening": _plan(request, traject).rekening})
    return _pagina(
        request,
        traject,
        form,
        lambda g: set_rekening(traject, **g, door=request.user, op=timezone.now()),
        titel="Rekening van de inwoner",
        gelukt="De rekening is opgeslagen.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def capaciteit(request: StafRequest, pk: Any) -> HttpResponse:
    """Inkomen of vtlb veranderde: nieuwe termijnen en een nieuwe prognose."""
    traject = haal_traject(request, pk)
    _plan(request, traject)
    begin = {"inkomen": traject.inkomen_bedrag, "vtlb": traject.vtlb_bedrag}
    form = CapaciteitForm(ingestuurd(request), initial=begin)
    return _op_versie(
        request,
        traject,
        form,
        change_capaciteit,
        traject,
        titel="Inkomen of vtlb wijzigen",
        gelukt="De termijnen na vandaag zijn aangepast. De prognose voor de schuldeisers is nieuw berekend.",
        uitleg="De termijnen na vandaag veranderen mee. Is de prognose merkbaar anders, dan horen schuldeisers het.",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def achterstand(request: StafRequest, pk: Any) -> HttpResponse:
    """Een afspraak over de achterstand vastleggen."""
    rij = haal_van_traject(request, Achterstand.objects.visible_to(request.user), pk)
    form = AfspraakForm(ingestuurd(request), initial={"afspraak": rij.afspraak})
    return _op_versie(
        request,
        rij.traject,
        form,
        agree_achterstand,
        rij,
        titel="Achterstand bespreken",
        gelukt="De afspraak is vastgelegd.",
        uitleg="De inwoner kreeg een brief. Zodra alles is betaald, sluit de achterstand vanzelf.",
        knop="Afspraak vastleggen",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def losmaken(request: StafRequest, pk: Any) -> HttpResponse:
    """Een betaling hoort toch niet bij dit traject."""
    rij = haal_van_traject(request, Betaling.objects.visible_to(request.user).gekoppeld(), pk)
    form = WaaromForm(ingestuurd(request))
    return _op_versie(
        request,
        rij.traject,
        form,
        unlink_betaling,
        rij,
        titel="Betaling losmaken",
        gelukt="De betaling is losgemaakt. Zij staat bij de ontvangsten om opnieuw te koppelen.",
        uitleg="De betaling telt dan niet meer mee bij dit traject.",
        knop="Losmaken",
    )


@vereist(Recht.DOSSIERS)
@require_safe
def uitkering(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar de ronde die op goedkeuring wacht, en anders naar de betalingen van het traject."""
    rij = get_object_or_404(Uitkering.objects.visible_to(request.user), pk=pk)
    if rij.status == UitkeringStatus.KLAARGEZET:
        return redirect("trajecten:uitkeringsronde", rij.ronde_id)
    return redirect("trajecten:betalingen", rij.traject_id)
