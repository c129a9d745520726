"""De nakijkronde volgt de papieren: open zolang er iets na te kijken is, en dicht als alles twee keer is gezien."""

from datetime import date, datetime

from intake.choices import DOCUMENT_OPEN, NAKIJK_OPEN, Documentstatus
from intake.models import Client, Document, Nakijkronde
from intake.services.vaste_consulent import consulent_van
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker


def follow_ronde(client: Client, *, door: Medewerker | None, op: datetime) -> None:
    """Zet de ronde van deze inwoner zoals de papieren nu staan. Hoort in de transactie van de handeling zelf.

    Het slot op de cliënt zorgt dat twee mensen tegelijk samen één ronde houden.
    """
    Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    rondes = list(Nakijkronde.objects.filter(client=client, status__in=NAKIJK_OPEN).order_by("begonnen_op", "pk"))
    papieren = list(Document.objects.filter(client=client, status__in=DOCUMENT_OPEN).order_by("aangemaakt_op"))
    for overtollig in rondes[1:] if papieren else rondes:
        wissel(overtollig, "finish", door=door, op=op)
    if papieren:
        dag = _uiterlijk(client, papieren[0])
        ronde = rondes[0] if rondes else _begin(client, uiterlijk=dag, door=door, op=op)
        if all(papier.status == Documentstatus.EEN_KEER for papier in papieren):
            wissel(ronde, "await_second", door=door, op=op, uiterlijk=dag)
        elif rondes:
            wissel(ronde, "await_first", door=door, op=op, uiterlijk=dag, behandelaar=consulent_van(client))


def _begin(client: Client, *, uiterlijk: date, door: Medewerker | None, op: datetime) -> Nakijkronde:
    nieuw = Nakijkronde(
        client=client,
        gemeente=client.gemeente,
        begonnen_op=op,
        uiterlijk_datum=uiterlijk,
        behandelaar=consulent_van(client),
    )
    return begin(nieuw, door=door, op=op)


def _uiterlijk(client: Client, oudste: Document) -> date:
    dag = dag_van(oudste.aangemaakt_op)
    beleid = Beleid.objects.geldig(client.gemeente, dag)
    return tel_werkdagen(dag, beleid.nakijken_werkdagen, gelijkgesteld=gelijkgestelde_dagen())
