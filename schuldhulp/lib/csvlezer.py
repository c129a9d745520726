"""CSV van anderen lezen, regel voor regel, zodat een fout altijd een regelnummer heeft en nooit de rest meesleept."""

import csv
import re
from collections.abc import Sequence

from schuldhulp.lib.fouten import Geweigerd

_REGELEINDE = re.compile(r"\r\n|\r|\n")


def lees_tekst(inhoud: bytes) -> str:
    """De tekst van een CSV-bestand, in UTF-8 of zoals Windows schrijft. Fout: Geweigerd met wat u kunt doen."""
    if inhoud.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Geweigerd("Dit is een Excel-bestand. Kies in Excel ‘Opslaan als’, dan ‘CSV’, en kies dat bestand.")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    if "\x00" in tekst:
        raise Geweigerd("Dit is geen tekstbestand. Bewaar de lijst als CSV en kies dat bestand.")
    return tekst


def lees_regels(tekst: str) -> list[tuple[int, str]]:
    """De regels waar iets op staat, met hun nummer in het bestand (vanaf 1)."""
    alle = enumerate(_REGELEINDE.split(tekst.removeprefix("\ufeff")), start=1)
    return [(nummer, regel) for nummer, regel in alle if regel.strip()]


def scheidingsteken(regels: Sequence[str]) -> str:
    """Tab gaat voor (zo plakt een spreadsheet), dan puntkomma; een komma pas als de lijst geen van beide heeft."""
    for teken in ("\t", ";"):
        if sum(teken in regel for regel in regels) * 2 >= len(regels):
            return teken
    return ","


def lees_cellen(regel: str, teken: str) -> list[str]:
    """De vakjes van één regel, zonder lege aan het eind. Fout: Geweigerd bij een half aanhalingsteken."""
    try:
        cellen = next(csv.reader([regel], delimiter=teken, strict=True))
    except csv.Error:
        raise Geweigerd("Een aanhalingsteken op deze regel klopt niet. Zet er twee, of haal het weg.") from None
    cellen = [" ".join(cel.split()) for cel in cellen]
    while cellen and not cellen[-1]:
        cellen.pop()
    return cellen
