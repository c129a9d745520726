"""Het betaalbestand en de controle die het eerst moet halen."""

from datetime import date, datetime
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.bank.pain import Betaalbestand, Opdracht, maak_pain, schoon
from trajecten.bank.paincontrole import RUIMTE, Betaalfout, controleer

REKENING, NAAR = "NL91ABNA0417164300", "NL20INGB0001234567"


def bestand(*opdrachten: Opdracht, **anders: object) -> Betaalbestand:
    velden = {
        "nummer": "UR-2026-00001",
        "gemaakt_op": datetime(2026, 12, 2, 10, 0),
        "uitvoeren_op": date(2026, 12, 3),
        "naam": "Gemeente Vreedam",
        "rekening": REKENING,
        "opdrachten": opdrachten or (opdracht(), opdracht(kenmerk="K2", bedrag=D("0.01"))),
        **anders,
    }
    return Betaalbestand(**velden)  # type: ignore[arg-type]


def opdracht(**anders: object) -> Opdracht:
    velden = {
        "kenmerk": "K1",
        "naam": "Energie Noord",
        "rekening": NAAR,
        "bedrag": D("12.34"),
        "omschrijving": "Regeling TR-2026-00001, uw kenmerk K-100",
        **anders,
    }
    return Opdracht(**velden)  # type: ignore[arg-type]


def test_bestand_haalt_de_controle() -> None:
    inhoud = maak_pain(bestand())
    assert f'xmlns="{RUIMTE}"'.encode() in inhoud
    assert inhoud.count(b"<CdtTrfTxInf>") == 2
    assert inhoud.count(b"<CtrlSum>12.35</CtrlSum>") == 2
    assert b"<IBAN>NL20INGB0001234567</IBAN>" in inhoud


GOED = maak_pain(bestand())


@pytest.mark.parametrize(
    ("van", "naar", "melding"),
    [
        (b"<NbOfTxs>2<", b"<NbOfTxs>3<", "aantal"),
        (b"<CtrlSum>12.35<", b"<CtrlSum>12.36<", "som"),
        (b">12.34<", b">0.00<", "InstdAmt"),
        (b">12.34<", b">-1.00<", "InstdAmt"),
        (b">12.34<", b">12.345<", "InstdAmt"),
        (b'Ccy="EUR"', b'Ccy="USD"', "euro"),
        (NAAR.encode(), b"NL20INGB0001234568", "IBAN"),
        (b">K2<", b">K1<", "twee keer"),
        (b">K2<", b">/K2<", "EndToEndId"),
        (b"Energie Noord", "Énergie".encode(), "Nm"),
        (b"<PmtMtd>TRF<", b"<PmtMtd>CHK<", "PmtMtd"),
        (b"<ChrgBr>SLEV</ChrgBr>", b"", "PmtInf"),
        (b"pain.001.001.09", b"pain.001.001.03", "pain.001.001.09"),
        (b"2026-12-03</Dt>", b"2026-13-03</Dt>", "Dt"),
    ],
)
def test_controle_weigert_wat_een_bank_weigert(van: bytes, naar: bytes, melding: str) -> None:
    stuk = GOED.replace(van, naar)
    assert stuk != GOED
    with pytest.raises(Betaalfout, match=melding):
        controleer(stuk)


@pytest.mark.parametrize(
    "een",
    [
        opdracht(rekening="NL00"),
        opdracht(bedrag=D("0.00")),
        opdracht(bedrag=D("-5.00")),
        opdracht(kenmerk="K" * 36),
        opdracht(kenmerk=""),
    ],
)
def test_een_onmogelijke_opdracht_geeft_geen_bestand(een: Opdracht) -> None:
    with pytest.raises(Betaalfout):
        maak_pain(bestand(een))


def test_zonder_opdrachten_is_er_geen_bestand() -> None:
    with pytest.raises(Betaalfout):
        maak_pain(bestand(opdrachten=()))


def test_schoon() -> None:
    assert schoon("Café «Zoë» & Zn.", 70) == "Cafe .Zoe. + Zn."
    assert schoon("//huur//mei/", 140) == "huur/mei"
    assert schoon("", 70) == "Onbekend"


@given(st.text(max_size=200), st.text(max_size=300), st.integers(1, 10**10))
def test_elke_naam_en_omschrijving_haalt_de_controle(naam: str, omschrijving: str, centen: int) -> None:
    maak_pain(bestand(opdracht(naam=naam, omschrijving=omschrijving, bedrag=D(centen) / 100)))
