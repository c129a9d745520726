"""Ontvangsten van een gemeente: bankbestanden inlezen, nakijken, en koppelen wat niet vanzelf gaat."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwacht_versie, verwerk, verwerk_en_terug, voer_uit
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import eis, vereist
from trajecten.bank.afschrift import Afschrift
from trajecten.bank.koppelen import Oordeel
from trajecten.choices.looptijd import BetalingStatus
from trajecten.forms.betaling import WaaromForm
from trajecten.forms.ontvangsten import BestandForm, KoppelForm, NakijkForm, pak_uit, verpak
from trajecten.models import Bankimport, Betaling, Uitkeringsronde
from trajecten.permissions.looptijd import check_ontvangsten
from trajecten.services.bankimport import Beoordeling, import_afschrift, review_afschrift
from trajecten.services.betaling import ignore_betaling, link_betaling, reopen_betaling

SORTERINGEN = {"datum": ("-datum", "pk"), "bedrag": ("-bedrag", "pk")}
LAATSTE = 10
TOON = 200


@vereist(Recht.DOSSIERS)
@require_safe
def ontvangsten(request: StafRequest) -> HttpResponse:
    """Wat nog te koppelen is, de laatste bankbestanden en de uitkeringsronden."""
    noteer(request, Handeling.INZIEN, "ontvangsten")
    gemeenten = list(_eigen(request))
    rijen = Betaling.objects.visible_to(request.user).te_koppelen()
    rijen = rijen.select_related("gemeente", "gedacht__client")
    ronden = Uitkeringsronde.objects.visible_to(request.user).select_related("gemeente", "klaargezet_door")
    importen = Bankimport.objects.visible_to(request.user).select_related("gemeente", "door")
    context = {
        "pagina": pagina_van(rijen, request, SORTERINGEN),
        "ronden": ronden[:LAATSTE],
        "importen": importen[:LAATSTE],
        "opzij": Betaling.objects.visible_to(request.user).filter(status=BetalingStatus.GENEGEERD)[:LAATSTE],
        "gemeenten": gemeenten,
        "mag": bool(gemeenten),
    }
    return render(request, "trajecten/ontvangsten.html", context)


def _eigen(request: StafRequest) -> "QuerySet[Gemeente]":
    """De gemeenten waar deze medewerker ontvangsten verwerkt."""
    beslist = Gemeente.objects.visible_to(request.user, Recht.BESLISSEN)
    return Gemeente.objects.visible_to(request.user).filter(pk__in=beslist)


@vereist(Recht.BESLISSEN)
@require_http_methods(["GET", "POST"])
def importeren(request: StafRequest) -> HttpResponse:
    """Een bankbestand lezen, laten zien wat ermee gebeurt, en dan pas vastleggen."""
    gemeenten = list(_eigen(request))
    if request.POST.get("stap") == "bewaren":
        return _bewaar(request, gemeenten)
    form = BestandForm(ingestuurd(request), request.FILES or None, gemeenten=_eigen(request))
    if request.method == "POST" and form.is_valid():
        naam, afschrift = form.cleaned_data["bestand"]
        try:
            beoordeeld = review_afschrift(afschrift, gemeenten, timezone.now())
        except Geweigerd as fout:
            form.add_error("bestand", fout.melding)
        else:
            pakket = verpak(naam, form.cleaned_data["gemeente"].pk, afschrift, request.user)
            return _toon(request, naam, afschrift, beoordeeld, NakijkForm(initial={"afschrift": pakket}))
    return render(request, "trajecten/importeren.html", {"form": form, "titel": "Bankbestand inlezen", **_terug()})


def _terug() -> dict[str, Any]:
    return {"annuleer": reverse("trajecten:ontvangsten")}


def _bewaar(request: StafRequest, gemeenten: list[Gemeente]) -> HttpResponse:
    form = NakijkForm(request.POST)

    def dienst(gegevens: Mapping[str, Any]) -> str:
        naam, gemeente, afschrift = pak_uit(gegevens["afschrift"], request.user)
        eigen = next((g for g in gemeenten if g.pk == gemeente), None)
        if eigen is None:
            raise Geweigerd("U verwerkt geen ontvangsten meer in deze gemeente.")
        import_afschrift(
            afschrift, naam=naam, gemeente=eigen, gemeenten=gemeenten, door=request.user, op=timezone.now()
        )
        return reverse("trajecten:ontvangsten")

    leeg = BestandForm(gemeenten=_eigen(request))
    return verwerk(
        request,
        form,
        dienst,
        sjabloon="trajecten/importeren.html",
        gelukt="Het bankbestand is vastgelegd.",
        titel="Bankbestand inlezen",
        opnieuw=leeg,
        **_terug(),
    )


def _toon(
    request: StafRequest, naam: str, afschrift: Afschrift, beoordeeld: list[Beoordeling], form: NakijkForm
) -> HttpResponse:
    soorten = Counter(_soort(b) for b in beoordeeld)
    zichtbaar = [b for b in beoordeeld if b.uitkomst.oordeel != Oordeel.OVERSLAAN]
    context = {
        "form": form,
        "titel": "Bankbestand nakijken",
        "naam": naam,
        "afschrift": afschrift,
        "rijen": [(b, _soort(b)) for b in zichtbaar[:TOON]],
        "meer": len(zichtbaar) - TOON,
        "telling": {soort: soorten[soort] for soort in ("zeker", "twijfel", "onbekend", "bekend", "overslaan")},
        "is_nieuw": any(soorten[soort] for soort in ("zeker", "twijfel", "onbekend")),
        **_terug(),
    }
    return render(request, "trajecten/importeren_nakijken.html", context)


def _soort(b: Beoordeling) -> str:
    return "bekend" if b.is_bekend else b.uitkomst.oordeel.value


def _haal(request: StafRequest, pk: Any, rijen: "QuerySet[Betaling]") -> Betaling:
    rij = get_object_or_404(rijen.select_related("gemeente", "gedacht"), pk=pk)
    eis(check_ontvangsten, request.user, rij.gemeente_id)
    if request.method == "GET":
        noteer(request, Handeling.INZIEN, rij, gemeente=rij.gemeente)
    return rij


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def koppelen(request: StafRequest, pk: Any) -> HttpResponse:
    """Een betaling bij een traject zetten."""
    rij = _haal(request, pk, Betaling.objects.visible_to(request.user).te_koppelen())
    begin = {"nummer": rij.gedacht.nummer if rij.gedacht else "", "soort": "termijn"}
    invoer = ingestuurd(request)
    form = KoppelForm(invoer, user=request.user, heeft_rekening=bool(rij.tegenrekening), initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> object:
        traject = gegevens["nummer"]
        check_ontvangsten(request.user, traject.gemeente_id)
        return link_betaling(
            rij,
            traject,
            soort=gegevens["soort"],
            onthoud_rekening=gegevens.get("onthoud_rekening", False),
            door=request.user,
            op=timezone.now(),
            verwacht_versie=form.verwacht_versie,
        )

    gelukt = "De betaling telt mee bij het traject."
    return _over(request, form, dienst, rij, gelukt=gelukt, titel="Betaling koppelen", knop="Koppelen")


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def negeren(request: StafRequest, pk: Any) -> HttpResponse:
    """Een betaling die van geen traject is, opzijleggen met een reden."""
    rij = _haal(request, pk, Betaling.objects.visible_to(request.user).te_koppelen())
    form = WaaromForm(ingestuurd(request))

    def dienst(gegevens: Mapping[str, Any]) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        return ignore_betaling(rij, **gegevens, **wie)

    gelukt = "De betaling is opzijgelegd."
    return _over(request, form, dienst, rij, gelukt=gelukt, titel="Betaling opzijleggen", knop="Opzijleggen")


def _over(request: StafRequest, form: Any, dienst: Any, rij: Betaling, **tekst: str) -> HttpResponse:
    terug, sjabloon = reverse("trajecten:ontvangsten"), "trajecten/koppelen.html"
    return verwerk_en_terug(request, form, dienst, terug=terug, sjabloon=sjabloon, betaling=rij, **tekst)


@vereist(Recht.DOSSIERS)
@require_POST
def terug(request: StafRequest, pk: Any) -> HttpResponse:
    """Een betaling die opzij lag opnieuw bekijken."""
    rij = _haal(request, pk, Betaling.objects.visible_to(request.user).filter(status=BetalingStatus.GENEGEERD))
    return voer_uit(
        request,
        lambda: reopen_betaling(rij, door=request.user, op=timezone.now(), verwacht_versie=verwacht_versie(request)),
        terug=reverse("trajecten:ontvangsten"),
        gelukt="De betaling staat weer bij wat te koppelen is.",
    )
