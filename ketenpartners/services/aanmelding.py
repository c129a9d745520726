"""Een warme overdracht: een partner meldt een inwoner aan, met toestemming."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from intake.choices import Bedreiging, Kanaal
from intake.models import Aanmelding, Client
from intake.services.aanmelding import register_aanmelding
from intake.services.client import Persoonsgegevens, register_client
from ketenpartners.choices import Toestemmingswijze
from ketenpartners.models import Ketenpartner, PartnerAanmelding
from schuldhulp.lib.bsn import bsn_hmac
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.kalender import dag_van
from schuldhulp.organisatie.choices import Organisatiesoort
from schuldhulp.organisatie.models import Gemeente

KANALEN = {
    Organisatiesoort.WONINGCORPORATIE: Kanaal.WONINGCORPORATIE,
    Organisatiesoort.MAATSCHAPPELIJK_WERK: Kanaal.MAATSCHAPPELIJK_WERK,
    Organisatiesoort.WERKGEVER: Kanaal.WERKGEVER,
}


@dataclass(frozen=True)
class Overdracht:
    """Wat de partner meegeeft. Alleen `bedreigingen` (art. 4 lid 2 Wgs) korten de wettelijke termijn in."""

    persoon: Persoonsgegevens
    toestemming_op: datetime
    toestemming_wijze: Toestemmingswijze
    hulpvraag: str = ""
    bedreigingen: Sequence[Bedreiging] = ()
    overige_dreiging: str = ""
    contactpersoon: str = ""


def find_gemeente(partner: Ketenpartner, code: str, *, op: datetime) -> Gemeente | None:
    """De gemeente met deze CBS-code, als de partner er vandaag een geldig convenant mee heeft."""
    convenanten = partner.convenanten.geldig(dag_van(op)).filter(gemeente__code=code)
    convenant = convenanten.select_related("gemeente").first()
    return convenant.gemeente if convenant else None


@transaction.atomic
def register_overdracht(
    partner: Ketenpartner, overdracht: Overdracht, *, gemeente: Gemeente, op: datetime
) -> Aanmelding:
    """Meldt de inwoner aan. Wie in deze gemeente met dit BSN al een dossier heeft, krijgt daar de aanmelding bij.

    Fouten: Geweigerd zonder geldig convenant, bij toestemming in de toekomst, of als er al een aanmelding openstaat.
    """
    if find_gemeente(partner, gemeente.code, op=op) is None:
        raise Geweigerd(f"{gemeente} heeft nu geen geldig convenant met {partner}.")
    if overdracht.toestemming_op > op:
        raise Geweigerd("De inwoner kan niet in de toekomst toestemming hebben gegeven.")
    client = _bekende(gemeente, overdracht.persoon.bsn) or register_client(
        gemeente=gemeente, persoon=overdracht.persoon, door=None, door_naam=str(partner), op=op
    )
    aanmelding = register_aanmelding(
        client,
        kanaal=KANALEN.get(Organisatiesoort(partner.organisatie.soort), Kanaal.KETENPARTNER),
        gemeld_op=op,
        hulpvraag=overdracht.hulpvraag,
        bedreigingen=overdracht.bedreigingen,
        overige_dreiging=overdracht.overige_dreiging,
        aangemeld_door=", ".join(deel for deel in (str(partner), overdracht.contactpersoon) if deel)[:200],
        door=None,
        door_naam=str(partner),
        op=op,
    )
    PartnerAanmelding.objects.create(
        partner=partner,
        aanmelding=aanmelding,
        contactpersoon=overdracht.contactpersoon,
        toestemming_op=overdracht.toestemming_op,
        toestemming_wijze=overdracht.toestemming_wijze,
        op=op,
    )
    return aanmelding


def _bekende(gemeente: Gemeente, bsn: str) -> Client | None:
    if not bsn:
        return None
    return Client.objects.filter(gemeente=gemeente, bsn_hmac=bsn_hmac(bsn)).first()
