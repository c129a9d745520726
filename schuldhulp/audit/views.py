"""Het logboek voor de privacyfunctionaris: wie deed of zag wat. Ook het kijken zelf komt in het logboek."""

from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.forms import LogboekFilter
from schuldhulp.audit.inzage import noteer
from schuldhulp.audit.models import AuditRegel
from schuldhulp.lib.csv import schrijf_csv
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist

SORTERINGEN = {
    "tijd": ("-id",),
    "medewerker": ("door_naam", "-id"),
    "handeling": ("handeling", "-id"),
    "dossier": ("dossiernummer", "-id"),
    "resultaat": ("resultaat", "-id"),
}
# Meer regels opent geen spreadsheet; een langere periode gaat in delen.
MAX_EXPORT = 50_000
KOP = (
    "Tijdstip",
    "Medewerker",
    "Handeling",
    "Onderwerp",
    "Id",
    "Dossiernummer",
    "Gemeente",
    "Resultaat",
    "Herkomst",
    "Toelichting",
)


@vereist(Recht.AUDIT)
@never_cache
@require_safe
def regels(request: StafRequest) -> HttpResponse:
    """De regels van de eigen gemeenten, nieuwste eerst."""
    form = LogboekFilter(request.GET)
    rijen = _gefilterd(AuditRegel.objects.visible_to(request.user), form)
    noteer(request, Handeling.INZIEN, "logboek", toelichting=_omschrijf(form))
    pagina = pagina_van(rijen.select_related("gemeente"), request, SORTERINGEN)
    getoond = [(regel, onderwerp_tekst(regel.onderwerp)) for regel in pagina]
    context = {
        "form": form,
        "pagina": pagina,
        "regels": getoond,
        "vraag": request.GET.urlencode(),
        "maximum": MAX_EXPORT,
    }
    return render(request, "audit/regels.html", context)


@vereist(Recht.AUDIT)
@never_cache
@require_safe
def exporteer(request: StafRequest) -> HttpResponse:
    """Dezelfde regels als CSV."""
    form = LogboekFilter(request.GET)
    rijen = _gefilterd(AuditRegel.objects.visible_to(request.user), form)
    noteer(request, Handeling.EXPORTEREN, "logboek", toelichting=_omschrijf(form))
    regels = [_csv_rij(r) for r in rijen.select_related("gemeente").order_by("-id")[:MAX_EXPORT]]
    naam = f"logboek-{timezone.localdate():%Y-%m-%d}.csv"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    inhoud = schrijf_csv(regels, KOP).encode("utf-8-sig")
    return HttpResponse(inhoud, content_type="text/csv; charset=utf-8", headers=koppen)


def onderwerp_tekst(onderwerp: str) -> str:
    """Het onderwerp in een gewoon woord: "schuldeiser" in plaats van "trajecten.schuldeiser"."""
    app, _, model = onderwerp.partition(".")
    try:
        return str(apps.get_model(app, model)._meta.verbose_name) if model else onderwerp
    except LookupError:
        return onderwerp


def _gefilterd(rijen: "QuerySet[AuditRegel]", form: LogboekFilter) -> "QuerySet[AuditRegel]":
    """Een filter dat niet klopt (een onmogelijke datum) laat niets zien in plaats van alles."""
    if not form.is_valid():
        return rijen.none()
    keuze = form.cleaned_data
    voorwaarden: dict[str, Any] = {
        "op__gte": _begin(keuze["van"]),
        "op__lt": _begin(keuze["tot"] + timedelta(days=1)) if keuze["tot"] else None,
        "door_naam__icontains": keuze["medewerker"],
        "handeling": keuze["handeling"],
        "dossiernummer__iexact": keuze["dossiernummer"],
        "resultaat": keuze["resultaat"],
    }
    return rijen.filter(**{veld: waarde for veld, waarde in voorwaarden.items() if waarde})


def _begin(dag: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(dag, time())) if dag else None


def _omschrijf(form: LogboekFilter) -> str:
    """Waarop gefilterd is, zonder namen: alleen welke velden, en het dossiernummer."""
    if not form.is_valid():
        return ""
    gevuld = [naam for naam, waarde in form.cleaned_data.items() if waarde]
    return f"gefilterd op {', '.join(gevuld)} {form.cleaned_data['dossiernummer']}".strip() if gevuld else "alles"


def _csv_rij(regel: AuditRegel) -> list[object]:
    return [
        f"{timezone.localtime(regel.op):%Y-%m-%d %H:%M:%S}",
        regel.door_naam,
        regel.get_handeling_display(),
        regel.onderwerp,
        regel.onderwerp_id,
        regel.dossiernummer,
        regel.gemeente.naam if regel.gemeente else "",
        regel.get_resultaat_display(),
        regel.herkomst,
        regel.toelichting,
    ]
