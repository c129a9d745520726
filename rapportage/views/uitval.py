"""Uitval naar leeftijd, huishouden, woonsituatie en inkomensbron, voor één gemeente en één kalenderjaar."""

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
    """Welk deel van de trajecten voortijdig eindigde, per kenmerk van de inwoner.

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
    kenmerken = _kenmerken(keuze, jaar) if een else []
    context = {"keuze": keuze, "form": form, "jaar": jaar, "een_gemeente": een, "kenmerken": kenmerken}
    return render(request, "rapportage/uitval.html", context)


def _kenmerken(keuze: Keuze, jaar: int) -> list[tuple[str, list[Groep]]]:
    # `keuze` bevat alleen gemeenten waar deze medewerker rapportages mag zien.
    geeindigd = uitstroom_van([gemeente.pk for gemeente in keuze.gemeenten]).filter(datum__year=jaar)
    huis = "traject__client__huishouden__"
    rijen = list(
        geeindigd.values_list(
            "traject__status",
            "datum",
            "traject__client__geboortedatum",
            f"{huis}samenstelling",
            f"{huis}woonsituatie",
            f"{huis}inkomensbron",
        )
    )
    viel_uit = [rij[0] == TrajectStatus.UITGEVALLEN for rij in rijen]

    def per(namen: list[str]) -> list[Groep]:
        return groepeer(zip(namen, viel_uit, strict=True))

    return [
        ("Leeftijd", per([leeftijdsgroep(rij[2], rij[1]) for rij in rijen])),
        ("Huishouden", per([Samenstelling(rij[3]).label if rij[3] else ONBEKEND for rij in rijen])),
        ("Woonsituatie", per([Woonsituatie(rij[4]).label if rij[4] else ONBEKEND for rij in rijen])),
        ("Inkomensbron", per([Inkomensbron(rij[5]).label if rij[5] else ONBEKEND for rij in rijen])),
    ]
