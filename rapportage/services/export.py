"""Kwartaalcijfers naar buiten: elke download laat een auditregel achter."""

from django.template.loader import render_to_string

from rapportage.rapport import Rapport


def rapport_html(rapport: Rapport, *, titel: str) -> str:
    """Het rapport als zelfstandige pagina, om als PDF op te maken."""
    return render_to_string("rapportage/pdf.html", {"rapport": rapport, "titel": titel})


def rapport_pdf(rapport: Rapport, *, titel: str) -> bytes:
    """Het rapport als PDF. WeasyPrint wordt pas geladen als er een PDF gevraagd wordt."""
    from weasyprint import HTML

    html = rapport_html(rapport, titel=titel)
    return bytes(HTML(string=html, url_fetcher=_niets_ophalen).write_pdf(pdf_variant="pdf/ua-1"))


def _niets_ophalen(url: str) -> dict[str, object]:
    """Een rapport haalt niets van buiten; wie dat probeert krijgt een fout."""
    raise ValueError(f"Een rapport haalt niets op: {url}")
