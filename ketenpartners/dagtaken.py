"""Wat ketenpartners dagelijks doet en waar het op reageert, aangemeld bij de kern."""

from datetime import datetime
from typing import Any

from intake.services.vaste_consulent import OVERGEDRAGEN
from ketenpartners.services.beeld import recall_uit_beeld
from ketenpartners.services.meelopen import follow_behandelaar, meld_einde_traject
from ketenpartners.services.ontvangst import prune_ontvangsten
from schuldhulp.lib.dagtaken import dagtaak
from schuldhulp.lib.outbox import verwerker
from trajecten.services.einde import BEEINDIGD

dagtaak("ontvangstenOpgeruimd")(prune_ontvangsten)
dagtaak("uitBeeldTeruggehaald", vangnet=True)(recall_uit_beeld)


@verwerker(BEEINDIGD)
def traject_beeindigd(gegevens: dict[str, Any], op: datetime) -> None:
    """Een traject eindigde: de partner met een open verwijzing ziet dat bij zijn volgende vraag."""
    meld_einde_traject(gegevens["traject"], op=op)


@verwerker(OVERGEDRAGEN)
def inwoner_overgedragen(gegevens: dict[str, Any], op: datetime) -> None:
    """De inwoner kreeg een andere consulent: zijn open verwijzingen gaan mee."""
    follow_behandelaar(gegevens["wissel"])
