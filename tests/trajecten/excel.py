"""Excel-bestanden voor tests: zoals een spreadsheet ze bewaart, of met opzet kapot."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def xlsx(rijen: Sequence[Sequence[Any]], opmaak: dict[str, str] | None = None) -> bytes:
    """Een werkboek met één blad; `opmaak` geeft een cel (`C2`) een getalopmaak."""
    boek = Workbook()
    for rij in rijen:
        boek.active.append(list(rij))
    for cel, vorm in (opmaak or {}).items():
        boek.active[cel].number_format = vorm
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def vervang(inhoud: bytes, **delen: str) -> bytes:
    """Hetzelfde bestand met andere tekst in een onderdeel, op het einde van zijn naam: `sheet1`."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            nieuw = next((tekst for naam, tekst in delen.items() if deel.filename.endswith(f"{naam}.xml")), None)
            doel.writestr(deel.filename, bron.read(deel) if nieuw is None else nieuw)
    return uit.getvalue()


def blad(cellen: str, voor: str = "") -> str:
    """De XML van een blad met één rij."""
    ruimte = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?>{voor}<worksheet xmlns="{ruimte}"><sheetData>{cellen}</sheetData></worksheet>'
