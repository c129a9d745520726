"""Een plan eerbiedigt de beslagvrije voet (art. 4a Wgs), en wordt elk jaar nagegaan (art. 16 Bgs)."""

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie, bereken_beslagvrije_voet
from trajecten.rekenregels.planruimte import Planruimte, toets_planruimte
from trajecten.rekenregels.verificatie import volgende_verificatie

PEILDATUM = date(2026, 11, 2)


def toets(inkomen: str, betaling: str, leefsituatie: Leefsituatie = Leefsituatie.ALLEENSTAANDE) -> Planruimte:
    return toets_planruimte(
        peildatum=PEILDATUM,
        leefsituatie=leefsituatie,
        belastbaar_jaarinkomen=D(25_000),
        inkomen_netto=D(inkomen),
        betaling=D(betaling),
    )


def voet(inkomen: str) -> D:
    return bereken_beslagvrije_voet(
        peildatum=PEILDATUM,
        leefsituatie=Leefsituatie.ALLEENSTAANDE,
        belastbaar_jaarinkomen=D(25_000),
        eigen_inkomen_netto=D(inkomen),
    ).bedrag


@pytest.mark.parametrize(("verschil", "goed"), [("0.00", True), ("0.01", False), ("-0.01", True), ("100.00", False)])
def test_tot_op_de_cent_eerbiedigt_het_plan_de_beslagvrije_voet(verschil: str, goed: bool) -> None:
    ruimte = D("2100.00") - voet("2100.00")
    uitkomst = toets("2100.00", str(ruimte + D(verschil)))
    assert uitkomst.is_geeerbiedigd is goed
    assert uitkomst.houdt_over == voet("2100.00") - D(verschil)
    assert ("eerbiedigt" in uitkomst.toelichting[-1]) is goed


def test_zonder_betaling_eerbiedigt_een_plan_de_voet_ook_bij_een_heel_laag_inkomen() -> None:
    assert toets("300.00", "0").is_geeerbiedigd


def test_een_lager_inkomen_dan_de_voet_laat_vijf_procent_ruimte() -> None:
    """De voet is niet hoger dan 95% van het inkomen (art. 475dc lid 1 Rv)."""
    assert toets("1000.00", "50.00").is_geeerbiedigd
    assert not toets("1000.00", "50.01").is_geeerbiedigd


def test_de_uitleg_noemt_wat_er_hoogstens_past() -> None:
    ruimte = D("2100.00") - voet("2100.00")
    tekst = toets("2100.00", str(ruimte + 10)).toelichting[-1]
    assert "€\xa010,00 te weinig" in tekst
    assert f"{ruimte:.2f}".replace(".", ",") in tekst


def test_negatief_bedrag_wordt_geweigerd() -> None:
    with pytest.raises(Rekenfout):
        toets("-1", "0")


@given(st.decimals(0, 4000, places=2), st.decimals(0, 4000, places=2))
def test_meer_betalen_maakt_een_plan_nooit_goed(een: D, twee: D) -> None:
    laag, hoog = sorted((een, twee))
    assert toets("2100.00", str(laag)).is_geeerbiedigd or not toets("2100.00", str(hoog)).is_geeerbiedigd


@pytest.mark.parametrize(
    ("vanaf", "uiterlijk"),
    [
        (date(2026, 1, 1), date(2027, 1, 1)),
        (date(2026, 11, 2), date(2027, 11, 2)),
        (date(2028, 2, 29), date(2029, 2, 28)),  # schrikkeldag
        (date(2026, 12, 31), date(2027, 12, 31)),
        (date(2026, 4, 3), date(2027, 4, 3)),  # zaterdag: een termijn van een jaar schuift niet door
    ],
)
def test_verificatie_uiterlijk_een_jaar_later(vanaf: date, uiterlijk: date) -> None:
    termijn = volgende_verificatie(vanaf)
    assert termijn.uiterlijk == uiterlijk
    assert "art. 16 Bgs" in termijn.toelichting[0]
