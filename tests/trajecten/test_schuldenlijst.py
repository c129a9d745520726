"""Een lijst schulden lezen: elk gebrek met zijn regelnummer, en het totaal is de som van de regels."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.geld import euro
from trajecten.naamgelijkenis import Namenregister, is_bedrijf, kern
from trajecten.schuldenlijst import MAX_REGELS, Lijst, Regel, lees_lijst

VANDAAG = date(2026, 11, 23)


def lees(tekst: str) -> Lijst:
    return lees_lijst(tekst, VANDAAG)


@pytest.mark.parametrize(
    "tekst",
    [
        "Energie Noord;€ 1.234,56;K-1;Nuts;1-11-2026",
        "Energie Noord\t1.234,56\tK-1\tnuts\t2026-11-01",
        'Energie Noord,"1.234,56",K-1,NUTS,1 november 2026',
        "Energie Noord,1234.56,K-1,Nuts,1-11-2026",
        "Naam;Bedrag;Kenmerk;Soort;Datum\r\nEnergie Noord;1234,56 €;K-1;Nuts;1-11-2026\r\n\r\n",
        "\ufeffPeildatum;Referentie;Crediteur;Saldo;Soort schuld\n1-11-2026;K-1;Energie  Noord;EUR 1.234,56;nuts",
    ],
)
def test_elke_schrijfwijze_geeft_dezelfde_schuld(tekst: str) -> None:
    lijst = lees(tekst)
    assert lijst.fouten == []
    (regel,) = lijst.regels
    assert (regel.naam, regel.bedrag, regel.kenmerk, regel.soort, regel.datum) == (
        "Energie Noord", Decimal("1234.56"), "K-1", "Nuts", date(2026, 11, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ("Energie;-12,00", "Het bedrag -12,00 is negatief. Een schuld kan niet negatief zijn."),
        ("Energie;€ -12,00", "negatief"),
        ("Energie;12,00-", "negatief"),
        ("Energie;(12,00)", "negatief"),
        ("Energie;1.234", "op twee manieren te lezen"),
        ("Energie;veel", "‘veel’ is geen bedrag."),
        ("Energie;12,345,6", "is geen bedrag"),
        ("Energie;99999999999", "te hoog"),
        ("Energie;;K-1", "Op deze regel staat geen bedrag."),
        ("Energie", "Zet een puntkomma tussen de naam en het bedrag."),
        (";12,00;K-1", "De naam van de schuldeiser ontbreekt."),
        ("Energie;12;K;Gas", "De soort ‘Gas’ bestaat niet. Kies uit Zorg, Publiek, Nuts, Overig, of laat leeg."),
        ("Energie;12;K;Nuts;31-2-2026", "De datum ‘31-2-2026’ klopt niet."),
        ("Energie;12;K;Nuts;24-11-2026", "ligt in de toekomst"),
        ("Energie;12;K;Nuts;1-1-2026;x", "Deze regel heeft 6 kolommen; er passen er 5."),
        ('"Energie;12', "aanhalingsteken"),
        (f"{'x' * 201};12", "Bij ‘naam’ passen 200 tekens; dit zijn er 201."),
        (f"Energie;12;{'k' * 81}", "Bij ‘kenmerk’ passen 80 tekens"),
        ("Water;5,00;W-1", "Deze regel is gelijk aan regel 1."),
    ],
)
def test_een_fout_noemt_de_regel_en_laat_de_rest_staan(regel: str, melding: str) -> None:
    lijst = lees(f"Water;5,00;W-1\n\n{regel}\nHuur;7,00;H-1")
    (fout,) = lijst.fouten
    assert (fout.nummer, fout.tekst) == (3, regel)
    assert melding in fout.melding


def test_een_komma_als_scheiding_verliest_geen_centen() -> None:
    (fout,) = lees("Energie,120,50\nWater,80.00,W-1").fouten
    assert fout.nummer == 1
    assert "Is het bedrag 120,50? Zet het tussen aanhalingstekens" in fout.melding


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        (" \n\n", "leeg"),
        ("Naam;Bedrag", "geen enkele schuld"),
        ("Kenmerk;Bedrag\nK;1", "ontbreekt de kolom ‘naam’"),
        ("Naam;Bedrag;Saldo\nX;1;2", "staat de kolom ‘bedrag’ twee keer"),
        ("X;1\n" * (MAX_REGELS + 1), "5001 schulden"),
    ],
)
def test_met_deze_lijst_is_niets_te_beginnen(tekst: str, melding: str) -> None:
    with pytest.raises(Geweigerd, match=melding):
        lees(tekst)


def test_onbekend_telt_niet_mee_en_een_vreemde_kolom_wordt_genoemd() -> None:
    lijst = lees("Naam;Telefoon;Bedrag\nEnergie;06;onbekend\nWater;06;10")
    assert [regel.bedrag for regel in lijst.regels] == [None, Decimal(10)]
    assert (lijst.totaal, lijst.niet_gelezen) == (Decimal(10), ["Telefoon"])


def test_vijfduizend_regels_met_drie_fouten() -> None:
    regels = [f"Schuldeiser {n};{n},50;K-{n}" for n in range(1, MAX_REGELS + 1)]
    regels[16], regels[2499], regels[4999] = "Energie;-5;K", "Water;vijf;K", "Huur"
    lijst = lees("\n".join(regels))
    assert [(fout.nummer, fout.tekst) for fout in lijst.fouten] == [
        (17, "Energie;-5;K"), (2500, "Water;vijf;K"), (5000, "Huur"),
    ]  # fmt: skip
    assert len(lijst.regels) == MAX_REGELS - 3


BEDRAGEN = st.decimals(0, 99_999_999, places=2)


@given(st.lists(BEDRAGEN, min_size=1, max_size=30), st.sampled_from(";\t"))
def test_het_totaal_is_de_som_van_de_regels(bedragen: list[Decimal], teken: str) -> None:
    lijst = lees("\n".join(f"Naam {n}{teken}{euro(bedrag)}" for n, bedrag in enumerate(bedragen)))
    assert lijst.fouten == []
    assert [regel.bedrag for regel in lijst.regels] == bedragen
    assert lijst.totaal == sum(bedragen)


@given(st.text(max_size=200))
def test_geen_tekst_laat_het_lezen_struikelen(tekst: str) -> None:
    try:
        lijst = lees(tekst)
    except Geweigerd:
        return
    assert all(isinstance(regel, Regel) and regel.naam for regel in lijst.regels)


NAMEN = ["Energie Noord B.V.", "Intrum Nederland", "Gemeente Vreedam", "Water Zuid", "water  zuid", "Vattenfall"]


@pytest.mark.parametrize(
    ("naam", "gevonden", "zeker"),
    [
        ("energie noord", [0], True),
        ("Énergie Noord BV", [0], True),
        ("Intrum", [1], False),
        ("Vatenfall", [5], False),
        ("Water Zuid", [3, 4], False),
        ("Gemeente Oostwoud", [], False),
        ("Energie Oost", [], False),
        ("Oom Kees", [], False),
        ("合同会社", [], False),
    ],
)
def test_wie_het_in_het_register_kan_zijn(naam: str, gevonden: list[int], zeker: bool) -> None:
    assert Namenregister(enumerate(NAMEN)).zoek(naam) == (gevonden, zeker)


def test_een_rechtsvorm_maakt_een_bedrijf() -> None:
    assert is_bedrijf("Energie Noord B.V.")
    assert not is_bedrijf("Oom Kees")
    assert kern("B.V.") == "bv"
