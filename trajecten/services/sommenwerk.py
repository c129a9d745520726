"""Het werk dat uit de sommen volgt: afhandelen wat klaar is, en laten vervallen als het traject stopt."""

from datetime import date, datetime

from schuldhulp.lib.transities import wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Budgetcontrole, Normherberekening, Traject

SOMMENWERK = (Normherberekening, Budgetcontrole)


def settle_herberekeningen(traject: Traject, peildatum: date, *, door: Medewerker | None, op: datetime) -> None:
    """Er is zelf een vtlb vastgesteld met deze peildatum: wat daarmee klaar is, verdwijnt van Mijn werk."""
    for rij in Normherberekening.objects.open().filter(traject=traject, wijziging__peildatum__lte=peildatum):
        wissel(rij, "settle", door=door, op=op)


def lapse_sommenwerk(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """De regeling is klaar of het traject stopt (in de transactie van de aanroeper)."""
    for model in SOMMENWERK:
        for rij in model.objects.open().filter(traject=traject):
            wissel(rij, "lapse", door=door, op=op)
