"""Burgerservicenummers: controleren, versleutelen, opzoeken en verbergen.

Een BSN staat versleuteld in de database (Fernet: AES met een echtheidscontrole). Opzoeken gaat met een
HMAC onder een eigen sleutel, zodat wie alleen de database heeft niet alle nummers kan proberen.
`settings.BSN_SLEUTEL` mag meer sleutels bevatten (lijst, of tekst met komma's): de eerste versleutelt, alle
ontsleutelen. Zo kan een sleutel vervangen worden terwijl alles leesbaar blijft.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence
from functools import lru_cache

from cryptography.fernet import InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from stdnum.nl import bsn as elfproef

from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.slot import slot_onder

MINIMALE_SLEUTEL = 32


def normaliseer(bsn: str) -> str:
    """Zonder spaties, punten en streepjes; een nummer van acht cijfers krijgt zijn voorloopnul."""
    kaal = re.sub(r"[\s.\-]", "", bsn)
    return f"0{kaal}" if re.fullmatch("[0-9]{8}", kaal) else kaal


def is_geldig_bsn(bsn: str) -> bool:
    """Negen cijfers die aan de elfproef voldoen (Besluit BSN art. 1)."""
    kaal = normaliseer(bsn)
    return bool(re.fullmatch("[0-9]{9}", kaal)) and bool(elfproef.is_valid(kaal))


def masker(bsn: str) -> str:
    """Alleen de laatste vier cijfers: `•••••6789`. Korter dan negen tekens: helemaal verborgen."""
    kaal = normaliseer(bsn)
    return f"•••••{kaal[-4:]}" if len(kaal) == 9 else "•" * 9


def versleutel(bsn: str) -> bytes:
    """Versleutelt met de eerste sleutel. De elfproef geldt hier niet: geleverde nummers blijven zoals ze zijn."""
    return _slot().encrypt(normaliseer(bsn).encode())


def ontsleutel(geheim: bytes) -> str:
    """Het BSN dat in `geheim` zit. Fout (Geweigerd): geen van de sleutels past."""
    try:
        return _slot().decrypt(bytes(geheim)).decode()
    except InvalidToken as fout:
        raise Geweigerd("Dit BSN is niet te lezen met de sleutels van deze omgeving.") from fout


def herversleutel(geheim: bytes) -> bytes:
    """Hetzelfde BSN onder de eerste (nieuwste) sleutel: voor het vervangen van een sleutel."""
    try:
        return _slot().rotate(bytes(geheim))
    except InvalidToken as fout:
        raise Geweigerd("Dit BSN is niet te lezen met de sleutels van deze omgeving.") from fout


def bsn_hmac(bsn: str) -> str:
    """Zoeksleutel van 64 hexadecimale tekens: HMAC-SHA256 onder `settings.BSN_HMAC_SLEUTEL`."""
    sleutel = _controleer(settings.BSN_HMAC_SLEUTEL, "BSN_HMAC_SLEUTEL")
    return hmac.new(sleutel.encode(), normaliseer(bsn).encode(), hashlib.sha256).hexdigest()


def _slot() -> MultiFernet:
    waarde: str | Sequence[str] = settings.BSN_SLEUTEL
    sleutels = waarde.split(",") if isinstance(waarde, str) else waarde
    return _slot_voor(tuple(_controleer(sleutel, "BSN_SLEUTEL") for sleutel in sleutels))


def _controleer(sleutel: str, naam: str) -> str:
    sleutel = sleutel.strip()
    if len(sleutel) < MINIMALE_SLEUTEL:
        raise ImproperlyConfigured(f"{naam} moet ten minste {MINIMALE_SLEUTEL} tekens hebben.")
    return sleutel


@lru_cache(maxsize=8)
def _slot_voor(sleutels: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([slot_onder(sleutel, "bsn") for sleutel in sleutels])
