"""Wat ketenpartners dagelijks doet en waar het op reageert, aangemeld bij de kern."""

from datetime import datetime
from typing import Any

from ketenpartners.services.beeld import recall_uit_beeld
from ketenpartners.services.ontvangst import prune_ontvangsten
from ketenpartners.services.verwijzing import meld_einde_traject
from schuldhulp.lib.dagtaken import dagtaak
from schuldhulp.lib.outbox import verwerker
from trajecten.services.einde import BEEINDIGD

dagtaak("ontvangstenOpgeruimd")(prune_ontvangsten)
dagtaak("uitBeeldTeruggehaald")(recall_uit_beeld)


@verwerker(BEEINDIGD)
def traject_beeindigd(gegevens: dict[str, Any], op: datetime) -> None:
    """Een traject eindigde: de partner met een open verwijzing ziet dat bij zijn volgende vraag."""
    meld_einde_traject(gegevens["traject"], op=op)
