"""De sommen achter een voorstel: het vtlb met een grond, en soms een vergelijking van routes."""

from datetime import datetime
from decimal import Decimal

from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Traject
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie, bereken_beslagvrije_voet
from trajecten.rekenregels.normering import alle_normen
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie
from trajecten.services.routes import compare_routes
from trajecten.services.vtlb import Rapport, Regel, adopt_vtlb

JAARINKOMEN = Decimal("21000.00")


def leg_vtlb_vast(traject: Traject, *, inkomen: Decimal, vtlb: Decimal, door: Medewerker, op: datetime) -> str:
    """Stelt het vtlb vast als de normen van die dag bekend zijn, en zegt waar het vandaan komt; anders leeg.

    Een op de drie komt uit een rapport; bij de andere is het verschil met de beslagvrije voet een correctie.
    """
    dag = dag_van(op)
    if dag < alle_normen()[0].geldig_vanaf:
        return ""
    situatie = Situatie(dag, Leefsituatie.ALLEENSTAANDE, JAARINKOMEN, inkomen)
    voet = bereken_beslagvrije_voet(
        peildatum=dag,
        leefsituatie=situatie.leefsituatie,
        belastbaar_jaarinkomen=JAARINKOMEN,
        eigen_inkomen_netto=inkomen,
    ).bedrag
    keer = int(traject.nummer[-1])
    rapport = Rapport(vtlb, f"{'juli' if dag.month > 6 else 'januari'} {dag.year}", dag) if keer % 3 == 0 else None
    correctie = Correctie(Hoofdstuk.WOONKOSTEN, max(vtlb - voet, Decimal(0)), "De huur is hoger.", "huurcontract")
    regels = [] if rapport or not correctie.bedrag else [Regel(correctie)]
    rij = adopt_vtlb(traject, situatie=situatie, regels=regels, rapport=rapport, door=door, op=op)
    if keer % 2:
        compare_routes(traject, afloscapaciteit=rij.afloscapaciteit_bedrag, door=door, op=op)
    return rij.bron
