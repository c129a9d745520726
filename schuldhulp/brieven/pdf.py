"""Van HTML naar een toegankelijke PDF (PDF/UA-1). WeasyPrint wordt pas geladen als er een PDF nodig is."""

import logging
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

from schuldhulp.lib.fouten import Geweigerd

# Een brief is een paar bladzijden; wat hier boven komt is geen brief maar een aanval op het geheugen.
MAX_TEKENS = 300_000
STIJL = Path(__file__).with_name("brief.css")
SCHEMA = "static:"


class PdfNietMogelijk(Geweigerd):
    """Op deze machine kan geen PDF gemaakt worden; `manage.py check` zegt welke pakketten ontbreken."""

    def __init__(self) -> None:
        super().__init__(
            "Op deze server kan nu geen PDF gemaakt worden, omdat systeembibliotheken ontbreken. De gegevens van de "
            "brief zijn bewaard. Vraag de beheerder van de server om `manage.py check` te draaien: die noemt de "
            "pakketten."
        )


def maak_pdf(html: str, *, stijl: Path = STIJL, bestanden: frozenset[str] = frozenset()) -> bytes:
    """Maakt de PDF met dit stijlblad, standaard dat van brieven.

    `bestanden` zijn de statische bestanden die de pagina mag gebruiken, als `static:naam`.

    Fouten: PdfNietMogelijk zonder de systeembibliotheken, Geweigerd bij een te grote pagina.
    """
    if len(html) > MAX_TEKENS:
        raise Geweigerd("Deze brief is te lang om op te maken. Maak de teksten korter.")
    weasyprint, lettertypen, stijlblad = _gereedschap(stijl)
    beelden = _beelden(bestanden)
    document = weasyprint.HTML(string=html, url_fetcher=_ophaler(bestanden))
    pdf = document.write_pdf(stylesheets=[stijlblad], font_config=lettertypen, cache=beelden, pdf_variant="pdf/ua-1")
    return bytes(pdf)


@lru_cache(maxsize=4)
def _gereedschap(stijl: Path) -> tuple[Any, Any, Any]:
    """WeasyPrint, de lettertypen en het stijlblad: één keer per proces, want laden kost tijd."""
    # Elke stap van elke brief in het logboek helpt niemand, en een waarschuwing kan tekst uit de brief noemen.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError) as fout:
        raise PdfNietMogelijk from fout
    lettertypen = FontConfiguration()
    stijlblad = weasyprint.CSS(string=stijl.read_text(), font_config=lettertypen, url_fetcher=_ophaler(frozenset()))
    return weasyprint, lettertypen, stijlblad


@lru_cache(maxsize=8)
def _beelden(bestanden: frozenset[str]) -> dict[Any, Any]:
    """De gelezen beelden, per stel bestanden dat mag: zo ziet een brief nooit wat alleen een andere mocht lezen."""
    return {}


@lru_cache(maxsize=8)
def _ophaler(bestanden: frozenset[str]) -> Any:
    """Weigert alles van buiten: een brief leest geen bestanden en praat met niemand (SSRF, bestanden insluiten)."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class AlleenStatisch(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            naam = url.removeprefix(SCHEMA)
            pad = finders.find(naam) if url.startswith(SCHEMA) and naam in bestanden else None
            if not pad:
                raise ValueError("Een brief haalt niets op")
            soort = mimetypes.guess_type(naam)[0] or "application/octet-stream"
            return URLFetcherResponse(url, Path(str(pad)).read_bytes(), {"Content-Type": soort})

    return AlleenStatisch()
