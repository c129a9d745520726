"""Termijnen bij bezwaar: is het op tijd, en wanneer is er een beslissing?

Art. 6:7 en 6:8 Awb: zes weken na de bekendmaking. Art. 7:10 Awb: een beslissing binnen zes weken nadat de
bezwaartermijn voorbij is, of twaalf weken met een commissie; eenmaal zes weken langer. De regel over de poststempel
(verstuurd binnen de termijn en binnen een week erna ontvangen) is de gewone lezing van art. 6:9 Awb.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from intake.termijnen import vrije_dagen_tekst
from schuldhulp.lib.werkdagen import EEN_DAG, GELIJKGESTELDE_DAGEN, dag_voluit, einde_termijn

WEKEN_BESLISSING = 6
WEKEN_MET_COMMISSIE = 12
WEKEN_VERDAGING = 6
DAGEN_NA_POSTSTEMPEL = 7


@dataclass(frozen=True)
class Tijdigheid:
    """Kwam het bezwaar op tijd, en waarom wel of niet."""

    op_tijd: bool
    toelichting: tuple[str, ...]


@dataclass(frozen=True)
class Beslistermijn:
    """De laatste dag om op een bezwaar te beslissen, met uitleg."""

    uiterlijk: date
    toelichting: tuple[str, ...]


def toets_tijdig(uiterlijk: date, ontvangen: date, poststempel: date | None = None) -> Tijdigheid:
    """Is een bezwaar dat op `ontvangen` binnenkwam op tijd? `uiterlijk` is de laatste dag van de bezwaartermijn.

    Te laat ontvangen is toch op tijd als de poststempel binnen de termijn ligt en het binnen een week erna kwam.
    """
    regels = [f"Bezwaar maken kon tot en met {dag_voluit(uiterlijk)}. Ontvangen op {dag_voluit(ontvangen)}."]
    if ontvangen <= uiterlijk:
        return Tijdigheid(True, (*regels, "Dat is op tijd."))
    week_later = uiterlijk + timedelta(days=DAGEN_NA_POSTSTEMPEL)
    if poststempel is None:
        return Tijdigheid(False, (*regels, "Dat is te laat. Staat er een poststempel op, vul die dan in."))
    regels.append(f"De poststempel is van {dag_voluit(poststempel)}.")
    if poststempel > uiterlijk:
        return Tijdigheid(False, (*regels, "De brief is na de termijn verstuurd. Dat is te laat."))
    if ontvangen > week_later:
        return Tijdigheid(False, (*regels, f"De brief kwam na {dag_voluit(week_later)} binnen. Dat is te laat."))
    return Tijdigheid(True, (*regels, "Op tijd verstuurd en binnen een week na de termijn ontvangen: op tijd."))


def bereken_beslistermijn_bezwaar(
    einde_bezwaartermijn: date,
    *,
    commissie: bool,
    verdaagd: bool = False,
    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN,
) -> Beslistermijn:
    """De laatste dag om te beslissen, geteld vanaf de dag nadat de bezwaartermijn voorbij was (art. 7:10 Awb).

    Een termijn van meer dan twaalf weken schuift niet door een vrije dag (art. 4 Algemene termijnenwet).
    """
    weken = WEKEN_MET_COMMISSIE if commissie else WEKEN_BESLISSING
    met = " met een commissie" if commissie else ""
    nominaal = einde_bezwaartermijn + timedelta(weeks=weken)
    regels = [
        f"De bezwaartermijn was voorbij na {dag_voluit(einde_bezwaartermijn)}. De dag erna telt als eerste.",
        f"Beslissen op bezwaar kan{met} binnen {weken} weken (art. 7:10 Awb). "
        f"Dat is tot en met {dag_voluit(nominaal)}.",
    ]
    if verdaagd:
        weken += WEKEN_VERDAGING
        nominaal += timedelta(weeks=WEKEN_VERDAGING)
        regels.append(f"De beslissing is {WEKEN_VERDAGING} weken verdaagd: tot en met {dag_voluit(nominaal)}.")
    uiterlijk = einde_termijn(einde_bezwaartermijn, weken * 7, gelijkgesteld)
    if uiterlijk != nominaal:
        redenen = vrije_dagen_tekst(nominaal, uiterlijk - EEN_DAG, gelijkgesteld)
        regels.append(
            f"Geen werkdag: {redenen}. De termijn schuift door naar {dag_voluit(uiterlijk)} "
            "(art. 1 Algemene termijnenwet)."
        )
    return Beslistermijn(uiterlijk, tuple(regels))
