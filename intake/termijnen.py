"""Termijnen van de schuldhulp: wanneer iets uiterlijk moet, en in gewone taal waarom.

De dag waarop de klok start is dag 0. Wettelijke termijnen van ten hoogste 12 weken schuiven door als ze op
een vrije dag eindigen (Algemene termijnenwet art. 1 en 4); termijnen van de NVVK en langere termijnen niet.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.werkdagen import (
    EEN_DAG,
    GELIJKGESTELD_BEKEND_TOT,
    GELIJKGESTELDE_DAGEN,
    dag_voluit,
    einde_termijn,
    is_werkdag,
    plus_maanden,
    tel_werkdagen,
    vorige_werkdag,
    vrije_dag,
)

WEKEN_EERSTE_GESPREK = 4
WERKDAGEN_BEDREIGEND = 3
MAXIMUM_WEKEN_BESCHIKKING = 8
WEKEN_BEZWAAR = 6
DAGEN_REGELPERIODE = 120
MAANDEN_LOOPTIJD = 18


class TermijnSoort(StrEnum):
    """De termijnen die dit systeem bewaakt; bij elke soort staat wat de klok start."""

    EERSTE_GESPREK = "eerste_gesprek"  # de melding
    EERSTE_GESPREK_BEDREIGEND = "eerste_gesprek_bedreigend"  # de melding
    BESCHIKKING = "beschikking"  # het eerste gesprek: dan ontstaat de aanvraag
    BEZWAAR = "bezwaar"  # de bekendmaking van het besluit
    REGELPERIODE = "regelperiode"  # het begin van de schuldregeling
    LOOPTIJD = "looptijd"  # de eerste dag van de regeling


@dataclass(frozen=True)
class Termijn:
    """`uiterlijk` is de laatste dag; `streefdatum` de laatste werkdag zonder gebruik van het doorschuiven."""

    soort: TermijnSoort
    start: date
    uiterlijk: date
    streefdatum: date
    toelichting: tuple[str, ...]


def bereken_termijn(
    soort: TermijnSoort,
    start: date,
    *,
    weken: int = MAXIMUM_WEKEN_BESCHIKKING,
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> Termijn:
    """De laatste dag van een termijn die op `start` begint, met uitleg.

    `weken` is de beslistermijn van de verordening (alleen voor de beschikking, 1 tot en met 8; art. 4a lid 3
    Wgs). `gelijkgesteld`: de dagen die per besluit met een feestdag gelijkgesteld zijn.
    Fout (Rekenfout op `weken`): een beslistermijn buiten 1-8 weken.
    """
    match soort:
        case TermijnSoort.EERSTE_GESPREK:
            regel = "Het eerste gesprek is binnen 4 weken na de melding (art. 4 lid 1 Wgs)"
            return _wettelijk(soort, start, WEKEN_EERSTE_GESPREK, regel, gelijkgesteld)
        case TermijnSoort.EERSTE_GESPREK_BEDREIGEND:
            return _bedreigend(start, gelijkgesteld)
        case TermijnSoort.BESCHIKKING:
            return _beschikking(start, weken, gelijkgesteld)
        case TermijnSoort.BEZWAAR:
            regel = "Bezwaar maken kan tot en met 6 weken na de bekendmaking van het besluit (art. 6:7 en 6:8 Awb)"
            return _wettelijk(soort, start, WEKEN_BEZWAAR, regel, gelijkgesteld)
        case TermijnSoort.REGELPERIODE:
            einde = start + timedelta(days=DAGEN_REGELPERIODE)
            regel = "De schuldregeling komt binnen 120 dagen tot stand (NVVK, module Schuldregeling)"
            return _vast(soort, start, einde, regel, gelijkgesteld)
        case TermijnSoort.LOOPTIJD:
            einde = plus_maanden(start, MAANDEN_LOOPTIJD)
            regel = "De regeling duurt ten hoogste 18 maanden (NVVK 2023, naar art. 349a Fw)"
            return _vast(soort, start, einde, regel, gelijkgesteld)


def _wettelijk(soort: TermijnSoort, start: date, weken: int, regel: str, gelijkgesteld: frozenset[date]) -> Termijn:
    nominaal = start + timedelta(weeks=weken)
    uiterlijk = einde_termijn(start, weken * 7, gelijkgesteld)
    regels = [_begin(start), f"{regel}. Dat is tot en met {dag_voluit(nominaal)}."]
    if uiterlijk != nominaal:
        redenen = vrije_dagen_tekst(nominaal, uiterlijk - EEN_DAG, gelijkgesteld)
        regels.append(
            f"Geen werkdag: {redenen}. De termijn schuift door naar {dag_voluit(uiterlijk)} "
            "(art. 1 Algemene termijnenwet)."
        )
    return _maak(soort, start, nominaal, uiterlijk, regels, gelijkgesteld)


def _bedreigend(start: date, gelijkgesteld: frozenset[date]) -> Termijn:
    uiterlijk = tel_werkdagen(start, WERKDAGEN_BEDREIGEND, gelijkgesteld)
    regels = [
        _begin(start),
        "De situatie is bedreigend. Dan is het eerste gesprek binnen 3 werkdagen na de melding (art. 4 lid 2 Wgs).",
    ]
    if redenen := vrije_dagen_tekst(start + EEN_DAG, uiterlijk, gelijkgesteld):
        regels.append(f"Deze dagen tellen niet mee: {redenen} (art. 3 Algemene termijnenwet).")
    regels.append(f"De derde werkdag is {dag_voluit(uiterlijk)}.")
    return _maak(TermijnSoort.EERSTE_GESPREK_BEDREIGEND, start, uiterlijk, uiterlijk, regels, gelijkgesteld)


def _beschikking(start: date, weken: int, gelijkgesteld: frozenset[date]) -> Termijn:
    soort = TermijnSoort.BESCHIKKING
    if not 1 <= weken <= MAXIMUM_WEKEN_BESCHIKKING:
        raise Rekenfout(
            [Veldfout(veld="weken", melding="De beslistermijn is 1 tot en met 8 weken (art. 4a lid 3 Wgs).")]
        )
    if weken == MAXIMUM_WEKEN_BESCHIKKING:
        regel = "Het besluit komt binnen 8 weken na het eerste gesprek (art. 4a lid 3 Wgs)"
        return _wettelijk(soort, start, weken, regel, gelijkgesteld)
    # De Algemene termijnenwet noemt wetten en AMvB's, geen verordening: een kortere termijn schuift niet.
    duur = "1 week" if weken == 1 else f"{weken} weken"
    regel = f"Het besluit komt binnen {duur} na het eerste gesprek (verordening van de gemeente, art. 4a lid 3 Wgs)"
    return _vast(soort, start, start + timedelta(weeks=weken), regel, gelijkgesteld)


def _vast(soort: TermijnSoort, start: date, einde: date, regel: str, gelijkgesteld: frozenset[date]) -> Termijn:
    regels = [_begin(start), f"{regel}. Dat is tot en met {dag_voluit(einde)}."]
    if reden := vrije_dag(einde, gelijkgesteld):
        regels.append(f"Die dag is geen werkdag ({reden}). Deze termijn schuift niet door.")
    return _maak(soort, start, einde, einde, regels, gelijkgesteld)


def _maak(
    soort: TermijnSoort,
    start: date,
    nominaal: date,
    uiterlijk: date,
    regels: list[str],
    gelijkgesteld: frozenset[date],
) -> Termijn:
    streef = nominaal if is_werkdag(nominaal, gelijkgesteld) else vorige_werkdag(nominaal, gelijkgesteld)
    # De bezwaartermijn is van de inwoner: die hoeft niet eerder klaar te zijn.
    if streef != uiterlijk and soort is not TermijnSoort.BEZWAAR:
        regels.append(f"Streef naar {dag_voluit(streef)}: de laatste werkdag ervoor.")
    if uiterlijk > max(gelijkgesteld | {GELIJKGESTELD_BEKEND_TOT}):
        regels.append("Welke dagen er dan met een feestdag gelijkgesteld zijn, is nog niet bekend.")
    return Termijn(soort, start, uiterlijk, streef, tuple(regels))


def _begin(start: date) -> str:
    return f"De termijn begint op {dag_voluit(start)}. Die dag telt zelf niet mee."


def let_op_bij_gesprek(
    dag: date, uiterlijk: date | None, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> tuple[str, ...]:
    """Wat er wringt aan een eerste gesprek op deze dag: het is te laat, of het is geen werkdag. Leeg is: niets."""
    regels = []
    if uiterlijk and dag > uiterlijk:
        regels.append(f"Let op: dit gesprek is na de laatste dag van de wettelijke termijn, {dag_voluit(uiterlijk)}.")
    if reden := vrije_dag(dag, gelijkgesteld):
        wat = "" if reden in {"zaterdag", "zondag"} else f" ({reden})"
        regels.append(f"Let op: {dag_voluit(dag)}{wat} is geen werkdag.")
    return tuple(regels)


def vrije_dagen_tekst(van: date, tot: date, gelijkgesteld: frozenset[date]) -> str:
    """De vrije dagen van `van` tot en met `tot`, met hun reden. Bij een weekend zegt de dag zelf genoeg."""
    dagen = [van + timedelta(days=n) for n in range((tot - van).days + 1)]
    delen = []
    for dag in dagen:
        reden = vrije_dag(dag, gelijkgesteld)
        if reden in {"zaterdag", "zondag"}:
            delen.append(dag_voluit(dag))
        elif reden:
            delen.append(f"{dag_voluit(dag)} ({reden})")
    return ", ".join(delen)
