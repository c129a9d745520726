"""De sommen in een traject: budget, het vtlb met een grond, routes, en de nieuwste normen."""

from datetime import datetime
from decimal import Decimal

from schuldhulp.lib import outbox
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Gemeente, Medewerker
from trajecten.choices.budget import Categorie, Postbron
from trajecten.models import Traject
from trajecten.rekenregels.beslagvrije_voet import Leefsituatie, bereken_beslagvrije_voet
from trajecten.rekenregels.budget import Periode
from trajecten.rekenregels.normering import alle_normen
from trajecten.rekenregels.vtlb import Correctie, Hoofdstuk, Situatie
from trajecten.services.budget import Postinvoer, adopt_budget
from trajecten.services.normwijziging import REKENEN, mogelijke_datums, start_normwijziging
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


def maak_budget(traject: Traject, *, door: Medewerker, op: datetime) -> None:
    """Een budget bij het begin van de stabilisatie; de huur en het loon zijn met de bron vergeleken."""
    keer = int(traject.nummer[-1])
    posten = (
        Postinvoer(Categorie.LOON, Decimal(1480 + 20 * keer), Periode.VIER_WEKEN, Postbron.LOONSTROOK, "", True),
        Postinvoer(Categorie.TOESLAG, Decimal(298), Periode.MAAND, Postbron.BESCHIKKING, "Zorg- en huurtoeslag", True),
        Postinvoer(Categorie.HUUR, Decimal(690 + 9 * keer), Periode.MAAND, Postbron.CONTRACT, "", True),
        Postinvoer(Categorie.ENERGIE, Decimal(142 + 15 * keer), Periode.MAAND, Postbron.REKENING),
        Postinvoer(Categorie.ZORG, Decimal(159), Periode.MAAND, Postbron.CONTRACT),
        Postinvoer(Categorie.HUISHOUDEN, Decimal(75), Periode.WEEK, Postbron.OPGAVE),
        Postinvoer(Categorie.HEFFINGEN, Decimal(410), Periode.JAAR, Postbron.REKENING, "Gemeente en waterschap"),
        Postinvoer(Categorie.TELEFOON, Decimal(48), Periode.MAAND, Postbron.AFSCHRIFT),
    )
    alleen = Leefsituatie.ALLEENSTAANDE
    adopt_budget(traject, peildatum=dag_van(op), leefsituatie=alleen, posten=posten, door=door, op=op)


def reken_normen_door(gemeente: Gemeente, *, door: Medewerker, op: datetime) -> None:
    """De nieuwste normen voor één gemeente: herberekeningen klaar om vrij te geven."""
    start_normwijziging(gemeente, peildatum=mogelijke_datums()[0], door=door, op=op)
    outbox.verwerk(op=op, maximum=1_000, soorten={REKENEN})
