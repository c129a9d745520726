"""Zegels over het logboek: wie een verzegelde regel wijzigt, weghaalt of toevoegt, valt door de mand.

Een zegel is de hash over een reeks regels en over het vorige zegel (BIO2 8.15.05). Zie docs/adr/0007.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction

from schuldhulp.audit.models import AuditRegel, AuditZegel

# Op PostgreSQL kan een regel met een lager id later verschijnen dan een hoger; na deze tijd is elke transactie klaar.
RIJPTIJD = timedelta(minutes=10)
REEKS = 1_000
_VELDEN = (
    "id",
    "op",
    "door_id",
    "door_naam",
    "handeling",
    "onderwerp",
    "onderwerp_id",
    "client_id",
    "dossiernummer",
    "gemeente_id",
    "resultaat",
    "herkomst",
    "toelichting",
)


@dataclass(frozen=True)
class Controle:
    """De uitkomst van het narekenen: hoeveel zegels en regels klopten, en wat er met de eerste breuk mis is."""

    zegels: int
    regels: int
    breuk: str = ""

    @property
    def is_heel(self) -> bool:
        return not self.breuk


def verzegel(op: datetime) -> int:
    """Verzegelt alle regels die oud genoeg zijn, in reeksen; geeft terug hoeveel regels dat waren."""
    aantal = 0
    while nieuw := _verzegel_reeks(op):
        aantal += nieuw
    return aantal


@transaction.atomic
def _verzegel_reeks(op: datetime) -> int:
    # Het slot op het laatste zegel houdt een tweede ronde op afstand; `tot_id` is bovendien uniek.
    vorige = AuditZegel.objects.select_for_update().order_by("-id").first()
    nieuw = AuditRegel.objects.filter(id__gt=vorige.tot_id if vorige else 0)
    te_jong = nieuw.filter(op__gt=op - RIJPTIJD).order_by("id").values_list("id", flat=True).first()
    rijp = nieuw.filter(id__lt=te_jong) if te_jong else nieuw
    regels = list(rijp.order_by("id").values_list(*_VELDEN)[:REEKS])
    if not regels:
        return 0
    vorige_hash = vorige.hash if vorige else ""
    AuditZegel.objects.create(
        van_id=regels[0][0],
        tot_id=regels[-1][0],
        aantal=len(regels),
        hash=_hash(vorige_hash, regels),
        vorige_hash=vorige_hash,
        op=op,
    )
    return len(regels)


def controleer() -> Controle:
    """Rekent alle zegels na, van oud naar nieuw, en stopt bij de eerste reeks die niet klopt."""
    zegels = regels = 0
    vorige_hash, tot = "", 0
    for zegel in AuditZegel.objects.order_by("id").iterator():
        reeks = AuditRegel.objects.filter(id__gt=tot, id__lte=zegel.tot_id).order_by("id")
        inhoud = list(reeks.values_list(*_VELDEN))
        if breuk := _breuk(zegel, vorige_hash, inhoud):
            return Controle(zegels, regels, breuk)
        vorige_hash, tot = zegel.hash, zegel.tot_id
        zegels, regels = zegels + 1, regels + len(inhoud)
    return Controle(zegels, regels)


def _breuk(zegel: AuditZegel, vorige_hash: str, inhoud: list[tuple[object, ...]]) -> str:
    plaats = f"regel {zegel.van_id} tot en met {zegel.tot_id}"
    if zegel.vorige_hash != vorige_hash:
        return f"Het zegel over {plaats} sluit niet aan op het vorige zegel."
    if len(inhoud) != zegel.aantal:
        return f"Bij {plaats} horen {zegel.aantal} regels; er staan er {len(inhoud)}."
    if zegel.hash != _hash(vorige_hash, inhoud):
        return f"In {plaats} is een regel gewijzigd."
    return ""


def _hash(vorige_hash: str, regels: Iterable[tuple[object, ...]]) -> str:
    hasher = hashlib.sha256(vorige_hash.encode())
    for regel in _canoniek(regels):
        hasher.update(regel)
    return hasher.hexdigest()


def _canoniek(regels: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    """Elke regel als één vaste tekst, op beide databases dezelfde: tijden in UTC, ids als tekst."""
    for regel in regels:
        waarden = [w.astimezone(UTC).isoformat() if isinstance(w, datetime) else w for w in regel]
        yield json.dumps(waarden, ensure_ascii=False, default=str, separators=(",", ":")).encode() + b"\n"
