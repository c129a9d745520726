"""De termijnen bij een dreiging: contact met de wederpartij, het verzoek bij de rechter, en de bescherming zelf."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from schuldhulp.lib.termijnkalender import Telling
from schuldhulp.lib.termijnlijst import Termijnsoort, heeft_behandelaar, ja, termijnsoort
from trajecten.choices.geding import (
    Beschermingsreden,
    Crisisstatus,
    Dreigingreden,
    Gedingstatus,
    Rechterreden,
)
from trajecten.models import Crisis, Geding

DREIGINGREDEN = {
    Crisisstatus.CONTACT: Dreigingreden.CONTACT,
    Crisisstatus.AFSPRAAK: Dreigingreden.AFSPRAAK,
    Crisisstatus.GEWEIGERD: Dreigingreden.GEWEIGERD,
}
RECHTERREDEN = {
    Gedingstatus.AANGEVRAAGD: Rechterreden.ZITTING,
    Gedingstatus.ZITTING: Rechterreden.GEPLAND,
    Gedingstatus.UITSPRAAK: Rechterreden.UITSPRAAK,
    Gedingstatus.VERSLAG: Rechterreden.VERSLAG,
}


def waarom_dreiging(*, status: Crisisstatus, heeft_behandelaar: bool) -> Dreigingreden:
    """Waar het afwenden op wacht."""
    return DREIGINGREDEN[status] if heeft_behandelaar else Dreigingreden.NIEMAND


def waarom_bescherming(*, moet_eindigen: bool, is_einde_gevraagd: bool, met_controle: bool) -> Beschermingsreden:
    """Wat er nog gedaan wordt zolang de bescherming loopt."""
    if moet_eindigen:
        return Beschermingsreden.GEVRAAGD if is_einde_gevraagd else Beschermingsreden.BEEINDIGEN
    return Beschermingsreden.VASTE_LASTEN if met_controle else Beschermingsreden.REGELEN


@termijnsoort
class Dreiging(Termijnsoort):
    code = "dreiging"
    naam = "Dreiging afwenden"
    bron = "Op de dag van de melding contact met de wederpartij; daarna tot de afgesproken dag (art. 4 lid 2 Wgs)."
    model = Crisis
    einde = "actie_datum"
    begin = "gemeld_datum"
    redenen = Dreigingreden
    volgorde = 90

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(status__in=DREIGINGREDEN)

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {"status": None, "heeft_behandelaar": heeft_behandelaar()}

    def waarom(self, **feiten: Any) -> Dreigingreden:
        return waarom_dreiging(**feiten)


@termijnsoort
class BijDeRechter(Termijnsoort):
    code = "bij-de-rechter"
    naam = "Verzoek bij de rechtbank"
    bron = (
        "Zitting, uitspraak meestal binnen acht dagen daarna, en na een moratorium een verslag (art. 287a en 287b Fw)."
    )
    model = Geding
    einde = "actie_uiterlijk_datum"
    begin = "aanvraag_datum"
    redenen = Rechterreden
    volgorde = 95

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(status__in=RECHTERREDEN)

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {"status": None}

    def waarom(self, **feiten: Any) -> Rechterreden:
        return RECHTERREDEN[feiten["status"]]


@termijnsoort
class Bescherming(Termijnsoort):
    code = "bescherming"
    naam = "Bescherming door de rechter"
    bron = "Een moratorium duurt hoogstens zes maanden (art. 287b Fw, art. 5 Wgs)."
    model = Geding
    einde = "eind_datum"
    begin = "start_datum"
    redenen = Beschermingsreden
    volgorde = 100

    def lopend(self, rijen: QuerySet[Any], vandaag: date) -> QuerySet[Any]:
        return rijen.filter(status=Gedingstatus.LOOPT)

    def feiten(self, vandaag: date) -> dict[str, Any]:
        return {
            "moet_eindigen": ja(beeindigen_uiterlijk_datum__isnull=False),
            "is_einde_gevraagd": ja(beeindiging_gevraagd_datum__isnull=False),
            "met_controle": ja(controle_datum__isnull=False),
        }

    def waarom(self, **feiten: Any) -> Beschermingsreden:
        return waarom_bescherming(**feiten)

    def telling(self, rij: Any) -> Telling:
        return Telling(rij.start_datum, rij.eind_datum, rij.eind_datum)
