"""Eén consulent per inwoner is het doel; elke overdracht van werk wordt geteld."""

from datetime import datetime
from typing import Any

from intake.models import Behandelaarswissel
from schuldhulp.lib.werk import Werkbaar
from schuldhulp.organisatie.models import Medewerker


def note_behandelaar(rij: Werkbaar, *, van: int | None, door: Medewerker | None, op: datetime) -> None:
    """Legt vast dat dit werk een andere behandelaar kreeg; `van` is wie het was. Zonder verschil gebeurt er niets."""
    if rij.behandelaar_id is None or rij.behandelaar_id == van:
        return
    Behandelaarswissel.objects.create(
        client_id=rij.client_id,  # type: ignore[attr-defined]
        onderwerp_soort=rij._meta.label_lower,
        onderwerp_id=rij.pk,
        van_id=van,
        naar_id=rij.behandelaar_id,
        door=door,
        op=op,
    )


def tekst_vaste_consulent(behandelaar: Any, overdrachten: int) -> str:
    """ "Noor Jansen, 2 keer overgedragen", voor op het dossier."""
    naam = behandelaar.naam if behandelaar else "Nog niemand"
    keer = f"{overdrachten} keer overgedragen" if overdrachten else "nooit overgedragen"
    return f"{naam}, {keer}"
