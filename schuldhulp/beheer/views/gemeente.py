"""Het begin van het beheer, gemeenten en hun beleid."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from schuldhulp.beheer.forms import LABELS, BeleidForm, GemeenteForm, GemeenteWijzigForm, eigen_gemeenten
from schuldhulp.beheer.services import gemeente as diensten
from schuldhulp.organisatie.choices import Register
from schuldhulp.organisatie.context import url_of_leeg
from schuldhulp.organisatie.models import Beleid, Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.organisatie.streefwaarden import KENGETALLEN
from schuldhulp.templatetags.opmaak import euro, getal
from schuldhulp.views.formulier import StafRequest, verwerk
from schuldhulp.views.recht import vereist

FORMULIER = "beheer/formulier.html"
NIET_IN_LIJST = ("id", "gemeente", "geldig_vanaf_datum", "streefwaarden")


def haal_gemeente(request: StafRequest, pk: int) -> Gemeente:
    """De gemeente, als de gebruiker er beheerder is; anders 404."""
    gemeente: Gemeente = get_object_or_404(eigen_gemeenten(request.user), pk=pk)
    return gemeente


@vereist(Recht.BEHEER)
@require_safe
def beheer(request: StafRequest) -> HttpResponse:
    """Waar een beheerder over gaat."""
    context: dict[str, Any] = {
        "gemeenten": eigen_gemeenten(request.user),
        "partners_url": url_of_leeg("ketenpartners:partners"),
    }
    return render(request, "beheer/beheer.html", context)


@vereist(Recht.BEHEER)
@require_safe
def gemeente(request: StafRequest, pk: int) -> HttpResponse:
    """Eén gemeente: gegevens en alle versies van het beleid."""
    rij = haal_gemeente(request, pk)
    vandaag = timezone.localdate()
    versies = list(Beleid.objects.visible_to(request.user).filter(gemeente=rij).select_related("uitvoerder_fase_1"))
    geldend = next((versie for versie in versies if versie.geldig_vanaf_datum <= vandaag), None)
    gegevens = [
        ("CBS-code", rij.code),
        ("Inwoners", getal(rij.inwoners)),
        ("Postadres", rij.adres),
        ("Telefoon", rij.telefoon),
        ("E-mail", rij.email),
    ]
    context: dict[str, Any] = {
        "gemeente": rij,
        "versies": versies,
        "geldend": geldend,
        "vandaag": vandaag,
        "gegevens": gegevens,
    }
    return render(request, "beheer/gemeente.html", context)


@vereist(Recht.BEHEER)
@require_safe
def beleid(request: StafRequest, pk: int) -> HttpResponse:
    """Eén versie van het beleid, met alle termijnen en streefwaarden."""
    rij = get_object_or_404(
        Beleid.objects.visible_to(request.user).filter(gemeente__in=request.user.gemeenten_met(Recht.BEHEER)), pk=pk
    )
    streef = [
        (k.label, f"{rij.streefwaarden[k.code]} {k.eenheid}".strip().replace(".", ","))
        for k in KENGETALLEN
        if k.code in rij.streefwaarden
    ]
    return render(request, "beheer/beleid.html", {"beleid": rij, "termijnen": _termijnen(rij), "streef": streef})


def _termijnen(rij: Beleid) -> list[tuple[str, Any]]:
    namen = [v.name for v in Beleid._meta.concrete_fields if v.name not in NIET_IN_LIJST]
    anders = {
        "stabilisatie_in": rij.get_stabilisatie_in_display(),
        "nazorg_maanden": ", ".join(str(maand) for maand in rij.nazorg_maanden),
        "drempel_bedrag": euro(rij.drempel_bedrag) if rij.drempel_bedrag else "geen",
        "kosten_percentage": getal(rij.kosten_percentage, 2),
        "jaarrente_percentage": getal(rij.jaarrente_percentage, 2),
        "uitkering_maanden": rij.get_uitkering_maanden_display().lower(),
        "prognose_drempel": getal(rij.prognose_drempel, 2),
        "reserveringsrekening": rij.reserveringsrekening or "geen",
        "registers": ", ".join(Register(naam).label for naam in rij.registers) or "nergens",
        "recidive_jaren": rij.recidive_jaren or "nee, niet weigeren om eerder gebruik",
        "recidive_jaren_gezin": "hetzelfde" if rij.recidive_jaren_gezin is None else rij.recidive_jaren_gezin or "nee",
        "fraude_jaren": rij.fraude_jaren or "nee, niet weigeren om fraude",
        "heeft_bezwaarcommissie": "ja" if rij.heeft_bezwaarcommissie else "nee",
        "leest_teamleider_afwijzing": "ja" if rij.leest_teamleider_afwijzing else "nee",
    }
    return [(_label(naam), anders.get(naam, getattr(rij, naam))) for naam in namen]


def _label(naam: str) -> str:
    return LABELS.get(naam) or str(Beleid._meta.get_field(naam).verbose_name).capitalize()  # type: ignore[union-attr]


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def gemeente_nieuw(request: StafRequest) -> HttpResponse:
    """Een gemeente toevoegen."""
    form = GemeenteForm(request.POST or None)

    def dienst(gegevens: Any) -> str:
        rij = diensten.create_gemeente(gegevens=gegevens, door=request.user, op=timezone.now())
        return reverse("organisatie:gemeente", args=[rij.pk])

    context: dict[str, Any] = {
        "titel": "Nieuwe gemeente",
        "knop": "Voeg toe",
        "annuleer": reverse("organisatie:beheer"),
    }
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="De gemeente is toegevoegd.", **context)


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def gemeente_wijzigen(request: StafRequest, pk: int) -> HttpResponse:
    """Naam, adres en bereikbaarheid."""
    rij = haal_gemeente(request, pk)
    form = GemeenteWijzigForm(request.POST or None, instance=haal_gemeente(request, pk))
    terug = reverse("organisatie:gemeente", args=[pk])

    def dienst(gegevens: Any) -> str:
        diensten.update_gemeente(rij, gegevens=gegevens, door=request.user, op=timezone.now())
        return terug

    context: dict[str, Any] = {
        "titel": f"Gegevens van {rij.naam}",
        "annuleer": terug,
        "boven": rij.naam,
        "boven_url": terug,
    }
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="De gegevens zijn gewijzigd.", **context)


@vereist(Recht.BEHEER)
@require_http_methods(["GET", "POST"])
def beleid_nieuw(request: StafRequest, pk: int) -> HttpResponse:
    """Een nieuwe versie van het beleid; begint met wat nu geldt."""
    rij = haal_gemeente(request, pk)
    huidig = Beleid.objects.visible_to(request.user).filter(gemeente=rij).order_by("-geldig_vanaf_datum").first()
    form = BeleidForm(request.POST or None, instance=huidig or Beleid(gemeente=rij), gemeente=rij)
    terug = reverse("organisatie:gemeente", args=[pk])

    def dienst(_: Any) -> str:
        diensten.record_beleid(rij, gegevens=form.gegevens, door=request.user, op=timezone.now())
        return terug

    context: dict[str, Any] = {
        "titel": f"Nieuw beleid voor {rij.naam}",
        "annuleer": terug,
        "boven": rij.naam,
        "boven_url": terug,
    }
    return verwerk(request, form, dienst, sjabloon=FORMULIER, gelukt="Het beleid is vastgelegd.", **context)
