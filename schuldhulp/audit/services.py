"""Het logboek: één regel per handeling, in dezelfde transactie als de handeling zelf."""

from datetime import datetime
from uuid import UUID

from django.db.models import Model

from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.models import AuditRegel
from schuldhulp.organisatie.models import Gemeente, Medewerker

SYSTEEM = "Schuldhulp (automatisch)"


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
    herkomst: str = "toepassing",
    toelichting: str = "",
) -> AuditRegel:
    """Schrijft één auditregel. `onderwerp` is de rij of een woord, `gemeente` de rij of haar id; `toelichting` bevat nooit namen of BSN's."""
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
        herkomst=herkomst,
        toelichting=toelichting[:300],
    )
