"""CSV: geen cel wordt een formule, ook niet na opnieuw openen."""

import csv
import io
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.csv import FORMULETEKENS, schrijf_csv, veilig

AANVALLEN = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "|cmd",
    "%0a",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\x00=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff20SUM(A1)",
    "  \t =HYPERLINK(0)",
    "\x1f=1",
    "=cmd|' /C calc'!A0",
]


def begin(cel: str) -> str:
    zichtbaar = [t for t in unicodedata.normalize("NFKC", cel) if not t.isspace() and unicodedata.category(t)[0] != "C"]
    return zichtbaar[0] if zichtbaar else ""


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_formule_wordt_tekst(aanval):
    [[cel]] = list(csv.reader(io.StringIO(schrijf_csv([], [aanval])), delimiter=";"))
    assert begin(cel) == "'"
    assert not any(unicodedata.category(teken) == "Cc" for teken in cel)


@given(st.text(max_size=20))
def test_geen_enkele_tekst_begint_als_formule(tekst):
    cel = veilig(tekst)
    if begin(cel) in FORMULETEKENS:
        assert set(cel) <= set("0123456789+-.,%"), "alleen een getal mag met een teken beginnen"


@pytest.mark.parametrize(
    ("waarde", "cel"),
    [
        ("Jansen", "Jansen"),
        ("-12,50", "-12,50"),
        ("-3", "-3"),
        (-3, "-3"),
        (Decimal("-12.50"), "-12,50"),
        (Decimal("1E+3"), "1000"),
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        (date(2026, 11, 23), "2026-11-23"),
        ("a\tb", "a b"),
    ],
)
def test_gewone_waarden_blijven_leesbaar(waarde, cel):
    assert veilig(waarde) == cel


def test_kop_en_rijen_met_scheidingstekens():
    assert schrijf_csv([["a;b", 'zegt "nee"', 1]], ["x", "y", "z"]) == 'x;y;z\r\n"a;b";"zegt ""nee""";1\r\n'
