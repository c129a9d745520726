"""Afwijzen op recidive of fraude: alleen wat het beleid toelaat, en milder voor gezinnen."""

from datetime import date

import pytest

from intake.weigering import toets_fraude, toets_niet_compleet, toets_recidive

OP = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("eerder", "jaren", "gezin", "kinderen", "mag"),
    [
        (date(2025, 6, 1), 2, None, 0, True),
        (date(2024, 11, 2), 2, None, 0, False),  # precies twee jaar geleden: voorbij
        (date(2024, 11, 3), 2, None, 0, True),  # morgen twee jaar geleden
        (date(2020, 2, 29), 5, None, 0, False),
        (date(2025, 6, 1), 0, None, 0, False),  # het beleid wijst niet af op recidive
        (None, 5, None, 0, False),  # niets bekend
        (date(2025, 6, 1), 5, 1, 2, False),  # gezin: één jaar, en dat is voorbij
        (date(2026, 6, 1), 5, 1, 2, True),  # gezin: één jaar, en dat loopt nog
        (date(2026, 6, 1), 5, 0, 1, False),  # gezin: nooit
        (date(2025, 6, 1), 5, None, 3, True),  # gezin zonder eigen regel: hetzelfde als iedereen
        (date(2025, 6, 1), 5, 0, 0, True),  # de regel voor gezinnen geldt niet zonder kinderen
    ],
)
def test_recidive_volgens_het_beleid_en_milder_voor_gezinnen(
    eerder: date | None, jaren: int, gezin: int | None, kinderen: int, mag: bool
) -> None:
    toets = toets_recidive(eerder, OP, jaren=jaren, jaren_gezin=gezin, minderjarige_kinderen=kinderen)
    assert toets.mag is mag
    assert toets.toelichting


@pytest.mark.parametrize(
    ("onherroepelijk", "jaren", "mag", "tekst"),
    [
        (date(2025, 1, 1), 5, True, "afwijzen mag"),
        (date(2021, 11, 2), 5, False, "mag niet meer"),
        (date(2026, 11, 3), 5, False, "nog niet onherroepelijk"),
        (None, 5, False, "is een onherroepelijke veroordeling of boete nodig"),
        (date(2025, 1, 1), 0, False, "niet af om fraude"),
    ],
)
def test_fraude_alleen_na_een_definitieve_straf_en_als_het_beleid_het_zegt(
    onherroepelijk: date | None, jaren: int, mag: bool, tekst: str
) -> None:
    toets = toets_fraude(onherroepelijk, OP, jaren=jaren)
    assert (toets.mag, tekst in " ".join(toets.toelichting)) == (mag, True)


@pytest.mark.parametrize(
    ("verlopen", "mag", "tekst"),
    [
        (None, False, "Vraag eerst om de papieren"),
        (date(2026, 11, 1), True, "uiterlijk op 30 november 2026"),  # vier weken later is een zondag
        (date(2026, 10, 5), True, "uiterlijk op 2 november 2026"),  # vandaag de laatste dag
        (date(2026, 10, 2), False, "Beslis nu op wat u wel weet"),
    ],
)
def test_niet_compleet_alleen_na_een_ongebruikte_hersteltermijn_en_binnen_vier_weken(
    verlopen: date | None, mag: bool, tekst: str
) -> None:
    toets = toets_niet_compleet(verlopen, OP)
    assert (toets.mag, tekst in " ".join(toets.toelichting)) == (mag, True)
