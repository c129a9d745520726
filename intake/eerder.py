"""De draad naar wat er eerder met iemand is gedaan: elk traject dat eindigde, ook als hij daarin de partner was."""

from typing import Any

from django.db.models import Q

from intake.choices import AanmeldingStatus
from intake.models import Client
from schuldhulp.organisatie.models import Medewerker


def eerder_geholpen(client: Client, user: Medewerker, *, behalve: Any = None) -> list[Any]:
    """De beëindigde trajecten van deze inwoner die de medewerker mag zien, het nieuwste eerst.

    De app met trajecten hangt ze aan de cliënt; hier worden zij gelezen zonder die app te kennen.
    """
    trajecten = client.trajecten.model.objects.visible_to(user).eerder()  # type: ignore[attr-defined]
    rijen = trajecten.filter(Q(client=client.pk) | Q(partner=client.pk)).order_by("-eind_datum", "-nummer")
    return list(rijen.exclude(pk=behalve.pk) if behalve else rijen)


def was_eerder_geholpen(client: Client) -> bool:
    """Is deze inwoner eerder toegelaten, of zat hij als partner in een traject? Zo telt de KPI recidive."""
    toegelaten = client.aanmeldingen.filter(status=AanmeldingStatus.TOEGELATEN)
    return toegelaten.exists() or client.trajecten_als_partner.exists()  # type: ignore[attr-defined]
