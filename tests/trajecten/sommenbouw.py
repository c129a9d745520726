"""Trajecten met een vtlb, voor de proeven met nieuwe normen; altijd langs de diensten."""

from datetime import date, datetime
from decimal import Decimal

from schuldhulp.organisatie.models import Medewerker
from tests.builders import AANSCHRIJVEN, NU, beantwoord_alles, stem, traject_in
from trajecten.choices import Antwoord, Oplossingsoort, TrajectStatus
from trajecten.models import Traject, Vtlb
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie
from trajecten.services import regeling, voorstel
from trajecten.services.vtlb import Rapport, Regel, adopt_vtlb

JULI = date(2026, 7, 1)
SITUATIE = Situatie(date(2026, 3, 1), Leefsituatie.ALLEENSTAANDE, Decimal("20000"), Decimal("1900"))
REGEL = Regel(Correctie(Hoofdstuk.VERVOER, Decimal("50.00"), "Werkt in ploegendienst.", "rooster"))
RAPPORT = Rapport(Decimal("1700.00"), "januari 2026", date(2026, 3, 1))


def met_vtlb(
    consulent: Medewerker, *, inkomen: str = "1900", rapport: Rapport | None = None, op: datetime = NU
) -> Traject:
    """Een traject in de inventarisatie, met een vtlb onder de normen van januari."""
    rij = traject_in(TrajectStatus.INVENTARISATIE, consulent, op=op)
    situatie = Situatie(SITUATIE.peildatum, SITUATIE.leefsituatie, SITUATIE.jaarinkomen, Decimal(inkomen))
    adopt_vtlb(rij, situatie=situatie, regels=[REGEL], rapport=rapport, door=consulent, op=op)
    return Traject.objects.get(pk=rij.pk)


def met_voorstel(
    rij: Traject, consulent: Medewerker, soort: Oplossingsoort = Oplossingsoort.SCHULDBEMIDDELING, op: datetime = NU
) -> Traject:
    """Hetzelfde traject met een concept-voorstel op dat vtlb."""
    AANSCHRIJVEN(rij, consulent, op)
    beantwoord_alles(rij, consulent, op)
    vtlb = Vtlb.objects.filter(traject=rij).get()
    voorstel.calculate_voorstel(
        rij,
        soort=soort,
        soort_reden="De kredietbank doet niet mee.",
        inkomen=vtlb.inkomen_bedrag,
        vtlb=vtlb.vtlb_bedrag,
        door=consulent,
        op=op,
    )
    return Traject.objects.get(pk=rij.pk)


def in_looptijd(
    rij: Traject, consulent: Medewerker, soort: Oplossingsoort = Oplossingsoort.SCHULDBEMIDDELING, op: datetime = NU
) -> Traject:
    """Hetzelfde traject met een lopende regeling."""
    rij = met_voorstel(rij, consulent, soort, op)
    stem(voorstel.send_voorstel(rij.voorstellen.get(), door=consulent, op=op), Antwoord.AKKOORD, consulent, op)
    regeling.start_looptijd(Traject.objects.get(pk=rij.pk), door=consulent, op=op)
    return Traject.objects.get(pk=rij.pk)
