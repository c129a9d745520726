"""Bestanden voor de tests, klein en in het geheugen gemaakt."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter


def pdf(bladzijden: int = 1, *, wachtwoord: str = "", merk: str = "") -> bytes:
    """Een PDF met lege bladzijden; `merk` maakt dat twee bestanden verschillen."""
    schrijver = PdfWriter()
    for _ in range(bladzijden):
        schrijver.add_blank_page(width=595, height=842)
    schrijver.add_metadata({"/Title": merk})
    if wachtwoord:
        schrijver.encrypt(user_password=wachtwoord, algorithm="AES-256")
    uit = io.BytesIO()
    schrijver.write(uit)
    return uit.getvalue()


def foto(soort: str = "JPEG", maat: tuple[int, int] = (40, 30), kleur: str = "white") -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", maat, kleur).save(uit, soort)
    return uit.getvalue()


def bestand(inhoud: bytes | None = None, naam: str = "loonstrook.pdf") -> SimpleUploadedFile:
    """Zoals een formulier het aanlevert. Het opgegeven type liegt: de dienst mag er niet naar kijken."""
    return SimpleUploadedFile(naam, pdf() if inhoud is None else inhoud, content_type="application/octet-stream")
