"""De regels bij een geding en bij een dreiging die afgewend moet worden. Puur: elke datum komt van de aanroeper."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from schuldhulp.lib.werkdagen import (
    GELIJKGESTELDE_DAGEN,
    datum_voluit,
    plus_maanden,
    tel_werkdagen,
    verschuif_termijn,
)
from trajecten.choices import EINDE, TrajectStatus
from trajecten.choices.geding import MORATORIUM_GRONDEN, TIJDELIJK, Gedingsoort

MORATORIUM_MAANDEN = 6
BREED_WACHTJAREN = 10
UITSPRAAK_DAGEN = 8
NAVRAAG_WERKDAGEN = 10
VERSLAG_WERKDAGEN = 10
EEN_DAG = timedelta(days=1)
T = TrajectStatus


def eerste_dag(soort: Gedingsoort, uitspraak: date) -> date:
    """De dag waarop de bescherming begint: bij een breed moratorium de dag na de uitspraak (art. 9 lid 2 Bgs)."""
    return uitspraak + EEN_DAG if soort == Gedingsoort.BREED_MORATORIUM else uitspraak


def uiterste_dag(soort: Gedingsoort, eerste: date) -> date | None:
    """De laatste dag die mag: zes maanden (art. 287b Fw, art. 5 Wgs). Een voorlopige voorziening kent geen grens."""
    return plus_maanden(eerste, MORATORIUM_MAANDEN) - EEN_DAG if soort in TIJDELIJK else None


def waarom_eind_niet(soort: Gedingsoort, eerste: date, eind: date | None) -> str:
    """Waarom de bescherming niet tot en met deze dag kan duren; leeg als het wel kan."""
    if eind is None:
        return "Schrijf op tot en met welke dag de bescherming duurt."
    if eind < eerste:
        return f"De bescherming begint op {datum_voluit(eerste)}; het einde ligt daarna."
    grens = uiterste_dag(soort, eerste)
    if grens and eind > grens:
        return f"Een moratorium duurt hoogstens zes maanden: tot en met {datum_voluit(grens)}."
    return ""


def waarom_geen_verzoek(soort: Gedingsoort, status: TrajectStatus) -> str:
    """Waarom dit verzoek in deze stand van het traject niet past; leeg als het wel kan."""
    match soort:
        case Gedingsoort.VOORLOPIGE_VOORZIENING:
            past = status in (T.GEEN_AKKOORD, T.DWANGAKKOORD, T.WSNP)
            return "" if past else "Een voorlopige voorziening hoort bij een Wsnp-verzoek dat bij de rechter ligt."
        case Gedingsoort.DWANGAKKOORD:
            return "" if status == T.GEEN_AKKOORD else "Een dwangakkoord kan als niet elke schuldeiser instemde."
    return "Dit traject is beëindigd." if status in EINDE else ""


def waarom_geen_grond(bedreiging: str) -> str:
    """Een moratorium is er alleen voor de dreigingen die art. 287b Fw noemt; stadsverwarming staat daar niet bij."""
    if bedreiging in MORATORIUM_GRONDEN:
        return ""
    return "Een moratorium (art. 287b Fw) kan alleen bij ontruiming, gas, elektriciteit, water of de zorgverzekering."


def waarom_niet_breed(aanvraag: date, *, eerdere: Sequence[date], is_wsnp_gevraagd: bool) -> str:
    """Waarom de rechter een breed moratorium zou afwijzen (art. 5 lid 2 Bgs). `eerdere`: data van toewijzing."""
    grens = plus_maanden(aanvraag, -12 * BREED_WACHTJAREN)
    if recent := [dag for dag in eerdere if dag >= grens]:
        return f"Er is al een breed moratorium geweest, op {datum_voluit(max(recent))}. Dat mag eens in de tien jaar."
    if is_wsnp_gevraagd:
        return "Er ligt een verzoek bij de rechter waar een Wsnp-verzoek bij hoort. Dan kan geen breed moratorium."
    return ""


def uitspraak_verwacht(zitting: date) -> date:
    """De rechter doet uitspraak op de zitting of uiterlijk acht dagen erna (art. 287a Fw)."""
    return zitting + timedelta(days=UITSPRAAK_DAGEN)


def navragen_op(aanvraag: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """Wanneer wij bellen als er nog geen zitting gepland is; eigen termijn van tien werkdagen."""
    return tel_werkdagen(aanvraag, NAVRAAG_WERKDAGEN, gelijkgesteld)


def verslag_uiterlijk(eind: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """Na een moratorium krijgt de rechtbank verslag (art. 287b Fw). De wet noemt geen termijn; wij tien werkdagen."""
    return tel_werkdagen(eind, VERSLAG_WERKDAGEN, gelijkgesteld)


def volgende_controle(vanaf: date, eind: date) -> date | None:
    """Elke maand nagaan of de vaste lasten betaald zijn (art. 6 onder e en 8 lid 1 onder f Bgs), tot het einde."""
    dag = plus_maanden(vanaf, 1)
    return dag if dag < eind else None


def eerste_contact(gemeld: date, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN) -> date:
    """Bij een dreiging bellen wij dezelfde dag; op een vrije dag wordt dat de eerste werkdag erna."""
    return verschuif_termijn(gemeld, gelijkgesteld)


def volgend_contact(
    vandaag: date, dreiging: date | None, gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN
) -> date:
    """De volgende poging: de eerste werkdag erna, en nooit later dan de dag van de dreiging zelf."""
    dag = tel_werkdagen(vandaag, 1, gelijkgesteld)
    return max(vandaag, min(dag, dreiging)) if dreiging else dag


def procent(aandeel: Decimal) -> str:
    """Een percentage zoals het in een brief staat: `33,33 %`."""
    return f"{aandeel:.2f} %".replace(".", ",")


def stemaandeel(vordering: Decimal, totaal: Decimal) -> Decimal:
    """Het deel van alle vorderingen samen waarvoor een schuldeiser stemt, in procenten met twee decimalen."""
    if not totaal:
        return Decimal("0.00")
    return (vordering * 100 / totaal).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
