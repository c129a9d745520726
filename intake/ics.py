"""Een agendabestand volgens RFC 5545: regels met CRLF, gevouwen op 75 octetten, tijden in UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

PRODUCT = "-//Schuldhulp//Afspraken//NL"
_MAX_OCTETTEN = 75


@dataclass(frozen=True)
class Gebeurtenis:
    """Eén afspraak. Met hetzelfde `uid` en een hoger `volgnummer` vervangt zij een eerdere in de agenda."""

    uid: UUID
    volgnummer: int
    gewijzigd_op: datetime
    begin_op: datetime
    eind_op: datetime
    titel: str
    plaats: str = ""
    toelichting: str = ""
    is_vervallen: bool = False


def maak_ics(gebeurtenissen: Iterable[Gebeurtenis]) -> bytes:
    """De inhoud van een .ics-bestand."""
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for gebeurtenis in gebeurtenissen:
        regels += _vevent(gebeurtenis)
    regels.append("END:VCALENDAR")
    return b"".join(_vouw(regel) for regel in regels)


def _vevent(g: Gebeurtenis) -> list[str]:
    regels = [
        "BEGIN:VEVENT",
        f"UID:{g.uid}",
        f"DTSTAMP:{_utc(g.gewijzigd_op)}",
        f"SEQUENCE:{g.volgnummer}",
        f"DTSTART:{_utc(g.begin_op)}",
        f"DTEND:{_utc(g.eind_op)}",
        f"SUMMARY:{_tekst(g.titel)}",
        f"STATUS:{'CANCELLED' if g.is_vervallen else 'CONFIRMED'}",
    ]
    regels += [f"LOCATION:{_tekst(g.plaats)}"] if g.plaats else []
    regels += [f"DESCRIPTION:{_tekst(g.toelichting)}"] if g.toelichting else []
    return [*regels, "END:VEVENT"]


def _utc(op: datetime) -> str:
    return f"{op.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _tekst(waarde: str) -> str:
    """Tekst met de tekens die in een agendabestand iets betekenen, ontdaan van die betekenis (RFC 5545 §3.3.11)."""
    schoon = waarde.replace("\r\n", "\n").replace("\r", "\n")
    for teken, veilig in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        schoon = schoon.replace(teken, veilig)
    return "".join(teken for teken in schoon if teken >= " ")


def _vouw(regel: str) -> bytes:
    """Eén regel, gevouwen op 75 octetten zonder een teken te breken (RFC 5545 §3.1)."""
    delen, deel, ruimte = [], b"", _MAX_OCTETTEN
    for teken in regel:
        octetten = teken.encode()
        if len(deel) + len(octetten) > ruimte:
            delen.append(deel)
            deel, ruimte = b"", _MAX_OCTETTEN - 1
        deel += octetten
    return b"\r\n ".join([*delen, deel]) + b"\r\n"
