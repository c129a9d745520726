"""De som van de schulden zoals zij naast een traject, een plan of een dossier staat."""

from typing import Any

from trajecten.models import Traject
from trajecten.regels.schuld import valt_op
from trajecten.schuldtotaal import Post, tel_op

VELDEN = ("opgegeven_bedrag", "bevestigd_bedrag", "is_preferent", "doet_mee", "verschil_gezien_op")


def schuldstand(traject: Traject) -> dict[str, Any]:
    """De totalen per groep en hoeveel schulden iemand moet nakijken, in één query die alleen leest wat meetelt."""
    rijen = list(traject.schulden.order_by().values_list(*VELDEN))
    nieuw = [(bevestigd, opgegeven) for opgegeven, bevestigd, _, _, gezien in rijen if gezien is None]
    return {
        "totaal": tel_op(Post(*rij[:4]) for rij in rijen),
        "opvallend": sum(valt_op(*bedragen) for bedragen in nieuw) if traject.is_open else 0,
    }
