"""De termijnen van een verwijzing, aangemeld bij de kern (`schuldhulp.lib.termijnlijst`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ketenpartners.choices import VERWIJZING_LOOPT, VERWIJZING_TERUG, VERWIJZING_WACHT, Verwijsreden, VerwijzingStatus
from ketenpartners.models import Verwijzing
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.termijnlijst import Termijnsoort, ja, termijnsoort
from schuldhulp.lib.werkdagen import tel_werkdagen


def waarom_verwijzing(*, is_geweigerd: bool, is_aangenomen: bool) -> Verwijsreden:
    """Waar een verwijzing op wacht."""
    if is_geweigerd:
        return Verwijsreden.VERVOLG
    return Verwijsreden.TERUGKOPPELING if is_aangenomen else Verwijsreden.REACTIE


class _Verwijzing(Termijnsoort):
    model = Verwijzing
    redenen = Verwijsreden
    begin = "verstuurd_op"

    def feiten(self, vandaag: date) -> dict[str, Any]:
        S = VerwijzingStatus
        return {"is_geweigerd": ja(status=S.GEWEIGERD), "is_aangenomen": ja(status=S.GEACCEPTEERD)}

    def waarom(self, **feiten: Any) -> Verwijsreden:
        return waarom_verwijzing(**feiten)


@termijnsoort
class Reactie(_Verwijzing):
    code = "reactie-van-partner"
    naam = "Reactie van een partner"
    bron = "De partner laat binnen het aantal werkdagen van het beleid weten of hij de verwijzing aanneemt."
    einde = "reactie_uiterlijk_datum"
    volgorde = 130

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(status__in=VERWIJZING_WACHT)

    def telling(self, rij: Any) -> Telling | None:
        einde = rij.reactie_uiterlijk_datum
        return Telling(dag_van(rij.verstuurd_op), einde, einde, telt_werkdagen=True)

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> tuple[Telling, Sequence[str]] | None:
        if not beleid:
            return None
        aantal = beleid.verwijzing_reactie_werkdagen
        einde = tel_werkdagen(vanaf, aantal, gelijkgesteld)
        return Telling(vanaf, einde, einde, telt_werkdagen=True), [f"{aantal} werkdagen, volgens het beleid."]


@termijnsoort
class Terugkoppeling(_Verwijzing):
    code = "terugkoppeling-van-partner"
    naam = "Terugkoppeling van een partner"
    bron = "De partner vertelt op tijd hoe het gaat; na een weigering kiest de consulent een vervolg (beleid)."
    einde = "terugkoppeling_uiterlijk_datum"
    volgorde = 140

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(status__in=[*VERWIJZING_LOOPT, *VERWIJZING_TERUG])
