"""De post met schuldeisers: per traject wat er is gewisseld, een antwoord vastleggen, en het werk dat eruit volgt."""

from collections.abc import Mapping
from typing import Any

from csp.decorators import csp_replace
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from intake.views.document import CSP_BESTAND
from schuldhulp.lib.opslag import open_bestand
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, ingestuurd, verwerk_en_terug
from schuldhulp.views.recht import eis, vereist
from trajecten.beeld.post import lees_post
from trajecten.choices import EINDE, Herkomst
from trajecten.choices.post import Kanaal, Postsoort, Taaksoort, TaakStatus
from trajecten.forms.post import AntwoordVastleggenForm, TaakForm
from trajecten.models import Schuld, Schuldeiserbijlage, Schuldeisertaak
from trajecten.permissions import check_behandelen
from trajecten.services.inkomend import Afzender
from trajecten.services.schuldeiserantwoord import record_bericht
from trajecten.services.schuldeisertaak import complete_taak
from trajecten.views.acties import geweigerd
from trajecten.views.ophalen import haal_traject, haal_van_traject

WAT_TE_DOEN = {
    Taaksoort.NABELLEN: "De schuldeiser antwoordde niet op twee herinneringen. Bel hem, en schrijf op wat hij zei.",
    Taaksoort.MEEKIJKEN: "Ook op de laatste herinnering kwam nog niets. Beslis met de consulent hoe het verdergaat.",
    Taaksoort.LEZEN: "De schuldeiser liet iets weten. Lees het, en schrijf op wat u ermee deed.",
    Taaksoort.STAND: "De schuldeiser vraagt hoe het staat. Stuur hem de stand van zaken; dan is dit werk klaar.",
}


@vereist(Recht.DOSSIERS)
@require_safe
def post(request: StafRequest, pk: Any) -> HttpResponse:
    """Alle berichten per schuldeiser, met wat een stilte betekent."""
    traject = haal_traject(request, pk)
    context = {
        "traject": traject,
        "titel": "Post met schuldeisers",
        "regels": lees_post(traject),
        "mag": traject.status not in EINDE and not geweigerd(request.user, traject),
    }
    return render(request, "trajecten/post.html", context)


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def antwoord_vastleggen(request: StafRequest, pk: Any) -> HttpResponse:
    """Wat een schuldeiser per post, mail, telefoon of Knooppunt liet weten, met de hand vastleggen."""
    rijen = Schuld.objects.visible_to(request.user).select_related("schuldeiser", "vertegenwoordiger")
    schuld = haal_van_traject(request, rijen, pk)
    eis(check_behandelen, request.user, schuld.traject)
    terug = reverse("trajecten:post", args=[schuld.traject_id])
    begin = {"kenmerk": schuld.antwoord_kenmerk}
    form = AntwoordVastleggenForm(ingestuurd(request), initial=begin)

    def dienst(gegevens: Mapping[str, Any]) -> object:
        afzender = Afzender(Herkomst.CONSULENT, request.user, kanaal=Kanaal(gegevens["kanaal"]))
        velden = {naam: gegevens[naam] for naam in ("tekst", "kenmerk")}
        soort = Postsoort(gegevens["soort"])
        return record_bericht(schuld, soort=soort, **velden, afzender=afzender, op=timezone.now())

    dicht = "Dit traject is beëindigd." if schuld.traject.status in EINDE else ""
    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/stap.html",
        gelukt="Het bericht is vastgelegd.",
        traject=schuld.traject,
        titel=f"Bericht van {schuld.wie_antwoordt or 'de schuldeiser'}",
        effect="Alleen vastleggen. Een saldo voert u in bij de schulden, een stem bij het voorstel.",
        reden=dicht if request.method == "GET" else "",
        knop="Vastleggen",
        knop_soort="hoofd",
    )


@vereist(Recht.DOSSIERS)
@require_http_methods(["GET", "POST"])
def taak(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén ding dat met een schuldeiser moet gebeuren: wat er al is gewisseld, en wat eruit kwam."""
    rijen = Schuldeisertaak.objects.visible_to(request.user).select_related(
        "schuld__schuldeiser", "schuld__vertegenwoordiger", "bericht", "aanschrijving", "regel", "gedaan_door"
    )
    rij = haal_van_traject(request, rijen, pk)
    is_open = rij.status == TaakStatus.OPEN
    if request.method == "POST":
        eis(check_behandelen, request.user, rij.traject)
    terug = reverse("trajecten:post", args=[rij.traject_id])
    form = TaakForm(ingestuurd(request))

    def dienst(gegevens: Mapping[str, Any]) -> object:
        wie: dict[str, Any] = {"door": request.user, "op": timezone.now(), "verwacht_versie": form.verwacht_versie}
        return complete_taak(rij, uitkomst=gegevens["uitkomst"], **wie)

    return verwerk_en_terug(
        request,
        form,
        dienst,
        terug=terug,
        sjabloon="trajecten/schuldeisertaak.html",
        gelukt="Vastgelegd. Dit werk is klaar.",
        traject=rij.traject,
        taak=rij,
        titel=rij.get_soort_display(),
        uitleg=WAT_TE_DOEN[Taaksoort(rij.soort)],
        berichten=rij.schuld.correspondentie.select_related("door")
        .prefetch_related("bijlagen")
        .order_by("-op", "-versie"),
        mag=is_open and not geweigerd(request.user, rij.traject),
    )


@vereist(Recht.DOSSIERS)
@never_cache
@xframe_options_sameorigin
@csp_replace(CSP_BESTAND)
@require_safe
def bijlage(request: StafRequest, pk: Any) -> FileResponse:
    """Een bestand dat een schuldeiser meestuurde; het type is wat wij zelf vaststelden."""
    rij = haal_van_traject(request, Schuldeiserbijlage.objects.visible_to(request.user), pk, "bericht__traject")
    antwoord = FileResponse(open_bestand(rij.opslagnaam), filename=rij.naam, content_type=rij.bestandstype)
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord
