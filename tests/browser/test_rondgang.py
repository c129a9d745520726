"""Elke pagina die een rol vanaf zijn startpagina kan bereiken, bestaat en is voor iedereen te gebruiken."""

from collections import Counter, deque
from urllib.parse import parse_qs, urldefrag, urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.browser.hulp import Opener, Scherm

pytestmark = pytest.mark.django_db(transaction=True)
# Bestanden openen niet als pagina; die halen we op.
BESTANDEN = {"brieven:brief", "rapportage:csv", "rapportage:pdf", "security-txt", "gezond", "api:openapi"}
ROLLEN = [("noor", 2), ("tess", 1), ("kees", 1), ("bea", 1), ("finn", 1), ("pien", 1)]


@pytest.mark.parametrize(("naam", "per_soort"), ROLLEN)
def test_alles_wat_te_bereiken_is(als: Opener, naam: str, per_soort: int) -> None:
    scherm = als(naam)
    bezocht: Counter[str] = Counter()
    fouten: list[str] = []
    rij, gezien = deque([scherm.pad]), {scherm.pad}
    while rij:
        pad = rij.popleft()
        soort = _soort(pad)
        if soort is None:
            fouten.append(f"{pad}: dit adres bestaat niet")
            continue
        if bezocht[soort] >= per_soort:
            continue
        bezocht[soort] += 1
        try:
            nieuwe = _bezoek(scherm, pad, soort)
        except AssertionError as fout:
            fouten.append(f"{pad}: {str(fout)[:700]}")
            scherm.fouten.clear()
            continue
        rij.extend(adres for adres in nieuwe if adres not in gezien)
        gezien.update(nieuwe)
    assert fouten == [], "\n\n".join(fouten)
    assert len(bezocht) > 5, bezocht


def _bezoek(scherm: Scherm, pad: str, soort: str) -> list[str]:
    if soort.partition("?")[0] in BESTANDEN:
        assert scherm.haal(pad).ok, pad
        return []
    scherm.open(pad)
    return [adres for url in scherm.adressen() if (adres := _eigen(scherm, url))]


def _eigen(scherm: Scherm, url: str) -> str:
    """Het pad als de link op onze eigen server uitkomt, zonder fragment."""
    url = urldefrag(url).url
    return url.removeprefix(scherm.basis) if url.startswith(scherm.basis) else ""


def _soort(pad: str) -> str | None:
    """Naam van de pagina met de namen van haar parameters: tien dossiers zijn één soort."""
    delen = urlsplit(pad)
    try:
        doel = resolve(delen.path)
    except Resolver404:
        return None
    extra = [str(doel.kwargs["code"])] if "code" in doel.kwargs else []
    extra += [f"tab={waarde}" for waarde in parse_qs(delen.query).get("tab", [])]
    return "?".join([doel.view_name, *sorted(parse_qs(delen.query)), *extra])
