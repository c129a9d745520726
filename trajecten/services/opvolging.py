"""Eén rij op Mijn werk die de eerste dag van iets volgt; altijd in de transactie van de aanroeper."""

from datetime import date, datetime

from schuldhulp.lib.transities import begin, bewaar, vergrendel, wissel
from schuldhulp.organisatie.models import Medewerker
from trajecten.models import Planopvolging, Productopvolging, Traject


def follow_dag(
    soort: type[Planopvolging] | type[Productopvolging],
    traject: Traject,
    eerste: date | None,
    *,
    door: Medewerker | None,
    op: datetime,
) -> None:
    """Begint de rij, verzet haar naar `eerste`, of rondt haar af als er niets meer te volgen is."""
    rij = soort.objects.open().filter(traject=traject).first()
    if rij is None:
        if eerste:
            begin(soort.bij(traject, eerste), door=door, op=op)
    elif eerste is None:
        wissel(rij, "complete", door=door, op=op)
    elif rij.uiterlijk_datum != eerste:
        rij = vergrendel(rij)
        rij.uiterlijk_datum = eerste
        bewaar(rij)
