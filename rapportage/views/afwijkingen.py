"""Afwijkingen van het kwadrant: per consulent voor wie het team leidt, per antwoord voor wie op beleid stuurt."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from intake.choices import Kwadrant
from intake.kwadrant import laad_vragenlijst, versies
from rapportage.afwijking import Aandeel, Afwijkingen, Rij, tel_afwijkingen
from rapportage.keuze import Keuze
from rapportage.kpis import in_periode, screeningen_van
from rapportage.views.dashboard import keuze_van
from schuldhulp.lib.kleine_aantallen import als_tekst
from schuldhulp.organisatie.rollen import Recht
from schuldhulp.views.formulier import StafRequest
from schuldhulp.views.recht import vereist

MEESTE = 15  # meer antwoorden dan dit zegt niets meer


@require_GET
@vereist(Recht.RAPPORTAGE)
def afwijkingen(request: StafRequest) -> HttpResponse:
    """Hoe vaak, bij wie en bij welke antwoorden een consulent anders koos. Namen ziet alleen wie het werk verdeelt."""
    keuze = keuze_van(request)
    telling = tel_afwijkingen(_rijen(keuze))
    ziet_namen = all(request.user.heeft_recht(Recht.VERDELEN, gemeente) for gemeente in keuze.gemeenten)
    context = {
        "keuze": keuze,
        "ziet_namen": ziet_namen,
        "samen": _toon(telling.samen, open_=ziet_namen),
        "consulenten": [(naam, _toon(deel, open_=True)) for naam, deel in telling.per_consulent.items()]
        if ziet_namen
        else [],
        "antwoorden": _antwoorden(telling, open_=ziet_namen),
        "wissels": [
            (Kwadrant(van).label, Kwadrant(naar).label, str(n) if ziet_namen else als_tekst(n))
            for (van, naar), n in telling.wissels.items()
        ],
    }
    return render(request, "rapportage/afwijkingen.html", context)


def _rijen(keuze: Keuze) -> list[Rij]:
    # `keuze` bevat alleen gemeenten waar deze medewerker rapportages mag zien; van de inwoner komt niets mee.
    rijen = screeningen_van([gemeente.pk for gemeente in keuze.gemeenten]).filter(
        in_periode("op")(keuze.kwartaal.periode)
    )
    return [Rij(*rij) for rij in rijen.values_list("door__naam", "berekend", "gekozen", "antwoorden")]


def _toon(deel: Aandeel, *, open_: bool) -> dict[str, str]:
    """Aandeel en aantallen; wie geen personen ziet krijgt alleen een veilig percentage, nooit de aantallen erachter."""
    if deel.procent is None:
        return {"procent": "niets te meten", "geteld": ""}
    if open_:
        return {"procent": f"{deel.procent} %", "geteld": f"{deel.anders} van {deel.totaal}"}
    return {"procent": f"{deel.procent} %" if deel.is_veilig else "niet getoond", "geteld": ""}


def _antwoorden(telling: Afwijkingen, *, open_: bool) -> list[tuple[str, str, dict[str, str]]]:
    teksten = _teksten()
    delen = [(sleutel, deel) for sleutel, deel in telling.per_antwoord.items() if deel.anders]
    te_tonen = [(sleutel, deel) for sleutel, deel in delen if open_ or deel.is_veilig]
    return [(*teksten.get(sleutel, sleutel), _toon(deel, open_=open_)) for sleutel, deel in te_tonen[:MEESTE]]


def _teksten() -> dict[tuple[str, str], tuple[str, str]]:
    """Vraag en antwoord in woorden, over alle versies van de vragenlijst."""
    return {
        (vraag.code, antwoord.code): (vraag.vraag, antwoord.tekst)
        for versie in versies()
        for vraag in laad_vragenlijst(versie).vragen
        for antwoord in vraag.antwoorden
    }
