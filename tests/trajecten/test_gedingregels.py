"""De regels bij een geding en een dreiging, met de gevallen uit de wet."""

from datetime import date
from decimal import Decimal

import pytest

from intake.choices import Bedreiging
from trajecten.choices import TrajectStatus as T
from trajecten.choices.geding import Gedingsoort as G
from trajecten.regels.geding import (
    eerste_contact,
    eerste_dag,
    navragen_op,
    stemaandeel,
    uiterste_dag,
    uitspraak_verwacht,
    verslag_uiterlijk,
    volgend_contact,
    volgende_controle,
    waarom_eind_niet,
    waarom_geen_grond,
    waarom_geen_verzoek,
    waarom_niet_breed,
)

MA = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("soort", "uitspraak", "eerste", "uiterste"),
    [
        (G.MORATORIUM, date(2026, 11, 2), date(2026, 11, 2), date(2027, 5, 1)),
        (G.BREED_MORATORIUM, date(2026, 11, 2), date(2026, 11, 3), date(2027, 5, 2)),  # de dag na de uitspraak
        (G.BREED_MORATORIUM, date(2026, 8, 30), date(2026, 8, 31), date(2027, 2, 27)),
        (G.VOORLOPIGE_VOORZIENING, date(2026, 11, 2), date(2026, 11, 2), None),
    ],
)
def test_hoogstens_zes_maanden(soort: G, uitspraak: date, eerste: date, uiterste: date | None) -> None:
    assert eerste_dag(soort, uitspraak) == eerste
    assert uiterste_dag(soort, eerste) == uiterste


@pytest.mark.parametrize(
    ("soort", "eind", "tekst"),
    [
        (G.MORATORIUM, None, "tot en met welke dag"),
        (G.MORATORIUM, date(2026, 11, 1), "begint op 2 november 2026"),
        (G.MORATORIUM, date(2027, 5, 2), "tot en met 1 mei 2027"),
        (G.MORATORIUM, date(2027, 5, 1), ""),
        (G.MORATORIUM, date(2026, 11, 2), ""),
        (G.VOORLOPIGE_VOORZIENING, date(2028, 1, 1), ""),
    ],
)
def test_tot_wanneer(soort: G, eind: date | None, tekst: str) -> None:
    reden = waarom_eind_niet(soort, MA, eind)
    assert tekst in reden
    assert bool(reden) == bool(tekst)


@pytest.mark.parametrize(
    ("soort", "statussen"),
    [
        (G.MORATORIUM, set(T) - {T.AFGEROND, T.WSNP, T.UITGEVALLEN}),
        (G.BREED_MORATORIUM, set(T) - {T.AFGEROND, T.WSNP, T.UITGEVALLEN}),
        (G.VOORLOPIGE_VOORZIENING, {T.GEEN_AKKOORD, T.DWANGAKKOORD, T.WSNP}),
        (G.DWANGAKKOORD, {T.GEEN_AKKOORD}),
    ],
)
def test_welk_verzoek_bij_welke_stand(soort: G, statussen: set[T]) -> None:
    assert {status for status in T if not waarom_geen_verzoek(soort, status)} == statussen


def test_moratorium_kent_een_gesloten_lijst() -> None:
    assert [b for b in Bedreiging if waarom_geen_grond(b)] == [Bedreiging.WARMTE]
    assert waarom_geen_grond("")


@pytest.mark.parametrize(
    ("eerdere", "is_wsnp_gevraagd", "tekst"),
    [
        ([], False, ""),
        ([date(2016, 11, 1)], False, ""),  # langer dan tien jaar geleden
        ([date(2016, 11, 2)], False, "2 november 2016"),
        ([date(2012, 1, 1), date(2020, 6, 1)], False, "1 juni 2020"),
        ([], True, "Wsnp-verzoek"),
    ],
)
def test_breed_moratorium_eens_in_de_tien_jaar(eerdere: list[date], is_wsnp_gevraagd: bool, tekst: str) -> None:
    reden = waarom_niet_breed(MA, eerdere=eerdere, is_wsnp_gevraagd=is_wsnp_gevraagd)
    assert tekst in reden
    assert bool(reden) == bool(tekst)


def test_termijnen_na_elkaar() -> None:
    assert navragen_op(MA) == date(2026, 11, 16)
    assert uitspraak_verwacht(date(2026, 11, 20)) == date(2026, 11, 28)
    assert verslag_uiterlijk(date(2026, 12, 18)) == date(2027, 1, 5)  # kerst en nieuwjaar tellen niet mee


@pytest.mark.parametrize(
    ("vanaf", "eind", "volgende"),
    [
        (date(2026, 11, 2), date(2027, 5, 1), date(2026, 12, 2)),
        (date(2027, 1, 31), date(2027, 5, 1), date(2027, 2, 28)),
        (date(2027, 4, 1), date(2027, 5, 1), None),
        (date(2027, 3, 31), date(2027, 5, 1), date(2027, 4, 30)),
    ],
)
def test_elke_maand_een_controle_tot_het_einde(vanaf: date, eind: date, volgende: date | None) -> None:
    assert volgende_controle(vanaf, eind) == volgende


@pytest.mark.parametrize(
    ("gemeld", "contact"),
    [
        (date(2026, 11, 2), date(2026, 11, 2)),
        (date(2026, 11, 7), date(2026, 11, 9)),  # zaterdag
        (date(2026, 12, 25), date(2026, 12, 28)),
    ],
)
def test_bij_een_dreiging_dezelfde_dag(gemeld: date, contact: date) -> None:
    assert eerste_contact(gemeld) == contact


@pytest.mark.parametrize(
    ("vandaag", "dreiging", "volgende"),
    [
        (date(2026, 11, 2), None, date(2026, 11, 3)),
        (date(2026, 11, 6), None, date(2026, 11, 9)),  # over het weekend
        (date(2026, 11, 6), date(2026, 11, 7), date(2026, 11, 7)),  # de dreiging wacht niet op maandag
        (date(2026, 11, 6), date(2026, 11, 6), date(2026, 11, 6)),
        (date(2026, 11, 6), date(2026, 11, 1), date(2026, 11, 6)),  # al voorbij: vandaag nog
        (date(2026, 11, 6), date(2026, 12, 1), date(2026, 11, 9)),
    ],
)
def test_de_volgende_poging(vandaag: date, dreiging: date | None, volgende: date) -> None:
    assert volgend_contact(vandaag, dreiging) == volgende


@pytest.mark.parametrize(
    ("vordering", "totaal", "aandeel"),
    [
        ("1000", "3000", "33.33"),
        ("2000", "3000", "66.67"),
        ("0", "0", "0.00"),
        ("5", "5", "100.00"),
        ("1", "800", "0.13"),
    ],
)
def test_aandeel_in_de_stemmen(vordering: str, totaal: str, aandeel: str) -> None:
    assert stemaandeel(Decimal(vordering), Decimal(totaal)) == Decimal(aandeel)
