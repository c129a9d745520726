"""De termijn voor het eerste gesprek: vier weken, of drie werkdagen bij een bedreigende situatie."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from intake import termijnredenen
from intake.choices import AanmeldingStatus
from intake.choices.termijn import Gesprekreden
from intake.models import Aanmelding
from intake.termijnen import WEKEN_EERSTE_GESPREK, TermijnSoort, bereken_termijn
from intake.termijnlijst.weken import Gerekend, in_weken
from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, ja, termijnsoort


class _Gesprek(Termijnsoort):
    model = Aanmelding
    einde = "gesprek_uiterlijk_datum"
    begin = "gesprek_vanaf_datum"
    redenen = Gesprekreden
    is_spoed: bool
    termijn: TermijnSoort

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        crisis = Q(is_crisis=True)
        return rijen.wacht_op_gesprek().filter(crisis if self.is_spoed else ~crisis)  # type: ignore[attr-defined]

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {
            "gemist": F("gesprek_gemist"),
            "is_gepland": ja(status=AanmeldingStatus.GESPREK_GEPLAND),
            "is_geweest": ja(gesprek_gepland_op__lte=timezone.now()),
            "is_na_termijn": ja(gesprek_gepland_op__date__gt=F(self.einde)),
            "heeft_behandelaar": heeft_behandelaar(),
        }

    def waarom(self, **feiten: Any) -> Gesprekreden:
        return termijnredenen.waarom_gesprek(**feiten)

    def telling(self, rij: Any) -> Telling | None:
        begin, uiterlijk = rij.gesprek_vanaf_datum, rij.gesprek_uiterlijk_datum
        if not begin:
            return None
        if rij.is_gesprek_met_spoed:
            return Telling(begin, uiterlijk, uiterlijk, telt_werkdagen=True)
        return in_weken(begin, WEKEN_EERSTE_GESPREK, uiterlijk)

    def toelichting(self, rij: Any) -> Sequence[str]:
        return rij.gesprek_toelichting  # type: ignore[no-any-return]

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> Gerekend:
        termijn = bereken_termijn(self.termijn, vanaf, gelijkgesteld=gelijkgesteld)
        if self.is_spoed:
            telling = Telling(vanaf, termijn.uiterlijk, termijn.uiterlijk, telt_werkdagen=True)
        else:
            telling = in_weken(vanaf, WEKEN_EERSTE_GESPREK, termijn.uiterlijk)
        return telling, termijn.toelichting


@termijnsoort
class EersteGesprek(_Gesprek):
    code = "eerste-gesprek"
    naam = "Eerste gesprek"
    bron = "Binnen 4 weken na de melding (art. 4 lid 1 Wgs)."
    volgorde = 20
    is_spoed = False
    termijn = TermijnSoort.EERSTE_GESPREK


@termijnsoort
class EersteGesprekSpoed(_Gesprek):
    code = "eerste-gesprek-spoed"
    naam = "Eerste gesprek bij een bedreigende situatie"
    bron = "Binnen 3 werkdagen na de melding van de bedreiging (art. 4 lid 2 Wgs)."
    volgorde = 10
    is_spoed = True
    termijn = TermijnSoort.EERSTE_GESPREK_BEDREIGEND
