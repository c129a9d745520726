"""De beslistermijn als er papieren missen: hij staat stil en de dagen komen er weer bij.

Art. 4:5 en 4:15 Awb. De dag van het verzoek telt niet mee, de dag waarop de aanvraag compleet is (of de laatste dag
van de hersteltermijn) wel. Het kan meer dan eens, maar niet tegelijk. Hoe lang de hersteltermijn is, kiest de gemeente.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from intake.termijnen import MAXIMUM_WEKEN_BESCHIKKING, Termijn, bereken_termijn, vrije_dagen_tekst
from intake.termijnen import TermijnSoort as Soort
from schuldhulp.lib.fouten import Rekenfout, Veldfout
from schuldhulp.lib.werkdagen import (
    EEN_DAG,
    GELIJKGESTELDE_DAGEN,
    dag_voluit,
    is_werkdag,
    verschuif_termijn,
    vorige_werkdag,
)


@dataclass(frozen=True)
class Stilstand:
    """Een tijd waarin de beslistermijn stilstaat; `reden` is waarom hij weer loopt, in een halve zin."""

    gevraagd: date
    tot: date
    reden: str = "alle papieren zijn er"

    @property
    def dagen(self) -> int:
        return (self.tot - self.gevraagd).days


def bereken_hersteltermijn(
    gevraagd: date, dagen: int, *, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> Termijn:
    """De laatste dag om papieren aan te vullen: `dagen` na het verzoek (beleid), en dan de eerste werkdag."""
    if dagen < 1:
        raise Rekenfout([Veldfout(veld="dagen", melding="De hersteltermijn is ten minste 1 dag.")])
    nominaal = gevraagd + timedelta(days=dagen)
    uiterlijk = verschuif_termijn(nominaal, gelijkgesteld)
    regels = [
        f"De termijn begint op {dag_voluit(gevraagd)}. Die dag telt zelf niet mee.",
        f"De inwoner heeft {_dagen(dagen)} om de papieren aan te vullen (beleid van de gemeente; art. 4:5 Awb). "
        f"Dat is tot en met {dag_voluit(nominaal)}.",
    ]
    if uiterlijk != nominaal:
        redenen = vrije_dagen_tekst(nominaal, uiterlijk - EEN_DAG, gelijkgesteld)
        regels.append(f"Geen werkdag: {redenen}. De inwoner krijgt tot en met {dag_voluit(uiterlijk)}.")
    return Termijn(Soort.BESCHIKKING, gevraagd, uiterlijk, uiterlijk, tuple(regels))


def bereken_beslistermijn(
    start: date,
    *,
    weken: int,
    stilstanden: Sequence[Stilstand] = (),
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> Termijn:
    """De laatste dag om te besluiten, met elke stilstand erbij geteld en uitgelegd.

    Fouten (Rekenfout): stilstanden die elkaar overlappen, die eindigen voor zij beginnen, of die vóór het eerste
    gesprek liggen.
    """
    basis = bereken_termijn(Soort.BESCHIKKING, start, weken=weken, gelijkgesteld=gelijkgesteld)
    if not stilstanden:
        return basis
    op_volgorde = sorted(stilstanden, key=lambda stilstand: stilstand.gevraagd)
    _controleer(start, op_volgorde)
    geteld = tellende_stilstanden(start, weken=weken, stilstanden=op_volgorde, gelijkgesteld=gelijkgesteld)
    extra = sum(stilstand.dagen for stilstand in geteld)
    nominaal = start + timedelta(weeks=weken, days=extra)
    regels = [*basis.toelichting[:2], *(_regel(stilstand, stilstand in geteld) for stilstand in op_volgorde)]
    if geteld:
        regels.append(f"Samen komt er {_dagen(extra)} bij: tot en met {dag_voluit(nominaal)}.")
    uiterlijk = _uiterlijk(nominaal, weken, gelijkgesteld)
    if uiterlijk != nominaal:
        redenen = vrije_dagen_tekst(nominaal, uiterlijk - EEN_DAG, gelijkgesteld)
        regels.append(
            f"Geen werkdag: {redenen}. De termijn schuift door naar {dag_voluit(uiterlijk)} "
            "(art. 1 Algemene termijnenwet)."
        )
    streef = nominaal if is_werkdag(nominaal, gelijkgesteld) else vorige_werkdag(nominaal, gelijkgesteld)
    if streef != uiterlijk:
        regels.append(f"Streef naar {dag_voluit(streef)}: de laatste werkdag ervoor.")
    return Termijn(Soort.BESCHIKKING, start, uiterlijk, streef, tuple(regels))


def tellende_stilstanden(
    start: date,
    *,
    weken: int,
    stilstanden: Sequence[Stilstand],
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> tuple[Stilstand, ...]:
    """De stilstanden die de termijn verlengen, op volgorde. Een termijn die al voorbij is, herleeft niet."""
    geteld: tuple[Stilstand, ...] = ()
    for stilstand in sorted(stilstanden, key=lambda stilstand: stilstand.gevraagd):
        extra = sum(eerder.dagen for eerder in geteld)
        if stilstand.gevraagd <= _uiterlijk(start + timedelta(weeks=weken, days=extra), weken, gelijkgesteld):
            geteld = (*geteld, stilstand)
    return geteld


def _uiterlijk(nominaal: date, weken: int, gelijkgesteld: frozenset[date]) -> date:
    """De termijn van de wet schuift door een vrije dag; een kortere verordening niet (zie `bereken_termijn`)."""
    if weken < MAXIMUM_WEKEN_BESCHIKKING:
        return nominaal
    return verschuif_termijn(nominaal, gelijkgesteld)


def _regel(stilstand: Stilstand, telt: bool) -> str:
    if not telt:
        return (
            f"Op {dag_voluit(stilstand.gevraagd)} is om papieren gevraagd. De termijn was toen al voorbij en stond "
            "daarom niet stil."
        )
    return (
        f"De termijn stond {_dagen(stilstand.dagen)} stil: van het verzoek om papieren op "
        f"{dag_voluit(stilstand.gevraagd)} tot en met {dag_voluit(stilstand.tot)}; {stilstand.reden} (art. 4:15 Awb)."
    )


def _controleer(start: date, op_volgorde: Sequence[Stilstand]) -> None:
    vorige: Stilstand | None = None
    for stilstand in op_volgorde:
        if stilstand.tot < stilstand.gevraagd:
            raise _fout("Een stilstand kan niet eindigen voordat om de papieren is gevraagd.")
        if stilstand.gevraagd < start:
            raise _fout("Om papieren vragen kan pas na het eerste gesprek: dan is er een aanvraag.")
        if vorige and stilstand.gevraagd < vorige.tot:
            raise _fout("De termijn staat al stil. Rond eerst het vorige verzoek om papieren af.")
        vorige = stilstand


def _fout(melding: str) -> Rekenfout:
    return Rekenfout([Veldfout(veld="stilstanden", melding=melding)])


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
