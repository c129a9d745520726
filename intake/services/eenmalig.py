"""Hetzelfde formulier twee keer insturen heeft één gevolg: het formulier draagt het id van de rij die het maakt."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from intake.models import Client
from schuldhulp.lib.fouten import Geweigerd

M = TypeVar("M", bound=Model)


def eerder_bewaard(model: type[M], client: Client, id_: UUID) -> M | None:
    """De rij die dit formulier al maakte, of None. Zet het dossier op slot, zodat twee tegelijk er één wordt.

    Fout: Geweigerd als dit id bij een ander dossier hoort.
    """
    Client.objects.select_for_update().get(pk=client.pk)
    rij = model._base_manager.filter(pk=id_).first()
    if rij is not None and rij.client_id != client.pk:  # type: ignore[attr-defined]
        raise Geweigerd("Dit formulier hoort bij een ander dossier. Open de pagina opnieuw.")
    return rij
