"""De pagina van één traject: waar het staat, wat er nu kan, en wat er gebeurde."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.eerder import eerder_geholpen
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist
from trajecten.beeld.regel import als_regels, lees_regelduur
from trajecten.choices import EINDE, UITLEG_TRAJECT, TrajectStatus
from trajecten.models import Traject
from trajecten.rekenregels.regelperiode import bereken_regelperiode
from trajecten.services.pauze import regelpauzes
from trajecten.services.schuld import VOOR_HET_VOORSTEL
from trajecten.services.zelfopgave import open_opgaven
from trajecten.tijdlijn import tijdlijn_van_traject
from trajecten.views.acties import acties_voor
from trajecten.views.ophalen import haal_traject, tabbladen
from trajecten.views.schuldstand import schuldstand
from trajecten.views.wegwijzer import wegwijzer

S = TrajectStatus
# De weg van een traject; geen akkoord en dwangakkoord horen bij het voorstel.
Fasen = tuple[tuple[str, tuple[TrajectStatus, ...]], ...]
FASEN: Fasen = (
    ("Plan van aanpak", (S.PLAN_VAN_AANPAK,)),
    ("Stabilisatie", (S.STABILISATIE, S.DUURZAAM)),
    ("Overdracht", (S.OVERDRACHT,)),
    ("Inventarisatie", (S.INVENTARISATIE,)),
    ("Voorstel", (S.VOORSTEL, S.GEEN_AKKOORD, S.DWANGAKKOORD)),
    ("Regeling", (S.AKKOORD, S.LOOPTIJD, S.FINALE_KWIJTING)),
    ("Nazorg", (S.NAZORG,)),
)
REGELPERIODE = (S.INVENTARISATIE, S.VOORSTEL, S.GEEN_AKKOORD, S.DWANGAKKOORD)


@vereist(Recht.DOSSIERS)
@require_safe
def traject(request: StafRequest, pk: Any) -> HttpResponse:
    """Eén traject, met elke volgende stap als knop of met de reden waarom hij niet kan."""
    rij = haal_traject(request, pk)
    voorstellen = list(rij.voorstellen.all())
    uitstroom = getattr(rij, "uitstroom", None)
    context = {
        "traject": rij,
        "client": rij.client,
        "uitleg_status": UITLEG_TRAJECT[S(rij.status)],
        "stappen": stappenbalk(
            rij.status,
            uitstroom.uit_status if uitstroom else "",
            is_gestabiliseerd=rij.stabilisatie_uiterlijk_datum is not None,
        ),
        "tabbladen": tabbladen(rij.client, "traject", rij),
        "acties": acties_voor(rij, request.user, voorstellen),
        "uitstroom": uitstroom,
        "pauze": rij.pauzes.filter(eind_datum=None).first() if rij.in_pauze else None,
        "gestopt_in": S(uitstroom.uit_status).label if uitstroom and uitstroom.uit_status in S.values else "",
        "gegevens": _gegevens(rij),
        "plan": rij.plannen.vastgesteld().voor_pagina().first(),
        "voorstellen": voorstellen,
        "onderdelen": rij.onderdelen.all(),
        "zaken": [*rij.crises.open(), *rij.gedingen.open()],
        "wegwijzer": wegwijzer(rij, uitstroom.uit_status if uitstroom else ""),
        "eerder": eerder_geholpen(rij.client, request.user, behalve=rij),
        "regelperiode": _regelperiode(rij),
        "regelduur": _regelduur(rij),
        "wacht_op": _wacht_op(rij),
        "tijdlijn": tijdlijn_van_traject(rij),
        "open_opgaven": open_opgaven(rij).count() if rij.status in VOOR_HET_VOORSTEL else 0,
        **schuldstand(rij),
    }
    return render(request, "trajecten/traject.html", context)


def stappenbalk(
    status: str, uit_status: str = "", *, is_gestabiliseerd: bool = True, fasen: Fasen = FASEN
) -> list[dict[str, str]]:
    """De fasen met klaar, nu of straks. Een traject dat voortijdig stopte, toont alleen wat af was.

    Een overgeslagen stabilisatie (`is_gestabiliseerd` onwaar) verdwijnt uit de rij zodra het traject daar voorbij is.
    """
    over = not is_gestabiliseerd and (uit_status or status) not in (S.PLAN_VAN_AANPAK, S.STABILISATIE, S.DUURZAAM)
    alle = [fase for fase in fasen if not (over and S.STABILISATIE in fase[1])]
    if status == S.AFGEROND:
        return [{"naam": naam, "staat": "klaar"} for naam, _ in alle]
    plek = next((i for i, (_, statussen) in enumerate(alle) if (uit_status or status) in statussen), 0)
    zichtbaar = alle[:plek] if status in EINDE else alle
    return [
        {"naam": naam, "staat": "klaar" if i < plek else "nu" if i == plek else "straks"}
        for i, (naam, _) in enumerate(zichtbaar)
    ]


def _gegevens(rij: Traject) -> list[Any]:
    def dag(datum: Any) -> str:
        return f"{datum:%d-%m-%Y}" if datum else ""

    rijen: list[Any] = [
        ("Traject", rij.nummer),
        ("Uitvoerder", rij.uitvoerder.naam),
        ("Behandelaar", rij.behandelaar.naam if rij.behandelaar else "Nog niemand"),
        ("Begonnen", dag(rij.start_datum)),
    ]
    mogelijk = [
        ("Partner", rij.partner.naam if rij.partner else ""),
        ("Stabilisatie uiterlijk tot", dag(rij.stabilisatie_uiterlijk_datum)),
        ("Overdracht teruggegeven omdat", rij.overdracht_reden),
        ("Regeling toegekend", dag(rij.toekenning_datum)),
        ("Looptijd tot", dag(rij.looptijd_eind_datum)),
        ("Beëindigd", dag(rij.eind_datum)),
        ("Bijzonderheden", rij.omschrijving),
    ]
    return rijen + [paar for paar in mogelijk if paar[1]]


def _regelperiode(rij: Traject) -> Any:
    """De 120 dagen van de NVVK, zolang er nog geen akkoord is."""
    if rij.status not in REGELPERIODE or rij.regelperiode_start_datum is None:
        return None
    return bereken_regelperiode(rij.regelperiode_start_datum, pauzes=regelpauzes(rij))


def _regelduur(rij: Traject) -> list[tuple[str, int, int]]:
    """Waaraan de dagen tot nu toe opgingen, zolang de periode loopt."""
    if rij.status not in REGELPERIODE:
        return []
    duur = lees_regelduur([rij], vandaag=timezone.localdate()).get(rij.pk)
    return als_regels(duur) if duur else []


def _wacht_op(rij: Traject) -> list[str]:
    """Waar de regelperiode op wacht: de schuldeisers die nog niets lieten horen."""
    if rij.status == S.INVENTARISATIE:
        namen = rij.schulden.in_regeling().onbekend().values_list("schuldeiser__naam", flat=True)
        return [f"Saldo-opgave van {naam or 'een onbekende schuldeiser'}" for naam in namen]
    if rij.status == S.DWANGAKKOORD:
        return ["De uitspraak van de rechter"]
    if rij.status == S.VOORSTEL:
        regels = rij.voorstellen.filter(status="verstuurd", regels__antwoord="geen_reactie")
        return [
            f"Antwoord van {naam or 'een schuldeiser'}"
            for naam in regels.values_list("regels__schuld__schuldeiser__naam", flat=True)
        ]
    return []
