"""De triage van het aanmeldpunt: elke regel apart, en wat nooit verandert."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.choices.loket import Gewicht as GewichtKeuze
from intake.choices.loket import Problematiek as ProblematiekKeuze
from intake.choices.loket import Schuldeisers as SchuldeisersKeuze
from intake.choices.loket import VasteLasten as VasteLastenKeuze
from intake.triage import (
    Gewicht,
    Loketantwoorden,
    Problematiek,
    Schuldeisers,
    VasteLasten,
    bepaal_triage,
)

RUSTIG = Loketantwoorden(schuldeisers=Schuldeisers.EEN, vaste_lasten=VasteLasten.BETAALD)
GEEN_DREMPEL = Decimal(0)


def met(**anders: object) -> Loketantwoorden:
    return Loketantwoorden(**{**vars(RUSTIG), **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("antwoorden", "drempel", "gewicht"),
    [
        (RUSTIG, GEEN_DREMPEL, Gewicht.LICHT),
        (met(schuldeisers=Schuldeisers.GEEN), GEEN_DREMPEL, Gewicht.LICHT),
        (met(schuldeisers=Schuldeisers.PAAR), GEEN_DREMPEL, Gewicht.LICHT),
        (met(vaste_lasten=VasteLasten.NET), GEEN_DREMPEL, Gewicht.LICHT),
        (met(schuldeisers=Schuldeisers.MEER), GEEN_DREMPEL, Gewicht.ZWAAR),
        (met(schuldeisers=Schuldeisers.ONBEKEND), GEEN_DREMPEL, Gewicht.ZWAAR),
        (met(vaste_lasten=VasteLasten.NIET), GEEN_DREMPEL, Gewicht.ZWAAR),
        (met(heeft_bedreiging=True), GEEN_DREMPEL, Gewicht.ZWAAR),
        (met(bedrag=Decimal("2499.99")), Decimal(2500), Gewicht.LICHT),
        (met(bedrag=Decimal(2500)), Decimal(2500), Gewicht.ZWAAR),
        (met(bedrag=Decimal(900_000)), GEEN_DREMPEL, Gewicht.LICHT),
        (met(gebieden=("wonen",)), GEEN_DREMPEL, Gewicht.LICHT),
    ],
)
def test_licht_of_zwaar(antwoorden: Loketantwoorden, drempel: Decimal, gewicht: Gewicht) -> None:
    assert bepaal_triage(antwoorden, drempel_bedrag=drempel).gewicht is gewicht


def test_meervoudig_als_er_naast_geld_iets_anders_speelt() -> None:
    assert bepaal_triage(RUSTIG, drempel_bedrag=GEEN_DREMPEL).problematiek is Problematiek.ENKELVOUDIG
    meer = bepaal_triage(met(gebieden=("gezondheid",)), drempel_bedrag=GEEN_DREMPEL)
    assert meer.problematiek is Problematiek.MEERVOUDIG


def test_elke_reden_staat_in_de_uitleg() -> None:
    alles = met(
        schuldeisers=Schuldeisers.MEER, vaste_lasten=VasteLasten.NIET, heeft_bedreiging=True, bedrag=Decimal(10_000)
    )
    uitleg = bepaal_triage(alles, drempel_bedrag=Decimal(1)).toelichting
    assert len(uitleg) == 5
    assert "3 werkdagen" in uitleg[0]


@given(
    st.sampled_from(Schuldeisers),
    st.sampled_from(VasteLasten),
    st.decimals(0, 100_000, places=2),
    st.lists(st.sampled_from(["wonen", "werk"])),
)
def test_een_bedreiging_maakt_nooit_lichter(
    schuldeisers: Schuldeisers, lasten: VasteLasten, bedrag: Decimal, gebieden: list[str]
) -> None:
    zonder = Loketantwoorden(schuldeisers, lasten, bedrag=bedrag, gebieden=gebieden)
    mee = Loketantwoorden(schuldeisers, lasten, heeft_bedreiging=True, bedrag=bedrag, gebieden=gebieden)
    assert bepaal_triage(mee, drempel_bedrag=Decimal(500)).gewicht is Gewicht.ZWAAR
    assert bepaal_triage(zonder, drempel_bedrag=Decimal(500)).toelichting


def test_de_keuzelijsten_zijn_dezelfde_als_de_regels() -> None:
    for keuzes, regels in (
        (GewichtKeuze, Gewicht),
        (ProblematiekKeuze, Problematiek),
        (SchuldeisersKeuze, Schuldeisers),
        (VasteLastenKeuze, VasteLasten),
    ):
        assert [k.value for k in keuzes] == [r.value for r in regels]
