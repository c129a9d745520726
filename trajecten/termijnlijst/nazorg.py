"""De termijn van de nazorg: bij een teken van terugval spreekt iemand de inwoner."""

from datetime import date
from typing import Any

from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, termijnsoort
from trajecten.choices.nazorg import Terugvalreden
from trajecten.models import Terugvalsignaal


@termijnsoort
class Terugval(Termijnsoort):
    code = "terugval"
    naam = "Persoonlijk contact bij terugval"
    bron = "Binnen het aantal werkdagen dat de gemeente kiest, geteld vanaf het eerste teken (beleid)."
    model = Terugvalsignaal
    einde = "uiterlijk_datum"
    begin = "gemeld_op"
    redenen = Terugvalreden
    volgorde = 130

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {"heeft_behandelaar": heeft_behandelaar()}

    def waarom(self, **feiten: Any) -> Terugvalreden:
        return Terugvalreden.SPREKEN if feiten["heeft_behandelaar"] else Terugvalreden.NIEMAND

    def toelichting(self, rij: Any) -> list[str]:
        return list(rij.namen)
