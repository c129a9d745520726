"""Een virusscanner (clamd) die bestanden nakijkt voor zij bewaard worden. Staat zij ingesteld, dan is zij verplicht.

Het protocol is INSTREAM van clamd: de inhoud in stukken met hun lengte ervoor, afgesloten met lengte nul.
"""

import socket
import struct
from typing import Protocol

from django.conf import settings

from schuldhulp.lib.fouten import Geweigerd

WACHT_SECONDEN = 10
STUK = 65_536
NIET_NU = "Het bestand kon niet op virussen worden nagekeken en is niet bewaard. Probeer het over een uur opnieuw."


class Lijn(Protocol):
    """Wat wij van een socket gebruiken."""

    def sendall(self, data: bytes, /) -> None: ...

    def recv(self, bufsize: int, /) -> bytes: ...


def scan(inhoud: bytes) -> None:
    """Laat de scanner kijken, als er een is. Fouten: Geweigerd bij een virus, en ook als de scanner niet antwoordt."""
    if not settings.CLAMAV_ADRES:
        return
    try:
        with _verbind(settings.CLAMAV_ADRES) as lijn:
            antwoord = _vraag(lijn, inhoud)
    except OSError as fout:
        raise Geweigerd(NIET_NU) from fout
    if antwoord.endswith("FOUND"):
        raise Geweigerd("In dit bestand zit een virus. Het is niet bewaard.")
    if antwoord != "stream: OK":
        raise Geweigerd(NIET_NU)


def _verbind(adres: str) -> socket.socket:
    """`host:poort`, of het pad van een Unix-socket."""
    if adres.startswith("/"):
        lijn = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        lijn.settimeout(WACHT_SECONDEN)
        try:
            lijn.connect(adres)
        except OSError:
            lijn.close()
            raise
        return lijn
    host, _, poort = adres.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(poort)), timeout=WACHT_SECONDEN)


def _vraag(lijn: Lijn, inhoud: bytes) -> str:
    lijn.sendall(b"zINSTREAM\0")
    for begin in range(0, len(inhoud), STUK):
        stuk = inhoud[begin : begin + STUK]
        lijn.sendall(struct.pack("!I", len(stuk)) + stuk)
    lijn.sendall(struct.pack("!I", 0))
    antwoord = b""
    while deel := lijn.recv(4096):
        antwoord += deel
    return antwoord.rstrip(b"\0\n").decode("ascii", "replace")
