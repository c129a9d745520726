"""De antwoorden van een zelfintake als leesbare lijst, voor de inwoner en voor de consulent."""

from typing import Any

from django.urls import reverse

from intake.models import Zelfintake
from intake.zelfantwoorden import in_woorden, vlaggen
from intake.zelfvragen import Pagina, Paginasoort, laad_zelfvragen, zichtbare_paginas
from schuldhulp.lib.geld import euro


def overzicht(zelfintake: Zelfintake) -> list[dict[str, Any]]:
    """Per pagina de gestelde vragen met het antwoord, en waar de inwoner het kan veranderen."""
    lijst = laad_zelfvragen(zelfintake.vragenlijst)
    return [
        {
            "titel": pagina.titel,
            "regels": _regels(zelfintake, pagina),
            "url": reverse("intake:zelf-pagina", args=[pagina.code]),
        }
        for pagina in zichtbare_paginas(lijst, zelfintake.antwoorden)
    ]


def _regels(zelfintake: Zelfintake, pagina: Pagina) -> list[tuple[str, str]]:
    if pagina.soort is Paginasoort.SCHULDEISERS:
        return [
            (
                schuld.naam,
                ", ".join(filter(None, [schuld.waarvoor, euro(schuld.bedrag) if schuld.bedrag is not None else ""]))
                or "Bedrag onbekend",
            )
            for schuld in zelfintake.schulden.all()
        ] or [("Schuldeisers", "")]
    antwoorden = zelfintake.antwoorden
    return [(vraag.vraag, in_woorden(vraag, antwoorden)) for vraag in pagina.zichtbare_vragen(antwoorden)]


VLAGGEN = {
    "laaggeletterd": "Vindt lezen of schrijven lastig. Bel liever, en leg brieven uit.",
    "tolk": "Wil een tolk bij het gesprek.",
}


def vlagteksten(zelfintake: Zelfintake) -> list[str]:
    """Wat u vóór het contact moet weten."""
    gezet = vlaggen(laad_zelfvragen(zelfintake.vragenlijst), zelfintake.antwoorden)
    return [tekst for vlag, tekst in VLAGGEN.items() if vlag in gezet]
