"""Een termijn op de kalender: welke dagen tellen, welke niet, en waar hij begint en eindigt.

Een termijn in weken of dagen telt elke dag, ook weekend en feestdagen; alleen het einde schuift door een vrije dag
(art. 1 Algemene termijnenwet). Een termijn in werkdagen slaat vrije dagen over. De dag waarop de klok start telt zelf
nooit mee. Staat een termijn stil (art. 4:15 Awb), dan tellen de dagen na het verzoek tot en met de laatste dag niet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schuldhulp.lib.werkdagen import EEN_DAG, GELIJKGESTELDE_DAGEN, MAANDEN, dag_voluit, plus_maanden, vrije_dag

WEEKDAGEN = (
    *(("ma", "maandag"), ("di", "dinsdag"), ("wo", "woensdag"), ("do", "donderdag")),
    *(("vr", "vrijdag"), ("za", "zaterdag"), ("zo", "zondag")),
)
WEEKEND = ("zaterdag", "zondag")
DAGEN_PER_WEEK = 7


class Dagsoort(StrEnum):
    """Wat een dag voor de termijn betekent; de tekst staat in de legenda."""

    BUITEN = "buiten"
    BEGIN = "begin"
    TELT = "telt"
    VRIJ = "vrij"
    STIL = "stil"
    SCHUIFT = "schuift"
    EINDE = "einde"


LEGENDA: dict[Dagsoort, str] = {
    Dagsoort.BEGIN: "De termijn begint. Deze dag telt zelf niet mee.",
    Dagsoort.TELT: "Deze dag telt mee; het cijfer is de hoeveelste.",
    Dagsoort.VRIJ: "Geen werkdag: telt niet mee.",
    Dagsoort.STIL: "De termijn staat stil: telt niet mee.",
    Dagsoort.SCHUIFT: "Geen werkdag: de laatste dag schuift door.",
    Dagsoort.EINDE: "De laatste dag.",
}


@dataclass(frozen=True)
class Telling:
    """Wat er te tekenen is. `begin` is dag 0; `nominaal` is de laatste dag vóór het doorschuiven.

    `stilstanden` zijn paren van de dag van het verzoek en de laatste dag dat de termijn stilstond.
    """

    begin: date
    nominaal: date
    uiterlijk: date
    telt_werkdagen: bool = False
    stilstanden: Sequence[tuple[date, date]] = ()


@dataclass(frozen=True)
class Dag:
    """Eén vak van de kalender; `nummer` is de hoeveelste dag die telt, `vrij` waarom het geen werkdag is."""

    datum: date
    soort: Dagsoort
    nummer: int | None
    vrij: str
    is_vandaag: bool

    @property
    def is_weekend(self) -> bool:
        return self.datum.weekday() >= DAGEN_PER_WEEK - len(WEEKEND)

    @property
    def merk(self) -> str:
        """Het ene woord of cijfer dat in het vak past."""
        if self.soort in (Dagsoort.BUITEN, Dagsoort.TELT):
            return str(self.nummer or "")
        return {Dagsoort.SCHUIFT: "door"}.get(self.soort, self.soort.value)

    @property
    def uitleg(self) -> str:
        """Wat een voorleeshulp bij dit vak zegt."""
        delen = [self.vrij] if self.vrij and self.vrij not in WEEKEND else []
        if self.soort == Dagsoort.TELT:
            delen.append(f"telt als dag {self.nummer}")
        elif self.soort == Dagsoort.EINDE:
            delen.append("laatste dag van de termijn")
        elif self.soort != Dagsoort.BUITEN:
            delen.append(LEGENDA[self.soort].rstrip(".").lower())
        return ", ".join([*delen, *(["vandaag"] if self.is_vandaag else [])])


@dataclass(frozen=True)
class Maand:
    """Een maand als weken van zeven vakken; een vak buiten de maand is leeg."""

    naam: str
    weken: tuple[tuple[Dag | None, ...], ...]


@dataclass(frozen=True)
class Kalender:
    """De maanden van begin tot einde, met wat er in woorden bij hoort."""

    telling: Telling
    maanden: tuple[Maand, ...]
    legenda: tuple[tuple[Dagsoort, str], ...]
    vrije_dagen: tuple[str, ...]

    @property
    def regel(self) -> str:
        """Welke dagen tellen, in één zin."""
        if self.telling.telt_werkdagen:
            return "Alleen werkdagen tellen mee."
        return "Alle dagen tellen mee, ook het weekend en feestdagen."

    @property
    def is_doorgeschoven(self) -> bool:
        return self.telling.uiterlijk > self.telling.nominaal


def bouw_kalender(
    telling: Telling, *, vandaag: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> Kalender:
    """De kalender van een termijn, met hele maanden van de eerste tot en met de laatste dag."""
    dagen = _dagen(telling, vandaag, gelijkgesteld)
    maand = telling.begin.replace(day=1)
    maanden = []
    while maand <= telling.uiterlijk:
        maanden.append(_maand(maand, dagen))
        maand = plus_maanden(maand, 1)
    soorten = {dag.soort for dag in dagen.values()}
    return Kalender(
        telling,
        tuple(maanden),
        tuple((soort, tekst) for soort, tekst in LEGENDA.items() if soort in soorten),
        tuple(
            f"{dag_voluit(dag.datum)}: {dag.vrij}"
            for dag in dagen.values()
            if dag.vrij and dag.vrij not in WEEKEND and dag.soort != Dagsoort.BUITEN
        ),
    )


def _dagen(telling: Telling, vandaag: date, gelijkgesteld: frozenset[date]) -> dict[date, Dag]:
    """Elke dag van de eerste tot en met de laatste maand, met zijn plek in de telling."""
    dagen: dict[date, Dag] = {}
    nummer = 0
    dag, slot = telling.begin.replace(day=1), plus_maanden(telling.uiterlijk.replace(day=1), 1)
    while dag < slot:
        vrij = vrije_dag(dag, gelijkgesteld)
        soort = _soort(dag, telling, vrij)
        telt = soort == Dagsoort.TELT or (soort == Dagsoort.EINDE and dag == telling.nominaal)
        nummer += telt
        dagen[dag] = Dag(dag, soort, nummer if telt else None, vrij, dag == vandaag)
        dag += EEN_DAG
    return dagen


def _soort(dag: date, telling: Telling, vrij: str) -> Dagsoort:
    if dag == telling.begin:
        return Dagsoort.BEGIN
    if not telling.begin < dag <= telling.uiterlijk:
        return Dagsoort.BUITEN
    if dag == telling.uiterlijk:
        return Dagsoort.EINDE
    if dag >= telling.nominaal:
        return Dagsoort.SCHUIFT
    if any(gevraagd < dag <= tot for gevraagd, tot in telling.stilstanden):
        return Dagsoort.STIL
    return Dagsoort.VRIJ if telling.telt_werkdagen and vrij else Dagsoort.TELT


def _maand(eerste: date, dagen: dict[date, Dag]) -> Maand:
    rij: list[Dag | None] = [None] * eerste.weekday()
    dag = eerste
    while dag.month == eerste.month:
        rij.append(dagen[dag])
        dag += EEN_DAG
    rij += [None] * (-len(rij) % DAGEN_PER_WEEK)
    weken = tuple(tuple(rij[i : i + DAGEN_PER_WEEK]) for i in range(0, len(rij), DAGEN_PER_WEEK))
    return Maand(f"{MAANDEN[eerste.month - 1]} {eerste.year}", weken)
