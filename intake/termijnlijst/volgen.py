"""De termijnen van het beleid: opnieuw kijken, en papieren nakijken."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from intake import termijnredenen
from intake.choices import Nakijkstatus
from intake.choices.termijn import Nakijkreden, Volgreden
from intake.models import Nakijkronde, Volgmoment
from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, ja, termijnsoort


@termijnsoort
class Opnieuwkijken(Termijnsoort):
    code = "opnieuw-kijken"
    naam = "Opnieuw kijken"
    bron = "Wie niet is toegelaten raakt niet uit beeld: er is altijd een dag waarop iemand opnieuw kijkt (beleid)."
    model = Volgmoment
    einde = "datum"
    begin = "gepland_op"
    redenen = Volgreden
    volgorde = 70

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {
            "volgsoort": None,
            "had_geen_contact": ja(poging__gt=1),
            "heeft_behandelaar": heeft_behandelaar(),
        }

    def waarom(self, **feiten: Any) -> Volgreden:
        return termijnredenen.waarom_volgmoment(**feiten)

    def toelichting(self, rij: Any) -> Sequence[str]:
        return [f"Afgesproken is: {rij.vervolgstap}"]


@termijnsoort
class Nakijken(Termijnsoort):
    code = "papieren-nakijken"
    naam = "Papieren nakijken"
    bron = "Binnen het aantal werkdagen dat de gemeente kiest, geteld vanaf het oudste papier (beleid)."
    model = Nakijkronde
    einde = "uiterlijk_datum"
    begin = "begonnen_op"
    redenen = Nakijkreden
    volgorde = 80

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(actie_uiterlijk_datum__isnull=False)

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {"is_gezien": ja(status=Nakijkstatus.TWEEDE_CONTROLE)}

    def waarom(self, **feiten: Any) -> Nakijkreden:
        return Nakijkreden.TWEEDE if feiten["is_gezien"] else Nakijkreden.EERSTE
