"""Tekst versleutelen onder een sleutel per doel: wie alleen de database heeft, leest er niets van."""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def slot(doel: str) -> Fernet:
    """Het slot voor `doel`, onder CODE_SLEUTEL."""
    return slot_onder(settings.CODE_SLEUTEL, doel)


@lru_cache(maxsize=16)
def slot_onder(sleutel: str, doel: str) -> Fernet:
    """Het slot voor `doel` onder een sleutel van elke lengte: een gewone willekeurige tekst mag."""
    afgeleid = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"schuldhulp {doel}".encode())
    return Fernet(urlsafe_b64encode(afgeleid.derive(sleutel.encode())))
