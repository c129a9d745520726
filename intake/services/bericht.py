"""Een kort bericht aan een inwoner, langs het kanaal dat bij hem past."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from intake.models import Client
from schuldhulp.brieven.berichten import kies_kanaal, stuur_bericht
from schuldhulp.brieven.choices import Berichtkanaal
from schuldhulp.brieven.models import Bericht
from schuldhulp.organisatie.models import Medewerker


def kanaal_van(client: Client) -> tuple[Berichtkanaal, str] | None:
    """Waarheen een bericht kan: sms bij een mobiel nummer, anders e-mail; None als de inwoner dat niet wil of heeft."""
    return None if client.wil_geen_berichten else kies_kanaal(client.email, client.telefoon)


def stuur_client_bericht(
    client: Client,
    *,
    soort: str,
    sleutel: str,
    inhoud: Mapping[str, Any],
    door: Medewerker | None,
    op: datetime,
) -> Bericht | None:
    """Stuurt een bericht aan deze inwoner, of geeft None als er geen weg is: dan is een brief nodig."""
    weg = kanaal_van(client)
    if weg is None:
        return None
    kanaal, aan = weg
    return stuur_bericht(
        soort=soort,
        sleutel=sleutel,
        kanaal=kanaal,
        aan=aan,
        gemeente=client.gemeente,
        client_id=client.pk,
        inhoud=inhoud,
        door=door,
        op=op,
    )
