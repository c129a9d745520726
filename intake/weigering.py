"""Mag de gemeente op deze grond afwijzen? Art. 3 lid 2 en 3 Wgs: alleen als haar plan dat regelt.

De wet noemt geen jaren: die staan in het beleid. Nul jaar is: op deze grond niet afwijzen. De uitkomst zegt of het
mag, nooit dat het moet; de consulent weegt altijd de situatie van deze inwoner.
"""

from dataclasses import dataclass
from datetime import date

from schuldhulp.lib.werkdagen import GELIJKGESTELDE_DAGEN, datum_voluit, einde_termijn, plus_maanden

MAANDEN_PER_JAAR = 12
WEKEN_NA_HERSTEL = 4


@dataclass(frozen=True)
class Toets:
    """Mag deze grond, en waarom wel of niet."""

    mag: bool
    toelichting: tuple[str, ...]


def toets_recidive(
    eerder: date | None, op: date, *, jaren: int, jaren_gezin: int | None, minderjarige_kinderen: int
) -> Toets:
    """Eerder gebruik van schuldhulp (art. 3 lid 2 Wgs), milder voor gezinnen als het beleid dat zegt.

    `eerder` is het einde van de eerdere hulp, of de toelating als zij nog niet eindigde. `jaren_gezin` leeg is: gelijk
    aan `jaren`. Op de dag zelf dat de jaren om zijn, mag het niet meer.
    """
    is_gezin = minderjarige_kinderen > 0 and jaren_gezin is not None
    geldt = jaren_gezin if is_gezin and jaren_gezin is not None else jaren
    regels = []
    if is_gezin:
        regels.append(f"In het huishouden wonen minderjarige kinderen. Voor gezinnen geldt {_jaren(geldt)}.")
    if not geldt:
        return Toets(False, (*regels, "De gemeente wijst volgens haar beleid niet af op eerder gebruik."))
    if eerder is None:
        return Toets(False, (*regels, "Er is geen eerdere hulp in deze gemeente bekend."))
    regels.append(f"De eerdere hulp is van {datum_voluit(eerder)}.")
    return _binnen(eerder, op, geldt, regels)


def toets_fraude(onherroepelijk: date | None, op: date, *, jaren: int) -> Toets:
    """Fraude die een bestuursorgaan schaadde (art. 3 lid 3 Wgs): alleen na een definitieve straf of boete."""
    if not jaren:
        return Toets(False, ("De gemeente wijst volgens haar beleid niet af om fraude.",))
    if onherroepelijk is None:
        return Toets(False, ("Er is een onherroepelijke veroordeling of boete nodig. Vul de datum in.",))
    if onherroepelijk > op:
        return Toets(False, ("De veroordeling of boete is nog niet onherroepelijk.",))
    regels = [f"De veroordeling of boete is onherroepelijk sinds {datum_voluit(onherroepelijk)}."]
    return _binnen(onherroepelijk, op, jaren, regels)


def toets_niet_compleet(
    verlopen: date | None, op: date, *, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> Toets:
    """De aanvraag niet behandelen omdat papieren uitbleven (art. 4:5 lid 1 en 4 Awb): binnen vier weken na de termijn.

    `verlopen` is de laatste dag van een hersteltermijn die ongebruikt voorbijging; None is: die was er niet.
    """
    if verlopen is None:
        return Toets(False, ("Vraag eerst om de papieren. Dit kan pas na een hersteltermijn zonder reactie.",))
    grens = einde_termijn(verlopen, WEKEN_NA_HERSTEL * 7, gelijkgesteld)
    regels = [f"De hersteltermijn liep af op {datum_voluit(verlopen)}."]
    if op > grens:
        regels.append(f"Het besluit moest er zijn op {datum_voluit(grens)}. Beslis nu op wat u wel weet.")
        return Toets(False, tuple(regels))
    regels.append(f"Maak het besluit bekend uiterlijk op {datum_voluit(grens)} (art. 4:5 lid 4 Awb).")
    return Toets(True, tuple(regels))


def _binnen(begin: date, op: date, jaren: int, regels: list[str]) -> Toets:
    grens = plus_maanden(begin, jaren * MAANDEN_PER_JAAR)
    mag = op < grens
    slot = "Dat is nog niet voorbij: afwijzen mag." if mag else "Dat is voorbij: afwijzen mag niet meer."
    regels.append(f"Het beleid kijkt {_jaren(jaren)} terug, dus tot {datum_voluit(grens)}. {slot}")
    return Toets(mag, tuple(regels))


def _jaren(aantal: int) -> str:
    return f"{aantal} jaar"
