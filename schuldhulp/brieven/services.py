"""Brieven versturen: de gegevens vastleggen, het opmaken volgt."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from schuldhulp.brieven.models import Brief
from schuldhulp.brieven.registry import controleer
from schuldhulp.lib.kalender import dag_van
from schuldhulp.lib.outbox import meld_alle
from schuldhulp.organisatie.models import Gemeente, Medewerker

OPMAKEN = "brief.opmaken"


@dataclass(frozen=True)
class Concept:
    """Een brief die nog niet verstuurd is. `sleutel` noemt het gevolg: dezelfde sleutel gaat nooit twee keer uit."""

    soort: str
    sleutel: str
    gemeente: Gemeente
    client_id: UUID
    aan: list[str]
    kenmerk: str
    behandelaar: Medewerker | None
    inhoud: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def verstuur(concept: Concept, *, door: Medewerker | None, op: datetime) -> Brief:
    """Legt één brief vast en laat haar opmaken; bestaat de sleutel al, dan komt de eerdere brief terug."""
    return verstuur_alle([concept], door=door, op=op)[0]


@transaction.atomic
def verstuur_alle(concepten: Iterable[Concept], *, door: Medewerker | None, op: datetime) -> list[Brief]:
    """Legt brieven in één keer vast, in volgorde. Fouten: Geweigerd als een gegeven in de inhoud ontbreekt."""
    brieven = [als_brief(concept, door, op) for concept in concepten]
    Brief.objects.bulk_create(brieven, ignore_conflicts=True)
    meld_opmaken(brieven, op=op)
    vastgelegd = {b.sleutel: b for b in Brief.objects.filter(sleutel__in=[b.sleutel for b in brieven])}
    return [vastgelegd[brief.sleutel] for brief in brieven]


def meld_opmaken(brieven: Iterable[Brief], *, op: datetime) -> None:
    """Schrijft het opmaken van deze brieven in de outbox."""
    meld_alle(OPMAKEN, [(f"{OPMAKEN}:{b.sleutel}", {"sleutel": b.sleutel}) for b in brieven], op=op)


def als_brief(concept: Concept, door: Medewerker | None, op: datetime) -> Brief:
    """De brief die uit dit concept wordt, nog niet bewaard. Fout: Geweigerd als er een gegeven ontbreekt."""
    controleer(concept.soort, concept.inhoud)
    gemeente = concept.gemeente
    behandelaar = concept.behandelaar
    gegevens = {
        **concept.inhoud,
        "kenmerk": concept.kenmerk,
        "gemeente": {
            "naam": gemeente.naam,
            "adres": gemeente.adres,
            "telefoon": gemeente.telefoon,
            "email": gemeente.email,
        },
        "behandelaar": {
            "naam": behandelaar.naam if behandelaar else "Team schuldhulp",
            "telefoon": (behandelaar.telefoon if behandelaar else "") or gemeente.telefoon,
        },
    }
    return Brief(
        sleutel=concept.sleutel,
        soort=concept.soort,
        gemeente=gemeente,
        client_id=concept.client_id,
        aan_naam=concept.aan[0] if concept.aan else "",
        aan_adres=concept.aan,
        gegevens=gegevens,
        datum=dag_van(op),
        aangemaakt_op=op,
        door=door,
    )
