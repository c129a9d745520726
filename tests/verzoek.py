"""Een verzoek aan de rechter, voor tests die er een nodig hebben."""

from datetime import datetime

from trajecten.services.geding import Verzoek


def dwangverzoek(op: datetime, **anders: object) -> Verzoek:
    """Een verzoek om een dwangakkoord, met de heroverweging ervoor."""
    gegevens = {"motivering": "Eén schuldeiser weigert een redelijk aanbod.", "heroverweging": op.date(), **anders}
    return Verzoek(rechtbank="Rechtbank Midden-Nederland", **gegevens)  # type: ignore[arg-type]
