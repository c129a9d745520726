"""Een verzoek aan de rechter, voor tests die er een nodig hebben."""

from datetime import datetime

from trajecten.services.verzoek import Verzoek
from trajecten.services.wsnp import Wsnpverklaring

VERKLARING = Wsnpverklaring(
    rechtbank="Rechtbank Midden-Nederland",
    motivering="Twee schuldeisers weigeren, ook na heroverweging.",
    uitleg="Niet elk bedrijf wilde meedoen.",
    vervolgstap="Kom naar het spreekuur met uw papieren.",
)


def dwangverzoek(op: datetime, **anders: object) -> Verzoek:
    """Een verzoek om een dwangakkoord, met de heroverweging ervoor."""
    gegevens = {"motivering": "Eén schuldeiser weigert een redelijk aanbod.", "heroverweging": op.date(), **anders}
    return Verzoek(rechtbank="Rechtbank Midden-Nederland", **gegevens)  # type: ignore[arg-type]
