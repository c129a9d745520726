"""Codes in brieven waarmee iemand zonder account één ding kan doen.

De code volgt uit een geheim en het id van de rij en staat zelf nergens opgeslagen: in de database staat alleen een
hash om haar terug te vinden. Tachtig bits, in tekens die niet op elkaar lijken.
"""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

TEKENS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTE = 16


def code_voor(doel: str, id_: UUID) -> str:
    """De code voor dit doel en deze rij, in vier groepjes: "ABCD-EFGH-JKLM-NPQR"."""
    getal = int.from_bytes(_hmac(f"code:{doel}:{id_}"))
    tekens = ""
    for _ in range(LENGTE):
        getal, rest = divmod(getal, len(TEKENS))
        tekens += TEKENS[rest]
    return "-".join(tekens[i : i + 4] for i in range(0, LENGTE, 4))


def hash_van(code: str) -> str:
    """De hash waaronder een code te vinden is. Spaties, streepjes en kleine letters maken niet uit."""
    kaal = "".join(teken for teken in code.upper() if teken.isalnum())
    return _hmac(f"hash:{kaal}").hex()


def _hmac(tekst: str) -> bytes:
    return hmac.digest(settings.CODE_SLEUTEL.encode(), tekst.encode(), hashlib.sha256)
