"""De vergelijking van de drie routes: met de hand nagerekend, en eigenschappen die voor elke invoer gelden."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from trajecten.rekenregels.routes import Route, Routevergelijking, Wsnpkosten, vergelijk_routes
from trajecten.rekenregels.verdeling import Vordering

D = Decimal
LIJST = (Vordering("p", D("5000"), True), Vordering("q", D("20000"), False))
BEDRAGEN = st.decimals(0, 5_000, places=2)


def vergelijk(capaciteit: str = "150.00", **anders) -> Routevergelijking:
    invoer = {
        "afloscapaciteit": D(capaciteit),
        "incidenteel": D(0),
        "maanden": 18,
        "kostenpercentage": D(9),
        "jaarrente": D(6),
        "vorderingen": LIJST,
    }
    return vergelijk_routes(**(invoer | anders))


@pytest.mark.parametrize(
    ("route", "kosten", "pot", "betaalt", "preferent", "concurrent"),
    [
        # 18 x 150 = 2700; 9% is 243.
        (Route.SCHULDBEMIDDELING, "243.00", "2457.00", "2700.00", "16.38", "8.19"),
        # Contante waarde bij 0,5% per maand: 150 x 17,17277 = 2575,92.
        (Route.SANERINGSKREDIET, "124.08", "2575.92", "2700.00", "17.17", "8.59"),
        (Route.WSNP, "800.00", "1900.00", "2700.00", "12.67", "6.33"),
    ],
)
def test_met_de_hand(route, kosten, pot, betaalt, preferent, concurrent):
    uit = vergelijk(wsnpkosten=Wsnpkosten(D("800"), "opgave van de rechtbank")).van(route)
    assert (str(uit.kosten), str(uit.pot), str(uit.betaalt)) == (kosten, pot, betaalt)
    percentages = (uit.verdeling.percentage_preferent, uit.verdeling.percentage_concurrent)
    assert percentages == (D(preferent), D(concurrent))
    assert (uit.per_maand, uit.maanden) == (D("150.00"), 18)
    assert uit.is_zeker == (route is Route.SANERINGSKREDIET)


def test_kosten_van_de_wsnp_worden_niet_verzonnen():
    uit = vergelijk().van(Route.WSNP)
    assert (uit.kosten, uit.pot) == (None, D("2700.00"))
    assert any("niet ingevuld" in regel for regel in uit.toelichting)
    met = vergelijk(wsnpkosten=Wsnpkosten(D(0), "toevoeging")).van(Route.WSNP)
    assert met.kosten == 0
    assert any("toevoeging" in regel for regel in met.toelichting)


def test_de_bewindvoerder_krijgt_niet_meer_dan_er_is():
    uit = vergelijk("10.00", wsnpkosten=Wsnpkosten(D("800"), "rechtbank")).van(Route.WSNP)
    assert (uit.kosten, uit.pot, uit.voor_schuldeisers) == (D("180.00"), 0, 0)


def test_zonder_afloscapaciteit_kan_een_krediet_niet():
    uit = vergelijk("0.00")
    assert "geen krediet" in uit.van(Route.SANERINGSKREDIET).waarom_niet
    assert uit.van(Route.SCHULDBEMIDDELING).waarom_niet == uit.van(Route.WSNP).waarom_niet == ""
    assert uit.toelichting == ("In geen van de routes is er geld voor de schuldeisers.",)


def test_meer_geld_dan_schuld_blijft_bij_de_inwoner():
    uit = vergelijk("2000.00").van(Route.SCHULDBEMIDDELING)
    assert (uit.voor_schuldeisers, uit.verdeling.restant) == (D("25000.00"), D("7760.00"))
    assert uit.betaalt == D("28240.00")


def test_de_langere_wsnp_kan_meer_opleveren():
    uit = vergelijk(wsnp_maanden=36)
    assert uit.van(Route.WSNP).pot == D("5400.00")
    assert uit.toelichting[0] == "Het meeste voor de schuldeisers: Wsnp, met €\xa05.400,00."


def test_alle_fouten_tegelijk():
    with pytest.raises(Rekenfout) as fout:
        vergelijk("-1", incidenteel=D("NaN"), wsnp_maanden=0, wsnpkosten=Wsnpkosten(D(-1), " "))
    velden = [regel["veld"] for regel in fout.value.fouten]
    assert velden == ["afloscapaciteit", "incidenteel", "wsnp_maanden", "wsnpkosten", "bron"]


@given(
    BEDRAGEN,
    BEDRAGEN,
    st.integers(1, 60),
    st.decimals(0, 9, places=2),
    st.decimals(0, 30, places=2),
    st.none() | BEDRAGEN,
    st.lists(st.tuples(st.decimals(0, 50_000, places=2), st.booleans()), max_size=8),
)
def test_elke_route_telt_op_en_niemand_krijgt_te_veel(capaciteit, incidenteel, maanden, procent, rente, wsnp, delen):
    lijst = [Vordering(str(i), bedrag, preferent) for i, (bedrag, preferent) in enumerate(delen)]
    uit = vergelijk_routes(
        afloscapaciteit=capaciteit,
        incidenteel=incidenteel,
        maanden=maanden,
        kostenpercentage=procent,
        jaarrente=rente,
        vorderingen=lijst,
        wsnpkosten=None if wsnp is None else Wsnpkosten(wsnp, "bron"),
    )
    for route in uit.routes:
        ingelegd = capaciteit * route.maanden + incidenteel
        restant = route.verdeling.restant
        assert route.betaalt + restant == ingelegd
        assert route.voor_schuldeisers + (route.kosten or 0) == route.betaalt
        for vordering, uitkering in zip(lijst, route.verdeling.uitkeringen, strict=True):
            assert (vordering.id, uitkering.bedrag <= vordering.bedrag) == (uitkering.id, True)
    krediet, bemiddeling = uit.van(Route.SANERINGSKREDIET), uit.van(Route.SCHULDBEMIDDELING)
    if not procent:
        assert krediet.voor_schuldeisers <= bemiddeling.voor_schuldeisers


@given(BEDRAGEN, st.decimals(0, 30, places=2), st.decimals(0, 30, places=2))
def test_een_hogere_rente_geeft_de_schuldeisers_nooit_meer(capaciteit, een, twee):
    laag, hoog = sorted((een, twee))
    van_laag, van_hoog = (vergelijk(str(capaciteit), jaarrente=r).van(Route.SANERINGSKREDIET) for r in (laag, hoog))
    assert van_hoog.voor_schuldeisers <= van_laag.voor_schuldeisers
