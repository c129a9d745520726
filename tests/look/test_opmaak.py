import datetime
from decimal import Decimal

import pytest

from schuldhulp.templatetags import opmaak

DAG = datetime.date(2026, 11, 3)
SPATIE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("gekregen", "verwacht"),
    [
        (opmaak.datum(DAG), "3 november 2026"),
        (opmaak.datum(None), ""),
        (opmaak.datum_kort(DAG), "03-11-2026"),
        (opmaak.tijdstip(datetime.datetime(2026, 11, 3, 23, 30, tzinfo=datetime.UTC)), "4 november 2026, 00.30 uur"),
        (opmaak.datum(datetime.datetime(2026, 11, 3, 23, 30, tzinfo=datetime.UTC)), "4 november 2026"),
        (opmaak.tijd_element(DAG), '<time datetime="2026-11-03">03-11-2026</time>'),
        (opmaak.euro(Decimal("18430.55")), f"€{SPATIE}18.430,55"),
        (opmaak.euro(None), ""),
        (opmaak.getal(1234567), "1.234.567"),
        (opmaak.getal(Decimal("2.25"), 1), "2,3"),
        (opmaak.percentage(Decimal("41.25"), 1), f"41,3{SPATIE}%"),
        (opmaak.percentage(0), f"0{SPATIE}%"),
        (opmaak.percentage(None), ""),
        (opmaak.duur(1), "1 dag"),
        (opmaak.duur(datetime.timedelta(days=62)), "62 dagen"),
        (opmaak.duur(63), "9 weken"),
        (opmaak.werkdagen_tot(datetime.date(2026, 11, 10), DAG), 5),
        (opmaak.werkdagen_tot(datetime.date(2026, 11, 2), DAG), -1),
        (opmaak.bsn_masker("123456782"), "•••••6782"),
        (opmaak.iban("NL91ABNA0417164300"), "NL91 ABNA 0417 1643 00"),
    ],
)
def test_notatie(gekregen: object, verwacht: object) -> None:
    assert gekregen == verwacht


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "0 reeksen"), (1, "1 reeks"), ("1.000", "1.000 reeksen")])
def test_een_aantal_met_zijn_woord(aantal: object, tekst: str) -> None:
    assert opmaak.geteld(aantal, "reeks,reeksen") == tekst
