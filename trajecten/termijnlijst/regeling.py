"""De termijnen van de schuldregeling en het plan: de regelperiode en de jaarlijkse verificatie."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from intake.termijnen import TermijnSoort, bereken_termijn
from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, ja, termijnsoort
from trajecten.choices import Regelreden, TrajectStatus, Verificatiereden, Verificatiestatus
from trajecten.models import Planverificatie, Traject
from trajecten.rekenregels.regelperiode import bereken_regelperiode
from trajecten.services.pauze import regelpauzes

T = TrajectStatus
# Zolang de schuldregeling nog tot stand moet komen, met waar zij op wacht.
REGELREDEN: dict[str, Regelreden] = {
    T.INVENTARISATIE: Regelreden.INVENTARISATIE,
    T.VOORSTEL: Regelreden.VOORSTEL,
    T.GEEN_AKKOORD: Regelreden.KIEZEN,
    T.DWANGAKKOORD: Regelreden.RECHTER,
    T.AKKOORD: Regelreden.STARTEN,
}


def waarom_regelperiode(*, status: str, in_pauze: bool, heeft_behandelaar: bool) -> Regelreden:
    """Waarom de schuldregeling er nog niet is."""
    if in_pauze:
        return Regelreden.PAUZE
    return REGELREDEN[status] if heeft_behandelaar else Regelreden.NIEMAND


def waarom_verificatie(*, moet_aanpassen: bool, heeft_behandelaar: bool) -> Verificatiereden:
    """Waarom de jaarlijkse verificatie nog openstaat."""
    if not heeft_behandelaar:
        return Verificatiereden.NIEMAND
    return Verificatiereden.AANPASSEN if moet_aanpassen else Verificatiereden.NAGAAN


@termijnsoort
class Regelperiode(Termijnsoort):
    code = "regelperiode"
    naam = "Schuldregeling tot stand brengen"
    bron = "Binnen 120 dagen na het begin van de schuldregeling (NVVK, module Schuldregeling)."
    model = Traject
    einde = "regelperiode_uiterlijk_datum"
    begin = "regelperiode_start_datum"
    redenen = Regelreden
    volgorde = 110

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(status__in=REGELREDEN)

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {"status": None, "in_pauze": ja(pauze_tot_datum__isnull=False), "heeft_behandelaar": heeft_behandelaar()}

    def waarom(self, **feiten: Any) -> Regelreden:
        return waarom_regelperiode(**feiten)

    def telling(self, rij: Any) -> Telling | None:
        begin, uiterlijk = rij.regelperiode_start_datum, rij.regelperiode_uiterlijk_datum
        return Telling(begin, uiterlijk, uiterlijk, stilstanden=regelpauzes(rij)) if begin else None

    def toelichting(self, rij: Any) -> Sequence[str]:
        begin = rij.regelperiode_start_datum
        return bereken_regelperiode(begin, pauzes=regelpauzes(rij)).toelichting if begin else ()

    def reken(self, vanaf: date, beleid: Any, gelijkgesteld: frozenset[date]) -> tuple[Telling, Sequence[str]]:
        termijn = bereken_termijn(TermijnSoort.REGELPERIODE, vanaf, gelijkgesteld=gelijkgesteld)
        return Telling(vanaf, termijn.uiterlijk, termijn.uiterlijk), termijn.toelichting


@termijnsoort
class Verificatie(Termijnsoort):
    code = "verificatie"
    naam = "Jaarlijkse verificatie van het plan"
    bron = "Ten minste eens per jaar nagaan of inkomen, vermogen en schulden nog kloppen (art. 16 Bgs)."
    model = Planverificatie
    einde = "uiterlijk_datum"
    begin = "traject__start_datum"
    redenen = Verificatiereden
    volgorde = 120

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {"moet_aanpassen": ja(status=Verificatiestatus.AANPASSEN), "heeft_behandelaar": heeft_behandelaar()}

    def waarom(self, **feiten: Any) -> Verificatiereden:
        return waarom_verificatie(**feiten)

    def toelichting(self, rij: Any) -> Sequence[str]:
        return rij.toelichting  # type: ignore[no-any-return]
