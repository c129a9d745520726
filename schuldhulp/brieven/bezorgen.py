"""Een vastgelegd bericht de deur uit krijgen. Welk kanaal een bezorger heeft, zegt `BERICHT_BEZORGERS`.

Een bezorger is een functie `(bericht, onderwerp, tekst) -> None` die een fout werpt als het niet lukt; dan probeert de
outbox het later opnieuw. Zonder bezorger verstuurt een medewerker de tekst zelf vanaf de pagina van het bericht.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

from schuldhulp.brieven.berichten import BERICHTEN, BEZORGEN, mark_verzonden, tekst_van
from schuldhulp.brieven.models import Bericht
from schuldhulp.lib.outbox import verwerker

Bezorger = Callable[[Bericht, str, str], None]


def bezorger_voor(kanaal: str) -> Bezorger | None:
    """De ingestelde bezorger van een kanaal, of None als berichten daar met de hand gaan."""
    pad = settings.BERICHT_BEZORGERS.get(kanaal, "")
    return import_string(pad) if pad else None


def mail(bericht: Bericht, onderwerp: str, tekst: str) -> None:
    """Bezorgt per e-mail. Het Message-ID volgt uit het bericht: wat dubbel aankomt, herkent de mailserver."""
    EmailMessage(
        subject=onderwerp,
        body=tekst,
        to=[bericht.aan],
        headers={"Message-ID": f"<bericht.{bericht.pk}@schuldhulp>", "Auto-Submitted": "auto-generated"},
    ).send()


@verwerker(BEZORGEN)
def bezorg_later(gegevens: dict[str, Any], op: datetime) -> None:
    """Bezorgt het bericht uit de outbox. Twee keer draaien bezorgt één keer."""
    bericht = Bericht.objects.select_for_update().get(sleutel=gegevens["bericht"])
    bezorger = bezorger_voor(bericht.kanaal)
    if bezorger is None or bericht.verzonden_op or bericht.ingetrokken_op:
        return
    bezorger(bericht, BERICHTEN[bericht.soort].onderwerp, tekst_van(bericht))
    mark_verzonden(bericht, door=None, op=op)
