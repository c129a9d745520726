"""API-sleutels van ketenpartners: uitgeven, intrekken, en herkennen wie een verzoek doet."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from oauth2_provider.generators import generate_client_id, generate_client_secret
from oauth2_provider.models import AccessToken, Application

from ketenpartners.models import Ketenpartner, Toegangssleutel
from ketenpartners.scopes import SCOPES
from schuldhulp.audit.choices import Handeling
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.organisatie.models import Medewerker


@dataclass(frozen=True)
class Uitgifte:
    """Een nieuwe sleutel met haar geheim; het geheim is alleen nu te zien."""

    sleutel: Toegangssleutel
    geheim: str


@dataclass(frozen=True)
class Aanroeper:
    """De partner achter een verzoek aan de API, met wat zijn token en zijn sleutel allebei toestaan."""

    partner: Ketenpartner
    sleutel: Toegangssleutel
    scopes: frozenset[str]
    is_authenticated: bool = True
    is_active: bool = True

    @property
    def naam(self) -> str:
        """Naam in het logboek en bij een terugkoppeling."""
        return str(self.partner)


@transaction.atomic
def create_sleutel(
    partner: Ketenpartner, *, naam: str, scopes: Sequence[str], door: Medewerker | None, op: datetime
) -> Uitgifte:
    """Geeft een sleutel uit voor de client-credentials-stroom. Fout: Geweigerd zonder of met onbekende rechten."""
    if not scopes or any(scope not in SCOPES for scope in scopes):
        raise Geweigerd("Kies wat deze sleutel mag.")
    client_id, geheim = generate_client_id(), generate_client_secret()
    Application.objects.create(
        name=f"{partner} – {naam}"[:255],
        client_id=client_id,
        client_secret=geheim,
        hash_client_secret=True,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
    )
    sleutel = Toegangssleutel.objects.create(
        partner=partner,
        naam=naam.strip(),
        client_id=client_id,
        scopes=[scope for scope in SCOPES if scope in scopes],
        aangemaakt_op=op,
        aangemaakt_door=door,
    )
    leg_vast(
        Handeling.BEHEREN, door=door, op=op, onderwerp=sleutel, toelichting=f"API-sleutel voor {partner} uitgegeven"
    )
    return Uitgifte(sleutel, geheim)


@transaction.atomic
def revoke_sleutel(sleutel: Toegangssleutel, *, door: Medewerker, op: datetime) -> Toegangssleutel:
    """Trekt een sleutel in, met al haar tokens: het eerstvolgende verzoek wordt geweigerd. Twee keer mag."""
    rij = Toegangssleutel.objects.select_for_update(of=("self",)).select_related("partner").get(pk=sleutel.pk)
    if rij.ingetrokken_op is None:
        Application.objects.filter(client_id=rij.client_id).delete()
        rij.ingetrokken_op = op
        rij.save(update_fields=["ingetrokken_op"])
        wat = f"API-sleutel van {rij.partner} ingetrokken"
        leg_vast(Handeling.BEHEREN, door=door, op=op, onderwerp=rij, toelichting=wat)
    return rij


def find_aanroeper(token: str, *, op: datetime) -> Aanroeper | None:
    """De partner bij een toegangstoken; None als het token of de sleutel niet (meer) geldig is."""
    hash_ = hashlib.sha256(token.encode()).hexdigest()
    rij = AccessToken.objects.select_related("application").filter(token_checksum=hash_, expires__gt=op).first()
    if rij is None or rij.application is None:
        return None
    sleutels = Toegangssleutel.objects.bruikbaar().select_related("partner__organisatie")
    sleutel = sleutels.filter(client_id=rij.application.client_id).first()
    if sleutel is None:
        return None
    return Aanroeper(sleutel.partner, sleutel, frozenset(rij.scope.split()) & frozenset(sleutel.scopes))
