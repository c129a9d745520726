"""Een melding vastleggen in één keer: de persoon (nieuw of bekend) en de aanmelding, of geen van beide."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from intake.choices import Bedreiging, Kanaal
from intake.models import Aanmelding, Client
from intake.services.aanmelding import register_aanmelding
from intake.services.client import Persoonsgegevens, register_client
from schuldhulp.organisatie.models import Gemeente, Medewerker


@dataclass(frozen=True)
class Melding:
    """Wat iemand vraagt en hoe het binnenkwam. `gemeld_op` start de klok; alleen `bedreigingen` korten haar in."""

    kanaal: Kanaal
    gemeld_op: datetime
    hulpvraag: str = ""
    bedreigingen: Sequence[Bedreiging] = field(default=())
    overige_dreiging: str = ""
    aangemeld_door: str = ""
    behandelaar: Medewerker | None = None


@transaction.atomic
def register_melding(
    melding: Melding,
    *,
    gemeente: Gemeente,
    persoon: Persoonsgegevens,
    bekende: Client | None = None,
    huisgenoot: Client | None = None,
    id_: UUID | None = None,
    door: Medewerker,
    op: datetime,
) -> Aanmelding:
    """Legt een melding vast voor een bekende of een nieuwe cliënt. Van een bekende blijven de gegevens zoals ze waren.

    Een nieuwe cliënt met een `huisgenoot` komt in diens huishouden.
    `id_` is het vaste id van het formulier: hetzelfde formulier twee keer versturen geeft één aanmelding.
    Fouten: Geweigerd als er al een aanmelding openstaat, of als het BSN al een dossier heeft.
    """
    client = bekende or register_client(gemeente=gemeente, persoon=persoon, huisgenoot=huisgenoot, door=door, op=op)
    return register_aanmelding(client, id_=id_, door=door, op=op, **vars(melding))
