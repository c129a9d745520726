"""Beheer van de screening: hoe een gemeente weegt, en wat een andere weging zou doen."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.forms.screening import TITELS
from intake.forms.screeningbeleid import KANT, ScreeningbeleidForm
from intake.kwadrant import HUIDIGE_VERSIE, Vragenlijst, laad_vragenlijst
from intake.models import Screeningbeleid
from intake.services.screeningbeleid import effect_van, gewogen_voor, record_screeningbeleid
from intake.weging import pas_toe
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import vereist


def _haal_gemeente(request: StafRequest, pk: int) -> Gemeente:
    return get_object_or_404(Gemeente.objects.visible_to(request.user, Recht.BEHEER), pk=pk)


@vereist(Recht.BEHEER)
@require_safe
def screeningbeleid(request: StafRequest, pk: int) -> HttpResponse:
    """Wat nu geldt, elke versie, en elk gewicht naast dat van de vragenlijst."""
    gemeente = _haal_gemeente(request, pk)
    vandaag = timezone.localdate()
    gewogen = gewogen_voor(gemeente, vandaag)
    versies = Screeningbeleid.objects.visible_to(request.user).filter(gemeente=gemeente)
    context = {
        "gemeente": gemeente,
        "gewogen": gewogen,
        "versies": list(versies.select_related("vastgelegd_door")),
        "geldend": Screeningbeleid.objects.visible_to(request.user).geldig(gemeente, vandaag),
        "vandaag": vandaag,
        "vragen": _vragen(gewogen.lijst),
    }
    return render(request, "intake/screeningbeleid.html", context)


def _vragen(lijst: Vragenlijst) -> list[dict[str, Any]]:
    """Elke vraag met haar antwoorden: het gewicht nu en dat van de uitgebrachte versie."""
    eigen = {(v.code, a.code): a.gewicht for v in laad_vragenlijst(lijst.versie).vragen for a in v.antwoorden}
    return [
        {
            "as": titel,
            "vraag": vraag.vraag,
            "antwoorden": [
                {
                    "tekst": a.tekst,
                    "kant": KANT[a.richting],
                    "gewicht": a.gewicht,
                    "anders": eigen[vraag.code, a.code] if eigen[vraag.code, a.code] != a.gewicht else None,
                }
                for a in vraag.antwoorden
            ],
        }
        for as_, (titel, _) in TITELS.items()
        for vraag in lijst.vragen_over(as_)
    ]


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def screeningbeleid_nieuw(request: StafRequest, pk: int) -> HttpResponse:
    """Anders wegen: eerst zien wat het met de screeningen van het afgelopen jaar zou doen, dan vastleggen."""
    gemeente = _haal_gemeente(request, pk)
    versie = laad_vragenlijst(HUIDIGE_VERSIE)
    nu = gewogen_voor(gemeente, timezone.localdate(), HUIDIGE_VERSIE).lijst
    form = ScreeningbeleidForm(request.POST or None, versie=versie, nu=nu)
    terug = reverse("intake:screeningbeleid", args=[gemeente.pk])
    context: dict[str, Any] = {
        "gemeente": gemeente,
        "annuleer": terug,
        "knoppen": [{"knop": "Bekijk het effect", "naam": "effect"}],
    }
    if "effect" in request.POST and form.is_valid():
        context["effect"] = effect_van(gemeente, pas_toe(versie, form.weging), op=timezone.now())
        return render(request, "intake/screeningbeleid_nieuw.html", {**context, "form": form})

    def dienst(gegevens: Mapping[str, Any]) -> str:
        record_screeningbeleid(
            gemeente,
            geldig_vanaf=gegevens["geldig_vanaf"],
            vragenlijst=versie.versie,
            weging=form.weging,
            reden=gegevens["reden"],
            door=request.user,
            op=timezone.now(),
        )
        return terug

    sjabloon = "intake/screeningbeleid_nieuw.html"
    return verwerk(request, form, dienst, sjabloon=sjabloon, gelukt="De weging is vastgelegd.", **context)
