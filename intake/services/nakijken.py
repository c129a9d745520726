"""De nakijkronde volgt de papieren: open zolang er iets na te kijken is, en dicht als alles twee keer is gezien."""

from datetime import date, datetime

from intake.choices import DOCUMENT_OPEN, NAKIJK_EINDE, Documentstatus
from intake.models import Client, Document, Nakijkronde
from schuldhulp.lib.kalender import dag_van, gelijkgestelde_dagen
from schuldhulp.lib.transities import begin, wissel
from schuldhulp.lib.werkdagen import tel_werkdagen
from schuldhulp.organisatie.models import Beleid, Medewerker


def follow_ronde(client: Client, *, door: Medewerker | None, op: datetime) -> None:
    """Zet de ronde van deze inwoner zoals de papieren nu staan. Hoort in de transactie van de handeling zelf.

    Het slot op de cliënt zorgt dat twee mensen tegelijk samen één ronde houden.
    """
    Client.objects.select_for_update(no_key=True).get(pk=client.pk)
    ronde = Nakijkronde.objects.filter(client=client).exclude(status__in=NAKIJK_EINDE).first()
    papieren = list(Document.objects.filter(client=client, status__in=DOCUMENT_OPEN).order_by("aangemaakt_op"))
    if not papieren:
        if ronde:
            wissel(ronde, "finish", door=door, op=op)
        return
    uiterlijk = _uiterlijk(client, papieren[0])
    if ronde is None:
        nieuw = Nakijkronde(
            client=client, gemeente=client.gemeente, begonnen_op=op, uiterlijk_datum=uiterlijk, **_van_wie(client)
        )
        ronde = begin(nieuw, door=door, op=op)
    if all(papier.status == Documentstatus.EEN_KEER for papier in papieren):
        wissel(ronde, "await_second", door=door, op=op, uiterlijk=uiterlijk)
    elif ronde.versie or ronde.uiterlijk_datum != uiterlijk:
        wissel(ronde, "await_first", door=door, op=op, uiterlijk=uiterlijk, **_van_wie(client))


def _uiterlijk(client: Client, oudste: Document) -> date:
    dag = dag_van(oudste.aangemaakt_op)
    beleid = Beleid.objects.geldig(client.gemeente, dag)
    return tel_werkdagen(dag, beleid.nakijken_werkdagen, gelijkgesteld=gelijkgestelde_dagen())


def _van_wie(client: Client) -> dict[str, Medewerker | None]:
    """De behandelaar van de laatste aanmelding; zonder aanmelding is het werk van het team."""
    laatste = client.aanmeldingen.select_related("behandelaar").order_by("-gemeld_op").first()
    return {"behandelaar": laatste.behandelaar if laatste else None}
