"""Werkdagen en de Algemene termijnenwet (Atw).

Een werkdag is maandag tot en met vrijdag, behalve de dagen van art. 3 Atw. Welke dagen per besluit
gelijkgesteld zijn, is bekend tot en met 2028; latere dagen geeft de aanroeper mee als `gelijkgesteld`
(een gemeente houdt ze bij in een tabel).
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays

from schuldhulp.lib.fouten import Geweigerd

# Besluiten gelijkstelling 2023-2025 en 2026-2028 (art. 3 lid 3 Atw).
GELIJKGESTELDE_DAGEN: frozenset[date] = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
GELIJKGESTELD_BEKEND_TOT = date(2028, 12, 31)

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

EEN_DAG = timedelta(days=1)
ZATERDAG = 5
ZONDAG = 6
EERSTE_JAAR, LAATSTE_JAAR = 1966, 2100  # zo ver rekent de bibliotheek holidays


@lru_cache(maxsize=256)
def _feestdagen(jaar: int) -> Mapping[date, str]:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise Geweigerd(f"De feestdagen zijn bekend van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}, niet van {jaar}.")
    # "optional" voegt Goede Vrijdag toe, en 5 mei voor elk jaar: samen precies de lijst van art. 3 Atw.
    dagen = country_holidays("NL", years=jaar, expand=False, categories=("public", "optional"), language="nl")
    return MappingProxyType(dict(sorted(dagen.items())))


def feestdagen(jaar: int) -> dict[date, str]:
    """Algemeen erkende feestdagen van een jaar met hun naam, Goede Vrijdag inbegrepen (art. 3 lid 1 en 2 Atw).

    5 mei telt elk jaar; Koningsdag is 26 april als de 27e een zondag is. Eerste paasdag en eerste
    pinksterdag staan erbij, maar zijn altijd zondagen. Fout (Geweigerd): een jaar buiten 1966-2100.
    """
    return dict(_feestdagen(jaar))


def vrije_dag(dag: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> str:
    """Naam van de reden waarom `dag` geen werkdag is; leeg als het een werkdag is (art. 1 en 3 Atw)."""
    if naam := _feestdagen(dag.year).get(dag):
        return naam
    if dag in gelijkgesteld:
        return "gelijkgestelde dag"
    return {ZATERDAG: "zaterdag", ZONDAG: "zondag"}.get(dag.weekday(), "")


def is_werkdag(dag: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> bool:
    """Geen zaterdag, zondag, feestdag of gelijkgestelde dag (art. 1 en 3 Atw)."""
    return not vrije_dag(dag, gelijkgesteld)


def tel_werkdagen(start: date, aantal: int, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """De `aantal`-ste werkdag na `start`; `start` is dag 0 en telt niet mee. Met aantal 0: `start` zelf."""
    if aantal < 0:
        raise ValueError("Het aantal werkdagen mag niet negatief zijn.")
    dag = start
    while aantal:
        dag += EEN_DAG
        aantal -= is_werkdag(dag, gelijkgesteld)
    return dag


def verschil_in_werkdagen(van: date, tot: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> int:
    """Aantal werkdagen na `van` tot en met `tot`; negatief als `tot` eerder is dan `van`."""
    if tot < van:
        return -verschil_in_werkdagen(tot, van, gelijkgesteld)
    return sum(is_werkdag(van + timedelta(days=n), gelijkgesteld) for n in range(1, (tot - van).days + 1))


def verschuif_termijn(einde: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """Art. 1 Atw: een einde op een vrije dag schuift naar de eerste werkdag erna."""
    while not is_werkdag(einde, gelijkgesteld):
        einde += EEN_DAG
    return einde


def vorige_werkdag(dag: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """De laatste werkdag vóór `dag` (nooit `dag` zelf)."""
    dag -= EEN_DAG
    while not is_werkdag(dag, gelijkgesteld):
        dag -= EEN_DAG
    return dag


def einde_termijn(start: date, dagen: int, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """Laatste dag van een wettelijke termijn in dagen of weken (weken x 7); `start` is dag 0.

    Art. 1 Atw (einde verschuift), art. 2 (vanaf drie dagen zitten er ten minste twee werkdagen in) en
    art. 4 (een termijn van meer dan 90 dagen of 12 weken schuift niet; 13 weken is 91 dagen).
    """
    einde = start + timedelta(days=dagen)
    if dagen > 90:
        return einde
    if dagen >= 3:
        einde = max(einde, tel_werkdagen(start, 2, gelijkgesteld))
    return verschuif_termijn(einde, gelijkgesteld)


def plus_maanden(start: date, maanden: int) -> date:
    """Dezelfde dag `maanden` later; bestaat die dag niet, dan de laatste dag van die maand."""
    jaar, maand = divmod(start.year * 12 + start.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(start.day, monthrange(jaar, maand + 1)[1]))


def datum_voluit(dag: date) -> str:
    """Een datum zoals hij in brieven staat: `23 november 2026`."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def dag_voluit(dag: date) -> str:
    """Een datum met de weekdag ervoor: `maandag 23 november 2026`."""
    return f"{DAGEN[dag.weekday()]} {datum_voluit(dag)}"
