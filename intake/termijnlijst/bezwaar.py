"""De termijn om bezwaar te maken, en die om erop te beslissen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from intake import termijnredenen
from intake.bezwaartermijn import (
    DAGEN_NA_POSTSTEMPEL,
    WEKEN_BESLISSING,
    WEKEN_MET_COMMISSIE,
    WEKEN_VERDAGING,
    bereken_beslistermijn_bezwaar,
)
from intake.choices import BezwaarStatus
from intake.choices.termijn import Bezwaarreden, Bezwaartermijnreden
from intake.models import Aanmelding, Besluit, Bezwaar
from intake.termijnen import WEKEN_BEZWAAR, TermijnSoort, bereken_termijn
from intake.termijnlijst.weken import Gerekend, in_weken
from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, ja, termijnsoort


@termijnsoort
class Bezwaartermijn(Termijnsoort):
    code = "bezwaartermijn"
    naam = "Bezwaar maken"
    bron = "De inwoner kan tot en met 6 weken na de bekendmaking bezwaar maken (art. 6:7 en 6:8 Awb)."
    model = Besluit
    einde = "bezwaar_uiterlijk_datum"
    begin = "genomen_datum"
    redenen = Bezwaartermijnreden
    pad = "aanmelding__"
    bij = Aanmelding
    volgorde = 50
    is_van_inwoner = True

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(bezwaar_uiterlijk_datum__gte=vandaag - timedelta(days=DAGEN_NA_POSTSTEMPEL))

    def feiten(self, vandaag: date) -> dict[str, Any]:
        bezwaren = Bezwaar.objects.filter(besluit=OuterRef("pk")).exclude(status=BezwaarStatus.INGETROKKEN)
        return {"is_voorbij": ja(bezwaar_uiterlijk_datum__lt=vandaag), "heeft_bezwaar": Exists(bezwaren)}

    def waarom(self, **feiten: Any) -> Bezwaartermijnreden:
        return termijnredenen.waarom_bezwaartermijn(**feiten)

    def telling(self, rij: Any) -> Telling | None:
        return in_weken(rij.genomen_datum, WEKEN_BEZWAAR, rij.bezwaar_uiterlijk_datum)

    def toelichting(self, rij: Any) -> Sequence[str]:
        return rij.bezwaar_toelichting  # type: ignore[no-any-return]

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> Gerekend:
        termijn = bereken_termijn(TermijnSoort.BEZWAAR, vanaf, gelijkgesteld=gelijkgesteld)
        return in_weken(vanaf, WEKEN_BEZWAAR, termijn.uiterlijk), termijn.toelichting


@termijnsoort
class BeslissingOpBezwaar(Termijnsoort):
    code = "beslissing-op-bezwaar"
    naam = "Beslissing op bezwaar"
    bron = "Binnen 6 weken na de bezwaartermijn, 12 met een commissie; eenmaal 6 weken langer (art. 7:10 Awb)."
    model = Bezwaar
    einde = "beslis_uiterlijk_datum"
    begin = "besluit__bezwaar_uiterlijk_datum"
    redenen = Bezwaarreden
    volgorde = 60

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {
            "is_horen_klaar": ja(status=BezwaarStatus.GEHOORD),
            "heeft_commissie": None,
            "heeft_behandelaar": heeft_behandelaar(),
        }

    def waarom(self, **feiten: Any) -> Bezwaarreden:
        return termijnredenen.waarom_bezwaar(**feiten)

    def telling(self, rij: Any) -> Telling | None:
        begin = rij.besluit.bezwaar_uiterlijk_datum
        weken = _weken_bezwaar(rij.heeft_commissie) + (WEKEN_VERDAGING if rij.verdaagd_op else 0)
        return in_weken(begin, weken, rij.beslis_uiterlijk_datum)

    def toelichting(self, rij: Any) -> Sequence[str]:
        return rij.beslis_toelichting  # type: ignore[no-any-return]

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> Gerekend:
        commissie = bool(beleid and beleid.heeft_bezwaarcommissie)
        termijn = bereken_beslistermijn_bezwaar(vanaf, commissie=commissie, gelijkgesteld=gelijkgesteld)
        return in_weken(vanaf, _weken_bezwaar(commissie), termijn.uiterlijk), termijn.toelichting


def _weken_bezwaar(commissie: bool) -> int:
    return WEKEN_MET_COMMISSIE if commissie else WEKEN_BESLISSING
