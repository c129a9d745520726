"""Beslagvrije voet: alle maxima en grenzen van 2026, en de regels van art. 475da-475dc Rv."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.geld import rond
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie, bereken_beslagvrije_voet
from trajecten.rekenregels.normering import alle_normen, normen_op

JANUARI, JULI = date(2026, 1, 1), date(2026, 7, 1)
ALLEEN, OUDER, PAAR, GEZIN = Leefsituatie
JAARINKOMENS = st.decimals(0, 200_000, places=2)
MAANDINKOMENS = st.decimals(0, 10_000, places=2)


def voet(leefsituatie, jaarinkomen, peildatum=JULI, **rest):
    return bereken_beslagvrije_voet(
        peildatum=peildatum, leefsituatie=leefsituatie, belastbaar_jaarinkomen=Decimal(jaarinkomen), **rest
    )


@pytest.mark.parametrize(
    ("peildatum", "leefsituatie", "maximum"),
    [
        (JANUARI, ALLEEN, "2191.42"),
        (JANUARI, OUDER, "2526.69"),
        (JANUARI, PAAR, "2881.41"),
        (JANUARI, GEZIN, "3155.31"),
        (JULI, ALLEEN, "2208.48"),
        (JULI, OUDER, "2543.75"),
        (JULI, PAAR, "2905.79"),
        (JULI, GEZIN, "3179.68"),
    ],
)
def test_de_acht_maxima_van_lid_1_volgen_uit_de_formule(peildatum, leefsituatie, maximum):
    """Lid 8: het maximum hoort bij het inkomen waarbij I x F/12 gelijk is aan de maximale huur H."""
    n = normen_op(peildatum)
    if leefsituatie.is_meerpersoons:
        ijkpunt, percentage = n.inkomensijkpunt_meerpersoons, n.huur_percentage_meerpersoons
    else:
        ijkpunt, percentage = n.inkomensijkpunt_eenpersoons, n.huur_percentage_eenpersoons
    inkomen = rond(Fraction(n.maximale_huur) * 1200 / Fraction(percentage) + Fraction(ijkpunt))
    assert voet(leefsituatie, inkomen, peildatum, maximum_toepassen=False).bedrag == Decimal(maximum)
    assert n.maximum[leefsituatie] == Decimal(maximum)
    assert voet(leefsituatie, "150000", peildatum).bedrag == Decimal(maximum)


@pytest.mark.parametrize("normen", alle_normen(), ids=lambda n: n.versie)
def test_de_grenzen_van_lid_7_volgen_uit_de_normhuur(normen):
    """Lid 9: I x F/12 gelijk aan de maximale normhuur, met de grenzen en percentages van de huurtoeslag 2026."""
    kwaliteitskorting, aftopping, huur = Decimal("498.20"), Decimal("713.02"), normen.maximale_huur
    normhuur = rond(
        kwaliteitskorting + (aftopping - kwaliteitskorting) * Decimal("0.65") + (huur - aftopping) * Decimal("0.40")
    )
    for ijkpunt, percentage, grens in (
        (normen.inkomensijkpunt_eenpersoons, normen.huur_percentage_eenpersoons, normen.inkomensgrens_lid_7_alleen),
        (normen.inkomensijkpunt_meerpersoons, normen.huur_percentage_meerpersoons, normen.inkomensgrens_lid_7_meer),
    ):
        assert rond(Fraction(normhuur) * 1200 / Fraction(percentage) + Fraction(ijkpunt)) == grens


def test_de_normen_sluiten_op_elkaar_aan():
    for vorige, volgende in zip(alle_normen(), alle_normen()[1:], strict=False):
        assert (volgende.geldig_vanaf - vorige.geldig_tot_en_met).days == 1


@pytest.mark.parametrize(
    ("peildatum", "versie"),
    [
        (JANUARI, "2026-01-01"),
        (date(2026, 6, 30), "2026-01-01"),
        (JULI, "2026-07-01"),
        (date(2026, 12, 31), "2026-07-01"),
    ],
)
def test_de_peildatum_kiest_de_normen(peildatum, versie):
    assert voet(ALLEEN, 0, peildatum).normen == versie


@pytest.mark.parametrize("peildatum", [date(2021, 1, 1), date(2025, 12, 31), date(2027, 1, 1)])
def test_een_peildatum_buiten_de_normen_noemt_de_bekende_periode(peildatum):
    with pytest.raises(Rekenfout, match="1 januari 2026 tot en met 31 december 2026") as fout:
        voet(ALLEEN, 0, peildatum)
    assert fout.value.fouten[0]["veld"] == "peildatum"


@pytest.mark.parametrize(
    ("leefsituatie", "jaarinkomen", "delen"),
    [
        (ALLEEN, "23425.00", ("1348.49", "0.00", "0.00", "0.00")),
        (ALLEEN, "29735.42", ("1348.49", "0.00", "141.98", "0.00")),
        (OUDER, "31500.00", ("1348.49", "20.19", "0.00", "11.18")),
        (PAAR, "45000.00", ("1926.40", "174.65", "247.50", "0.00")),
        (GEZIN, "39140.42", ("1926.40", "107.61", "140.07", "0.00")),
        (GEZIN, "45000.00", ("1926.40", "174.65", "247.50", "37.11")),
        (GEZIN, "90000.00", ("1926.40", "247.17", "732.22", "322.11")),
    ],
)
def test_onderdelen_met_de_hand(leefsituatie, jaarinkomen, delen):
    o = voet(leefsituatie, jaarinkomen).onderdelen
    assert (o.basis, o.zorg, o.huur, o.kindgebonden_budget) == tuple(Decimal(deel) for deel in delen)


def test_partner_haalt_ten_hoogste_de_helft_eraf():
    vol = voet(PAAR, "30000").bedrag
    assert voet(PAAR, "30000", partner_inkomen_netto=Decimal("500.00")).bedrag == vol - 500
    helft = voet(PAAR, "30000", partner_inkomen_netto=Decimal("5000.00"))
    assert helft.bedrag == Decimal("964.71")  # (1.926,4005 + 3,0272) / 2
    assert any("475db" in regel for regel in helft.toelichting)


def test_aftrek_van_de_partner_komt_na_het_maximum():
    assert voet(GEZIN, "100000", partner_inkomen_netto=Decimal("9000")).bedrag == Decimal("1589.84")


def test_vijfennegentig_procent_van_het_eigen_inkomen():
    assert voet(ALLEEN, "20000", eigen_inkomen_netto=Decimal("1000.00")).bedrag == Decimal("950.00")
    assert voet(ALLEEN, "20000", eigen_inkomen_netto=Decimal("1419.46")).bedrag == Decimal("1348.49")
    assert voet(ALLEEN, "20000", eigen_inkomen_netto=Decimal("0.00")).bedrag == Decimal("0.00")


@pytest.mark.parametrize("leefsituatie", Leefsituatie)
def test_zonder_adres_is_voor_iedereen_gelijk(leefsituatie):
    uit = voet(leefsituatie, "50000", geen_brp_adres=True)
    assert uit.bedrag == uit.onderdelen.basis == Decimal("963.20")
    assert uit.onderdelen.huur == 0
    assert voet(leefsituatie, "50000", JANUARI, geen_brp_adres=True).bedrag == Decimal("951.01")


def test_zonder_adres_gelden_de_aftrek_en_de_95_procent():
    assert voet(PAAR, "0", geen_brp_adres=True, partner_inkomen_netto=Decimal("2000")).bedrag == Decimal("481.60")
    assert voet(PAAR, "0", geen_brp_adres=True, eigen_inkomen_netto=Decimal("800")).bedrag == Decimal("760.00")


def test_alle_fouten_in_de_invoer_tegelijk():
    with pytest.raises(Rekenfout) as fout:
        voet(ALLEEN, "-1", partner_inkomen_netto=Decimal(10), eigen_inkomen_netto=Decimal("NaN"))
    velden = [regel["veld"] for regel in fout.value.fouten]
    assert velden == ["belastbaar_jaarinkomen", "partner_inkomen_netto", "eigen_inkomen_netto"]


@given(st.sampled_from(list(Leefsituatie)), JAARINKOMENS, JAARINKOMENS)
def test_meer_inkomen_geeft_nooit_een_lagere_voet_en_nooit_boven_het_maximum(leefsituatie, een, ander):
    laag, hoog = sorted((een, ander))
    onder, boven = voet(leefsituatie, laag).bedrag, voet(leefsituatie, hoog).bedrag
    assert onder <= boven <= normen_op(JULI).maximum[leefsituatie]


@given(st.sampled_from([PAAR, GEZIN]), JAARINKOMENS, MAANDINKOMENS, MAANDINKOMENS)
def test_er_blijft_altijd_vijf_procent_over_voor_beslag(leefsituatie, jaar, partner, eigen):
    uit = voet(leefsituatie, jaar, partner_inkomen_netto=partner, eigen_inkomen_netto=eigen)
    assert 0 <= uit.bedrag <= rond(eigen * Decimal("0.95"))


@given(st.sampled_from(list(Leefsituatie)), JAARINKOMENS)
def test_de_onderdelen_tellen_op_tot_de_uitkomst(leefsituatie, jaar):
    uit = voet(leefsituatie, jaar, maximum_toepassen=False)
    o = uit.onderdelen
    assert abs(o.basis + o.zorg + o.huur + o.kindgebonden_budget - uit.bedrag) <= Decimal("0.02")
