"""De antwoorden van een zelfintake als leesbare lijst, voor de inwoner en voor de consulent."""

from typing import Any

from django.urls import reverse

from intake.models import Zelfintake, Zelfschuld
from intake.services.zelflijst import papieren_van
from intake.zelfantwoorden import in_woorden, vlaggen
from intake.zelfvragen import Pagina, Paginasoort, laad_zelfvragen, zichtbare_paginas
from schuldhulp.lib.geld import euro


def overzicht(zelfintake: Zelfintake) -> list[dict[str, Any]]:
    """Per pagina de gestelde vragen met het antwoord, en waar de inwoner het kan veranderen."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    return [_deel(zelfintake, pagina) for pagina in zichtbare_paginas(lijst, zelfintake.antwoorden)]


def _deel(zelfintake: Zelfintake, pagina: Pagina) -> dict[str, Any]:
    regels = _regels(zelfintake, pagina)
    return {
        "titel": pagina.titel,
        "regels": regels,
        "is_leeg": not any(antwoord for _, antwoord in regels),
        "url": reverse("intake:zelf-pagina", args=[pagina.code]),
    }


def _regels(zelfintake: Zelfintake, pagina: Pagina) -> list[tuple[str, str]]:
    antwoorden = zelfintake.antwoorden
    match pagina.soort:
        case Paginasoort.SCHULDEISERS:
            schulden = zelfintake.schulden.select_related("document")
            return [(schuld.naam, _schuld(schuld)) for schuld in schulden] or [("Schuldeisers", "")]
        case Paginasoort.PAPIEREN:
            papieren = papieren_van(zelfintake)
            return [(d.get_soort_display(), d.naam) for d in papieren] or [("Papieren", "")]
        case _:
            return [(vraag.vraag, in_woorden(vraag, antwoorden)) for vraag in pagina.zichtbare_vragen(antwoorden)]


def _schuld(schuld: Zelfschuld) -> str:
    bedrag = euro(schuld.bedrag) if schuld.bedrag is not None else "bedrag onbekend"
    brief = "met foto van de brief" if schuld.document else ""
    tekst = ", ".join(deel for deel in (schuld.waarvoor, bedrag, brief) if deel)
    return tekst[:1].upper() + tekst[1:]


VLAGGEN = {
    "laaggeletterd": "Vindt lezen of schrijven lastig. Bel liever, en leg brieven uit.",
    "tolk": "Wil een tolk bij het gesprek.",
}


def vlagteksten(zelfintake: Zelfintake) -> list[str]:
    """Wat u vóór het contact moet weten."""
    gezet = vlaggen(laad_zelfvragen(zelfintake.vragenlijst), zelfintake.antwoorden)
    return [tekst for vlag, tekst in VLAGGEN.items() if vlag in gezet]
