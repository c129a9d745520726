"""Welke mijlpaal een traject nu heeft bereikt. Puur: feiten erin, hoogstens één mijlpaal eruit.

De inwoner hoort alleen over de mijlpaal die nu klopt. Wat intussen is ingehaald of teruggedraaid, hoort hij niet meer;
na een fase die mislukte (geen akkoord, dwangakkoord gevraagd, voortijdig einde) hoort hij niets.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trajecten.choices import TrajectStatus as T
from trajecten.choices.inwoner import Mijlpaal

# Zoveel dagen voor het eerste nazorgcontact weet de inwoner dat wij gaan bellen.
NAZORG_VOORAF = timedelta(days=7)
# Ouder nieuws verwart: wie al lang in een stand zit (de ronde lag stil, of dit is nieuw), hoort er niet alsnog van.
OUD_NA = timedelta(days=45)
# De mijlpaal die bij een status hoort. Wie hier niet staat, heeft niets te vieren.
BIJ_STATUS: dict[T, Mijlpaal] = {
    T.PLAN_VAN_AANPAK: Mijlpaal.GESTART,
    T.STABILISATIE: Mijlpaal.GESTART,
    T.OVERDRACHT: Mijlpaal.GESTART,
    T.INVENTARISATIE: Mijlpaal.GESTART,
    T.VOORSTEL: Mijlpaal.VOORSTEL,
    T.AKKOORD: Mijlpaal.AKKOORD,
    T.LOOPTIJD: Mijlpaal.LOOPTIJD,
    T.NAZORG: Mijlpaal.SCHULDENVRIJ,
}
RANG: dict[Mijlpaal, int] = {mijlpaal: rang for rang, mijlpaal in enumerate(Mijlpaal, start=1)}


@dataclass(frozen=True)
class Feiten:
    """Wat er van een traject bekend moet zijn. `is_bekend`: van elke schuld die meedoet is het saldo bekend.

    `begonnen` is de dag waarop het traject begon, `sinds` het moment waarop de huidige status inging.
    """

    status: str
    is_bekend: bool = False
    looptijd_start: date | None = None
    looptijd_eind: date | None = None
    eerste_nazorg: date | None = None
    begonnen: date | None = None
    sinds: datetime | None = None


def mijlpaal_nu(feiten: Feiten, vandaag: date) -> Mijlpaal | None:
    """De mijlpaal die nu klopt, of None."""
    mijlpaal = BIJ_STATUS.get(T(feiten.status))
    if mijlpaal is Mijlpaal.GESTART and feiten.status == T.INVENTARISATIE and feiten.is_bekend:
        return Mijlpaal.SCHULDEN_BEKEND
    if mijlpaal is Mijlpaal.LOOPTIJD and _is_halverwege(feiten, vandaag):
        return Mijlpaal.HALVERWEGE
    if mijlpaal is Mijlpaal.SCHULDENVRIJ and feiten.eerste_nazorg:
        return Mijlpaal.NAZORG if vandaag >= feiten.eerste_nazorg - NAZORG_VOORAF else mijlpaal
    return mijlpaal


def _is_halverwege(feiten: Feiten, vandaag: date) -> bool:
    if feiten.looptijd_start is None or feiten.looptijd_eind is None:
        return False
    return vandaag >= feiten.looptijd_start + (feiten.looptijd_eind - feiten.looptijd_start) / 2


def is_oud(mijlpaal: Mijlpaal, feiten: Feiten, vandaag: date) -> bool:
    """Is dit nieuws van lang geleden? Wat aan een dag hangt en niet aan de status, is altijd vers."""
    if mijlpaal is Mijlpaal.GESTART:
        return feiten.begonnen is not None and vandaag - feiten.begonnen > OUD_NA
    if mijlpaal not in BIJ_STATUS.values():
        return False
    return feiten.sinds is not None and vandaag - feiten.sinds.date() > OUD_NA
