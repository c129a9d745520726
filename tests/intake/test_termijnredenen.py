"""Waar een termijn op wacht of waarom hij te laat is: elke combinatie van feiten geeft één reden."""

from itertools import product
from typing import Any

import pytest

from intake.choices import Volgsoort
from intake.choices.afspraak import Gesprekgemist
from intake.choices.termijn import (
    Besluitreden,
    Bezwaarreden,
    Bezwaartermijnreden,
    Gesprekreden,
    Herstelreden,
    Volgreden,
)
from intake.termijnredenen import (
    waarom_besluit,
    waarom_bezwaar,
    waarom_bezwaartermijn,
    waarom_gesprek,
    waarom_herstel,
    waarom_volgmoment,
)

GESPREK: dict[str, Any] = {
    "gemist": "",
    "is_gepland": False,
    "is_geweest": False,
    "is_na_termijn": False,
    "heeft_behandelaar": True,
}
BESLUIT: dict[str, Any] = {
    "wacht_op_papieren": False,
    "ligt_bij_lezer": False,
    "ligt_bij_mandaat": False,
    "papieren_uitgebleven": False,
    "is_teruggegeven": False,
    "is_gescreend": True,
    "heeft_behandelaar": True,
}


@pytest.mark.parametrize(
    ("feiten", "reden"),
    [
        ({}, Gesprekreden.GEEN_AFSPRAAK),
        ({"heeft_behandelaar": False}, Gesprekreden.NIEMAND),
        ({"is_gepland": True}, Gesprekreden.GEPLAND),
        ({"is_gepland": True, "is_na_termijn": True}, Gesprekreden.NA_TERMIJN),
        ({"is_gepland": True, "is_geweest": True}, Gesprekreden.NIET_VASTGELEGD),
        ({"is_gepland": True, "is_geweest": True, "is_na_termijn": True}, Gesprekreden.NIET_VASTGELEGD),
        ({"gemist": Gesprekgemist.NIET_VERSCHENEN}, Gesprekreden.NIET_VERSCHENEN),
        ({"gemist": Gesprekgemist.AFGEZEGD, "heeft_behandelaar": False}, Gesprekreden.AFGEZEGD),
    ],
)
def test_waarom_het_eerste_gesprek_er_nog_niet_was(feiten: dict[str, Any], reden: Gesprekreden) -> None:
    assert waarom_gesprek(**{**GESPREK, **feiten}) == reden


@pytest.mark.parametrize(
    ("feiten", "reden"),
    [
        ({}, Besluitreden.BESLUITEN),
        ({"is_gescreend": False}, Besluitreden.SCREENEN),
        ({"is_gescreend": False, "heeft_behandelaar": False}, Besluitreden.NIEMAND),
        ({"is_teruggegeven": True}, Besluitreden.TERUG),
        ({"papieren_uitgebleven": True, "is_teruggegeven": True}, Besluitreden.UITGEBLEVEN),
        ({"ligt_bij_mandaat": True, "is_teruggegeven": True}, Besluitreden.MANDAAT),
        ({"ligt_bij_lezer": True, "heeft_behandelaar": False}, Besluitreden.TWEEDE_LEZER),
        ({"wacht_op_papieren": True, "is_gescreend": False}, Besluitreden.PAPIEREN),
    ],
)
def test_waarom_er_nog_geen_besluit_is(feiten: dict[str, Any], reden: Besluitreden) -> None:
    assert waarom_besluit(**{**BESLUIT, **feiten}) == reden


@pytest.mark.parametrize(
    ("voorbij", "nakijken", "reden"),
    [
        (False, False, Herstelreden.WACHT),
        (True, False, Herstelreden.VOORBIJ),
        (False, True, Herstelreden.NAKIJKEN),
        (True, True, Herstelreden.NAKIJKEN),
    ],
)
def test_waarom_de_aanvraag_niet_compleet_is(voorbij: bool, nakijken: bool, reden: Herstelreden) -> None:
    assert waarom_herstel(is_voorbij=voorbij, ligt_na_te_kijken=nakijken) == reden


@pytest.mark.parametrize(
    ("klaar", "commissie", "behandelaar", "reden"),
    [
        (False, False, True, Bezwaarreden.HOREN),
        (False, True, True, Bezwaarreden.HOREN),
        (False, False, False, Bezwaarreden.NIEMAND),
        (True, False, True, Bezwaarreden.BESLISSEN),
        (True, True, False, Bezwaarreden.COMMISSIE),
    ],
)
def test_waarom_er_nog_niet_op_bezwaar_is_beslist(
    klaar: bool, commissie: bool, behandelaar: bool, reden: Bezwaarreden
) -> None:
    assert waarom_bezwaar(is_horen_klaar=klaar, heeft_commissie=commissie, heeft_behandelaar=behandelaar) == reden


def test_de_bezwaartermijn_is_van_de_inwoner() -> None:
    uit = {
        (voorbij, bezwaar): waarom_bezwaartermijn(is_voorbij=voorbij, heeft_bezwaar=bezwaar)
        for voorbij, bezwaar in product((False, True), repeat=2)
    }
    assert uit == {
        (False, False): Bezwaartermijnreden.KAN_NOG,
        (True, False): Bezwaartermijnreden.NASLEEP,
        (False, True): Bezwaartermijnreden.ONTVANGEN,
        (True, True): Bezwaartermijnreden.ONTVANGEN,
    }


def test_wat_er_moet_op_de_dag_van_opnieuw_kijken() -> None:
    for soort in Volgsoort:
        reden = waarom_volgmoment(volgsoort=soort, had_geen_contact=False, heeft_behandelaar=True)
        assert reden == Volgreden(soort.value)
        assert (
            waarom_volgmoment(volgsoort=soort, had_geen_contact=True, heeft_behandelaar=True) == Volgreden.GEEN_CONTACT
        )
        assert waarom_volgmoment(volgsoort=soort, had_geen_contact=True, heeft_behandelaar=False) == Volgreden.NIEMAND
