"""Alle termijnen: per soort wat er loopt, wat te laat is en waarom, en elke termijn op de kalender."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.inzage import noteer
from schuldhulp.formulieren import DatumField, Formulier
from schuldhulp.lib.kalender import gelijkgestelde_dagen
from schuldhulp.lib.termijnkalender import Kalender, Telling, bouw_kalender
from schuldhulp.lib.termijnlijst import HAAST, LAAT, Tellingen, Termijnlijst, Termijnsoort, soorten, zoek_soort
from schuldhulp.organisatie.models import Beleid, Gemeente, Medewerker
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.lijst import pagina_van
from schuldhulp.views.recht import vereist


class _Gemeentefilter(Formulier):
    """Een filter met de gemeenten van de medewerker."""

    gemeente = forms.TypedChoiceField(label="Gemeente", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, user: Medewerker, **kwargs: Any):
        super().__init__(*args, **kwargs)
        namen = Gemeente.objects.visible_to(user).values_list("pk", "naam")
        self.fields["gemeente"].choices = [("", "Alle gemeenten"), *namen]  # type: ignore[attr-defined]


class OverzichtFilter(_Gemeentefilter):
    """Filter boven het overzicht."""

    van_mij = forms.BooleanField(label="Ik ben behandelaar", required=False)


class TermijnFilter(OverzichtFilter):
    """Filter boven de termijnen van één soort."""

    haast = forms.ChoiceField(
        label="Wanneer",
        required=False,
        choices=[("", "Alles wat loopt"), (LAAT, "Te laat"), (HAAST, "Binnen een week")],
    )
    reden = forms.ChoiceField(label="Waarom", required=False)

    field_order = ["gemeente", "haast", "reden", "van_mij"]

    def __init__(self, *args: Any, soort: Termijnsoort, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reden"].choices = [("", "Elke reden"), *soort.redenen.choices]  # type: ignore[attr-defined]


class RekenForm(_Gemeentefilter):
    """Een termijn uitrekenen vanaf een dag, met het beleid van een gemeente."""

    vanaf = DatumField(label="De termijn begint op")

    field_order = ["vanaf", "gemeente"]


@vereist(Recht.DOSSIERS)
@require_safe
def termijnen(request: StafRequest) -> HttpResponse:
    """Elke soort termijn met wat er loopt, wat te laat is en waarom dat vooral is."""
    form = OverzichtFilter(request.GET, user=request.user)
    form.is_valid()
    vandaag = timezone.localdate()
    keuze = {naam: form.cleaned_data.get(naam) for naam in ("gemeente", "van_mij")}
    rijen = []
    for soort in soorten():
        tellingen = Termijnlijst(soort, request.user, vandaag, **keuze).tellingen  # type: ignore[arg-type]
        rijen.append((soort, tellingen, _vooral(soort, tellingen)))
    te_laat = sum(t.te_laat for soort, t, _ in rijen if not soort.is_van_inwoner)
    return render(request, "termijnen/overzicht.html", {"form": form, "rijen": rijen, "te_laat": te_laat})


def _vooral(soort: Termijnsoort, tellingen: Tellingen) -> str:
    """De reden die het vaakst achter een te late termijn zit, in woorden."""
    meest = tellingen.te_laat_per_reden.most_common(1)
    return str(soort.redenen(meest[0][0]).label) if meest else ""


def _haal_soort(code: str) -> Termijnsoort:
    soort = zoek_soort(code)
    if soort is None:
        raise Http404("Deze termijn bestaat niet.")
    return soort


@vereist(Recht.DOSSIERS)
@require_safe
def soort(request: StafRequest, code: str) -> HttpResponse:
    """De termijnen van één soort, wat het eerst afloopt bovenaan, met bij elke de reden."""
    gekozen = _haal_soort(code)
    form = TermijnFilter(request.GET, user=request.user, soort=gekozen)
    form.is_valid()
    keuze = form.cleaned_data
    lijst = Termijnlijst(
        gekozen,
        request.user,
        timezone.localdate(),
        gemeente=keuze.get("gemeente"),
        van_mij=bool(keuze.get("van_mij")),
    )
    rijen, aantal = lijst.kies(reden=keuze.get("reden", ""), haast=keuze.get("haast", ""))
    pagina = pagina_van(rijen, request, lijst.sorteringen(), aantal=aantal)
    tellingen = lijst.tellingen
    context = {
        "soort": gekozen,
        "form": form,
        "pagina": pagina,
        "regels": lijst.als_regels(list(pagina.object_list)),
        "tellingen": tellingen,
        "redenen": [
            (reden, tellingen.per_reden[reden.value], tellingen.te_laat_per_reden[reden.value])
            for reden in gekozen.redenen
            if tellingen.per_reden[reden.value]
        ],
    }
    return render(request, "termijnen/soort.html", context)


@vereist(Recht.DOSSIERS)
@require_safe
def uitleg(request: StafRequest, code: str) -> HttpResponse:
    """Hoe deze termijn telt, uitgerekend vanaf een dag naar keuze."""
    gekozen = _haal_soort(code)
    if not gekozen.is_te_rekenen:
        raise Http404("Deze termijn heeft geen vaste duur.")
    vandaag = timezone.localdate()
    gemeente = Gemeente.objects.visible_to(request.user).order_by("naam").first()
    standaard = {"vanaf": f"{vandaag:%d-%m-%Y}", "gemeente": gemeente.pk if gemeente else ""}
    form = RekenForm(request.GET if "vanaf" in request.GET else standaard, user=request.user)
    gerekend = None
    if form.is_valid():
        vanaf = form.cleaned_data["vanaf"]
        beleid = _beleid(request.user, form.cleaned_data["gemeente"], vanaf)
        gerekend = gekozen.reken(vanaf, beleid, gelijkgestelde_dagen())
    context = {"soort": gekozen, "form": form, "gerekend": gerekend, "kalender": _kalender(gerekend and gerekend[0])}
    return render(request, "termijnen/uitleg.html", context)


def _beleid(user: Medewerker, gemeente: int | None, dag: Any) -> Beleid | None:
    """Het beleid van die dag; zonder gemeente, of als het er nog niet was, geldt alleen de wet."""
    rijen = Beleid.objects.visible_to(user).filter(gemeente=gemeente, geldig_vanaf_datum__lte=dag)
    return rijen.order_by("-geldig_vanaf_datum").first()


def _kalender(telling: Telling | None) -> Kalender | None:
    if telling is None:
        return None
    return bouw_kalender(telling, vandaag=timezone.localdate(), gelijkgesteld=gelijkgestelde_dagen())


@vereist(Recht.DOSSIERS)
@require_safe
def termijn(request: StafRequest, code: str, pk: UUID) -> HttpResponse:
    """De termijn van één inwoner op de kalender, met waar hij op wacht."""
    gekozen = _haal_soort(code)
    namen = (f"{gekozen.pad}{naam}" for naam in ("client", "gemeente", "behandelaar"))
    rij = get_object_or_404(gekozen.zichtbaar(request.user).select_related(*namen), pk=pk)
    van = gekozen.van(rij)
    noteer(
        request,
        Handeling.INZIEN,
        van,
        gemeente=van.gemeente,
        client_id=van.client_id,
        dossiernummer=van.client.dossiernummer,
    )
    context = {
        "soort": gekozen,
        "van": van,
        "openen": str(van._meta.verbose_name),
        "uiterlijk": getattr(rij, gekozen.einde),
        "toelichting": gekozen.toelichting(rij),
        "reden": gekozen.reden(request.user, pk, timezone.localdate()),
        "kalender": _kalender(gekozen.telling(rij)),
    }
    return render(request, "termijnen/termijn.html", context)
