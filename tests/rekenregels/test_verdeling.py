"""Verdeling: randgevallen met de hand, en eigenschappen die voor elke invoer gelden."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Rekenfout
from schuldhulp.lib.geld import rond
from trajecten.rekenregels.verdeling import Vordering, verdeel

CENT = Decimal("0.01")
POTTEN = st.decimals(0, 100_000, places=2)


@st.composite
def vorderingen(draw):
    delen = draw(st.lists(st.tuples(st.decimals(0, 50_000, places=2), st.booleans()), max_size=15))
    return [Vordering(str(i), bedrag, preferent) for i, (bedrag, preferent) in enumerate(delen)]


def schulden(preferent=(), concurrent=()):
    paren = [(bedrag, True) for bedrag in preferent] + [(bedrag, False) for bedrag in concurrent]
    return [Vordering(f"v{i}", Decimal(bedrag), soort) for i, (bedrag, soort) in enumerate(paren)]


def kort(uit):
    return (
        uit.percentage_preferent and str(uit.percentage_preferent),
        uit.percentage_concurrent and str(uit.percentage_concurrent),
        [str(u.bedrag) for u in uit.uitkeringen],
        str(uit.restant),
    )


@pytest.mark.parametrize(
    ("pot", "preferent", "concurrent", "uitkomst"),
    [
        ("100.00", ["200"], [], ("50.00", None, ["100.00"], "0.00")),
        ("100.00", [], ["200"], (None, "50.00", ["100.00"], "0.00")),
        ("100.00", [], [], (None, None, [], "100.00")),
        # Precies op de grens: 2x is 100%.
        ("2000.00", ["1000"], ["2000"], ("100.00", "50.00", ["1000.00", "1000.00"], "0.00")),
        # Net erboven en eronder.
        ("2000.01", ["1000"], ["2000"], ("100.00", "50.00", ["1000.00", "1000.01"], "0.00")),
        ("1999.99", ["1000"], ["2000"], ("100.00", "50.00", ["1000.00", "999.99"], "0.00")),
        ("3000.00", ["1000"], ["2000"], ("100.00", "100.00", ["1000.00", "2000.00"], "0.00")),
        ("3500.00", ["1000"], ["2000"], ("100.00", "100.00", ["1000.00", "2000.00"], "500.00")),
        # Een preferent bedrag van nul is geen preferente schuld: er is geen percentage over te geven.
        ("100.00", ["0"], ["200"], (None, "50.00", ["0.00", "100.00"], "0.00")),
        # Drie gelijke vorderingen: de cent gaat naar de eerste.
        ("100.00", [], ["50"] * 3, (None, "66.67", ["33.34", "33.33", "33.33"], "0.00")),
        ("0.01", ["1"], ["1"], ("0.67", "0.33", ["0.01", "0.00"], "0.00")),
    ],
)
def test_met_de_hand(pot, preferent, concurrent, uitkomst):
    assert kort(verdeel(Decimal(pot), schulden(preferent, concurrent))) == uitkomst


def test_lege_pot_geeft_nul_procent():
    uit = verdeel(Decimal(0), schulden(["100"], ["100"]))
    assert (uit.percentage_preferent, uit.percentage_concurrent) == (Decimal("0.00"), Decimal("0.00"))
    assert [u.bedrag for u in uit.uitkeringen] == [0, 0]


@given(POTTEN, vorderingen())
def test_geen_cent_zoek_en_niemand_krijgt_te_veel(pot, lijst):
    uit = verdeel(pot, lijst)
    totaal = sum(v.bedrag for v in lijst)
    assert sum(u.bedrag for u in uit.uitkeringen) + uit.restant == pot
    assert uit.restant == max(pot - totaal, Decimal(0))
    for vordering, uitkering in zip(lijst, uit.uitkeringen, strict=True):
        assert vordering.id == uitkering.id
        assert 0 <= uitkering.bedrag <= vordering.bedrag


@given(POTTEN, vorderingen())
def test_preferent_is_dubbel_tot_honderd_procent(pot, lijst):
    uit = verdeel(pot, lijst)
    p, c = uit.percentage_preferent, uit.percentage_concurrent
    assert (p is None) == (not sum(v.bedrag for v in lijst if v.is_preferent))
    assert (c is None) == (not sum(v.bedrag for v in lijst if not v.is_preferent))
    if p is not None and c is not None:
        if p < 100:
            assert abs(p - 2 * c) <= CENT
        else:
            assert c >= Decimal("49.99")


@given(POTTEN, vorderingen())
def test_ieder_krijgt_zijn_percentage_op_een_cent_na(pot, lijst):
    uit = verdeel(pot, lijst)
    preferent = sum(Fraction(v.bedrag) for v in lijst if v.is_preferent)
    concurrent = sum(Fraction(v.bedrag) for v in lijst if not v.is_preferent)
    enkel = Fraction(pot) / (2 * preferent + concurrent) if preferent + concurrent else Fraction(0)
    dubbel = min(2 * enkel, Fraction(1))
    if dubbel == 1 and concurrent and preferent:
        enkel = min((Fraction(pot) - preferent) / concurrent, Fraction(1))
    enkel = min(enkel, Fraction(1))
    if not concurrent and preferent:
        dubbel = min(Fraction(pot) / preferent, Fraction(1))
    for vordering, uitkering in zip(lijst, uit.uitkeringen, strict=True):
        deel = Fraction(vordering.bedrag) * (dubbel if vordering.is_preferent else enkel)
        # Een cent van de verdeling binnen de soort, en een halve van de verdeling over de soorten.
        assert abs(Fraction(uitkering.bedrag) - deel) < Fraction(15, 1000)
    if preferent and uit.percentage_preferent is not None:
        assert uit.percentage_preferent == rond(dubbel * 100)


@given(POTTEN, vorderingen(), st.randoms(use_true_random=False))
def test_de_volgorde_scheelt_ten_hoogste_een_cent(pot, lijst, toeval):
    geschud = toeval.sample(lijst, len(lijst))
    voor = {u.id: u.bedrag for u in verdeel(pot, lijst).uitkeringen}
    na = {u.id: u.bedrag for u in verdeel(pot, geschud).uitkeringen}
    assert all(abs(voor[sleutel] - na[sleutel]) <= CENT for sleutel in voor)


def test_alle_fouten_tegelijk():
    lijst = [Vordering("a", Decimal(-1), True), Vordering("a", Decimal("1.001"), False)]
    with pytest.raises(Rekenfout) as fout:
        verdeel(Decimal("Infinity"), lijst)
    velden = [regel["veld"] for regel in fout.value.fouten]
    assert velden == ["pot", "vorderingen[0].bedrag", "vorderingen[1].bedrag", "vorderingen[1].id"]


def test_toelichting_in_gewone_taal():
    uit = verdeel(Decimal("4500"), schulden(["5000"], ["20000"]))
    assert uit.toelichting[1] == "Preferente schuldeisers krijgen 30,00% van hun vordering."
