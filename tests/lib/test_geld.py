"""Geld: afronden, tonen, lezen en centen verdelen."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import MAXIMUM, euro, lees_bedrag, rond, verdeel_centen

BEDRAGEN = st.decimals(0, 10_000_000, places=2)


@pytest.mark.parametrize(
    ("bedrag", "afgerond"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("963.20025", "963.20")],
)
def test_afronden_is_half_up(bedrag, afgerond):
    assert str(rond(Decimal(bedrag))) == afgerond
    assert str(rond(Fraction(bedrag))) == afgerond


def test_breuk_op_de_halve_cent_rondt_naar_boven():
    assert rond(Fraction(1, 200)) == Decimal("0.01")
    assert rond(Fraction(1, 3)) == Decimal("0.33")


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        ("1234.56", "€\xa01.234,56"),
        ("0", "€\xa00,00"),
        ("-1234567.125", "€\xa0-1.234.567,13"),
        ("999", "€\xa0999,00"),
    ],
)
def test_euro(bedrag, tekst):
    assert euro(Decimal(bedrag)) == tekst


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1234,56", "1234.56"),
        ("€ 1.234,56", "1234.56"),
        ("€\xa01.234,56", "1234.56"),
        ("€1.234.567", "1234567.00"),
        ("1234.56", "1234.56"),
        ("12.5", "12.50"),
        ("12,5", "12.50"),
        ("25,-", "25.00"),
        ("25,--", "25.00"),
        (" 40000 ", "40000.00"),
        ("1 234,00", "1234.00"),
        ("0", "0.00"),
        ("999999999,99", "999999999.99"),
    ],
)
def test_lees_bedrag(tekst, bedrag):
    assert str(lees_bedrag(tekst)) == bedrag


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("1.234", "twee manieren"),
        ("1,234", "twee manieren"),
        ("-5", "niet lager zijn dan 0"),
        ("", "Vul een bedrag in"),
        ("   ", "Vul een bedrag in"),
        ("veel", "Vul een bedrag in"),
        ("1e5", "Vul een bedrag in"),
        ("1,234.56", "Vul een bedrag in"),
        ("12 34", "Vul een bedrag in"),
        ("1234.567", "Vul een bedrag in"),
        ("NaN", "Vul een bedrag in"),
        ("١٢", "Vul een bedrag in"),
        ("9" * 40, "te hoog"),
        ("1000000000", "te hoog"),
    ],
)
def test_lees_bedrag_weigert_met_reden(tekst, melding):
    with pytest.raises(Geweigerd, match=melding):
        lees_bedrag(tekst)


@given(st.decimals(0, MAXIMUM, places=2))
def test_wat_getoond_wordt_is_te_lezen(bedrag):
    assert lees_bedrag(euro(bedrag)) == bedrag


@given(BEDRAGEN, st.lists(BEDRAGEN, min_size=1, max_size=12).filter(any))
def test_verdeelde_centen_tellen_op_en_wijken_nooit_een_cent_af(totaal, gewichten):
    delen = verdeel_centen(totaal, gewichten)
    som = sum(Fraction(g) for g in gewichten)
    assert sum(delen) == totaal
    for deel, gewicht in zip(delen, gewichten, strict=True):
        assert abs(Fraction(deel) - Fraction(totaal) * Fraction(gewicht) / som) < Fraction(1, 100)
        assert gewicht or not deel


def test_laatste_cent_naar_de_grootste_rest_en_dan_de_volgorde():
    assert verdeel_centen(Decimal("10.00"), [Decimal(1)] * 3) == [Decimal("3.34"), Decimal("3.33"), Decimal("3.33")]
    assert verdeel_centen(Decimal("0.01"), [Decimal(1), Decimal(2)]) == [Decimal("0.00"), Decimal("0.01")]


def test_verdelen_weigert_wat_niet_kan():
    assert verdeel_centen(Decimal(0), []) == []
    assert verdeel_centen(Decimal(0), [Decimal(0)]) == [Decimal("0.00")]
    with pytest.raises(ValueError, match="niemand"):
        verdeel_centen(Decimal(1), [Decimal(0)])
    with pytest.raises(ValueError, match="negatief"):
        verdeel_centen(Decimal(-1), [Decimal(1)])
    with pytest.raises(ValueError, match="decimalen"):
        verdeel_centen(Decimal("0.001"), [Decimal(1)])
