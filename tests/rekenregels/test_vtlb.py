"""Het vtlb: opgebouwd uit onderdelen of overgenomen, nooit onder de beslagvrije voet."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.vtlb import MAG_ERAF, Correctie, Hoofdstuk, Situatie, bereken_vtlb, neem_vtlb_over

D = Decimal
SAMIRA = Situatie(date(2026, 7, 1), Leefsituatie.ALLEENSTAANDE, D("20000"), D("1900"))
VOET = D("1348.49")  # 95% van 1.419,46; geen zorg- of huurdeel bij dit inkomen


def correctie(bedrag="50.00", hoofdstuk=Hoofdstuk.VERVOER, grond="Werkt in ploegendienst.", bewijs="rooster"):
    return Correctie(hoofdstuk, D(bedrag), grond, bewijs)


@pytest.mark.parametrize(
    ("correcties", "vtlb", "capaciteit", "heel"),
    [
        ((), "1348.49", "551.51", 1348),
        ((correctie(),), "1398.49", "501.51", 1398),
        ((correctie("0.01"), correctie("151.50", Hoofdstuk.WOONKOSTEN)), "1500.00", "400.00", 1500),
        ((correctie("600.00"),), "1948.49", "0.00", 1948),
        # 5.1 mag negatief zijn, maar het vtlb zakt niet onder de voet.
        ((correctie("100.00"), correctie("-40.00", Hoofdstuk.INDIVIDUELE_LASTEN)), "1408.49", "491.51", 1408),
        ((correctie("-40.00", Hoofdstuk.INDIVIDUELE_LASTEN),), "1348.49", "551.51", 1348),
        ((correctie("0.01"),), "1348.50", "551.50", 1349),
    ],
)
def test_opgebouwd(correcties, vtlb, capaciteit, heel):
    uit = bereken_vtlb(SAMIRA, correcties)
    assert (uit.beslagvrije_voet, uit.bedrag, uit.afloscapaciteit) == (VOET, D(vtlb), D(capaciteit))
    assert (uit.heel, uit.normen) == (heel, "2026-07-01")
    assert any("niet de officiële rekenmethode" in regel for regel in uit.toelichting)


def test_elke_correctie_staat_met_grond_en_bewijs_in_de_uitleg():
    uit = bereken_vtlb(SAMIRA, [correctie()])
    assert "5.5 Auto en reiskosten: €\xa050,00. Werkt in ploegendienst. Bewijs: rooster." in uit.toelichting


def test_overgenomen_uit_het_rapport():
    uit = neem_vtlb_over(SAMIRA, bedrag=D("1650.49"), rapport="vtlb-rapport juli 2026 van 03-07-2026")
    assert (uit.bedrag, uit.heel, uit.afloscapaciteit) == (D("1650.49"), 1650, D("249.51"))
    assert any("officiële rekenmethode: vtlb-rapport juli 2026" in regel for regel in uit.toelichting)


def test_een_rapport_onder_de_beslagvrije_voet_kan_niet():
    with pytest.raises(Rekenfout, match=r"niet lager zijn dan de beslagvrije voet van €\xa01.348,49"):
        neem_vtlb_over(SAMIRA, bedrag=VOET - D("0.01"), rapport="juli 2026")
    assert neem_vtlb_over(SAMIRA, bedrag=VOET, rapport="juli 2026").bedrag == VOET


def test_alle_fouten_van_de_correcties_tegelijk():
    fout_ = [correctie("-1"), correctie("NaN", grond=" "), correctie("0.001", Hoofdstuk.INDIVIDUELE_LASTEN)]
    with pytest.raises(Rekenfout) as fout:
        bereken_vtlb(SAMIRA, fout_)
    assert {regel["veld"] for regel in fout.value.fouten} == {
        "correcties[0].bedrag",
        "correcties[1].bedrag",
        "correcties[1].grond",
        "correcties[2].bedrag",
    }


def test_de_normen_van_de_peildatum_gelden():
    januari = Situatie(date(2026, 6, 30), SAMIRA.leefsituatie, SAMIRA.jaarinkomen, SAMIRA.inkomen)
    uit = bereken_vtlb(januari, ())
    assert (uit.normen, uit.bedrag) == ("2026-01-01", D("1331.43"))


@given(
    st.sampled_from(Leefsituatie),
    st.decimals(0, 80_000, places=2),
    st.decimals(0, 6_000, places=2),
    st.lists(st.tuples(st.sampled_from(Hoofdstuk), st.decimals(-300, 300, places=2)), max_size=6),
)
def test_nooit_onder_de_voet_en_de_capaciteit_nooit_onder_nul(leefsituatie, jaar, inkomen, delen):
    situatie = Situatie(date(2026, 1, 1), leefsituatie, jaar, inkomen)
    lijst = [Correctie(h, b if h in MAG_ERAF else abs(b), "Grond.", "") for h, b in delen]
    uit = bereken_vtlb(situatie, lijst)
    assert uit.bedrag >= uit.beslagvrije_voet
    assert uit.afloscapaciteit == max(inkomen - uit.bedrag, D(0))
    assert abs(uit.heel - uit.bedrag) <= D("0.50")
