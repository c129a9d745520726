"""Kwartaalcijfers naar buiten: elke download laat een auditregel achter."""

from pathlib import Path

from django.template.loader import render_to_string

from rapportage.rapport import Rapport
from schuldhulp.brieven.pdf import maak_pdf

STIJL = Path(__file__).parent.parent / "rapport.css"


def rapport_html(rapport: Rapport, *, titel: str) -> str:
    """Het rapport als zelfstandige pagina, om als PDF op te maken."""
    return render_to_string("rapportage/pdf.html", {"rapport": rapport, "titel": titel})


def rapport_pdf(rapport: Rapport, *, titel: str) -> bytes:
    """Het rapport als toegankelijke PDF. Fout: PdfNietMogelijk (Geweigerd) zonder de systeembibliotheken."""
    return maak_pdf(rapport_html(rapport, titel=titel), stijl=STIJL)
