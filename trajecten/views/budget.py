"""Het budget van een traject, en de referentiebedragen van een gemeente."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurde_rijen, verwacht_versie, verwerk_en_terug, voer_uit
from schuldhulp.views.recht import eis, vereist
from trajecten.choices.budget import Categorie
from trajecten.forms.budget import BudgetForm, ReferentieForm, beginwaarden, referentiewaarden
from trajecten.models import Budget, Budgetcontrole, Referentietabel
from trajecten.models.plan import LEEFSITUATIES
from trajecten.permissions import can_behandelen, check_behandelen
from trajecten.services.budget import adopt_budget, adopt_referenties, hints_bij, send_budget
from trajecten.views.ophalen import haal_traject, tabbladen


@vereist(Recht.DOSSIERS)
@require_safe
def budget(request: StafRequest, pk: Any) -> HttpResponse:
    """Het geldende budget met het saldo, wat opvalt naast de referentiebedragen, en eerdere versies."""
    traject = haal_traject(request, pk)
    rijen = Budget.objects.visible_to(request.user).filter(traject=traject).select_related("door")
    versies = list(rijen.prefetch_related("posten__nagegaan_door"))
    geldend = versies[0] if versies else None
    posten = list(geldend.posten.all()) if geldend else []
    if geldend:
        geldend.traject = traject
    context = {
        "titel": "Budget",
        "traject": traject,
        "tabbladen": tabbladen(traject.client, "traject", traject),
        "geldend": geldend,
        "groepen": [
            ("Inkomsten", [p for p in posten if p.is_inkomen]),
            ("Uitgaven", [p for p in posten if not p.is_inkomen]),
        ],
        "hints": hints_bij(geldend) if geldend else [],
        "versies": versies[1:],
        "controle": Budgetcontrole.objects.visible_to(request.user).filter(traject=traject).open().first(),
        "mag": traject.is_open and can_behandelen(request.user, traject),
    }
    return render(request, "trajecten/budget.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def bewerken(request: StafRequest, pk: Any) -> HttpResponse:
    """Een nieuwe versie invullen en vaststellen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    terug = reverse("trajecten:budget", args=[traject.pk])
    if not traject.is_open:
        return redirect(terug)
    vorige = Budget.objects.visible_to(request.user).filter(traject=traject).first()
    form = _formulier(request, BudgetForm, beginwaarden(vorige))
    gezien = verwacht_versie(request)
    return verwerk_en_terug(
        request,
        form,
        lambda _: adopt_budget(traject, **form.invoer, door=request.user, op=timezone.now(), verwacht_versie=gezien),
        terug=terug,
        sjabloon="trajecten/budget_bewerken.html",
        gelukt="Het budget is vastgesteld.",
        titel="Nieuw budget",
        traject=traject,
        versie=traject.versie if gezien is None else gezien,
    )


def _formulier(request: StafRequest, vorm: type[Any], begin: tuple[Any, Any]) -> Any:
    """Het formulier met rijen: leeg, met een rij meer of minder, of ingestuurd."""
    if request.method != "POST":
        return vorm.begin(*begin)
    return ingestuurde_rijen(request, vorm)


@vereist(Recht.DOSSIERS)
@require_POST
def overzicht(request: StafRequest, pk: Any) -> HttpResponse:
    """Maakt van het geldende budget een brief voor de inwoner, om te printen of te versturen."""
    traject = haal_traject(request, pk)
    eis(check_behandelen, request.user, traject)
    rij = get_object_or_404(Budget.objects.visible_to(request.user).filter(traject=traject).order_by("-versie")[:1])
    rij.traject = traject
    return voer_uit(
        request,
        lambda: send_budget(rij, door=request.user, op=timezone.now()),
        terug=reverse("trajecten:budget", args=[traject.pk]),
        gelukt="Het overzicht staat klaar als brief.",
    )


@vereist(Recht.DOSSIERS)
@require_safe
def controle(request: StafRequest, pk: Any) -> HttpResponse:
    """Van Mijn werk naar het budget dat nagegaan moet worden."""
    rij = get_object_or_404(Budgetcontrole.objects.visible_to(request.user), pk=pk)
    return redirect("trajecten:budget", rij.traject_id)


@require_safe
def referenties(request: StafRequest) -> HttpResponse:
    """De referentiebedragen per gemeente: de geldende versie, en wat er eerder gold."""
    wie = request.user
    if not (wie.heeft_recht(Recht.DOSSIERS) or wie.heeft_recht(Recht.BEHEER)):
        raise PermissionDenied("Bij uw rol hoort deze pagina niet.")
    categorieen, situaties = dict(Categorie.choices), {"": "Iedereen", **dict(LEEFSITUATIES)}
    tabellen = [
        {
            "tabel": tabel,
            "regels": [
                (categorieen[r["categorie"]], situaties[r["leefsituatie"]], r["bedrag"]) for r in tabel.bedragen
            ],
        }
        for tabel in Referentietabel.objects.visible_to(wie).select_related("gemeente", "door")
    ]
    beheer = Gemeente.objects.filter(pk__in=wie.gemeenten_met(Recht.BEHEER))
    return render(request, "trajecten/referenties.html", {"tabellen": tabellen, "beheer": beheer})


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def referenties_nieuw(request: StafRequest, code: str) -> HttpResponse:
    """Een nieuwe versie van de referentiebedragen."""
    gemeente = get_object_or_404(Gemeente.objects.visible_to(request.user, Recht.BEHEER), code=code)
    vorige = Referentietabel.objects.visible_to(request.user).filter(gemeente=gemeente).first()
    form = _formulier(request, ReferentieForm, referentiewaarden(vorige))

    def dienst(gegevens: Mapping[str, Any]) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now()}
        return adopt_referenties(gemeente, jaar=gegevens["jaar"], bron=gegevens["bron"], bedragen=form.bedragen, **wie)

    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=reverse("trajecten:referenties"),
        sjabloon="trajecten/referenties_nieuw.html",
        gelukt="De referentiebedragen zijn vastgelegd.",
        gemeente=gemeente,
    )
