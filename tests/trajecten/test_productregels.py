"""De regels van een product: datums, dubbel, wie het doet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuldhulp.lib.fouten import Geweigerd
from trajecten.choices import Onderdeelsoort
from trajecten.choices.product import LOS_TE_STARTEN, MET_EEN_STAP
from trajecten.regels.product import (
    Looptijd,
    check_einde,
    check_niet_dubbel,
    check_persoon,
    check_soort,
    check_start,
    check_verwacht,
)

O = Onderdeelsoort  # noqa: E741
D = date
BEHEER = O.BUDGETBEHEER


@pytest.mark.parametrize(
    ("start", "traject_start", "fout"),
    [
        (D(2026, 11, 2), D(2026, 10, 1), ""),
        (D(2026, 10, 1), D(2026, 10, 1), ""),
        (D(2026, 10, 1), None, ""),
        (D(2026, 11, 3), D(2026, 10, 1), "in de toekomst"),
        (D(2026, 9, 30), D(2026, 10, 1), "Het traject begon op 01-10-2026"),
    ],
)
def test_een_product_begint_binnen_het_traject(start: date, traject_start: date | None, fout: str) -> None:
    def actie() -> None:
        check_start(start, traject_start=traject_start, vandaag=D(2026, 11, 2))

    if not fout:
        return actie()
    with pytest.raises(Geweigerd, match=fout):
        actie()


@pytest.mark.parametrize(
    ("eind", "fout"),
    [
        (D(2026, 10, 5), ""),
        (D(2026, 11, 2), ""),
        (D(2026, 10, 4), "begon op 05-10-2026"),
        (D(2026, 11, 3), "op de dag zelf, of later"),
    ],
)
def test_een_product_eindigt_niet_voor_het_begin_en_niet_in_de_toekomst(eind: date, fout: str) -> None:
    def actie() -> None:
        check_einde(eind, start=D(2026, 10, 5), vandaag=D(2026, 11, 2))

    if not fout:
        return actie()
    with pytest.raises(Geweigerd, match=fout):
        actie()


def test_het_verwachte_einde_ligt_na_het_begin() -> None:
    check_verwacht(None, start=D(2026, 10, 5))
    check_verwacht(D(2026, 10, 6), start=D(2026, 10, 5))
    with pytest.raises(Geweigerd, match="na het begin"):
        check_verwacht(D(2026, 10, 5), start=D(2026, 10, 5))


@pytest.mark.parametrize(
    ("ander", "dubbel"),
    [
        (Looptijd(BEHEER, D(2026, 1, 1)), True),
        (Looptijd(BEHEER, None), True),
        (Looptijd(BEHEER, D(2026, 1, 1), D(2026, 10, 4)), False),
        (Looptijd(BEHEER, D(2026, 1, 1), D(2026, 10, 5)), True),
        (Looptijd(O.BUDGETCOACHING, D(2026, 1, 1)), False),
    ],
)
def test_dezelfde_soort_loopt_niet_twee_keer_tegelijk(ander: Looptijd, dubbel: bool) -> None:
    nieuw = Looptijd(BEHEER, D(2026, 10, 5))
    if not dubbel:
        return check_niet_dubbel(nieuw, [ander])
    with pytest.raises(Geweigerd, match="loopt in die tijd al"):
        check_niet_dubbel(nieuw, [ander])


DAGEN = st.dates(D(2026, 1, 1), D(2026, 1, 20))


@given(DAGEN, DAGEN, DAGEN, DAGEN)
def test_dubbel_is_een_gedeelde_dag(a: date, b: date, c: date, d: date) -> None:
    een, ander = sorted((a, b)), sorted((c, d))
    gedeeld = max(een[0], ander[0]) <= min(een[1], ander[1])
    try:
        check_niet_dubbel(Looptijd(BEHEER, *een), [Looptijd(BEHEER, *ander)])
    except Geweigerd:
        assert gedeeld
    else:
        assert not gedeeld


@pytest.mark.parametrize("soort", Onderdeelsoort)
def test_elke_soort_begint_los_of_volgt_het_traject(soort: Onderdeelsoort) -> None:
    assert (soort in LOS_TE_STARTEN) is not (soort in MET_EEN_STAP)
    if soort in LOS_TE_STARTEN:
        return check_soort(soort)
    with pytest.raises(Geweigerd, match="een stap van het traject of van een crisis"):
        check_soort(soort)


def test_een_naam_hoort_alleen_bij_een_vrijwilliger_of_bewindvoerder() -> None:
    check_persoon(O.THUISADMINISTRATIE, "Truus Bakker")
    check_persoon(O.BESCHERMINGSBEWIND, "Mr. Vos")
    check_persoon(BEHEER, "")
    with pytest.raises(Geweigerd, match="alleen bij thuisadministratie"):
        check_persoon(BEHEER, "Truus Bakker")
