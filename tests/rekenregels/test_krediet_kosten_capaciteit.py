"""Saneringskrediet, kosten en afloscapaciteit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.geld import rond
from trajecten.rekenregels.afloscapaciteit import bereken_afloscapaciteit
from trajecten.rekenregels.kosten import bereken_kosten
from trajecten.rekenregels.saneringskrediet import Renteconventie, bereken_saneringskrediet

BEDRAGEN = st.decimals(0, 5_000, places=2)
MAANDEN = st.integers(1, 120)
RENTES = st.decimals(0, 15, places=2)


def krediet(capaciteit, maanden, rente, conventie=Renteconventie.NOMINAAL):
    return bereken_saneringskrediet(
        afloscapaciteit=Decimal(capaciteit), maanden=maanden, jaarrente=Decimal(rente), renteconventie=conventie
    )


def kosten(capaciteit="150", maanden=18, percentage="9", incidenteel="0"):
    return bereken_kosten(
        afloscapaciteit=Decimal(capaciteit),
        maanden=maanden,
        kostenpercentage=Decimal(percentage),
        incidenteel=Decimal(incidenteel),
    )


@pytest.mark.parametrize(
    ("conventie", "hoofdsom", "rente"),
    [(Renteconventie.NOMINAAL, "1116.23", "53.77"), (Renteconventie.EFFECTIEF, "1117.61", "52.39")],
)
def test_de_conventies_verschillen(conventie, hoofdsom, rente):
    uit = krediet(65, 18, 6, conventie)
    assert (uit.hoofdsom, uit.rente) == (Decimal(hoofdsom), Decimal(rente))


@given(BEDRAGEN, MAANDEN, RENTES, st.sampled_from(list(Renteconventie)))
def test_hoofdsom_is_de_som_van_de_verdisconteerde_maanden(capaciteit, maanden, rente, conventie):
    uit = krediet(capaciteit, maanden, rente, conventie)
    assert uit.hoofdsom + uit.rente == capaciteit * maanden
    assert uit.rente >= 0
    maandrente = float(rente) / 1200 if conventie == "nominaal" else (1 + float(rente) / 100) ** (1 / 12) - 1
    los = sum(float(capaciteit) / (1 + maandrente) ** n for n in range(1, maanden + 1))
    assert abs(float(uit.hoofdsom) - los) < 0.006


@given(BEDRAGEN, MAANDEN)
def test_zonder_rente_is_de_hoofdsom_alles(capaciteit, maanden):
    assert krediet(capaciteit, maanden, 0, Renteconventie.EFFECTIEF).hoofdsom == capaciteit * maanden


def test_kleinste_rente_verliest_geen_cijfers():
    assert krediet("999999.99", 120, "0.0001").hoofdsom < Decimal("119999998.80")


def test_krediet_weigert_alles_tegelijk():
    with pytest.raises(Rekenfout) as fout:
        krediet(-1, 0, 101)
    assert [regel["veld"] for regel in fout.value.fouten] == ["afloscapaciteit", "maanden", "jaarrente"]


def test_incidenteel_geld_gaat_helemaal_naar_de_schuldeisers():
    uit = kosten(incidenteel="1000.00")
    assert (uit.kosten, uit.voor_schuldeisers) == (Decimal("243.00"), Decimal("3457.00"))


@given(BEDRAGEN, MAANDEN, st.decimals(0, 9, places=2), BEDRAGEN)
def test_kosten_en_schuldeisers_samen_zijn_alles(capaciteit, maanden, percentage, incidenteel):
    uit = kosten(capaciteit, maanden, percentage, incidenteel)
    assert uit.kosten + uit.voor_schuldeisers == capaciteit * maanden + incidenteel
    assert uit.kosten == rond(capaciteit * maanden * percentage / 100)


@pytest.mark.parametrize("percentage", ["9.01", "-1", "NaN", "1.00001"])
def test_kosten_boven_de_grens_van_de_nvvk_worden_geweigerd(percentage):
    with pytest.raises(Rekenfout) as fout:
        kosten(percentage=percentage, capaciteit="-1")
    assert [regel["veld"] for regel in fout.value.fouten] == ["afloscapaciteit", "kostenpercentage"]


@pytest.mark.parametrize(
    ("inkomen", "vtlb", "bedrag"), [("1800.00", "1735.00", "65.00"), ("1500", "1500", "0"), ("1400", "1500", "0")]
)
def test_afloscapaciteit_is_nooit_negatief(inkomen, vtlb, bedrag):
    uit = bereken_afloscapaciteit(inkomen=Decimal(inkomen), vtlb=Decimal(vtlb))
    assert uit.bedrag == Decimal(bedrag)
    assert ("zonder afloscapaciteit" in uit.toelichting[1]) == (not uit.bedrag)


def test_afloscapaciteit_weigert_negatieve_bedragen():
    with pytest.raises(Rekenfout) as fout:
        bereken_afloscapaciteit(inkomen=Decimal(-1), vtlb=Decimal(-1))
    assert len(fout.value.fouten) == 2
