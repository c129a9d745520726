"""Hetzelfde bericht twee keer ontvangen en één keer verwerken."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from ketenpartners.models import Ketenpartner, Ontvangst
from schuldhulp.lib.fouten import Gelijktijdig

# Een partner die na een storing opnieuw verstuurt, doet dat binnen een maand.
BEWAAR_DAGEN = 30


@transaction.atomic
def process_once(
    *,
    partner: Ketenpartner,
    sleutel: str,
    pad: str,
    inhoud: Any,
    verwerk: Callable[[], dict[str, Any]],
    op: datetime,
) -> dict[str, Any]:
    """Voert `verwerk` uit en bewaart het antwoord bij `sleutel`; komt het bericht nog eens, dan alleen dat antwoord.

    Zonder sleutel wordt altijd verwerkt. Mislukt `verwerk`, dan blijft ook de sleutel vrij voor een nieuwe poging.
    Fout: Gelijktijdig als de sleutel al voor een ander bericht is gebruikt.
    """
    if not sleutel:
        return verwerk()
    tekst = json.dumps([pad, inhoud], sort_keys=True, default=str)
    vingerafdruk = hashlib.sha256(tekst.encode(errors="surrogatepass")).hexdigest()
    try:
        with transaction.atomic():
            ontvangst = Ontvangst.objects.create(partner=partner, sleutel=sleutel, vingerafdruk=vingerafdruk, op=op)
    except IntegrityError:
        eerder = Ontvangst.objects.get(partner=partner, sleutel=sleutel)
        if eerder.vingerafdruk != vingerafdruk:
            raise Gelijktijdig("Deze Idempotency-Key is al gebruikt voor een ander bericht.") from None
        return dict(eerder.antwoord or {})
    antwoord = verwerk()
    ontvangst.antwoord = antwoord
    ontvangst.save(update_fields=["antwoord"])
    return antwoord


def prune_ontvangsten(op: datetime) -> int:
    """Verwijdert ontvangsten ouder dan BEWAAR_DAGEN; geeft het aantal terug."""
    return Ontvangst.objects.verlopen(op, BEWAAR_DAGEN).delete()[0]
