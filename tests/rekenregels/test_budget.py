"""Het budget: perioden naar de maand op de cent, het saldo, en hints die nooit dwingen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from trajecten.rekenregels.budget import Periode, Post, per_maand, reken_budget, vergelijk

D = Decimal
P = Periode


@pytest.mark.parametrize(
    ("bedrag", "periode", "maand"),
    [
        ("100.00", P.WEEK, "433.33"),  # 100 x 52 / 12 = 433,333
        ("0.01", P.WEEK, "0.04"),
        ("1200.00", P.VIER_WEKEN, "1300.00"),  # 1.200 x 13 / 12
        ("99.99", P.VIER_WEKEN, "108.32"),  # 108,3225
        ("1234.56", P.MAAND, "1234.56"),
        ("100.00", P.KWARTAAL, "33.33"),
        ("0.05", P.KWARTAAL, "0.02"),  # 0,01667 wordt 0,02
        ("100.00", P.JAAR, "8.33"),
        ("0.06", P.JAAR, "0.01"),  # 0,005 wordt half-up 0,01
        ("0.05", P.JAAR, "0.00"),
        ("0.00", P.WEEK, "0.00"),
    ],
)
def test_naar_de_maand(bedrag, periode, maand):
    assert str(per_maand(D(bedrag), periode)) == maand


def post(bedrag, *, inkomen=False, periode=P.MAAND, categorie="", naam="Post"):
    return Post(naam, D(bedrag), periode, inkomen, categorie)


@pytest.mark.parametrize(
    ("posten", "uit", "zin"),
    [
        ([post("1850", inkomen=True), post("720")], ("1850.00", "720.00", "1130.00"), "Er blijft €\xa01.130,00"),
        ([post("100", inkomen=True), post("25", periode=P.WEEK)], ("100.00", "108.33", "-8.33"), "€\xa08,33 te weinig"),
        ([post("50", inkomen=True), post("50")], ("50.00", "50.00", "0.00"), "precies uit"),
        ([], ("0.00", "0.00", "0.00"), "precies uit"),
    ],
)
def test_saldo(posten, uit, zin):
    som = reken_budget(posten)
    assert (str(som.inkomen), str(som.uitgaven), str(som.saldo)) == uit
    assert zin in som.toelichting[-1]


def test_omrekenen_staat_in_de_uitleg():
    som = reken_budget([post("100", periode=P.WEEK, naam="Boodschappen")])
    assert som.toelichting[0] == "Boodschappen: €\xa0100,00 per week is €\xa0433,33 per maand."


def test_fouten_tegelijk_met_hun_plek():
    with pytest.raises(Rekenfout) as fout:
        reken_budget([post("-1"), post("1"), post("0.001")])
    assert [regel["veld"] for regel in fout.value.fouten] == ["posten[0].bedrag", "posten[2].bedrag"]


@pytest.mark.parametrize(
    ("bedrag", "hint"),
    [
        ("100.00", None),
        ("125.00", None),  # precies een kwart hoger
        ("125.01", "hoger"),
        ("75.00", None),
        ("74.99", "lager"),
        ("0.00", "Hier staat niets"),
    ],
)
def test_een_hint_komt_pas_bij_een_flink_verschil(bedrag, hint):
    hints = vergelijk([post(bedrag, categorie="energie")], {"energie": D("100.00")})
    assert [hint in h.tekst for h in hints] == ([True] if hint else [])


def test_hints_tellen_een_categorie_op_en_slaan_inkomen_over():
    posten = [
        post("60", categorie="energie"),
        post("60", categorie="energie"),
        post("900", categorie="energie", inkomen=True),
        post("5", categorie="water"),
    ]
    assert vergelijk(posten, {"energie": D("100.00")}) == ()
    (hint,) = vergelijk(posten, {"zorg": D("150.00")})
    assert (hint.categorie, hint.bedrag) == ("zorg", 0)


@given(st.lists(st.tuples(st.decimals(0, 9_999, places=2), st.sampled_from(Periode), st.booleans()), max_size=20))
def test_de_som_is_die_van_de_getoonde_bedragen(delen):
    posten = [Post("x", bedrag, periode, inkomen) for bedrag, periode, inkomen in delen]
    som = reken_budget(posten)
    assert som.inkomen - som.uitgaven == som.saldo
    assert som.inkomen + som.uitgaven == sum(som.per_post)
    for maand, een in zip(som.per_post, posten, strict=True):
        assert abs(maand * 12 - een.bedrag * een.periode.per_jaar) <= D("0.06")
