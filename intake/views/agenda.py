"""De agenda: wie wanneer waar is, per week of per dag, van uzelf, uw team of een collega."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.choices.afspraak import AfspraakStatus
from intake.forms.afspraak import AgendaFilter, maandag_van
from intake.models import Afspraak, Spreekuur
from intake.services.spreekuur import find_vrije_plekken
from schuldhulp.lib.werkdagen import vrije_dag
from schuldhulp.organisatie.models import Afwezigheid
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.templatetags.componenten import adres
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@vereist(Recht.DOSSIERS)
@require_safe
def agenda(request: StafRequest) -> HttpResponse:
    """Eén week, dag voor dag; verzette en afgezegde afspraken staan er niet meer in."""
    form = AgendaFilter(request.GET, user=request.user)
    form.is_valid()
    keuze = form.cleaned_data
    vandaag = timezone.localdate()
    maandag = maandag_van(keuze.get("dag") or vandaag)
    wie = keuze.get("wie") or AgendaFilter.IK
    afspraken = _afspraken(request, wie, keuze.get("gemeente"), maandag)
    spreekuren = _spreekuren(request, wie, keuze.get("gemeente"), maandag)
    context = {
        "form": form,
        "maandag": maandag,
        "zondag": maandag + timedelta(days=6),
        "vorige": adres({"request": request}, dag=f"{maandag - timedelta(days=7):%d-%m-%Y}"),  # type: ignore[arg-type]
        "volgende": adres({"request": request}, dag=f"{maandag + timedelta(days=7):%d-%m-%Y}"),  # type: ignore[arg-type]
        "deze_week": adres({"request": request}, dag=""),  # type: ignore[arg-type]
        "is_deze_week": maandag == maandag_van(vandaag),
        "dagen": _dagen(maandag, vandaag, afspraken, spreekuren, _afwezig(request, wie, maandag)),
        "met_wie": wie != AgendaFilter.IK,
        "mag_werken": request.user.heeft_recht(Recht.BESLISSEN),
    }
    return render(request, "intake/agenda.html", context)


def _van(request: StafRequest, wie: str, pad: str) -> Q:
    """De rijen van de gekozen agenda; `pad` is het veld met de medewerker."""
    if wie == AgendaFilter.IEDEREEN:
        return Q()
    if wie == AgendaFilter.TEAM:
        user = request.user
        return Q(**{f"{pad}__team": user.team_id} if user.team_id else {f"{pad}__organisatie": user.organisatie_id})
    return Q(**{pad: int(wie) if wie else request.user.pk})


def _afspraken(request: StafRequest, wie: str, gemeente: str | None, maandag: date) -> list[Afspraak]:
    rijen = Afspraak.objects.visible_to(request.user).for_list()
    rijen = rijen.filter(_van(request, wie, "behandelaar") | _van(request, wie, "tweede_medewerker"))
    rijen = rijen.filter(begin_op__date__gte=maandag, begin_op__date__lt=maandag + timedelta(days=7))
    rijen = rijen.exclude(status__in=[AfspraakStatus.VERZET, AfspraakStatus.AFGEZEGD])
    return list((rijen.filter(gemeente=int(gemeente)) if gemeente else rijen).order_by("begin_op", "pk"))


def _spreekuren(request: StafRequest, wie: str, gemeente: str | None, maandag: date) -> list[Spreekuur]:
    rijen = Spreekuur.objects.visible_to(request.user).filter(_van(request, wie, "medewerker"))
    rijen = rijen.filter(datum__gte=maandag, datum__lt=maandag + timedelta(days=7)).select_related("medewerker")
    return list(rijen.filter(gemeente=int(gemeente)) if gemeente else rijen)


def _afwezig(request: StafRequest, wie: str, maandag: date) -> list[Afwezigheid]:
    rijen = Afwezigheid.objects.visible_to(request.user).filter(_van(request, wie, "medewerker"))
    return list(rijen.overlapt(maandag, maandag + timedelta(days=6)).select_related("medewerker", "vervanger"))


def _dagen(
    maandag: date,
    vandaag: date,
    afspraken: Iterable[Afspraak],
    spreekuren: list[Spreekuur],
    afwezig: list[Afwezigheid],
) -> list[dict[str, Any]]:
    per_dag: dict[date, list[Afspraak]] = defaultdict(list)
    for afspraak in afspraken:
        per_dag[timezone.localdate(afspraak.begin_op)].append(afspraak)
    vrij = Counter(plek.spreekuur.pk for plek in find_vrije_plekken(spreekuren, nu=timezone.now()))
    dagen = []
    for n, naam in enumerate(DAGEN):
        dag = maandag + timedelta(days=n)
        uren = [{"uur": uur, "vrij": vrij[uur.pk]} for uur in spreekuren if uur.datum == dag]
        weg = [a for a in afwezig if a.van_datum <= dag <= a.tot_en_met_datum]
        if n < 5 or per_dag[dag] or uren:
            reden = vrije_dag(dag) if n < 5 else ""
            dagen.append(
                {"naam": naam, "dag": dag, "is_vandaag": dag == vandaag, "feestdag": reden, "is_voorbij": dag < vandaag}
                | {"afspraken": per_dag[dag], "spreekuren": uren, "afwezig": weg}
            )
    return dagen
