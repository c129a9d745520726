"""Binnenkomen met een code en een geboortedatum: één keer bedacht, voor alles wat een inwoner zonder account opent.

Een onbekende, verlopen of gebruikte code, een foute geboortedatum en te veel pogingen geven alle hetzelfde: niets.
Een GET verandert niets; alleen wie code en geboortedatum instuurt, begint een sessie.
"""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.db.models import QuerySet

from intake.models.codetoegang import Codetoegang
from schuldhulp.audit.choices import Handeling, Resultaat
from schuldhulp.audit.services import leg_vast
from schuldhulp.lib.codes import hash_van
from schuldhulp.lib.transities import bewaar

T = TypeVar("T", bound=Codetoegang)


def toets_code(rijen: "QuerySet[T]", *, code: str, geboortedatum: date, op: datetime, wat: str) -> T | None:
    """De rij bij deze code, op slot, of None. Een foute geboortedatum telt als poging; elke weigering is gelogd.

    `rijen` neemt `client` mee; `wat` is de naam van de toegang in het logboek, zoals "zelfintake".
    """
    rij: T | None = rijen.select_for_update(of=("self",)).filter(code_hash=hash_van(code)).first()
    if rij is None or not rij.is_te_openen(op):
        _log_geweigerd(rij, op, wat, "code onbekend of voorbij")
        return None
    if rij.client.geboortedatum != geboortedatum:  # type: ignore[attr-defined]
        rij.pogingen += 1
        bewaar(rij, ["pogingen"])
        _log_geweigerd(rij, op, wat, f"foute geboortedatum, poging {rij.pogingen}")
        return None
    return rij


def begin_sessie(rij: Codetoegang, *, op: datetime) -> str:
    """Begint de ene sessie van deze code en geeft het bewijs dat in het cookie komt."""
    bewijs = secrets.token_urlsafe(32)
    rij.pogingen, rij.sessie_hash, rij.sessie_tot_op = 0, _hash(bewijs), sessie_tot(op)
    bewaar(rij, ["pogingen", "sessie_hash", "sessie_tot_op"])
    return bewijs


def end_sessie(rij: Codetoegang) -> None:
    """Sluit de sessie; de code blijft geldig."""
    rij.sessie_hash, rij.sessie_tot_op = "", None
    bewaar(rij, ["sessie_hash", "sessie_tot_op"])


def vind_sessie(rijen: "QuerySet[T]", bewijs: str, *, op: datetime) -> T | None:
    """De rij bij een sessie die nog loopt, of None."""
    return rijen.filter(sessie_hash=_hash(bewijs), sessie_tot_op__gt=op).first() if bewijs else None


def sessie_tot(op: datetime) -> datetime:
    """Tot wanneer een sessie van nu loopt."""
    return op + timedelta(seconds=settings.ZELFINTAKE_SESSIE_SECONDEN)


def _hash(bewijs: str) -> str:
    return hashlib.sha256(bewijs.encode()).hexdigest()


def _log_geweigerd(rij: Codetoegang | None, op: datetime, toegang: str, waarom: str) -> None:
    leg_vast(
        Handeling.GEWEIGERD,
        door=None,
        door_naam="Bezoeker zonder account",
        op=op,
        onderwerp=rij or f"{toegang}code",
        gemeente=rij.gemeente_id if rij else None,  # type: ignore[attr-defined]
        client_id=rij.client_id if rij else None,  # type: ignore[attr-defined]
        dossiernummer=rij.client.dossiernummer if rij else "",  # type: ignore[attr-defined]
        resultaat=Resultaat.GEWEIGERD,
        toelichting=f"{toegang}: {waarom}",
    )
