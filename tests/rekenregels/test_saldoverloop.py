"""Het verwachte saldo: ritmes, weekenden, het laagste punt, en wat gemist is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.rekenregels.saldoverloop import Post, bereken_verloop, gemist, keren

MAANDAG = date(2026, 11, 2)


def post(bedrag: str, eerste: date, ritme: str = "maand", naam: str = "post", laatste: date | None = None) -> Post:
    return Post(naam, naam, Decimal(bedrag), ritme, eerste, laatste)


@pytest.mark.parametrize(
    ("ritme", "eerste", "laatste", "dagen"),
    [
        ("week", date(2026, 11, 2), None, ["02-11", "09-11", "16-11", "23-11", "30-11"]),
        ("vier_weken", date(2026, 11, 2), None, ["02-11", "30-11"]),
        ("maand", date(2026, 10, 31), None, ["30-11"]),
        ("maand", date(2026, 11, 30), None, ["30-11"]),
        ("kwartaal", date(2026, 8, 15), None, ["15-11"]),
        ("jaar", date(2024, 11, 20), None, ["20-11"]),
        ("week", date(2026, 11, 2), date(2026, 11, 15), ["02-11", "09-11"]),
        ("maand", date(2026, 12, 1), None, []),
    ],
)
def test_ritmes(ritme: str, eerste: date, laatste: date | None, dagen: list[str]) -> None:
    gevonden = keren(post("1", eerste, ritme, laatste=laatste), date(2026, 11, 1), date(2026, 11, 30))
    assert [f"{dag:%d-%m}" for dag in gevonden] == dagen


def test_de_31e_blijft_de_laatste_dag_van_de_maand() -> None:
    gevonden = list(keren(post("1", date(2027, 1, 31)), date(2027, 1, 1), date(2027, 4, 30)))
    assert [dag.day for dag in gevonden] == [31, 28, 31, 30]


def test_een_weekend_schuift_door_naar_maandag() -> None:
    zaterdag = date(2026, 11, 7)
    verloop = bereken_verloop(Decimal(0), [post("-10", zaterdag)], van=MAANDAG, dagen=10)
    assert [(r.dag, r.werkdag) for r in verloop.regels] == [(zaterdag, date(2026, 11, 9))]


def test_een_feestdag_schuift_ook_door() -> None:
    verloop = bereken_verloop(Decimal(0), [post("-10", date(2026, 12, 25))], van=date(2026, 12, 20), dagen=10)
    assert verloop.regels[0].werkdag == date(2026, 12, 28)


def test_het_laagste_punt_is_aan_het_eind_van_de_dag() -> None:
    posten = [
        post("1500", date(2026, 11, 24), naam="uitkering"),
        post("-700", date(2026, 11, 24), naam="huur"),
        post("-120", date(2026, 11, 10), naam="energie"),
        post("-60", date(2026, 11, 3), "week", naam="leefgeld"),
    ]
    verloop = bereken_verloop(Decimal(200), posten, van=MAANDAG, dagen=28)
    assert (verloop.laagste, verloop.laagste_dag) == (Decimal(-100), date(2026, 11, 17))
    assert verloop.wordt_negatief
    assert verloop.eind == Decimal(200) + 1500 - 700 - 120 - 4 * 60
    assert [r.naam for r in verloop.regels if r.werkdag == date(2026, 11, 24)] == ["uitkering", "leefgeld", "huur"]


def test_zonder_posten_blijft_het_saldo_gelijk() -> None:
    verloop = bereken_verloop(Decimal("12.34"), [], van=MAANDAG, dagen=90)
    assert (verloop.laagste, verloop.laagste_dag, verloop.eind, verloop.regels) == (
        Decimal("12.34"),
        MAANDAG,
        Decimal("12.34"),
        (),
    )


def test_wat_al_is_gebeurd_telt_niet_nog_eens() -> None:
    huur = post("-700", date(2026, 11, 3), naam="huur")
    verloop = bereken_verloop(Decimal(0), [huur], van=MAANDAG, dagen=10, behalve={("huur", date(2026, 11, 3))})
    assert verloop.regels == ()


def test_gemist_is_wat_op_een_werkdag_had_moeten_gebeuren() -> None:
    zaterdag = date(2026, 11, 7)
    huur = post("-700", zaterdag, naam="huur")
    assert gemist([huur], van=MAANDAG, tot=date(2026, 11, 8), gezien=()) == []
    assert [r.dag for r in gemist([huur], van=MAANDAG, tot=date(2026, 11, 9), gezien=())] == [zaterdag]
    assert gemist([huur], van=MAANDAG, tot=date(2026, 11, 9), gezien={("huur", zaterdag)}) == []


def test_een_negatief_aantal_dagen_is_een_fout() -> None:
    with pytest.raises(ValueError, match="nul of meer"):
        bereken_verloop(Decimal(0), [], van=MAANDAG, dagen=-1)


BEDRAGEN = st.decimals(min_value=-2000, max_value=2000, places=2).filter(bool)
POSTEN = st.lists(
    st.builds(
        lambda n, bedrag, dag, ritme: Post(str(n), str(n), bedrag, ritme, MAANDAG + timedelta(days=dag)),
        st.integers(0, 10_000),
        BEDRAGEN,
        st.integers(0, 80),
        st.sampled_from(["week", "vier_weken", "maand", "kwartaal", "jaar"]),
    ),
    max_size=8,
)


@given(st.decimals(min_value=-500, max_value=3000, places=2), POSTEN)
def test_opening_en_bewegingen_geven_altijd_het_eindsaldo(opening: Decimal, posten: list[Post]) -> None:
    verloop = bereken_verloop(opening, posten, van=MAANDAG, dagen=90)
    assert verloop.eind == opening + sum((r.bedrag for r in verloop.regels), Decimal(0))
    assert verloop.laagste <= min(opening, verloop.eind)
    assert all(r.werkdag.weekday() < 5 and r.werkdag >= r.dag for r in verloop.regels)
    anders = bereken_verloop(opening, list(reversed(posten)), van=MAANDAG, dagen=90)
    assert (anders.eind, anders.laagste, anders.laagste_dag) == (verloop.eind, verloop.laagste, verloop.laagste_dag)
