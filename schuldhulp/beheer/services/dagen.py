"""De dagen die de beheerder aan de kalender toevoegt."""

from datetime import date, datetime

from django.db import transaction

from schuldhulp.beheer.services.spoor import log_beheer
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.models import GelijkgesteldeDag
from schuldhulp.organisatie.models import Medewerker


def toegevoegde_dagen() -> list[GelijkgesteldeDag]:
    """De toegevoegde dagen, oudste eerst. Zij gelden voor alle gemeenten."""
    return list(GelijkgesteldeDag.objects.all())


@transaction.atomic
def add_gelijkgestelde_dag(*, datum: date, besluit: str, door: Medewerker, op: datetime) -> GelijkgesteldeDag:
    """Voegt een dag toe die met een feestdag is gelijkgesteld; termijnen die al berekend zijn veranderen niet.

    Fout: Geweigerd als de dag er al staat.
    """
    dag, nieuw = GelijkgesteldeDag.objects.get_or_create(datum=datum, defaults={"besluit": besluit})
    if not nieuw:
        raise Geweigerd("Deze dag staat al in de lijst.")
    log_beheer(dag, gemeente=None, door=door, op=op, wat="gelijkgestelde dag toegevoegd")
    return dag


@transaction.atomic
def remove_gelijkgestelde_dag(*, datum: date, door: Medewerker, op: datetime) -> None:
    """Haalt een toegevoegde dag weg. Fout: Geweigerd als de dag voorbij is, want termijnen hielden er rekening mee."""
    dag = GelijkgesteldeDag.objects.filter(datum=datum).first()
    if dag is None:
        raise Geweigerd("Deze dag staat niet in de lijst.")
    if datum <= dag_van(op):
        raise Geweigerd("Deze dag is voorbij; termijnen hebben er al rekening mee gehouden.")
    log_beheer(dag, gemeente=None, door=door, op=op, wat="gelijkgestelde dag weggehaald")
    dag.delete()
