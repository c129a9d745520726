"""Bij welk traject hoort een boeking, en maakt de volgorde uit?"""

from datetime import date
from decimal import Decimal as D
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.iban import is_iban, lees_iban
from trajecten.bank.afschrift import Boeking
from trajecten.bank.kenmerk import maak_kenmerk, zoek_kenmerken
from trajecten.bank.koppelen import Index, Oordeel, koppel

A, B = maak_kenmerk("TR-2026-00001"), maak_kenmerk("TR-2026-00002")
SAMEN, EIGEN, ONBEKEND = "NL20INGB0001234567", "NL91ABNA0417164300", "NL44RABO0123456789"
DAG = date(2026, 12, 2)
INDEX = Index(
    kenmerken={A: "a", B: "b"},
    rekeningen={SAMEN: ["a", "b"], EIGEN: ["a"]},
    termijnen={D("100.00"): [(DAG, "a")], D("75.00"): [(DAG, "b")], D("60.00"): [(DAG, "a"), (DAG, "b")]},
    uitkeringen={"U1": "b"},
    eerder={(ONBEKEND, D("80.00")): ["b"]},
)
Z, T, N, S = Oordeel.ZEKER, Oordeel.TWIJFEL, Oordeel.ONBEKEND, Oordeel.OVERSLAAN


def boeking(bedrag: str, **velden: object) -> Boeking:
    return Boeking(datum=DAG, bedrag=D(bedrag), **velden)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("een", "oordeel", "plan"),
    [
        (boeking("100.00", kenmerk=A), Z, "a"),
        (boeking("40.00", eindtoeind="U1"), Z, "b"),
        (boeking("1.00", omschrijving=f"aflossing {B[:4]} {B[4:9]}-{B[9:]} dec"), Z, "b"),
        (boeking("1.00", eindtoeind=B), Z, "b"),
        (boeking("1.00", omschrijving=f"{A} en {B}"), T, ""),
        (boeking("1.00", tegenrekening=EIGEN), Z, "a"),
        (boeking("100.00", tegenrekening=SAMEN), T, "a"),
        (boeking("60.00", tegenrekening=SAMEN), T, ""),
        (boeking("75.00", tegenrekening=ONBEKEND), T, "b"),
        (boeking("60.00", tegenrekening=ONBEKEND), N, ""),
        (boeking("12.00"), N, ""),
        (boeking("-12.00", kenmerk=A), S, ""),
        (boeking("-100.00", kenmerk=A, is_storno=True), Z, "a"),
        (boeking("-80.00", tegenrekening=ONBEKEND, is_storno=True), T, "b"),
        (boeking("-81.00", tegenrekening=ONBEKEND, is_storno=True), N, ""),
        (boeking("1.00", kenmerk="RF00TR202600001"), N, ""),  # controlegetal klopt niet
    ],
)
def test_oordeel(een: Boeking, oordeel: Oordeel, plan: str) -> None:
    uitkomst = koppel(een, INDEX)
    assert (uitkomst.oordeel, uitkomst.plan) == (oordeel, plan)


@given(st.lists(st.sampled_from([A, B, "", "RF"]), max_size=8), st.integers())
def test_volgorde_van_boekingen_maakt_niet_uit(kenmerken: list[str], zaad: int) -> None:
    alle = [boeking(f"{n + 1}.00", kenmerk=k) for n, k in enumerate(kenmerken)]
    gehusseld = Random(zaad).sample(alle, len(alle))
    assert {b.bedrag: koppel(b, INDEX) for b in alle} == {b.bedrag: koppel(b, INDEX) for b in gehusseld}


@given(st.integers(1, 99_999), st.text(alphabet="ABC 012-", max_size=12), st.text(alphabet="abc 349.", max_size=12))
def test_een_kenmerk_wordt_in_elke_tekst_gevonden(nummer: int, voor: str, na: str) -> None:
    kenmerk = maak_kenmerk(f"TR-2026-{nummer:05d}")
    assert kenmerk in zoek_kenmerken(f"{voor}{kenmerk[:4]} {kenmerk[4:]}{na}")


def test_iban() -> None:
    assert lees_iban("nl91 abna 0417 1643 00") == EIGEN
    assert not is_iban("NL91ABNA0417164301")
    assert not is_iban("")
