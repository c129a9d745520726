"""De bewaartermijn van een dossier, uit alles wat erin is afgesloten."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from intake.bewaartermijn import Bewaring, bepaal_bewaring
from intake.models import Client
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.werklijst import heeft_open_werk
from schuldhulp.organisatie.models import Beleid
from trajecten.models import Traject


def bewaring_van(
    client: Client, *, afgesloten_op: Iterable[Any], trajecten: list[Traject], is_open: bool, vandaag: date
) -> Bewaring:
    """Tot wanneer dit dossier bewaard blijft. `afgesloten_op`: wanneer aanmeldingen en verwijzingen sloten."""
    dagen = [dag_van(op) for op in afgesloten_op if op] + [t.eind_datum for t in trajecten if t.eind_datum]
    is_open = is_open or heeft_open_werk(client.pk)
    beleid = None if is_open else Beleid.objects.geldig(client.gemeente, vandaag)
    return bepaal_bewaring(
        einde=max(dagen, default=None),
        is_open=is_open,
        had_traject=bool(trajecten),
        jaren=beleid.bewaren_jaren if beleid else 0,
        zonder_traject=beleid.bewaren_jaren_zonder_traject if beleid else 0,
    )
