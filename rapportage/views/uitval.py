"""Uitval naar leeftijd en het huishouden van toen, voor één gemeente en één kalenderjaar."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from intake.choices import Inkomensbron, Samenstelling, Woonsituatie
from rapportage.keuze import ALLE, JaarFormulier, Keuze
from rapportage.kpis import uitstroom_van
from rapportage.uitvalgroepen import ONBEKEND, Groep, groepeer, leeftijdsgroep
from rapportage.views.dashboard import keuze_van
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist
from trajecten.choices import TrajectStatus


@require_GET
@vereist(Recht.RAPPORTAGE)
def uitval(request: StafRequest) -> HttpResponse:
    """Welk deel van de trajecten voortijdig eindigde, per fase en kenmerk van de inwoner, en om welke reden.

    Altijd één gemeente en een heel kalenderjaar: wie gemeenten of kwartalen van elkaar kan aftrekken, rekent een kleine
    groep terug.
    """
    keuze = keuze_van(request)
    een = len(keuze.gemeenten) == 1
    # Van de pagina met kwartalen komt een kwartaal mee; hier telt alleen zijn jaar.
    invoer = {"gemeente": keuze.gemeenten[0].code if een else ALLE, "jaar": str(keuze.kwartaal.jaar)}
    form = JaarFormulier(
        invoer | {"jaar": request.GET.get("jaar") or invoer["jaar"]}, gemeenten=keuze.zichtbaar, vandaag=keuze.vandaag
    )
    jaar = int(form.cleaned_data["jaar"] if form.is_valid() else invoer["jaar"])
    rijen = _rijen(keuze, jaar) if een else []
    context = {
        "keuze": keuze,
        "form": form,
        "jaar": jaar,
        "een_gemeente": een,
        "kenmerken": _kenmerken(rijen) if een else [],
        "redenen": _redenen(rijen),
    }
    return render(request, "rapportage/uitval.html", context)


def _rijen(keuze: Keuze, jaar: int) -> list[Any]:
    # `keuze` bevat alleen gemeenten waar deze medewerker rapportages mag zien.
    geeindigd = uitstroom_van([gemeente.pk for gemeente in keuze.gemeenten]).filter(datum__year=jaar)
    return list(geeindigd.select_related("traject__client"))


def _viel_uit(uitstroom: Any) -> bool:
    return bool(uitstroom.traject.status == TrajectStatus.UITGEVALLEN)


def _kenmerken(rijen: list[Any]) -> list[tuple[str, list[Groep]]]:
    def per(naam_van: Callable[[Any], str]) -> list[Groep]:
        return groepeer((naam_van(rij), _viel_uit(rij)) for rij in rijen)

    def huis(veld: str, keuzes: Any) -> Callable[[Any], str]:
        def naam(rij: Any) -> str:
            waarde = getattr(rij, veld)
            return str(keuzes(waarde).label) if waarde else ONBEKEND

        return naam

    return [
        ("Fase", per(lambda rij: rij.fase.capitalize() or ONBEKEND)),
        ("Leeftijd", per(lambda rij: leeftijdsgroep(rij.traject.client.geboortedatum, rij.datum))),
        ("Huishouden", per(huis("samenstelling", Samenstelling))),
        ("Woonsituatie", per(huis("woonsituatie", Woonsituatie))),
        ("Inkomensbron", per(huis("inkomensbron", Inkomensbron))),
    ]


def _redenen(rijen: list[Any]) -> list[Groep]:
    """Waarom trajecten voortijdig eindigden, de vaakst genoemde reden boven; kleine groepen samen."""
    groepen = groepeer((rij.get_reden_display() or ONBEKEND, True) for rij in rijen if _viel_uit(rij))
    return sorted(groepen, key=lambda groep: (groep.is_rest, -groep.uitval, groep.naam))
