"""Een auditregel bij wat iemand op het scherm ziet. Zonder regel geen gegevens: eerst schrijven, dan tonen."""

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.services import leg_vast
from schuldhulp.organisatie.models import Gemeente


def noteer(
    request: HttpRequest,
    handeling: Handeling,
    onderwerp: object,
    *,
    gemeente: Gemeente | None = None,
    client_id: UUID | None = None,
    dossiernummer: str = "",
    resultaat: Resultaat = Resultaat.OK,
    toelichting: str = "",
) -> None:
    """Schrijft wie dit zag, over wie en vanwaar. Faalt het schrijven, dan faalt het verzoek (fail closed)."""
    door = request.user if request.user.is_authenticated else None
    leg_vast(
        handeling,
        door=door,  # type: ignore[arg-type]
        door_naam="" if door else "Bezoeker zonder account",
        op=timezone.now(),
        onderwerp=onderwerp,  # type: ignore[arg-type]
        gemeente=gemeente,
        client_id=client_id,
        dossiernummer=dossiernummer,
        resultaat=resultaat,
        toelichting=toelichting,
    )
