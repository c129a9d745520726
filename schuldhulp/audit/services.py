"""Het logboek: één regel per handeling, in dezelfde transactie als de handeling zelf."""

from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker

SYSTEEM = "Schuldhulp (automatisch)"
# Vanwaar: de middleware zet hier het adres van het verzoek; taken en commando's hebben er geen.
HERKOMST: ContextVar[str] = ContextVar("herkomst", default="taak of commando")


def leg_vast(
    handeling: Handeling,
    *,
    door: Medewerker | None,
    op: datetime,
    onderwerp: Model | str,
    gemeente: Gemeente | int | None = None,
    client_id: UUID | None = None,
    dossiernummer: str = "",
    door_naam: str = "",
    resultaat: Resultaat = Resultaat.OK,
    toelichting: str = "",
) -> AuditRegel:
    """Schrijft één auditregel.

    `onderwerp` is de rij of een woord, `gemeente` de rij of haar id; `toelichting` bevat nooit namen of BSN's.
    """
    return AuditRegel.objects.create(
        op=op,
        door=door,
        door_naam=door.naam if door else (door_naam or SYSTEEM),
        handeling=handeling,
        onderwerp=onderwerp._meta.label_lower if isinstance(onderwerp, Model) else onderwerp,
        onderwerp_id=str(onderwerp.pk) if isinstance(onderwerp, Model) else "",
        client_id=client_id,
        dossiernummer=dossiernummer,
        gemeente_id=gemeente.pk if isinstance(gemeente, Gemeente) else gemeente,
        resultaat=resultaat,
        herkomst=HERKOMST.get(),
        toelichting=toelichting[:300],
    )
