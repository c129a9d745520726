"""De documentatie loopt gelijk met de code."""

from pathlib import Path

from django.conf import settings

from rapportage.ddas.schema import LEVERING, ORGANISATIE, TRAJECT, Lijst, Vorm
from rapportage.naslag import kpis_als_tekst

DOCS = Path(settings.BASE_DIR) / "docs"


def test_kpis_md_is_vers() -> None:
    assert (DOCS / "kpis.md").read_text(encoding="utf-8") == kpis_als_tekst()


def _namen(vorm: object) -> set[str]:
    if isinstance(vorm, Lijst):
        return _namen(vorm.deel)
    return {n for naam, deel in vorm.velden.items() for n in {naam} | _namen(deel)} if isinstance(vorm, Vorm) else set()


def test_ddas_md_noemt_elk_veld() -> None:
    tekst = (DOCS / "ddas.md").read_text(encoding="utf-8")
    assert [n for n in _namen(TRAJECT) | _namen(ORGANISATIE) | _namen(LEVERING) if f"`{n}`" not in tekst] == []
