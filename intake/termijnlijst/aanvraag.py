"""De termijn voor het besluit, en die voor papieren die nog missen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from intake import termijnredenen
from intake.beslistermijn import Stilstand, bereken_hersteltermijn, tellende_stilstanden
from intake.choices import AANMELDING_IN_BEHANDELING, AanmeldingStatus
from intake.choices.termijn import Besluitreden, Herstelreden
from intake.models import Aanmelding, Besluit, Nakijkronde, Opschorting, Screening
from intake.termijnen import MAXIMUM_WEKEN_BESCHIKKING, TermijnSoort, bereken_termijn
from intake.termijnlijst.weken import Gerekend, in_weken
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, ja, termijnsoort
from schuldhulp.lib.werkdagen import verschuif_termijn
from schuldhulp.organisatie.models import Beleid

S = AanmeldingStatus


@termijnsoort
class Beschikking(Termijnsoort):
    code = "beschikking"
    naam = "Besluit op de aanvraag"
    bron = "Binnen 8 weken na het eerste gesprek, of korter als de verordening dat zegt (art. 4a lid 3 Wgs)."
    model = Aanmelding
    einde = "beslis_uiterlijk_datum"
    begin = "gesprek_op"
    redenen = Besluitreden
    volgorde = 30

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.open().filter(status__in=AANMELDING_IN_BEHANDELING)  # type: ignore[attr-defined]

    def feiten(self, vandaag: date) -> dict[str, Any]:
        besluiten = Besluit.objects.filter(aanmelding=OuterRef("pk"))
        return {
            "wacht_op_papieren": ja(status=S.OPGESCHORT),
            "ligt_bij_lezer": ja(status=S.AFWIJZING_VOORGELEGD),
            "ligt_bij_mandaat": ja(status=S.BESLUIT_VOORGELEGD),
            "papieren_uitgebleven": ja(status=S.IN_INTAKE, hersteltermijn_datum__isnull=False),
            "is_teruggegeven": Exists(besluiten.filter(is_teruggegeven=True)),
            "is_gescreend": Exists(Screening.objects.filter(aanmelding=OuterRef("pk"))),
            "heeft_behandelaar": heeft_behandelaar(),
        }

    def waarom(self, **feiten: Any) -> Besluitreden:
        return termijnredenen.waarom_besluit(**feiten)

    def telling(self, rij: Any) -> Telling | None:
        if not rij.gesprek_op:
            return None
        begin = dag_van(rij.gesprek_op)
        weken = Beleid.objects.geldig(rij.gemeente, begin).beslistermijn_weken
        alle = [Stilstand(o.gevraagd_datum, o.eind_datum or o.hersteltermijn_datum) for o in rij.opschortingen.all()]
        geteld = tellende_stilstanden(begin, weken=weken, stilstanden=alle, gelijkgesteld=gelijkgestelde_dagen())
        stil = [(stilstand.gevraagd, stilstand.tot) for stilstand in geteld]
        extra = sum(stilstand.dagen for stilstand in geteld)
        return in_weken(begin, weken, rij.beslis_uiterlijk_datum, extra, stilstanden=stil)

    def toelichting(self, rij: Any) -> Sequence[str]:
        return rij.beslis_toelichting  # type: ignore[no-any-return]

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> Gerekend:
        weken = beleid.beslistermijn_weken if beleid else MAXIMUM_WEKEN_BESCHIKKING
        termijn = bereken_termijn(TermijnSoort.BESCHIKKING, vanaf, weken=weken, gelijkgesteld=gelijkgesteld)
        return in_weken(vanaf, weken, termijn.uiterlijk), termijn.toelichting


@termijnsoort
class Hersteltermijn(Termijnsoort):
    code = "hersteltermijn"
    naam = "Papieren aanvullen"
    bron = "De inwoner vult de aanvraag aan; de beslistermijn staat zolang stil (art. 4:5 en 4:15 Awb; duur is beleid)."
    model = Aanmelding
    einde = "hersteltermijn_datum"
    begin = "gevraagd_datum"
    redenen = Herstelreden
    volgorde = 40

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        loopt = Opschorting.objects.filter(aanmelding=OuterRef("pk"), eind_datum=None)
        rijen = rijen.annotate(gevraagd_datum=Subquery(loopt.values("gevraagd_datum")[:1]))
        return rijen.filter(status=S.OPGESCHORT)

    def feiten(self, vandaag: date) -> dict[str, Any]:
        rondes = Nakijkronde.objects.filter(client=OuterRef("client"), actie_uiterlijk_datum__isnull=False)
        return {"is_voorbij": ja(hersteltermijn_datum__lt=vandaag), "ligt_na_te_kijken": Exists(rondes)}

    def waarom(self, **feiten: Any) -> Herstelreden:
        return termijnredenen.waarom_herstel(**feiten)

    def telling(self, rij: Any) -> Telling | None:
        loopt = self._laatste(rij)
        if not loopt:
            return None
        begin, uiterlijk = loopt.gevraagd_datum, rij.hersteltermijn_datum
        nominaal = begin + timedelta(days=Beleid.objects.geldig(rij.gemeente, begin).hersteltermijn_dagen)
        # Koos de consulent zelf een dag, dan is dat de dag.
        is_geschoven = verschuif_termijn(nominaal, gelijkgestelde_dagen()) == uiterlijk
        return Telling(begin, nominaal if is_geschoven else uiterlijk, uiterlijk)

    def toelichting(self, rij: Any) -> Sequence[str]:
        loopt = self._laatste(rij)
        return loopt.toelichting if loopt else ()

    def _laatste(self, rij: Any) -> Any:
        return max(rij.opschortingen.all(), key=lambda o: (o.gevraagd_datum, o.op), default=None)

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> Gerekend | None:
        if not beleid:
            return None
        termijn = bereken_hersteltermijn(vanaf, beleid.hersteltermijn_dagen, gelijkgesteld=gelijkgesteld)
        nominaal = vanaf + timedelta(days=beleid.hersteltermijn_dagen)
        return Telling(vanaf, nominaal, termijn.uiterlijk), termijn.toelichting
