"""CSV die een spreadsheet niet als formule kan lezen."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

# Waarmee een cel in Excel, LibreOffice of een oude DDE-koppeling een formule wordt.
FORMULETEKENS = frozenset("=+-@|%")
_GETAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")


def veilig(waarde: object) -> str:
    """De waarde als tekst die een spreadsheet letterlijk toont.

    Stuurtekens (tab, regeleinde, NUL) worden een spatie. Begint de tekst daarna, ook achter spaties,
    onzichtbare tekens of met een breed teken (U+FF1D), als een formule, dan komt er een apostrof voor.
    Getallen, ook negatieve, blijven getallen; decimalen krijgen een komma.
    """
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, (int, Decimal)):
        return f"{waarde:f}".replace(".", ",") if isinstance(waarde, Decimal) else str(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    tekst = "".join(" " if unicodedata.category(teken) in {"Cc", "Zl", "Zp"} else teken for teken in str(waarde))
    if _GETAL.fullmatch(tekst):
        return tekst
    begin = next((t for t in unicodedata.normalize("NFKC", tekst) if not _onzichtbaar(t)), "")
    return f"'{tekst}" if begin in FORMULETEKENS else tekst


def schrijf_csv(rijen: Iterable[Sequence[object]], kop: Sequence[str]) -> str:
    """Kop en rijen als CSV met puntkomma's en CRLF, zoals Nederlandse spreadsheets het verwachten.

    Verstuur het als `utf-8-sig`: zonder dat leest Excel accenten en het euroteken verkeerd.
    """
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([veilig(naam) for naam in kop])
    schrijver.writerows([veilig(waarde) for waarde in rij] for rij in rijen)
    return uit.getvalue()


def _onzichtbaar(teken: str) -> bool:
    return teken.isspace() or unicodedata.category(teken).startswith(("C", "M"))
