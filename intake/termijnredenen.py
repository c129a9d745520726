"""Waar een termijn op wacht, of waarom hij te laat is: één antwoord uit een paar feiten.

Wat het eerst gedaan moet worden, staat vooraan. Bron: art. 4 en 4a Wgs, art. 4:5, 4:15, 6:9 en 7:10 Awb.
"""

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


def waarom_gesprek(
    *, gemist: str, is_gepland: bool, is_geweest: bool, is_na_termijn: bool, heeft_behandelaar: bool
) -> Gesprekreden:
    """Waarom het eerste gesprek er nog niet was. `gemist` is een Gesprekgemist of leeg."""
    if gemist:
        is_weg = gemist == Gesprekgemist.NIET_VERSCHENEN
        return Gesprekreden.NIET_VERSCHENEN if is_weg else Gesprekreden.AFGEZEGD
    if not is_gepland:
        return Gesprekreden.GEEN_AFSPRAAK if heeft_behandelaar else Gesprekreden.NIEMAND
    if is_geweest:
        return Gesprekreden.NIET_VASTGELEGD
    return Gesprekreden.NA_TERMIJN if is_na_termijn else Gesprekreden.GEPLAND


def waarom_besluit(
    *,
    wacht_op_papieren: bool,
    ligt_bij_lezer: bool,
    ligt_bij_mandaat: bool,
    papieren_uitgebleven: bool,
    is_teruggegeven: bool,
    is_gescreend: bool,
    heeft_behandelaar: bool,
) -> Besluitreden:
    """Waarom er na het eerste gesprek nog geen besluit is."""
    ligt_bij = [
        (wacht_op_papieren, Besluitreden.PAPIEREN),
        (ligt_bij_lezer, Besluitreden.TWEEDE_LEZER),
        (ligt_bij_mandaat, Besluitreden.MANDAAT),
        (papieren_uitgebleven, Besluitreden.UITGEBLEVEN),
        (is_teruggegeven, Besluitreden.TERUG),
        (not heeft_behandelaar, Besluitreden.NIEMAND),
        (not is_gescreend, Besluitreden.SCREENEN),
    ]
    return next((reden for geldt, reden in ligt_bij if geldt), Besluitreden.BESLUITEN)


def waarom_herstel(*, is_voorbij: bool, ligt_na_te_kijken: bool) -> Herstelreden:
    """Waarom de aanvraag nog niet compleet is."""
    if ligt_na_te_kijken:
        return Herstelreden.NAKIJKEN
    return Herstelreden.VOORBIJ if is_voorbij else Herstelreden.WACHT


def waarom_bezwaar(*, is_horen_klaar: bool, heeft_commissie: bool, heeft_behandelaar: bool) -> Bezwaarreden:
    """Waarom er nog niet op het bezwaar is beslist. `is_horen_klaar` is ook waar als de inwoner daarvan afzag."""
    if is_horen_klaar:
        return Bezwaarreden.COMMISSIE if heeft_commissie else Bezwaarreden.BESLISSEN
    return Bezwaarreden.HOREN if heeft_behandelaar else Bezwaarreden.NIEMAND


def waarom_bezwaartermijn(*, is_voorbij: bool, heeft_bezwaar: bool) -> Bezwaartermijnreden:
    """Hoe het met de bezwaartermijn staat; die is van de inwoner, dus te laat is hier niemand."""
    if heeft_bezwaar:
        return Bezwaartermijnreden.ONTVANGEN
    return Bezwaartermijnreden.NASLEEP if is_voorbij else Bezwaartermijnreden.KAN_NOG


def waarom_volgmoment(*, volgsoort: str, had_geen_contact: bool, heeft_behandelaar: bool) -> Volgreden:
    """Wat er moet gebeuren op de dag waarop iemand opnieuw kijkt."""
    if not heeft_behandelaar:
        return Volgreden.NIEMAND
    if had_geen_contact:
        return Volgreden.GEEN_CONTACT
    return {
        Volgsoort.PARTNER: Volgreden.PARTNER,
        Volgsoort.ADVIES: Volgreden.ADVIES,
        Volgsoort.OVERDRACHT: Volgreden.OVERDRACHT,
    }.get(Volgsoort(volgsoort), Volgreden.EIGEN_CONTACT)
