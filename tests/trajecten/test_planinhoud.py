"""Wat er wijzigde tussen twee versies van een plan, in zinnen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trajecten.planinhoud import Actie, Betaling, Doel, Planinhoud, vergelijk

GEBIEDEN = {"wonen": "Wonen", "inkomen": "Inkomen en geldzaken"}
HUUR = Actie("inwoner", "U betaalt de huur.", date(2026, 12, 1))
BELLEN = Actie("consulent", "Wij bellen de huisbaas.", date(2026, 11, 9))
WONEN = Doel("wonen", "Ik blijf wonen.", "De huur is betaald.", (HUUR, BELLEN))
PLAN = Planinhoud("Rust.", 16, (WONEN,))
BETALING = Betaling(Decimal(60), Decimal(1800), "alleenstaande", Decimal(24_000))
TOESLAG = Doel("inkomen", "Toeslag aanvragen.", "", (Actie("partner", "Helpt u.", date(2026, 12, 9), "Humanitas"),))


def met_actie(nieuw: Actie) -> Planinhoud:
    return replace(PLAN, doelen=(replace(WONEN, acties=(nieuw, BELLEN)),))


@pytest.mark.parametrize(
    ("nieuw", "regels"),
    [
        (PLAN, []),
        (replace(PLAN, hulpvraag="Anders."), ["De hulpvraag is gewijzigd."]),
        (replace(PLAN, voorwaarden="Geen schulden."), ["De tekst van de voorwaarden is gewijzigd."]),
        (replace(PLAN, weken_tot_resultaat=20), ["Resultaat over 20 weken; dat was 16 weken."]),
        (replace(PLAN, betaling=BETALING), ["Betaling per maand: €\xa060,00; dat was €\xa00,00."]),
        (
            replace(PLAN, doelen=(WONEN, TOESLAG)),
            ["Nieuw doel bij inkomen en geldzaken: Toeslag aanvragen.", "Nieuwe actie: Helpt u."],
        ),
        (replace(PLAN, doelen=()), ["Doel vervallen: Ik blijf wonen."]),
        (
            replace(PLAN, doelen=(replace(WONEN, doel="Ik verhuis."),)),
            ["Doel gewijzigd: Ik verhuis. (was: Ik blijf wonen.)"],
        ),
        (replace(PLAN, doelen=(replace(WONEN, resultaat="Anders."),)), ["Doel gewijzigd: Ik blijf wonen."]),
        (replace(PLAN, doelen=(replace(WONEN, acties=(HUUR,)),)), ["Actie vervallen: Wij bellen de huisbaas."]),
        (
            met_actie(replace(HUUR, uiterlijk=date(2027, 1, 1))),
            ["Andere datum voor “U betaalt de huur.”: 1 januari 2027; dat was 1 december 2026."],
        ),
        (
            met_actie(replace(HUUR, wat="U betaalt de halve huur.")),
            ["Actie gewijzigd: U betaalt de halve huur. (was: U betaalt de huur.)"],
        ),
        (met_actie(replace(HUUR, rol="partner", naam="Bewind BV")), ["Iemand anders doet “U betaalt de huur.”."]),
    ],
)
def test_wat_er_wijzigde_staat_in_een_zin(nieuw: Planinhoud, regels: list[str]) -> None:
    assert vergelijk(PLAN, nieuw, GEBIEDEN) == regels


def test_volgorde_wisselen_is_geen_wijziging() -> None:
    omgekeerd = replace(PLAN, doelen=(replace(WONEN, acties=(BELLEN, HUUR)),))
    assert vergelijk(PLAN, omgekeerd, GEBIEDEN) == []
