"""De antwoorden van een zelfintake als leesbare lijst, voor de inwoner en voor de consulent."""

from typing import Any, TypedDict

from django.urls import reverse

from intake.models import Document, Zelfintake, Zelfschuld
from intake.services.zelflijst import papieren_van
from intake.zelfantwoorden import in_woorden, vlaggen
from intake.zelfvragen import Pagina, Paginasoort, laad_zelfvragen, zichtbare_paginas
from schuldhulp.lib.geld import euro


class Regel(TypedDict):
    """Eén vraag met het antwoord; `url` is het papier dat erbij hoort, voor wie het dossier mag zien."""

    label: str
    waarde: str
    url: str
    actie: str


def overzicht(zelfintake: Zelfintake) -> list[dict[str, Any]]:
    """Per pagina de gestelde vragen met het antwoord, en waar de inwoner het kan veranderen."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    return [_deel(zelfintake, pagina) for pagina in zichtbare_paginas(lijst, zelfintake.antwoorden)]


def _deel(zelfintake: Zelfintake, pagina: Pagina) -> dict[str, Any]:
    regels = _regels(zelfintake, pagina)
    return {
        "soort": pagina.soort.value,
        "titel": pagina.titel,
        "regels": regels,
        "is_leeg": not any(regel["waarde"] for regel in regels),
        "url": reverse("intake:zelf-pagina", args=[pagina.code]),
    }


def _regels(zelfintake: Zelfintake, pagina: Pagina) -> list[Regel]:
    antwoorden = zelfintake.antwoorden
    match pagina.soort:
        case Paginasoort.SCHULDEISERS:
            schulden = zelfintake.schulden.select_related("document")
            return [_regel(schuld.naam, _schuld(schuld), schuld.document) for schuld in schulden]
        case Paginasoort.PAPIEREN:
            return [_regel(d.get_soort_display(), d.naam, d) for d in papieren_van(zelfintake)]
        case _:
            return [_regel(vraag.vraag, in_woorden(vraag, antwoorden)) for vraag in pagina.zichtbare_vragen(antwoorden)]


def _regel(label: str, waarde: str, document: Document | None = None) -> Regel:
    return {"label": label, "waarde": waarde, "url": document.get_absolute_url() if document else "", "actie": "Bekijk"}


def _schuld(schuld: Zelfschuld) -> str:
    bedrag = euro(schuld.bedrag) if schuld.bedrag is not None else "bedrag onbekend"
    brief = "met foto van de brief" if schuld.document else ""
    tekst = ", ".join(deel for deel in (schuld.waarvoor, bedrag, brief) if deel)
    return tekst[:1].upper() + tekst[1:]


def over_de_dreiging(zelfintake: Zelfintake) -> list[Regel]:
    """Wat de inwoner bij een dreiging schreef, zoals zijn nummer. Wij zien dat meteen; zo staat het op zijn scherm."""
    antwoorden = zelfintake.antwoorden
    return [
        _regel(vraag.vraag, antwoord)
        for pagina in laad_zelfvragen(zelfintake.vragenlijst).paginas
        if any(keuze.dreiging for vraag in pagina.vragen for keuze in vraag.keuzes)
        for vraag in pagina.vragen
        if not vraag.keuzes and (antwoord := in_woorden(vraag, antwoorden))
    ]


VLAGGEN = {
    "laaggeletterd": "Vindt lezen of schrijven lastig. Bel liever, en leg brieven uit.",
    "tolk": "Wil een tolk bij het gesprek.",
}


def vlagteksten(zelfintake: Zelfintake) -> list[str]:
    """Wat u vóór het contact moet weten."""
    gezet = vlaggen(laad_zelfvragen(zelfintake.vragenlijst), zelfintake.antwoorden)
    return [tekst for vlag, tekst in VLAGGEN.items() if vlag in gezet]
