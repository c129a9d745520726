"""De virusscanner: gesproken zoals clamd het wil, en zonder antwoord wordt er niets aangenomen."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from schuldhulp.env import lees_scanner
from schuldhulp.lib.bestand import EICAR
from schuldhulp.lib.fouten import Geweigerd
from schuldhulp.lib.virusscan import scan


class Stomp:
    """Doet zich voor als clamd: leest INSTREAM, onthoudt wat er kwam en geeft een antwoord."""

    def __init__(self, antwoord: bytes | None) -> None:
        self.antwoord, self.ontvangen = antwoord, b""
        self.luisteraar = socket.create_server(("127.0.0.1", 0))
        self.adres = f"127.0.0.1:{self.luisteraar.getsockname()[1]}"
        self.draad = threading.Thread(target=self._bedien)
        self.draad.start()

    def _bedien(self) -> None:
        lijn, _ = self.luisteraar.accept()
        with lijn, lijn.makefile("rb") as stroom:
            assert stroom.read(10) == b"zINSTREAM\0"
            while lengte := struct.unpack("!I", stroom.read(4))[0]:
                self.ontvangen += stroom.read(lengte)
            if self.antwoord is not None:
                lijn.sendall(
                    self.antwoord or (b"stream: Eicar FOUND\0" if EICAR in self.ontvangen else b"stream: OK\0")
                )

    def sluit(self) -> None:
        self.draad.join(timeout=5)
        self.luisteraar.close()


@pytest.fixture
def scanner(settings: Any) -> Iterator[Callable[..., Stomp]]:
    gestart: list[Stomp] = []

    def start(antwoord: bytes | None = b"") -> Stomp:
        gestart.append(Stomp(antwoord))
        settings.CLAMAV_ADRES = gestart[-1].adres
        return gestart[-1]

    yield start
    for stomp in gestart:
        stomp.sluit()


def test_een_schoon_bestand_gaat_helemaal_langs_de_scanner(scanner: Callable[..., Stomp]) -> None:
    stomp = scanner()
    inhoud = bytes(range(256)) * 1000
    scan(inhoud)
    stomp.draad.join(timeout=5)
    assert stomp.ontvangen == inhoud


def test_een_virus_wordt_geweigerd(scanner: Callable[..., Stomp]) -> None:
    scanner()
    with pytest.raises(Geweigerd, match="zit een virus"):
        scan(b"%PDF-1.7 " + EICAR)


@pytest.mark.parametrize("antwoord", [None, b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK maar niet echt\0"])
def test_een_vreemd_antwoord_of_geen_antwoord_is_weigeren(
    antwoord: bytes | None, scanner: Callable[..., Stomp]
) -> None:
    scanner(antwoord)
    with pytest.raises(Geweigerd, match="niet op virussen worden nagekeken"):
        scan(b"%PDF-1.7")


@pytest.mark.parametrize("adres", ["127.0.0.1:1", "/bestaat/niet/clamd.sock"])
def test_ingesteld_en_niet_bereikbaar_is_weigeren(adres: str, settings: Any) -> None:
    settings.CLAMAV_ADRES = adres
    with pytest.raises(Geweigerd, match="niet op virussen worden nagekeken"):
        scan(b"%PDF-1.7")


def test_zonder_scanner_gaat_alles_door(settings: Any) -> None:
    settings.CLAMAV_ADRES = ""
    scan(EICAR)


@pytest.mark.parametrize("adres", ["clamav:3310", "127.0.0.1:3310", "[::1]:3310", "/run/clamav/clamd.ctl"])
def test_een_goed_adres(adres: str) -> None:
    assert lees_scanner(adres) == adres


@pytest.mark.parametrize("adres", ["clamav", "clamav:", ":3310", "clamav:poort", "clamav:70000"])
def test_een_fout_adres(adres: str) -> None:
    with pytest.raises(ValueError, match="host:poort"):
        lees_scanner(adres)
