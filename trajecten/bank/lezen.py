"""Van bestand naar afschrift: de inhoud beslist wat het is, niet de naam."""

from trajecten.bank.afschrift import Afschrift, Bankfout, controleer_bytes
from trajecten.bank.camt import lees_camt
from trajecten.bank.csvafschrift import lees_csv


def lees_bankbestand(inhoud: bytes) -> Afschrift:
    """Leest CAMT.053 of CSV. Fout: Bankfout met wat er mis is; er is dan niets gelezen."""
    controleer_bytes(inhoud)
    begin = inhoud.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if begin.startswith(b"PK\x03\x04"):
        raise Bankfout("Dit is een zip- of Excel-bestand. Pak het eerst uit en kies het XML- of CSV-bestand.")
    if begin.startswith(b"<"):
        return lees_camt(inhoud.removeprefix(b"\xef\xbb\xbf").lstrip())
    if begin.startswith((b":20:", b"{1:", b"ABNANL2A", b"940")):
        raise Bankfout("Dit is een MT940-bestand. Kies bij de bank CAMT.053.")
    return lees_csv(inhoud)
