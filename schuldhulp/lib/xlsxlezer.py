"""Een Excel-bestand van een ander lezen als tekst met tabs: waarden, nooit formules, en nooit meer dan er past."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from schuldhulp.lib.fouten import Geweigerd

UITGEPAKT = 10_000_000
ONDERDELEN = 500
KOLOMMEN = 50
RIJEN = 20_000
CELLEN = 300_000  # ook lege cellen kosten tijd
GEEN_XLSX = "Dit is geen Excel-bestand dat wij kunnen lezen. Bewaar de lijst als .xlsx of als CSV, zonder wachtwoord."
TE_GROOT = "Dit Excel-bestand is uitgepakt te groot. Zet alleen de lijst in een nieuw bestand."


def is_xlsx(inhoud: bytes) -> bool:
    """Begint dit als een Excel-bestand, oud of nieuw? De naam van het bestand zegt niets."""
    return inhoud.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def lees_xlsx(inhoud: bytes, *, tekens: int) -> str:
    """Het eerste zichtbare blad als regels met tabs; rijnummers blijven gelijk aan die in Excel.

    Een formule telt als de waarde die Excel het laatst uitrekende. Fouten: Geweigerd als het geen leesbaar .xlsx is, of
    als er meer in zit dan een lijst (uitgepakt boven 10 MB, meer dan `tekens` tekst, 50 kolommen, 20.000 rijen of
    300.000 cellen).
    """
    _controleer(inhoud)
    try:
        boek = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        blad = next((b for b in boek.worksheets if b.sheet_state == "visible"), None)
        if blad is None:
            raise Geweigerd("In dit Excel-bestand staat geen zichtbaar blad.")
        blad.reset_dimensions()  # wat het bestand zelf over zijn omvang zegt, telt niet
        return "\n".join(_regels(blad.iter_rows(), tekens)).rstrip("\n")
    except Geweigerd:
        raise
    except Exception as fout:  # een kapot bestand faalt op elke denkbare manier
        raise Geweigerd(GEEN_XLSX) from fout


def _controleer(inhoud: bytes) -> None:
    """Kijkt in de inhoudsopgave voor er iets wordt uitgepakt."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError) as fout:
        raise Geweigerd(GEEN_XLSX) from fout
    if len(delen) > ONDERDELEN or sum(deel.file_size for deel in delen) > UITGEPAKT:
        raise Geweigerd(TE_GROOT)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= {deel.filename for deel in delen}:
        raise Geweigerd(GEEN_XLSX)


def _regels(rijen: Iterator[Any], tekens: int) -> Iterator[str]:
    over, cellen_over = tekens, CELLEN
    for nummer, rij in enumerate(rijen, start=1):
        cellen_over -= len(rij)
        if cellen_over < 0:
            raise Geweigerd(TE_GROOT)
        cellen = [_tekst(cel) for cel in rij]
        while cellen and not cellen[-1]:
            cellen.pop()
        if cellen and nummer > RIJEN:
            raise Geweigerd(f"Dit blad heeft meer dan {RIJEN} rijen. Verdeel de lijst over meer bestanden.")
        if len(cellen) > KOLOMMEN:
            raise Geweigerd(f"Rij {nummer} heeft {len(cellen)} kolommen; wij lezen er hoogstens {KOLOMMEN}.")
        if nummer <= RIJEN:
            regel = "\t".join(cellen)
            over -= len(regel) + 1
            if over < 0:
                raise Geweigerd(TE_GROOT)
            yield regel


def _tekst(cel: Any) -> str:
    """De waarde zoals iemand haar zou typen; wat een aanhalingsteken of tab heeft, blijft één vak."""
    waarde = cel.value
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime | date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, int | float):
        return _getal(waarde, str(cel.number_format or ""))
    tekst = " ".join(str(waarde).split())
    return '"' + tekst.replace('"', '""') + '"' if '"' in tekst else tekst


def _getal(waarde: int | float, opmaak: str) -> str:
    """Met een komma. Excel rekent in binaire breuken: pas een verschil boven een duizendste cent is echt."""
    if isinstance(waarde, int) or waarde.is_integer():
        # Een opmaak van alleen nullen bewaart de nullen vooraan, zoals bij een kenmerk.
        return str(int(waarde)).zfill(len(opmaak) if opmaak and set(opmaak) == {"0"} else 0)
    precies = Decimal(repr(waarde))
    cent = precies.quantize(Decimal("0.01"))
    return f"{cent if abs(precies - cent) < Decimal('0.00001') else precies:f}".replace(".", ",")
