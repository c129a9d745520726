"""Het dashboard, de pagina per KPI en de downloads. Nooit personen; kleine aantallen zijn overal onderdrukt."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rapportage.keuze import Keuze, lees_keuze
from rapportage.kpis import PER_CODE
from rapportage.meten import Eenheid
from rapportage.rapport import Rapport
from rapportage.services.export import rapport_pdf
from rapportage.services.kwartaal import is_vastgesteld, stel_vast
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.organisatie.models import Gemeente
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest, voer_uit
from schuldhulp.views.recht import vereist

HOOFD = ("instroom", "eerste_gesprek_op_tijd", "beschikking_op_tijd", "voorstellen_akkoord", "slagingspercentage")
OP_TIJD = ("eerste_gesprek_op_tijd", "beschikking_op_tijd")
UITVAL = ("uitval_fase_1", "uitval_fase_2")


@require_GET
@vereist(Recht.RAPPORTAGE)
def dashboard(request: StafRequest) -> HttpResponse:
    """Alle KPI's van een kwartaal, met de ontwikkeling over acht kwartalen."""
    keuze = keuze_van(request)
    rapport = Rapport(keuze.gemeenten, keuze.kwartaal)
    per_code = {reeks.kpi.code: reeks for reeks in rapport.reeksen}
    return render(
        request,
        "rapportage/dashboard.html",
        {
            "keuze": keuze,
            "rapport": rapport,
            "hoofd": [per_code[code] for code in HOOFD],
            "instroom": per_code["instroom"],
            "labels": [str(k) for k in rapport.kwartalen],
            "op_tijd": [(per_code[c].kpi.label, per_code[c].waarden) for c in OP_TIJD],
            "uitval": [(per_code[c].kpi.label, per_code[c].waarden) for c in UITVAL],
            "heeft_op_tijd": any(per_code[c].heeft_cijfers for c in OP_TIJD),
            "heeft_uitval": any(per_code[c].heeft_cijfers for c in UITVAL),
            "vaststelbaar": _vaststelbaar(keuze),
        },
    )


@require_GET
@vereist(Recht.RAPPORTAGE)
def kpi(request: StafRequest, code: str) -> HttpResponse:
    """Eén KPI: wat zij betekent, hoe zij zich ontwikkelt en hoe zij per gemeente is."""
    if code not in PER_CODE:
        raise Http404
    keuze = keuze_van(request)
    rapport = Rapport(keuze.gemeenten, keuze.kwartaal, kpis=(PER_CODE[code],))
    eenheid = {Eenheid.PROCENT: "%", Eenheid.DAGEN: "dagen"}.get(PER_CODE[code].eenheid, "")
    context = {"keuze": keuze, "reeks": rapport.reeksen[0], "uitsplitsing": rapport.uitsplitsing(), "eenheid": eenheid}
    return render(request, "rapportage/kpi.html", context)


@require_GET
@vereist(Recht.RAPPORTAGE)
def csv(request: StafRequest) -> HttpResponse:
    """De cijfers van acht kwartalen voor een rekenblad."""
    keuze = keuze_van(request)
    _log(request, keuze, "CSV")
    inhoud = Rapport(keuze.gemeenten, keuze.kwartaal).als_csv().encode("utf-8-sig")
    return _download(inhoud, "text/csv; charset=utf-8", f"kwartaalcijfers-{keuze.kwartaal}.csv")


@require_GET
@vereist(Recht.RAPPORTAGE)
def pdf(request: StafRequest) -> HttpResponse:
    """Het kwartaalrapport op papier."""
    keuze = keuze_van(request)
    _log(request, keuze, "PDF")
    titel = f"Kwartaalrapport {keuze.naam}, {keuze.kwartaal.naam}"
    inhoud = rapport_pdf(Rapport(keuze.gemeenten, keuze.kwartaal), titel=titel)
    return _download(inhoud, "application/pdf", f"kwartaalrapport-{keuze.kwartaal}.pdf")


@require_POST
@vereist(Recht.RAPPORTAGE)
def vaststellen(request: StafRequest) -> HttpResponse:
    """Legt een voorbij kwartaal van één gemeente vast."""
    keuze = lees_keuze(request.GET, _gemeenten(request), timezone.localdate())
    return voer_uit(
        request,
        lambda: [stel_vast(g, keuze.kwartaal, door=request.user, op=timezone.now()) for g in keuze.gemeenten],
        terug=reverse("rapportage:dashboard") + keuze.vraag,
        gelukt=f"De cijfers van het {keuze.kwartaal.naam} zijn vastgesteld.",
    )


def _gemeenten(request: StafRequest) -> list[Gemeente]:
    return list(Gemeente.objects.visible_to(request.user, Recht.RAPPORTAGE))


def keuze_van(request: StafRequest) -> Keuze:
    """De gekozen gemeenten en het kwartaal, binnen wat deze medewerker mag zien."""
    return lees_keuze(request.GET, _gemeenten(request), timezone.localdate())


def _vaststelbaar(keuze: Keuze) -> bool:
    """Eén gemeente, een kwartaal dat voorbij is en nog niet vaststaat."""
    if len(keuze.gemeenten) != 1 or not keuze.kwartaal.is_voorbij(keuze.vandaag):
        return False
    return not is_vastgesteld(keuze.gemeenten[0], keuze.kwartaal)


def _log(request: StafRequest, keuze: Keuze, vorm: str) -> None:
    for gemeente in keuze.gemeenten:
        noteer(
            request,
            Handeling.EXPORTEREN,
            "kwartaalcijfers",
            gemeente=gemeente,
            toelichting=f"{vorm} {keuze.kwartaal}",
        )


def _download(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    kop = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}
    return HttpResponse(inhoud, content_type=soort, headers=kop)
