"""Producten die met de stand van het traject beginnen en eindigen; altijd in de transactie van de aanroeper."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Min

from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.models import Medewerker
from trajecten.choices import Onderdeelsoort
from trajecten.choices.product import Producteinde, Productresultaat
from trajecten.models import Productopvolging, Traject, Trajectonderdeel
from trajecten.services.opvolging import follow_dag


def begin_onderdeel(traject: Traject, soort: Onderdeelsoort, *, door: Medewerker, op: datetime) -> None:
    """Het traject kwam in een stand waar dit product bij hoort; de uitvoerder is die van het traject."""
    Trajectonderdeel.objects.create(
        traject=traject,
        soort=soort,
        start_datum=dag_van(op),
        uitvoerder=traject.uitvoerder,
        gestart_op=op,
        gestart_door=door,
    )


def sluit_onderdelen(
    traject: Traject,
    soorten: Sequence[Onderdeelsoort] | None = None,
    *,
    resultaat: Productresultaat = Productresultaat.ONBEKEND,
    door: Medewerker | None,
    op: datetime,
) -> None:
    """Het traject ging verder of eindigde: deze lopende producten (zonder `soorten`: alle) eindigen mee."""
    lopend = traject.onderdelen.lopend()
    if soorten is not None:
        lopend = lopend.filter(soort__in=soorten)
    lopend.update(
        eind_datum=dag_van(op),
        eind_reden=Producteinde.TRAJECT,
        resultaat=resultaat,
        beeindigd_op=op,
        beeindigd_door=door,
    )


def follow_producten(traject: Traject, *, door: Medewerker | None, op: datetime) -> None:
    """Houdt de ene rij op Mijn werk gelijk met het eerste verwachte einde van wat loopt."""
    eerste = traject.onderdelen.lopend().aggregate(dag=Min("verwacht_eind_datum"))["dag"]
    follow_dag(Productopvolging, traject, eerste, door=door, op=op)
