"""Elke pagina die een rol vanaf zijn startpagina kan bereiken, bestaat en is voor iedereen te gebruiken."""

from collections import deque
from urllib.parse import parse_qs, urldefrag, urlsplit

import playwright.sync_api
import pytest
from django.urls import Resolver404, resolve

from tests.browser.hulp import Opener, Scherm

pytestmark = pytest.mark.django_db(transaction=True)
# Bestanden openen niet als pagina; die halen we op.
BESTANDEN = {
    "brieven:brief",
    "intake:afspraak-ics",
    "intake:bestand",
    "trajecten:betaalbestand",
    "trajecten:bijlage",
    "trajecten:opdrachten-csv",
    "trajecten:zending-bestand",
    "rapportage:csv",
    "rapportage:pdf",
    "audit:exporteer",
    "security-txt",
    "gezond",
    "api:openapi",
}
ROLLEN = ["lotte", "noor", "tess", "kees", "bea", "finn", "pien"]


def test_geen_link_loopt_dood(als: Opener) -> None:
    """Per rol van elke soort pagina één. Wat axe bij een eerdere rol zag, gaat verder langs de andere toetsen."""
    fouten: list[str] = []
    bekend: set[str] = set()
    for naam in ROLLEN:
        bezocht = _loop_rond(als(naam), naam, bekend, fouten)
        assert len(bezocht) > 5, (naam, bezocht)
        bekend |= bezocht
    assert fouten == [], "\n\n".join(fouten)


def _loop_rond(scherm: Scherm, naam: str, bekend: set[str], fouten: list[str]) -> set[str]:
    bezocht: set[str] = set()
    rij, gezien = deque([scherm.pad]), {scherm.pad}
    while rij:
        pad = rij.popleft()
        soort = _soort(pad)
        if soort in bezocht:
            continue
        bezocht.add(soort)
        try:
            nieuwe = _bezoek(scherm, pad, soort, met_axe=soort not in bekend)
        except (AssertionError, playwright.sync_api.Error) as fout:
            fouten.append(f"{naam}: {pad}: {str(fout)[:700]}")
            scherm.fouten.clear()
            continue
        rij.extend(adres for adres in nieuwe if adres not in gezien)
        gezien.update(nieuwe)
    return bezocht


def _bezoek(scherm: Scherm, pad: str, soort: str, *, met_axe: bool) -> list[str]:
    if soort.partition("?")[0] in BESTANDEN:
        assert scherm.haal(pad).ok, pad
        return []
    scherm.open(pad, met_axe=met_axe)
    return [adres for url in scherm.adressen() if (adres := _eigen(scherm, url))]


def _eigen(scherm: Scherm, url: str) -> str:
    """Het pad als de link op onze eigen server uitkomt, zonder fragment."""
    url = urldefrag(url).url
    return url.removeprefix(scherm.basis) if url.startswith(scherm.basis) else ""


def _soort(pad: str) -> str:
    """Naam van de pagina met de namen van haar parameters: tien dossiers zijn één soort."""
    delen = urlsplit(pad)
    try:
        doel = resolve(delen.path)
    except Resolver404:
        return pad  # wordt bezocht, en valt daar door de mand
    extra = [str(doel.kwargs["code"])] if doel.view_name == "trajecten:stap" else []
    extra += [f"tab={waarde}" for waarde in parse_qs(delen.query).get("tab", [])]
    return "?".join([doel.view_name, *sorted(parse_qs(delen.query)), *extra])
