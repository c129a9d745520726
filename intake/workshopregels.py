"""De rekenregels van de groepsintake: dagdelen, vrijwilligers, en wat er voor een deelnemer nu moet gebeuren."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import ceil

from schuldhulp.lib.werkdagen import EEN_DAG, GELIJKGESTELDE_DAGEN, tel_werkdagen, vorige_werkdag

# Groepsintake Drechtsteden: één vrijwilliger op vijf deelnemers.
DEELNEMERS_PER_VRIJWILLIGER = 5
MIDDAG, AVOND = time(12), time(18)


class Dagdeel(StrEnum):
    """Wanneer op de dag een bijeenkomst begint."""

    OCHTEND = "ochtend"
    MIDDAG = "middag"
    AVOND = "avond"


class Stand(StrEnum):
    """De open standen van een deelname, met dezelfde waarden als DeelnameStatus."""

    WACHTLIJST = "wachtlijst"
    UITGENODIGD = "uitgenodigd"
    BEVESTIGD = "bevestigd"
    BEZIG = "bezig"


@dataclass(frozen=True)
class Taak:
    """Wat er moet gebeuren en uiterlijk wanneer."""

    wat: str
    uiterlijk: date


def dagdeel(begin: time) -> Dagdeel:
    """Het dagdeel van een begintijd: tot 12 uur ochtend, tot 18 uur middag, daarna avond."""
    if begin < MIDDAG:
        return Dagdeel.OCHTEND
    return Dagdeel.MIDDAG if begin < AVOND else Dagdeel.AVOND


def vrijwilligers_nodig(deelnemers: int) -> int:
    """Hoeveel vrijwilligers er horen te zijn: één op elke (begonnen) vijf deelnemers."""
    return ceil(deelnemers / DEELNEMERS_PER_VRIJWILLIGER)


def vrijwilligers_tekort(deelnemers: int, vrijwilligers: int) -> int:
    """Hoeveel vrijwilligers er nog ontbreken; nul als het er genoeg zijn."""
    return max(0, vrijwilligers_nodig(deelnemers) - vrijwilligers)


def overlapt(begin: datetime, eind: datetime, ander_begin: datetime, ander_eind: datetime) -> bool:
    """Zijn twee bijeenkomsten deels tegelijk? Aansluitend (de een eindigt als de ander begint) is dat niet."""
    return begin < ander_eind and ander_begin < eind


def volgende_taak(
    stand: Stand,
    *,
    te_gaan: Sequence[date],
    uitgenodigd: date | None,
    herinnering_dagen: int,
    anders_uiterlijk: date,
    wil_niet_uiterlijk: date | None,
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> Taak:
    """De taak die nu bij een deelname hoort; zolang zij open is, is er altijd een.

    `te_gaan` zijn de dagen van bijeenkomsten zonder opkomst, de eerste vooraan. `anders_uiterlijk` is de dag waarop
    er iets besloten moet zijn als er geen bijeenkomst meer komt.
    """
    if wil_niet_uiterlijk is not None:
        return Taak("Bespreken wat wel past in plaats van de workshop", wil_niet_uiterlijk)
    if stand is Stand.WACHTLIJST:
        return Taak("Een plek in een reeks zoeken", te_gaan[0] if te_gaan else anders_uiterlijk)
    if not te_gaan:
        wat = "Vervolg na de workshops kiezen" if stand is Stand.BEZIG else "Een andere reeks of een gesprek kiezen"
        return Taak(wat, anders_uiterlijk)
    if stand is Stand.UITGENODIGD:
        uiterlijk = _bel_uiterlijk(te_gaan[0], uitgenodigd, herinnering_dagen, gelijkgesteld)
        return Taak("Nagaan of de inwoner komt", uiterlijk)
    return Taak("Naar de bijeenkomst; daarna de opkomst invullen", te_gaan[0])


def _bel_uiterlijk(eerste: date, uitgenodigd: date | None, dagen: int, gelijkgesteld: frozenset[date]) -> date:
    """Vroeg genoeg om nog te bellen, en op een werkdag: dan neemt er iemand op.

    Nooit vóór de eerste werkdag na de uitnodiging, en nooit na de bijeenkomst zelf.
    """
    if uitgenodigd is None:
        return eerste
    streef = vorige_werkdag(eerste - timedelta(days=dagen) + EEN_DAG, gelijkgesteld)
    return min(max(tel_werkdagen(uitgenodigd, 1, gelijkgesteld), streef), eerste)
