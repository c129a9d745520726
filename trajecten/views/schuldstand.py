"""De som van de schulden zoals zij naast een traject, een plan of een dossier staat."""

from typing import Any

from trajecten.models import Traject
from trajecten.schuldtotaal import tel_op


def schuldstand(traject: Traject) -> dict[str, Any]:
    """De totalen per groep en hoeveel schulden iemand moet nakijken, in één query."""
    schulden = list(traject.schulden.all())
    return {
        "totaal": tel_op(schuld.post for schuld in schulden),
        "opvallend": sum(schuld.valt_op for schuld in schulden) if traject.is_open else 0,
    }
